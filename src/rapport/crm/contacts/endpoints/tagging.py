"""Tags for many contacts at once: those of a filter, those of a company (sheet 06, sections 4.2 and 4.3)."""

from __future__ import annotations

from datetime import datetime

from rapport.core.kinds import Kind
from rapport.crm.contacts import queries, service
from rapport.crm.contacts.endpoints import in_parts
from rapport.crm.contacts.records import ContactListView, contact_filter
from rapport.crm.tags import service as tag_service
from rapport.crm.tags.records import with_title
from rapport.portal.call import Call
from rapport.protocol.operations import operation

TAG = "crm/Tags"
_GROUP = "crm/{entityType:(company|person)}/{entityid:int}/tag/group"


@operation(
    "POST",
    "crm/contact/filter/taglist",
    tag=TAG,
    summary="Add a tag to contacts",
    parts=in_parts.tag_of_filtered,
)
def tag_filtered_contacts(
    call: Call,
    *,
    tags: list[str],
    contact_stage: int | None,
    contact_type: int | None,
    contact_list_view: ContactListView,
    from_date: datetime | None,
    to_date: datetime | None,
    tag_name: str | None,
) -> str | None:
    """Put a tag on every contact that matches and that the caller may edit; `filterValue` in the query is searched for.

    Parameters:
        tags: Titles of tags that a contact has to carry, all of them.
        contact_stage: Id of the status; 0 finds those without, a negative one does not filter.
        contact_type: Id of the contact type; 0 finds those without, a negative one does not filter.
        contact_list_view: All, Company, Person, or WithOpportunity for those that take part in an opportunity.
        from_date: Earliest time of creation.
        to_date: Last day of creation; the whole day counts.
        tag_name: Name of the tag to put on them; needed only if any contact matches.
    """
    wanted = contact_filter(
        tags=tags,
        status_id=contact_stage,
        type_id=contact_type,
        view=contact_list_view,
        created_from=from_date,
        created_to=to_date,
        text=call.listing.filter_value,
    )
    ids = queries.editable_ids(call.work, wanted)
    tag_service.add_to_matching(call.work, Kind.CONTACT, ids, tag_name)
    return tag_name


@operation(
    "DELETE",
    "crm/contact/filter/taglist",
    tag=TAG,
    summary="Delete a tag from contacts",
    addition=True,
    parts=in_parts.untag_of_filtered,
)
def untag_filtered_contacts(
    call: Call,
    *,
    tags: list[str],
    contact_stage: int | None,
    contact_type: int | None,
    contact_list_view: ContactListView,
    from_date: datetime | None,
    to_date: datetime | None,
    tag_name: str,
) -> str:
    """Take a tag off every contact that matches and that the caller may edit. The tag stays.

    `filterValue` in the query is searched for.

    Parameters:
        tags: Titles of tags that a contact has to carry, all of them.
        contact_stage: Id of the status; 0 finds those without, a negative one does not filter.
        contact_type: Id of the contact type; 0 finds those without, a negative one does not filter.
        contact_list_view: All, Company, Person, or WithOpportunity for those that take part in an opportunity.
        from_date: Earliest time of creation.
        to_date: Last day of creation; the whole day counts.
        tag_name: Name of the tag to take off them; there has to be one.
    """
    wanted = contact_filter(
        tags=with_title(tags, tag_name),
        status_id=contact_stage,
        type_id=contact_type,
        view=contact_list_view,
        created_from=from_date,
        created_to=to_date,
        text=call.listing.filter_value,
    )
    ids = queries.editable_ids(call.work, wanted)
    tag_service.remove_from_matching(call.work, Kind.CONTACT, ids, tag_name)
    return tag_name


@operation("POST", _GROUP, tag=TAG, summary="Add a tag to the entity and related contacts")
def tag_group(call: Call, entity_type: str, entityid: int, tag_name: str) -> str:
    """Put a tag on a company and its persons; for a person, on their company and its persons, or on them alone.

    Contacts that the caller may not edit are passed over, unless it is the one named.

    Parameters:
        entity_type: What the contact is: company or person.
        entityid: Id of the contact.
        tag_name: Name of the tag; where there is no such tag, it is made.
    """
    service.add_tag_to_group(call.work, entityid, tag_name, is_company=entity_type == "company")
    return tag_name


@operation("DELETE", _GROUP, tag=TAG, summary="Delete a tag from the entity and related contacts")
def untag_group(call: Call, entity_type: str, entityid: int, tag_name: str) -> str:
    """Take a tag off the contacts that it would be put on by the same call with POST.

    Parameters:
        entity_type: What the contact is: company or person.
        entityid: Id of the contact.
        tag_name: Name of the tag.
    """
    service.remove_tag_from_group(call.work, entityid, tag_name, is_company=entity_type == "company")
    return tag_name
