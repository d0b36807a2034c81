"""Calls that put tags on cases, many at once. Those for single ones are the tags' own."""

from __future__ import annotations

from rapport.crm.cases import service
from rapport.crm.cases.endpoints import in_parts
from rapport.crm.cases.endpoints.arguments import wanted
from rapport.portal.call import Call
from rapport.protocol.operations import operation


@operation(
    "POST",
    "crm/case/filter/taglist",
    tag="crm/Tags",
    summary="Add a tag to cases",
    parts=in_parts.tag_of_filtered,
)
def tag_filtered_cases(
    call: Call, contactid: int, is_closed: bool | None, tags: list[str], tag_name: str | None
) -> str | None:
    """Put a tag on all cases that match the parameters and that the caller may see.

    `filterValue` in the query is searched for.

    Parameters:
        contactid: Contact ID
        is_closed: Case status: closed or not
        tags: Case tags: all of them have to be attached
        tag_name: Name of the tag to put on them; needed only if any case matches
    """
    service.tag_matching(call.work, wanted(call, contactid, is_closed, tags), tag_name)
    return tag_name
