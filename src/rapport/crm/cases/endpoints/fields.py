"""Changing single fields of a case. An addition: the reference replaces whole records."""

from __future__ import annotations

from rapport.core.kinds import Kind
from rapport.crm.cases import queries, service
from rapport.crm.cases.schemas import CaseFieldsInput, CaseShape
from rapport.crm.edits import queries as edits
from rapport.crm.edits.schemas import named
from rapport.portal.call import Call
from rapport.protocol.operations import operation


@operation(
    "PUT", "crm/case/{caseid:int}/fields", tag="crm/Cases", summary="Change fields of a case", addition=True
)
def change_case_fields(
    call: Call, caseid: int, *, fields: CaseFieldsInput, expected: CaseFieldsInput | None
) -> CaseShape:
    """Change the fields of a case that are named, and no others, and return it.

    Two callers who change different fields at once both have their way. To be told rather than to overwrite, say in
    `expected` what the fields held when they were read: if one of them holds something else by now, the answer is
    409, nothing is changed, and `error.data.conflicts` tells of each what it holds, who changed it and when.

    Parameters:
        caseid: Case ID
        fields: New values, by the names of the parameters of the whole update, without custom fields
        expected: What fields held when they were read, by the same names
    """
    found = service.update_fields(call.work, caseid, named(fields), named(expected) if expected else {})
    if found:
        raise edits.conflict(call.work, Kind.CASE, caseid, found)
    return queries.single(call.work, caseid)
