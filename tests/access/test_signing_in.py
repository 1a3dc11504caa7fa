from datetime import timedelta

import pytest
from django.conf import global_settings

from gongxin.access import actions, signing_in
from gongxin.access.actor import platform
from gongxin.access.models import AuditEntry, SignInFailures, User
from gongxin.access.queries import actor_for_session, actor_for_user
from gongxin.kernel.errors import GongxinError
from tests import cast
from tests.cast import AT, PASSWORD

MINUTE = timedelta(minutes=1)


def refusal(name: str, password: str, at=AT) -> str:
    with pytest.raises(GongxinError) as refused:
        signing_in.sign_in(name=name, password=password, at=at)
    return refused.value.code


def audited() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


def test_the_right_password_opens_and_leaves_an_entry(database):
    user = cast.user("reporter")
    assert signing_in.sign_in(name="reporter", password=PASSWORD, at=AT) == user
    assert audited()[-1] == "access.sign_in"


def test_five_failures_lock_the_name_and_time_opens_it_again(database):
    cast.user("reporter")
    for _ in range(5):
        assert refusal("reporter", "wrong") == "access.sign_in_refused"
    assert refusal("reporter", PASSWORD) == "access.locked"
    assert refusal("reporter", PASSWORD, AT + 14 * MINUTE) == "access.locked"
    assert signing_in.sign_in(name="reporter", password=PASSWORD, at=AT + 15 * MINUTE)


def test_a_success_forgets_the_failures_before_it(database):
    cast.user("reporter")
    for _ in range(3):
        for _ in range(4):
            assert refusal("reporter", "wrong") == "access.sign_in_refused"
        assert signing_in.sign_in(name="reporter", password=PASSWORD, at=AT)


def test_a_name_that_nobody_bears_is_answered_alike(database):
    cast.user("reporter")
    answers = {name: [refusal(name, "wrong") for _ in range(6)] for name in ("reporter", "nobody")}
    assert answers["reporter"] == answers["nobody"]


def test_case_and_blanks_do_not_give_more_attempts(database):
    cast.user("reporter")
    for name in ("reporter", "Reporter", " reporter", "REPORTER ", "reporteR"):
        assert refusal(name, "wrong") == "access.sign_in_refused"
    assert refusal("reporter", PASSWORD) == "access.locked"


def test_failures_are_kept_without_the_name_and_forgotten_after_a_day(database):
    refusal("reporter", "wrong")
    assert "reporter" not in str(list(SignInFailures.objects.values()))
    assert "reporter" not in str(list(AuditEntry.objects.values()))
    assert signing_in.forget_failures(at=AT + timedelta(hours=24)) == 0
    assert signing_in.forget_failures(at=AT + timedelta(hours=25)) == 1


def test_a_closed_account_stays_outside(database):
    user = cast.user("reporter")
    seal = user.get_session_auth_hash()
    assert actor_for_session(user.pk, seal)
    actions.close_user(user_id=user.pk, actor=platform("terminal"), at=AT)
    assert refusal("reporter", PASSWORD) == "access.sign_in_refused"
    assert actor_for_session(user.pk, seal) is None


def test_a_new_password_ends_every_session(database):
    user = cast.user("reporter")
    seal = user.get_session_auth_hash()
    actions.set_password(user_id=user.pk, password=PASSWORD + "新", actor=actor_for_user(user), at=AT)
    assert actor_for_session(user.pk, seal) is None
    assert refusal("reporter", PASSWORD) == "access.sign_in_refused"


@pytest.mark.parametrize(
    ("password", "broken"),
    [
        ("short-9x", "password_too_short"),
        ("379900379900379900", "password_entirely_numeric"),
        ("password1234", "password_too_common"),
        ("reporter-clerk-", "password_too_similar"),
    ],
)
def test_weak_passwords_are_refused_and_open_no_account(database, password, broken):
    with pytest.raises(GongxinError) as refused:
        actions.create_user(
            name="reporter-clerk",
            password=password,
            department=cast.department(cast.MARKET),
            roles=["reporter"],
            actor=platform("terminal"),
            at=AT,
        )
    assert refused.value.code == "access.weak_password"
    assert broken in refused.value.facts["broken"]
    assert password not in str(refused.value)
    assert not User.objects.exists()


def test_a_password_is_stored_as_a_slow_hash(database, settings):
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    stored = cast.user("reporter").password
    assert PASSWORD not in stored
    assert stored.startswith("pbkdf2_sha256$")
