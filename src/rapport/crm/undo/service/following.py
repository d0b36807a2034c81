"""After rows were put back: what follows from them, concept by concept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from rapport.core.kinds import Kind
from rapport.crm.access import OPEN_KINDS
from rapport.crm.cases import service as cases
from rapport.crm.contacts import service as contacts
from rapport.crm.custom_fields import service as custom_fields
from rapport.crm.files import service as files
from rapport.crm.history import service as history
from rapport.crm.opportunities import service as opportunities
from rapport.crm.tasks import service as tasks
from rapport.crm.undo.records import Record
from rapport.store import search
from rapport.store.search import Document
from rapport.store.search.documents import replace
from rapport.store.work import Work

SEARCHED_TABLES = frozenset(
    {
        "cases",
        "contact_infos",
        "contacts",
        "custom_field_values",
        "event_mails",
        "files",
        "history_events",
        "opportunities",
        "tasks",
    }
)
"""The tables whose rows are found by searches."""

_FOLLOWING: Mapping[Kind, Callable[[Work, Sequence[int]], Sequence[Document]]] = {
    Kind.CONTACT: contacts.follow,
    Kind.OPPORTUNITY: opportunities.follow,
    Kind.CASE: cases.follow,
    Kind.TASK: tasks.follow,
    Kind.RELATIONSHIP_EVENT: history.follow,
    Kind.FILE: files.follow,
}


def follow(work: Work, touched: Mapping[str, Collection[Record]], contact_ids: Collection[int]) -> None:
    """Bring in line what follows from the rows of these records, told by table.

    `contact_ids` are contacts that searches find by events that came or went.
    """
    records = {record for some in touched.values() for record in some}
    if any(kind in OPEN_KINDS for kind, _ in records):
        work.reference_changed()
    opportunities.follow_stages(work, sorted(number for kind, number in records if kind == Kind.STAGE))
    found_anew: dict[Kind, set[int]] = {Kind.CONTACT: set(contact_ids)}
    for table in SEARCHED_TABLES & touched.keys():
        for kind, number in touched[table]:
            found_anew.setdefault(kind, set()).add(number)
    for kind, numbers in found_anew.items():
        if kind in search.INDEXED_KINDS:
            replace(work.tx, kind, sorted(numbers), documents(work, kind, sorted(numbers)))


def documents(work: Work, kind: Kind, numbers: Sequence[int]) -> list[Document]:
    """Return everything that searches find these records by, having brought in line what follows from their rows."""
    found = list(_FOLLOWING[kind](work, numbers)) if kind in _FOLLOWING else []
    if kind in {Kind.CONTACT, Kind.OPPORTUNITY, Kind.CASE}:
        found += custom_fields.documents(work, kind, numbers)
    if kind == Kind.CONTACT:
        found += history.documents_of_contacts(work, numbers)
    return found
