"""Calls that put tags on cases or take them off, many at once. Those for single ones are the tags' own."""

from __future__ import annotations

from rapport.crm.cases import service
from rapport.crm.cases.endpoints import in_parts
from rapport.crm.cases.endpoints.arguments import wanted
from rapport.crm.tags.records import with_title
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


@operation(
    "DELETE",
    "crm/case/filter/taglist",
    tag="crm/Tags",
    summary="Delete a tag from cases",
    addition=True,
    parts=in_parts.untag_of_filtered,
)
def untag_filtered_cases(
    call: Call, contactid: int, is_closed: bool | None, tags: list[str], tag_name: str
) -> str:
    """Take a tag off all cases that match the parameters and that the caller may see. The tag stays.

    `filterValue` in the query is searched for.

    Parameters:
        contactid: Contact ID
        is_closed: Case status: closed or not
        tags: Case tags: all of them have to be attached
        tag_name: Name of the tag to take off them; there has to be one
    """
    sought = wanted(call, contactid, is_closed, with_title(tags, tag_name))
    service.untag_matching(call.work, sought, tag_name)
    return tag_name
