"""What the caller may do to records of any kind, as they are now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from sqlalchemy import ColumnElement, Table, select

from rapport.core.kinds import Kind
from rapport.core.viewer import Viewer
from rapport.crm import access
from rapport.crm.undo.records import Record
from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.tables import cases, contacts, files, history_events, opportunities, tasks
from rapport.store.work import Work

_Rule = Callable[[Viewer], ColumnElement[bool]]


def _shared(kind: Kind, rule: Callable[[Viewer, Kind], ColumnElement[bool]]) -> _Rule:
    return lambda viewer: rule(viewer, kind)


EDITABLE: Mapping[Kind, tuple[Table, _Rule]] = {
    Kind.CONTACT: (contacts, _shared(Kind.CONTACT, access.editable)),
    Kind.OPPORTUNITY: (opportunities, _shared(Kind.OPPORTUNITY, access.editable)),
    Kind.CASE: (cases, _shared(Kind.CASE, access.editable)),
    Kind.TASK: (tasks, access.task_editable),
    Kind.RELATIONSHIP_EVENT: (history_events, access.event_editable),
    Kind.FILE: (files, access.file_changeable),
}
VISIBLE: Mapping[Kind, tuple[Table, _Rule]] = {
    Kind.CONTACT: (contacts, _shared(Kind.CONTACT, access.visible)),
    Kind.OPPORTUNITY: (opportunities, _shared(Kind.OPPORTUNITY, access.visible)),
    Kind.CASE: (cases, _shared(Kind.CASE, access.visible)),
    Kind.TASK: (tasks, access.task_readable),
    Kind.RELATIONSHIP_EVENT: (history_events, access.event_visible),
    Kind.FILE: (files, access.file_visible),
}


JOURNALED_KINDS = frozenset(access.CRM_KINDS) - {Kind.CRM_SETTINGS}
"""The kinds of which every change can be taken back."""


def allowed(
    work: Work, records: Collection[Record], rules: Mapping[Kind, tuple[Table, _Rule]]
) -> set[Record]:
    """Return those of the records that are there and of which the rule of their kind holds."""
    return _found(work, records, rules, everybody=False)


def existing(work: Work, records: Collection[Record]) -> set[Record]:
    """Return those of the records that are there."""
    return _found(work, records, VISIBLE, everybody=True)


def _found(
    work: Work, records: Collection[Record], rules: Mapping[Kind, tuple[Table, _Rule]], *, everybody: bool
) -> set[Record]:
    found: set[Record] = set()
    for kind, (table, rule) in rules.items():
        statement = select(table.c.id).where(among(table.c.id, "ids"))
        if not everybody:
            statement = statement.where(rule(work.viewer))
        for some in batches([number for each, number in records if each == kind]):
            found |= {(kind, number) for number in work.tx.scalars(statement, {"ids": list(some)})}
    return found
