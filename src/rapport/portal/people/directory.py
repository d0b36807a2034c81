"""Everybody at hand: what names, short profiles, groups and roles need, in memory until something of it changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, select

from rapport.core.ids import (
    CRM_PRODUCT,
    GROUP_EVERYONE,
    GUEST_ACCOUNT,
    LOST_USER,
    NOBODY,
    PEOPLE_PRODUCT,
    SYSTEM_ACCOUNT,
    Guid,
)
from rapport.core.text import fold
from rapport.core.viewer import Site
from rapport.portal.people.addresses import SIZES, photo_address, profile_address
from rapport.portal.people.records import (
    REMOVED_NAME,
    SYSTEM_USERS,
    EmployeeStatus,
    full_name,
    html_encoded,
)
from rapport.portal.people.schemas import EmployeeShape
from rapport.store.tables import administrators, group_members, groups, product_access, users
from rapport.store.work import Work

_NAMES_IN_TRAIL = {SYSTEM_ACCOUNT: "System Account", GUEST_ACCOUNT: "Guest Account"}

REMEMBERED_SITES = 8
"""Addresses of the site for which short profiles are kept: callers choose the host, memory is ours."""


class Person(NamedTuple):
    """What is remembered of a user, removed ones included. A tuple: there may be ten thousand of them."""

    id: Guid
    user_name: str
    first_name: str
    last_name: str
    title: str
    email: str
    photo: str | None
    status: int
    """An `EmployeeStatus`."""
    activation_status: int
    """An `ActivationStatus`."""
    is_guest: bool
    is_owner: bool
    is_removed: bool
    location: str
    culture: str
    """Empty: the portal's."""
    order: tuple[str, str, Guid]
    """Folded first and last name, and the id."""

    @property
    def is_active(self) -> bool:
        """Whether they can sign in."""
        return self.status == EmployeeStatus.ACTIVE and not self.is_removed


@dataclass(frozen=True, slots=True)
class GroupCard:
    """What is remembered of a group."""

    id: Guid
    name: str
    manager_id: Guid | None


