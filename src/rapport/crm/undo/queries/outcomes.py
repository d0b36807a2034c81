"""What undoing did, as an answer."""

from __future__ import annotations

from rapport.crm.undo.records import Hindrance, Outcome
from rapport.crm.undo.schemas import ConflictShape, RecordShape, UndoShape
from rapport.portal.changes.words import WORDS

SHOWN = 1000


def outcome_shape(outcome: Outcome, *, dry_run: bool) -> UndoShape:
    """Return the form of an outcome."""
    return UndoShape(
        dry_run=dry_run,
        records=[RecordShape(kind=WORDS[kind], record_id=number) for kind, number in outcome.records[:SHOWN]],
        record_count=len(outcome.records),
        row_count=outcome.rows,
        conflicts=[_conflict(hindrance) for hindrance in outcome.hindrances],
    )


def _conflict(hindrance: Hindrance) -> ConflictShape:
    kind, number = hindrance.record or (None, 0)
    return ConflictShape(
        reason=hindrance.reason,
        kind="" if kind is None else WORDS[kind],
        record_id=number,
        field=hindrance.field,
        expected=hindrance.expected,
        found=hindrance.found,
    )
