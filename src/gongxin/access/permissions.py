"""What may be done, by whom: permissions are `station:verb`, roles are rows of a table."""

from dataclasses import dataclass
from enum import StrEnum

from gongxin.catalogue.model import Text


class Permission(StrEnum):
    """One thing that an actor may do (权限)."""

    DELIVER = "collection:deliver"  # hand in files and records of a department
    READ_DELIVERIES = "collection:read"  # deliveries, receipts, findings, held rows
    CONFIRM_HELD = "collection:confirm"  # confirm or refuse a held row
    OVERRIDE = "collection:override"  # let in or refuse a delivery that a gate stopped; never one's own
    JUDGE = "identity:judge"  # link, split, decide on unlinked and conflicting rows
    ASSESS = "quality:assess"  # give departments points in an assessment
    DRAW_UP = "quality:draw_up"  # letters to departments that fall behind
    SEND = "quality:send"  # approve and send such letters; close them once they are answered
    ANSWER = "quality:answer"  # letters to one's own department, never for another
    READ_FILES = "disclosure:read"  # the file of an organisation beyond what is public; needs a purpose
    HAND_ON = "disclosure:hand_on"  # what is public, to other systems of publicity
    REBUILD = "disclosure:rebuild"
    ERASE = "ledger:erase"
    SNAPSHOT = "ledger:snapshot"
    CONFIRM_LAW = "catalogue:confirm"  # confirm an unverified value with the document it was read from
    MANAGE_USERS = "access:manage"  # users, departments and what their posts need
    GRANT_ROLES = "access:grant"  # which roles a user or key has
    READ_AUDIT = "access:audit"


class Reach(StrEnum):
    """Over whom a role's permissions hold (管辖范围)."""

    DEPARTMENT = "department"  # the actor's own department
    REGION = "region"  # every department whose division lies in the actor's


@dataclass(frozen=True, slots=True)
class Role:
    """A bundle of permissions that goes with a post (角色)."""

    name: str
    title: Text
    reach: Reach
    permissions: frozenset[Permission]


def _role(name: str, zh: str, en: str, reach: Reach, *permissions: Permission) -> Role:
    return Role(name, Text(zh, en), reach, frozenset(permissions))


P = Permission
ROLES = {
    role.name: role
    for role in (
        _role(
            "reporter",
            "报送员",
            "reporting clerk",
            Reach.DEPARTMENT,
            P.DELIVER,
            P.READ_DELIVERIES,
            P.CONFIRM_HELD,
            P.ANSWER,
        ),
        _role("reader", "查询员", "reader", Reach.DEPARTMENT, P.READ_FILES),
        _role(
            "clerk",
            "信用中心业务员",
            "credit-centre clerk",
            Reach.REGION,
            P.DELIVER,
            P.READ_DELIVERIES,
            P.CONFIRM_HELD,
            P.OVERRIDE,
            P.JUDGE,
            P.DRAW_UP,
            P.READ_FILES,
            P.HAND_ON,
        ),
        _role(
            "supervisor",
            "信用中心负责人",
            "credit-centre supervisor",
            Reach.REGION,
            P.READ_DELIVERIES,
            P.OVERRIDE,
            P.ASSESS,
            P.DRAW_UP,
            P.SEND,
            P.READ_FILES,
            P.HAND_ON,
            P.JUDGE,
            P.ERASE,
            P.CONFIRM_LAW,
        ),
        _role(
            "system",
            "系统管理员",
            "system administrator",
            Reach.REGION,
            P.MANAGE_USERS,
            P.REBUILD,
            P.SNAPSHOT,
        ),
        _role("security", "安全管理员", "security administrator", Reach.REGION, P.GRANT_ROLES),
        _role("audit", "审计管理员", "audit administrator", Reach.REGION, P.READ_AUDIT),
    )
}
ADMINISTRATORS = ("system", "security", "audit")  # 三员分立: no one is two of these, nor anything else beside
