"""Rows of stages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select, update

from rapport.crm.opportunities.records import Stage, StageType
from rapport.store.tables import opportunities, opportunity_stages
from rapport.store.uses import is_used
from rapport.store.work import Work

_s = opportunity_stages.c

Stages = Mapping[int, Stage]


def load_stages(tx: Connection) -> Stages:
    """Return every stage by id, in their order. For `work.cached`."""
    statement = select(
        _s.id, _s.title, _s.description, _s.color, _s.success_probability, _s.stage_type, _s.sort_order
    )
    return {
        row.id: Stage(
            row.id,
            row.title,
            row.description,
            row.color,
            row.success_probability,
            StageType(row.stage_type),
            row.sort_order,
        )
        for row in tx.execute(statement.order_by(_s.sort_order, _s.id))
    }


def is_stage_used(work: Work, stage_id: int) -> bool:
    """Whether any opportunity, seen or not, is at the stage."""
    return is_used(work, opportunities.c.stage_id, stage_id)


def insert_stage(work: Work, stage: Stage) -> int:
    """Store a new stage and return its id; the one it brings is ignored."""
    statement = insert(opportunity_stages).values(**_columns(stage)).returning(_s.id)
    stage_id: int = work.tx.execute(statement).scalar_one()
    return stage_id


def save_stages(work: Work, changed: Iterable[Stage]) -> None:
    """Store stages that have their ids."""
    for stage in changed:
        work.tx.execute(update(opportunity_stages).where(_s.id == stage.id).values(**_columns(stage)))


def delete_stage(work: Work, stage_id: int) -> None:
    """Take a stage away."""
    work.tx.execute(delete(opportunity_stages).where(_s.id == stage_id))


def _columns(stage: Stage) -> dict[str, object]:
    return {
        "title": stage.title,
        "description": stage.description,
        "color": stage.color,
        "success_probability": stage.success_probability,
        "stage_type": int(stage.stage_type),
        "sort_order": stage.sort_order,
    }
