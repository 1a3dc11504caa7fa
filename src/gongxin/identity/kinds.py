"""What ties two subjects (关系种类)."""

from enum import IntEnum
from typing import Final, Literal, cast

Word = Literal["merger", "division", "code_change", "branch"]


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


ONCE: Final = (Kind.MERGER, Kind.CODE_CHANGE)  # such a relation leads to one other and to no second one
