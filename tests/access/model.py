"""The rules of access once more, in plain Python and from the sheets alone (sheet 02, section 7).

Written without a look at `crm/access`, so that one can be held against the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field

EVERYONE = "c5cc67d1-c3e8-43c0-a3ad-3928ae3e5b5e"
USERS = "abef62db-11a8-4673-9d32-ef1d8af19dc0"


@dataclass(frozen=True)
class Person:
    """Somebody who calls. Roles: guest, user, crm_admin, portal_admin, owner."""

    id: str
    role: str = "user"
    groups: frozenset[str] = frozenset()

    @property
    def rules_the_crm(self) -> bool:
        return self.role in {"crm_admin", "portal_admin", "owner"}

    def stands_in(self, subjects: frozenset[str]) -> bool:
        mine = {self.id, EVERYONE, USERS} | self.groups
        return bool(mine & subjects)


@dataclass(frozen=True)
class Contact:
    """`sharing` is private, open (read and write) or readable; `managers` are users and groups."""

    sharing: str
    managers: frozenset[str] = frozenset()
    is_invoiced: bool = False
    is_company: bool = False

    def seen_by(self, person: Person) -> bool:
        return person.rules_the_crm or self.sharing != "private" or person.stands_in(self.managers)

    def edited_by(self, person: Person) -> bool:
        return person.rules_the_crm or self.sharing == "open" or person.stands_in(self.managers)

    def deleted_by(self, person: Person) -> bool:
        return self.edited_by(person) and not self.is_invoiced


@dataclass(frozen=True)
class Opportunity:
    """`listed` are the users and groups of a private one; a public one has none."""

    creator: str
    is_private: bool = False
    listed: frozenset[str] = frozenset()

    def seen_by(self, person: Person) -> bool:
        return person.rules_the_crm or not self.is_private or person.stands_in(self.listed)

    def edited_by(self, person: Person) -> bool:
        return self.seen_by(person)

    def shared_by(self, person: Person) -> bool:
        return person.rules_the_crm or person.id == self.creator


@dataclass(frozen=True)
class Case(Opportunity):
    """Like an opportunity, but its creator may edit it even unseen."""

    def edited_by(self, person: Person) -> bool:
        return self.seen_by(person) or person.id == self.creator


@dataclass(frozen=True)
class World:
    """People and records."""

    people: list[Person] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    opportunities: list[Opportunity] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
