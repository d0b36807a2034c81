"""Bringing records back without what tied them to others that are gone, or have changed since.

An undo takes everything back or nothing. Of a deleted record it is more to have the record than what pointed to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from rapport.store.journal.catalogue import JOURNALED, Journaled
from rapport.store.journal.entries import images
from rapport.store.journal.records import Image, Obstacle, Plan, RowName, RowPlans
from rapport.store.journal.references import lost_by


def spare(tx: Connection, plan: Plan) -> dict[RowName, list[int]]:
    """Let a plan pass over rows that others changed since, over ties to what is gone, and over such references.

    Only references that say what else a row hangs on (`Reference.none`) are passed over: one has to stand. Returns the
    lines of the ties that are left out, by what is gone.
    """
    for clash in plan.clashes:
        if clash.obstacle is not Obstacle.EXISTS:
            plan.of(clash.table).updates.pop(clash.key, None)
    plan.clashes = [clash for clash in plan.clashes if clash.obstacle is Obstacle.EXISTS]
    left: dict[RowName, list[int]] = {}
    for name, rows in plan.tables.items():
        journaled = JOURNALED[name]
        if journaled.is_tie:
            for key, target, _ in list(_lost(tx, journaled, rows, plan)):
                if key in rows.inserts:
                    left.setdefault(target, []).append(rows.inserts.pop(key))
        elif any(reference.none for reference in journaled.references):
            _loosen(tx, journaled, rows, plan)
    return left


def _lost(
    tx: Connection, journaled: Journaled, rows: RowPlans, plan: Plan
) -> Iterator[tuple[str, RowName, str]]:
    """Give what inserted rows refer to that neither is there nor comes back: key, target and column."""
    lines = list(rows.inserts.values())
    for reference in journaled.references if lines else ():
        target = str(reference.target.name)
        if not (journaled.is_tie or reference.none):
            continue
        returning = plan.tables[target].inserts if target in plan.tables else {}
        for key, lost in lost_by(tx, journaled, reference, lines):
            if str(lost) not in returning:
                yield key, (target, str(lost)), reference.column


def _loosen(tx: Connection, journaled: Journaled, rows: RowPlans, plan: Plan) -> None:
    columns: dict[str, set[str]] = {}
    for key, _, column in _lost(tx, journaled, rows, plan):
        columns.setdefault(key, set()).add(column)
    known = images(tx, [rows.inserts[key] for key in columns])
    holding = {reference.column for reference in journaled.references if reference.none}
    for key, lost in columns.items():
        before, _ = known[rows.inserts[key]]
        if before is not None and _stands(before, holding - lost):
            rows.loosened[key] = frozenset(lost)


def _stands(before: Image, columns: set[str]) -> bool:
    return any(before.get(column) for column in columns)
