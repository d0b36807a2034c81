"""Bringing records back without what tied them to others that are gone, or have changed since.

An undo takes everything back or nothing. Of a deleted record it is more to have the record than what pointed to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from rapport.store.journal.catalogue import JOURNALED, Journaled, Reference
from rapport.store.journal.entries import images
from rapport.store.journal.pointers import pointer
from rapport.store.journal.records import Image, LeftOut, Obstacle, Plan, RowName, RowPlans
from rapport.store.journal.references import lost_by


def spare(tx: Connection, plan: Plan) -> LeftOut:
    """Let a plan pass over rows that others changed since, over ties to what is gone, and over such references.

    Only references that may be empty (`Reference.none`) are passed over: of what a row hangs on, one has to stand.
    Returns what is left out.
    """
    for clash in plan.clashes:
        if clash.obstacle is not Obstacle.EXISTS:
            plan.of(clash.table).updates.pop(clash.key, None)
    plan.clashes = [clash for clash in plan.clashes if clash.obstacle is Obstacle.EXISTS]
    left = LeftOut(lines=dict(plan.waiting))
    for each in plan.severed:
        left.pointers.setdefault(each.row, []).append(each)
    for name, rows in plan.tables.items():
        journaled = JOURNALED[name]
        if journaled.is_tie:
            for key, target, _ in list(_lost(tx, journaled, rows, plan)):
                if key in rows.inserts:
                    left.lines.setdefault(target, []).append(rows.inserts.pop(key))
        elif any(reference.none for reference in journaled.references):
            _loosen(tx, journaled, rows, plan, left)
    return left


def _lost(
    tx: Connection, journaled: Journaled, rows: RowPlans, plan: Plan
) -> Iterator[tuple[str, RowName, Reference]]:
    """Give what inserted rows refer to that neither is there nor comes back: key, target and reference."""
    lines = list(rows.inserts.values())
    for reference in journaled.references if lines else ():
        target = str(reference.target.name)
        if not (journaled.is_tie or reference.none):
            continue
        returning = plan.tables[target].inserts if target in plan.tables else {}
        for key, lost in lost_by(tx, journaled, reference, lines, is_begun=False):
            if str(lost) not in returning:
                yield key, (target, str(lost)), reference


def _loosen(tx: Connection, journaled: Journaled, rows: RowPlans, plan: Plan, left: LeftOut) -> None:
    missed: dict[str, list[tuple[RowName, Reference]]] = {}
    for key, target, reference in _lost(tx, journaled, rows, plan):
        missed.setdefault(key, []).append((target, reference))
    known = images(tx, [rows.inserts[key] for key in missed])
    holding = {each.column for each in journaled.references if each.none and not each.is_optional}
    for key, some in missed.items():
        before, _ = known[rows.inserts[key]]
        lost = {reference.column for _, reference in some}
        if before is None or (lost & holding and not _stands(before, holding - lost)):
            continue
        rows.loosened[key] = frozenset(lost)
        for target, reference in some:
            row = (str(journaled.table.name), key)
            left.pointers.setdefault(target, []).append(pointer(row, before, reference))


def _stands(before: Image, columns: set[str]) -> bool:
    return any(before.get(column) for column in columns)