class Directory:
    """Everybody, by id. Shared between requests: nothing in it may be changed."""

    def __init__(
        self,
        people: Iterable[Person],
        group_cards: Iterable[GroupCard],
        memberships: Iterable[tuple[Guid, Guid]],
        administrations: Iterable[tuple[Guid, Guid]],
        *,
        is_people_open: bool,
    ) -> None:
        self.people: Mapping[Guid, Person] = {person.id: person for person in people}
        """In display order: first name, last name, id."""
        self.groups: Mapping[Guid, GroupCard] = {card.id: card for card in group_cards}
        """By name."""
        self.members_of: dict[Guid, list[Guid]] = defaultdict(list)
        self.groups_of: dict[Guid, list[Guid]] = defaultdict(list)
        for group_id, user_id in memberships:
            if group_id in self.groups:
                self.members_of[group_id].append(user_id)
                self.groups_of[user_id].append(group_id)
        self._administrations: dict[Guid, set[Guid]] = defaultdict(set)
        for product_id, user_id in administrations:
            self._administrations[user_id].add(product_id)
        self.is_people_open = is_people_open
        """Whether the People module is open at all: else e-mail addresses are shown to nobody but their owners."""
        self._words: dict[Guid, str] = {}
        self._shapes: dict[tuple[str, bool], dict[Guid, EmployeeShape]] = {}

    def find(self, user_id: Guid | None) -> Person | None:
        """Return a person who has not been removed."""
        person = self.people.get(user_id or NOBODY)
        return None if person is None or person.is_removed else person

    def name(self, user_id: Guid, culture: str = "en-US") -> str:
        """Return a display name as plain text: for the audit trail and for messages."""
        if user_id in _NAMES_IN_TRAIL:
            return _NAMES_IN_TRAIL[user_id]
        person = self.find(user_id)
        return full_name(person.first_name, person.last_name, culture) if person else REMOVED_NAME

    def words(self, person: Person) -> str:
        """Return the folded text that a search for people looks through, fields parted by line feeds."""
        words = self._words.get(person.id)
        if words is None:
            first, last, _ = person.order
            more = (fold(text) for text in (person.title, person.location, person.email))
            words = self._words[person.id] = "\n".join((last, first, *more))
        return words

    def short(self, user_id: Guid, site: Site) -> EmployeeShape:
        """Return the short profile that a user id shows as (sheet 02, sections 3.1 and 3.3).

        An unknown id shows as the lost user, under that user's id; a removed user under their own. A group in an
        access list shows under its own id and name, so that a client that sends the list back keeps it.
        """
        key = (site.base_url, site.culture.startswith("ru"))
        shapes = self._shapes.get(key)
        if shapes is None:
            if len(self._shapes) >= REMEMBERED_SITES:
                self._shapes.clear()
            shapes = self._shapes[key] = {}
        shape = shapes.get(user_id)
        if shape is None:
            shape = self._short(user_id, site)
            if user_id == shape.id:
                shapes[user_id] = shape
        return shape

    def is_portal_admin(self, user_id: Guid) -> bool:
        """Whether a user is the owner or in the Admin group."""
        person = self.people.get(user_id)
        return bool(person and person.is_owner) or NOBODY in self._administrations.get(user_id, ())

    def is_people_admin(self, user_id: Guid) -> bool:
        """Whether a user administers people."""
        return self.is_portal_admin(user_id) or PEOPLE_PRODUCT in self._administrations.get(user_id, ())

    def is_crm_admin(self, user_id: Guid) -> bool:
        """Whether a user administers the CRM."""
        return self.is_portal_admin(user_id) or CRM_PRODUCT in self._administrations.get(user_id, ())

    def administered_by(self, user_id: Guid) -> frozenset[Guid]:
        """Return the products that a user was made administrator of; the zero GUID is the whole portal."""
        return frozenset(self._administrations.get(user_id, ()))

    def _short(self, user_id: Guid, site: Site) -> EmployeeShape:
        small = SIZES["small"]
        person = self.people.get(user_id)
        if person and not person.is_removed:
            return EmployeeShape(
                id=user_id,
                display_name=html_encoded(full_name(person.first_name, person.last_name, site.culture)),
                title=person.title or None,
                avatar_small=photo_address(site.base_url, person.photo, small),
                profile_url=profile_address(site.base_url, person.user_name),
            )
        group = self.groups.get(user_id)
        if user_id in SYSTEM_USERS:
            name = full_name(*SYSTEM_USERS[user_id], site.culture)
        else:
            name = group.name if group else REMOVED_NAME
        known = bool(person or group or user_id in SYSTEM_USERS)
        return EmployeeShape(
            id=user_id if known else LOST_USER,
            display_name=html_encoded(name),
            avatar_small=photo_address(site.base_url, None, small),
            profile_url=profile_address(site.base_url, None),
        )


def directory(work: Work) -> Directory:
    """Return everybody as this transaction sees them; read at most once per version of the reference tables."""
    return work.cached(load_directory)


def load_directory(tx: Connection) -> Directory:
    """Read the directory. Five statements, whatever its size; some sixty milliseconds for ten thousand people."""
    closed = select(product_access.c.is_allowed).where(
        product_access.c.product_id == PEOPLE_PRODUCT, product_access.c.subject_id == GROUP_EVERYONE
    )
    cards = [GroupCard(*row) for row in tx.execute(select(groups.c.id, groups.c.name, groups.c.manager_id))]
    return Directory(
        sorted(_people(tx), key=lambda person: person.order),
        sorted(cards, key=lambda card: (fold(card.name), card.id)),
        ((row[0], row[1]) for row in tx.execute(select(group_members.c.group_id, group_members.c.user_id))),
        (
            (row[0], row[1])
            for row in tx.execute(select(administrators.c.product_id, administrators.c.user_id))
        ),
        is_people_open=tx.execute(closed).scalar() is not False,
    )


def _people(tx: Connection) -> Iterable[Person]:
    columns = users.c
    statement = select(
        columns.id,
        columns.user_name,
        columns.first_name,
        columns.last_name,
        columns.title,
        columns.email,
        columns.photo,
        columns.status,
        columns.activation_status,
        columns.is_guest,
        columns.is_owner,
        columns.is_removed,
        columns.location,
        columns.culture,
    )
    for row in tx.execute(statement):
        user_id, _, first_name, last_name, *_ = row
        yield Person._make((*row, (fold(first_name), fold(last_name), user_id)))
