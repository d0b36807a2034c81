"""Changing single fields of an opportunity. An addition: the reference replaces whole records."""

from __future__ import annotations

from rapport.core.kinds import Kind
from rapport.crm.edits import queries as edits
from rapport.crm.edits.schemas import named
from rapport.crm.opportunities import queries, service
from rapport.crm.opportunities.schemas import OpportunityFieldsInput, OpportunityShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation


@operation(
    "PUT",
    "crm/opportunity/{opportunityid:int}/fields",
    tag="crm/Opportunities",
    summary="Change fields of an opportunity",
    addition=True,
)
def change_opportunity_fields(
    call: Call, opportunityid: int, *, fields: OpportunityFieldsInput, expected: OpportunityFieldsInput | None
) -> OpportunityShape:
    """Change the fields of an opportunity that are named, and no others, and return it.

    Two callers who change different fields at once both have their way. To be told rather than to overwrite, say in
    `expected` what the fields held when they were read: if one of them holds something else by now, the answer is
    409, nothing is changed, and `error.data.conflicts` tells of each what it holds, who changed it and when.

    Parameters:
        opportunityid: Opportunity ID
        fields: New values, by the names of the parameters of the whole update, without custom fields
        expected: What fields held when they were read, by the same names
    """
    found = service.update_fields(
        call.work, opportunityid, named(fields), named(expected) if expected else {}
    )
    if found:
        raise edits.conflict(call.work, Kind.OPPORTUNITY, opportunityid, found)
    return queries.single(call.work, opportunityid)
