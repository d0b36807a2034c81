"""What every undo does: plan, look, put back, bring in line what follows, and tell it as a change of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from rapport.core.errors import Conflict, InvalidOperation
from rapport.core.kinds import Kind
from rapport.crm.history import service as history
from rapport.crm.undo import rows
from rapport.crm.undo.records import (
    KINDS,
    MOST_ENTRIES,
    Hindrance,
    LoggedChange,
    Outcome,
    Record,
    inverse,
    sentence,
    told,
)
from rapport.crm.undo.service.following import follow
from rapport.portal.changes import service as changes
from rapport.portal.changes.records import Changed, updated
from rapport.store import journal
from rapport.store.journal import Clash, Entry, LeftOut, Plan
from rapport.store.work import Work

TOLD = 200
"""So many hindrances are told."""

NOTHING_LEFT = "There is nothing left to take back."


def carry_out(
    work: Work,
    entries: Sequence[Entry],
    logged: Sequence[LoggedChange],
    *,
    dry_run: bool,
    is_sparing: bool = False,
) -> Outcome:
    """Take back these entries of the journal, of which the change log told that; or only find out what that would do.

    `is_sparing`: what only pointed to records, and was changed since or is gone, does not stand in the way. Ties to
    what is in the trash come back with that.

    Raises InvalidOperation when nothing is left to take back, Conflict when a later change stands in the way (a dry
    run returns it).
    """
    if len(entries) > MOST_ENTRIES:
        raise InvalidOperation("That is more than can be taken back at once.")
    plan = journal.plan(work.tx, entries)
    left_out = journal.spare(work.tx, plan) if is_sparing else LeftOut(lines=dict(plan.waiting))
    if not plan.size and not plan.clashes:
        raise InvalidOperation(NOTHING_LEFT)
    touched = journal.owners(work.tx, plan)
    records = tuple(sorted({record for some in touched.values() for record in some}))
    contacts = _contacts_of_events(work, records)
    clashes = plan.clashes or _apply(work, plan, dry_run=dry_run)
    outcome = Outcome(records, plan.size, tuple(_hindrances(work, clashes)))
    if dry_run:
        return outcome
    if clashes:
        raise Conflict(_words(outcome.hindrances), details=_details(outcome.hindrances))
    rows.hand_over(work, left_out)
    follow(work, touched, contacts | _contacts_of_events(work, records))
    _tell(work, set(records), logged)
    changes.record(work, *_pointing(plan))
    return outcome


def _apply(work: Work, plan: Plan, *, dry_run: bool) -> list[Clash]:
    """Carry the plan out; when that fails, or was only to be tried, everything is again as it was."""
    with work.tx.begin_nested() as attempt:
        clashes = journal.apply(work.tx, plan)
        if clashes or dry_run:
            attempt.rollback()
    return clashes


def _contacts_of_events(work: Work, records: Collection[Record]) -> set[int]:
    events = [number for kind, number in records if kind == Kind.RELATIONSHIP_EVENT]
    return rows.contacts_of_events(work, events)


def _tell(work: Work, records: Collection[Record], logged: Sequence[LoggedChange]) -> None:
    """Record the inverse of what was told of these records, and note that it is taken back."""
    of_records: dict[tuple[Kind, str], list[LoggedChange]] = {}
    for change in logged:
        if change.record in records:
            of_records.setdefault((change.kind, change.record_id), []).append(change)
    lines = [change.id for some in of_records.values() for change in some]
    changes.mark_undone(work, lines, taken_back=sorted({change.batch for change in logged}))
    changes.record(work, *_inverses(of_records))


def _pointing(plan: Plan) -> Iterator[Changed]:
    """Give what records that had come back before point to again."""
    for table, planned in plan.tables.items():
        for pointer in planned.pointers.values():
            _, key = pointer.row
            if table in KINDS and key not in planned.inserts:
                back = {name: pointer.before[name] for name in pointer.columns}
                yield updated(KINDS[table], key, pointer.after, back)


def _inverses(of_records: Mapping[tuple[Kind, str], Sequence[LoggedChange]]) -> Iterator[Changed]:
    for (_, record_id), some in of_records.items():
        change = inverse(record_id, some)
        if change is not None:
            yield _titled(change)


def _titled(change: Changed) -> Changed:
    """Return a change with what the trash is to call an event."""
    if change.kind != Kind.RELATIONSHIP_EVENT or change.verb != "deleted" or change.before is None:
        return change
    fields = change.before
    return replace(change, title=history.title_of(str(fields.get("content") or ""), fields["category_id"]))


def _hindrances(work: Work, clashes: Sequence[Clash]) -> Iterator[Hindrance]:
    """Tell clashes by record; of records that the caller may not see, only that there are some."""
    owners = [journal.owner_of(work.tx, clash.table, clash.key) for clash in clashes[:TOLD]]
    known = {record for record in owners if record is not None}
    hidden = set()
    if not work.viewer.is_crm_admin:
        guarded = {record for record in known if record[0] in rows.VISIBLE}
        hidden = rows.existing(work, guarded) - rows.allowed(work, guarded, rows.VISIBLE)
    for clash, record in zip(clashes, owners, strict=False):
        if record in hidden:
            yield Hindrance(clash.obstacle.value, None)
        else:
            yield Hindrance(clash.obstacle.value, record, clash.column, *journal.shown(clash))


def _words(hindrances: Sequence[Hindrance]) -> str:
    first = "; ".join(sentence(hindrance) for hindrance in hindrances[:5])
    more = f"; and {len(hindrances) - 5} more" if len(hindrances) > 5 else ""
    return f"A later change stands in the way: {first}{more}. Nothing was changed."


def _details(hindrances: Sequence[Hindrance]) -> dict[str, object]:
    return {"conflicts": [told(hindrance) for hindrance in hindrances]}
