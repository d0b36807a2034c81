"""Lists of people: by status, by words, by the extended filter (sheet 02, sections 3.4 and 3.5).

Everything is decided on the directory in memory: ten thousand people are looked through in a few milliseconds, and
only the page's profiles are read from the database.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from sqlalchemy import select

from rapport.core.ids import NOBODY, Guid
from rapport.core.text import fold
from rapport.portal.people.directory import Directory, Person, directory
from rapport.portal.people.records import ActivationStatus, EmployeeStatus, EmployeeType
from rapport.store.tables import users
from rapport.store.work import Work

_CONTACTS = select(users.c.id, users.c.contacts).where(users.c.contacts != "[]")

SHORTEST_WORD = 2
"""A search with a shorter word finds nobody (quirk 14)."""


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """What the extended filter asks for; each default filters nothing."""

    status: EmployeeStatus | None = None
    group_id: Guid = NOBODY
    activation: ActivationStatus | None = None
    kind: EmployeeType = EmployeeType.ALL
    only_administrators: bool = False
    words: str = ""
    sort_by: str = ""
    descending: bool = False


def active_people(work: Work, group_id: Guid | None = None) -> list[Guid]:
    """Return the ids of people whose status is exactly Active, in display order; of one group, if given."""
    known = directory(work)
    return [person.id for person in _of_group(known, group_id) if person.is_active]


def people_with_status(work: Work, status: EmployeeStatus, group_id: Guid | None = None) -> list[Guid]:
    """Return the ids of people whose status bit is in the given value, in display order."""
    known = directory(work)
    return [person.id for person in _of_group(known, group_id) if person.status & status]


def searched(work: Work, query: str, group_id: Guid | None = None) -> list[Guid]:
    """Return the ids of active people in whose names, title, location or e-mail every word occurs."""
    words = _words(query)
    if not words:
        return []
    known = directory(work)
    people = _of_group(known, group_id)
    return [person.id for person in people if person.is_active and _has_words(known, person, words)]


def searched_anywhere(work: Work, status: EmployeeStatus, query: str) -> list[Guid]:
    """Return the ids of people of a status with the whole query in a name, the user name, e-mail or a contact."""
    wanted = fold(query.strip())
    if not wanted:
        return []
    known = directory(work)
    found = []
    contacts = {row.id: _contact_texts(row.contacts) for row in work.tx.execute(_CONTACTS)}
    for person in _of_group(known, None):
        texts = (
            *person.order[:2],
            fold(person.user_name),
            fold(person.email),
            *contacts.get(person.id, ()),
        )
        if person.status & status and any(wanted in text for text in texts):
            found.append(person.id)
    return found


def filtered(work: Work, wanted: PeopleFilter) -> list[Guid]:
    """Return the ids of all matches of the extended filter, sorted.

    Those who administer people see everybody unless they ask otherwise; others never see the terminated ones.
    """
    known = directory(work)
    status = _allowed_status(work, wanted.status)
    words = _words(wanted.words)
    if wanted.words.strip() and not words:
        return []
    people = [
        person
        for person in _of_group(known, wanted.group_id)
        if person.status & status
        and _has_words(known, person, words)
        and _is_activated(person, wanted.activation)
        and (wanted.kind == EmployeeType.ALL or person.is_guest == (wanted.kind == EmployeeType.VISITOR))
        and (not wanted.only_administrators or _is_administrator(known, person.id))
    ]
    by_last = wanted.sort_by == "lastname" or (
        wanted.sort_by != "firstname" and work.site.culture.startswith("ru")
    )
    if by_last:
        people.sort(key=lambda person: (person.order[1], person.order[0], person.id))
    if wanted.descending:
        people.reverse()
    return [person.id for person in people]


def _contact_texts(stored: str) -> list[str]:
    return [fold(text) for line in msgspec.json.decode(stored) for text in line.values()]


def _allowed_status(work: Work, wanted: EmployeeStatus | None) -> EmployeeStatus:
    if work.viewer.is_people_admin:
        return EmployeeStatus.ALL if wanted is None else wanted
    hidden = (None, EmployeeStatus.TERMINATED, EmployeeStatus.ALL)
    return EmployeeStatus.DEFAULT if wanted in hidden else wanted or EmployeeStatus.DEFAULT


def _of_group(known: Directory, group_id: Guid | None) -> Iterable[Person]:
    """Return the people of a group (all, for none) who have not been removed, in display order."""
    if group_id in {None, "", NOBODY}:
        return [person for person in known.people.values() if not person.is_removed]
    members = set(known.members_of.get(group_id or NOBODY, ()))
    return [person for person in known.people.values() if person.id in members and not person.is_removed]


def _words(query: str) -> list[str]:
    words = [fold(word) for word in query.split()]
    return [] if any(len(word) < SHORTEST_WORD for word in words) else words


def _has_words(known: Directory, person: Person, words: list[str]) -> bool:
    return not words or all(word in known.words(person) for word in words)


def _is_activated(person: Person, wanted: ActivationStatus | None) -> bool:
    """Quirk 15: the filter knows only "activated" and "anything else"."""
    if wanted is None:
        return True
    activated = bool(person.activation_status & ActivationStatus.ACTIVATED)
    return activated == (wanted == ActivationStatus.ACTIVATED)


def _is_administrator(known: Directory, user_id: Guid) -> bool:
    return known.is_portal_admin(user_id) or bool(known.administered_by(user_id))
