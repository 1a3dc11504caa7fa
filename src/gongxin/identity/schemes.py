"""The kinds of code that lead to a subject (标识类型)."""

from enum import IntEnum


class Scheme(IntEnum):
    """Numbers as the registry stores them; a number is never given a second meaning."""

    USCC = 1  # unified social credit code 统一社会信用代码
    ORGANISATION_CODE = 2  # 组织机构代码
    REGISTRATION_NUMBER = 3  # 工商注册号
    WITHIN_SOURCE = 4  # a subject known within one source only
    FORMER_USCC = 5  # not stored: how the steps are told of a unified code that was changed for another
    OTHER = 9  # the main identifier of a pack that has no unified code
