"""Who acts, with which permissions, over whom. A value: what it may do was settled when it was made."""

from dataclasses import dataclass, field

from gongxin.access.permissions import Permission
from gongxin.kernel.errors import GongxinError


@dataclass(frozen=True, slots=True)
class Scope:
    """Over whom an actor's permissions hold (管辖范围)."""

    division: str = ""  # significant digits of a division code; empty: everywhere
    department: str | None = None  # only this one; none: every department of the division

    def covers(self, *, department: str, division: str) -> bool:
        """Whether a department lies within: who knows only its code cannot tell, so both are asked for."""
        return self.department in (None, department) and division.startswith(self.division)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at a desk, a system with a key, or the platform itself (操作者)."""

    name: str
    user_id: int | None = None
    key_id: int | None = None
    department: str | None = None  # unified code
    permissions: frozenset[str] = frozenset()
    scope: Scope = field(default=Scope())

    def holds(self, permission: str) -> bool:
        """Whether the actor has a permission at all: what concerns a department asks `may`."""
        return permission in self.permissions

    def may(self, permission: str, *, department: str, division: str) -> bool:
        """Whether the actor may do something to a department, which lies in a division."""
        return permission in self.permissions and self.scope.covers(department=department, division=division)

    def must_hold(self, permission: str) -> None:
        """Refuse whoever does not hold a permission at all: what concerns a department asks `require`."""
        if not self.holds(permission):
            raise GongxinError("access.refused", permission=str(permission))

    def require(self, permission: str, *, department: str, division: str) -> None:
        """Refuse what the actor may not do to that department of that division."""
        if not self.may(permission, department=department, division=division):
            raise GongxinError("access.refused", permission=str(permission))


def platform(name: str) -> Actor:
    """The platform acting by itself or for whoever sits at its terminal: `worker`, `terminal`."""
    return Actor(name=name, permissions=frozenset(Permission))
