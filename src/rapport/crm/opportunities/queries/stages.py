"""Reading stages."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from rapport.core.errors import BadArgument, Missing
from rapport.crm.opportunities import rows
from rapport.crm.opportunities.records import StageType
from rapport.crm.opportunities.schemas import StageBaseShape, StageShape, stage_base_shape, stage_shape
from rapport.store.tables import opportunities, opportunity_stages
from rapport.store.uses import count_uses, counted_uses
from rapport.store.work import Work


def stages(work: Work) -> list[StageShape]:
    """Return all stages in their order, each with the number of opportunities at it, seen or not."""
    return several_stages(work, list(work.cached(rows.load_stages)))


def several_stages(work: Work, stage_ids: Sequence[int]) -> list[StageShape]:
    """Return stages in the order of the ids, which must exist. Two statements at most."""
    known = work.cached(rows.load_stages)
    used = counted_uses(work, opportunities.c.stage_id, opportunity_stages.c.id, stage_ids)
    return [stage_shape(known[each], used[each]) for each in stage_ids]


def single_stage(work: Work, stage_id: int) -> StageShape:
    """Return one stage with the number of opportunities at it. Raises BadArgument for id 0, Missing."""
    if stage_id <= 0:
        raise BadArgument
    stage = work.cached(rows.load_stages).get(stage_id)
    if stage is None:
        raise Missing
    return stage_shape(stage, count_uses(work, opportunities.c.stage_id, stage_id))


def stage_cards(tx: Connection) -> dict[int, StageBaseShape]:
    """Return every stage as opportunities embed it, by id. For `work.cached`."""
    return {key: stage_base_shape(stage) for key, stage in rows.load_stages(tx).items()}


def stage_types(work: Work) -> dict[int, StageType]:
    """Return what each stage says of the opportunities at it, by id. From memory."""
    return {each: stage.stage_type for each, stage in work.cached(rows.load_stages).items()}
