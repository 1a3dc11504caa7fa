"""What the demonstration tells, and that it may be killed at any point and begun again."""

import io

from rich.console import Console

from gongxin.access.models import Department
from gongxin.access.signing_in import sign_in
from gongxin.commands import demo
from gongxin.demo import actions as city
from tests.cast import AT
from tests.journeys.papers import CITY


def test_accounts_are_opened_again_where_nobody_could_note_their_passwords(database):
    first = city.open_accounts(CITY, at=AT)
    again = city.open_accounts(CITY, at=AT)
    assert [account.name for account in again] == [account.name for account in first]
    assert Department.objects.count() == len(CITY.sources)
    for account in again:
        assert sign_in(name=account.name, password=account.password, at=AT).name == account.name


def test_every_account_stands_on_a_line_of_its_own_however_narrow_the_terminal(monkeypatch):
    told = io.StringIO()
    monkeypatch.setattr(demo, "console", Console(file=told, width=30))
    names = ("departments", "files", "read", "accepted", "unchanged", "corrected", "held", "unlinked")
    summary = dict.fromkeys((*names, "refused", "personal", "seconds"), 1)
    account = {"name": "demo-reporter", "password": "x" * 40, "post": "示例市市场监督管理局 报送员"}
    demo._tell(summary | {"accounts": [account]})
    lines = told.getvalue().splitlines()
    assert len(lines) == 10
    assert lines[-1].split() == [
        "账号",
        "account",
        account["name"],
        account["password"],
        "(示例市市场监督管理局",
        "报送员)",
    ]
