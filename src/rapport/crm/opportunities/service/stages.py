"""Changing stages (sheet 04, section 4). Whoever changes stages is a CRM admin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapport.core.errors import BadArgument, Missing
from rapport.core.kinds import Kind
from rapport.crm.access import require_crm_admin
from rapport.crm.opportunities import rows
from rapport.crm.opportunities.records import (
    DESCRIPTION_BYTES,
    STAGE_COLOR_LIMIT,
    STAGE_TITLE_LIMIT,
    Stage,
    StageType,
    stored_text,
)
from rapport.crm.opportunities.seed import SEED
from rapport.portal.changes.service import Audit, created, deleted, record, updated
from rapport.store.work import Work

_CREATED, _UPDATED, _RECOLORED, _REORDERED, _DELETED = 3135, 3136, 3137, 3138, 3139


def seed_stages(work: Work) -> None:
    """Give a new portal its stages."""
    for stage in SEED:
        rows.insert_stage(work, stage)
    work.reference_changed()


def create_stage(
    work: Work,
    *,
    title: str | None,
    color: str | None,
    description: str | None = None,
    success_probability: int = 0,
    stage_type: StageType = StageType.OPEN,
) -> int:
    """Add a stage after the last one and return its id. Raises Forbidden, BadArgument."""
    require_crm_admin(work.viewer)
    if not color:
        raise BadArgument
    last = max((stage.sort_order for stage in work.cached(rows.load_stages).values()), default=0)
    stage = _checked(
        Stage(0, title or "", description or "", color, success_probability, stage_type, last + 1)
    )
    stage = replace(stage, id=rows.insert_stage(work, stage))
    work.reference_changed()
    record(work, created(Kind.STAGE, stage.id, stage), audit=Audit(_CREATED, (stage.id,), (stage.title,)))
    return stage.id


def update_stage(
    work: Work,
    stage_id: int,
    *,
    title: str | None,
    color: str | None = None,
    description: str | None = None,
    success_probability: int = 0,
    stage_type: StageType = StageType.OPEN,
) -> None:
    """Replace the fields of a stage that no opportunity is at; its place in the order stays.

    Without a colour it keeps the one it has (quirk 27); without a description it has none any more. Raises
    Forbidden, BadArgument (bad values, in use), Missing.
    """
    require_crm_admin(work.viewer)
    if stage_id <= 0:
        raise BadArgument
    given = Stage(stage_id, title or "", description or "", color or "", success_probability, stage_type, 0)
    given = _checked(given)
    before = _require(work, stage_id)
    if rows.is_stage_used(work, stage_id):
        raise BadArgument("Can't be edited. There are some opportunities at this stage.")
    after = replace(given, color=given.color or before.color, sort_order=before.sort_order)
    _save(work, _UPDATED, before, after)


def recolor_stage(work: Work, stage_id: int, color: str | None) -> None:
    """Give a stage, in use or not, another colour; without one it keeps its own (quirk 27).

    Raises Forbidden, BadArgument (id 0, too long), Missing.
    """
    require_crm_admin(work.viewer)
    if stage_id <= 0:
        raise BadArgument
    before = _require(work, stage_id)
    given = stored_text(color, "color", characters=STAGE_COLOR_LIMIT)
    _save(work, _RECOLORED, before, replace(before, color=given or before.color))


def reorder_stages(work: Work, stage_ids: Sequence[int]) -> list[int]:
    """Number stages from 0 on in the order of the ids; those not named keep their number.

    Returns the ids, each once. Raises Forbidden, or Missing when an id is unknown; then nothing is changed
    (quirk 27). A stage named twice takes its later place.
    """
    require_crm_admin(work.viewer)
    before = {stage_id: _require(work, stage_id) for stage_id in stage_ids}
    if not before:
        return []
    after = {
        stage_id: replace(before[stage_id], sort_order=place) for place, stage_id in enumerate(stage_ids)
    }
    moved = {each: stage for each, stage in after.items() if stage != before[each]}
    rows.save_stages(work, moved.values())
    rows.set_stage_orders(work, {each: stage.sort_order for each, stage in moved.items()})
    work.reference_changed()
    titles = ", ".join(stage.title for stage in after.values())
    record(
        work,
        *(updated(Kind.STAGE, each, before[each], stage) for each, stage in moved.items()),
        audit=Audit(_REORDERED, tuple(after), (titles,)),
    )
    return list(after)


def delete_stage(work: Work, stage_id: int) -> Stage:
    """Take away a stage that no opportunity is at, be it the last, and return it.

    Raises Forbidden, BadArgument (id 0, in use), Missing.
    """
    require_crm_admin(work.viewer)
    if stage_id <= 0:
        raise BadArgument
    stage = _require(work, stage_id)
    if rows.is_stage_used(work, stage_id):
        raise BadArgument("Can't be deleted. There are some opportunities at this stage.")
    rows.delete_stage(work, stage_id)
    work.reference_changed()
    record(work, deleted(Kind.STAGE, stage.id, stage), audit=Audit(_DELETED, (stage.id,), (stage.title,)))
    return stage


def _save(work: Work, action: int, before: Stage, after: Stage) -> None:
    rows.save_stages(work, [after])
    work.reference_changed()
    record(
        work,
        updated(Kind.STAGE, after.id, before, after),
        audit=Audit(action, (after.id,), (after.title,)),
    )


def _require(work: Work, stage_id: int) -> Stage:
    stage = work.cached(rows.load_stages).get(stage_id)
    if stage is None:
        raise Missing
    return stage


def _checked(stage: Stage) -> Stage:
    """Return the stage. Raises BadArgument for an empty title, a probability that is none, and texts too long."""
    if not stage.title or not 0 <= stage.success_probability <= 100:
        raise BadArgument
    stored_text(stage.title, "title", characters=STAGE_TITLE_LIMIT)
    stored_text(stage.color, "color", characters=STAGE_COLOR_LIMIT)
    stored_text(stage.description, "description", size=DESCRIPTION_BYTES)
    return stage
