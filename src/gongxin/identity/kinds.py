"""What ties two subjects (关系种类)."""

from enum import IntEnum
from typing import Final, Literal, cast

Word = Literal["merger", "division", "code_change", "branch", "member", "agency"]


class Kind(IntEnum):
    """Numbers as the registry stores them; what is said of one leads to the other."""

    MERGER = 1  # 合并: absorbed into the other
    DIVISION = 2  # 分立: the other came of it
    CODE_CHANGE = 3  # 换码: one body, whose code is now the other's
    BRANCH = 4  # 分支机构: a branch of the other

    @property
    def word(self) -> Word:
        """As forms, interfaces and the audit trail write it."""
        return cast("Word", self.name.lower())


class Told(IntEnum):
    """What no one states in the registry: records tell it, as long as they are shown."""

    MEMBER = 5  # 会员: a member of the other
    AGENCY = 6  # 代理机构: the other acts as an agency in its project

    @property
    def word(self) -> Word:
        """As interfaces write it."""
        return cast("Word", self.name.lower())


def word(number: int) -> Word:
    """The word of a relation, whoever tells it."""
    return Told(number).word if number > Kind.BRANCH else Kind(number).word


ONCE: Final = (Kind.MERGER, Kind.CODE_CHANGE)  # such a relation leads to one other and to no second one
