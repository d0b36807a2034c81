"""Calls for opportunity stages (sheet 04, section 4)."""

from __future__ import annotations

import msgspec

from rapport.crm.opportunities import queries, service
from rapport.crm.opportunities.records import StageType
from rapport.crm.opportunities.schemas import StageShape, stage_shape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_TAG = "crm/Opportunities"


@operation("GET", "crm/opportunity/stage", tag=_TAG, summary="Get opportunity stages")
def get_stages(call: Call) -> list[StageShape]:
    """Return all opportunity stages in their order, each with the number of opportunities at it."""
    return queries.stages(call.work)


@operation("GET", "crm/opportunity/stage/{stageid:int}", tag=_TAG, summary="Get an opportunity stage")
def get_stage(call: Call, stageid: int) -> StageShape:
    """Return an opportunity stage with the number of opportunities at it.

    Parameters:
        stageid: Opportunity stage ID
    """
    return queries.single_stage(call.work, stageid)


@operation("POST", "crm/opportunity/stage", tag=_TAG, summary="Create an opportunity stage")
def create_stage(
    call: Call,
    *,
    title: str | None,
    description: str | None,
    color: str | None,
    success_probability: int,
    stage_type: StageType,
) -> StageShape:
    """Add an opportunity stage after the last one and return it. For CRM admins.

    Parameters:
        title: Stage title
        description: Stage description
        color: Stage color
        success_probability: Stage success probability, in percent
        stage_type: Stage type
    """
    stage_id = service.create_stage(
        call.work,
        title=title,
        description=description,
        color=color,
        success_probability=success_probability,
        stage_type=stage_type,
    )
    return _described(queries.single_stage(call.work, stage_id), description)


@operation("PUT", "crm/opportunity/stage/{id:int}", tag=_TAG, summary="Update an opportunity stage")
def update_stage(
    call: Call,
    id: int,
    *,
    title: str | None,
    description: str | None,
    color: str | None,
    success_probability: int,
    stage_type: StageType,
) -> StageShape:
    """Change an opportunity stage that no opportunity is at, and return it. For CRM admins.

    Parameters:
        id: Opportunity stage ID
        title: New stage title
        description: New stage description; left out: none
        color: New stage color; left out: the color stays
        success_probability: New stage success probability, in percent
        stage_type: New stage type
    """
    service.update_stage(
        call.work,
        id,
        title=title,
        description=description,
        color=color,
        success_probability=success_probability,
        stage_type=stage_type,
    )
    return _described(queries.single_stage(call.work, id), description)


@operation(
    "PUT", "crm/opportunity/stage/{id:int}/color", tag=_TAG, summary="Update an opportunity stage color"
)
def recolor_stage(call: Call, id: int, color: str | None) -> StageShape:
    """Give an opportunity stage another color, even while opportunities are at it. For CRM admins.

    Parameters:
        id: Opportunity stage ID
        color: New stage color
    """
    service.recolor_stage(call.work, id, color)
    return queries.single_stage(call.work, id)


@operation(
    "PUT",
    "crm/opportunity/stage/reorder",
    tag=_TAG,
    summary="Update the order of opportunity stages",
)
def reorder_stages(call: Call, ids: list[int]) -> list[StageShape]:
    """Put opportunity stages in the order of the IDs and return them so. For CRM admins.

    Parameters:
        ids: List of opportunity stage IDs; stages that are not named keep their place number
    """
    return queries.several_stages(call.work, service.reorder_stages(call.work, ids))


@operation("DELETE", "crm/opportunity/stage/{id:int}", tag=_TAG, summary="Delete an opportunity stage")
def delete_stage(call: Call, id: int) -> StageShape:
    """Delete an opportunity stage that no opportunity is at, and return it. For CRM admins.

    Parameters:
        id: Opportunity stage ID
    """
    return stage_shape(service.delete_stage(call.work, id))


def _described(stage: StageShape, description: str | None) -> StageShape:
    """Return a stage as it is answered to who sent it: without a description that was not sent (section 4.2)."""
    return stage if description is not None else msgspec.structs.replace(stage, description=None)
