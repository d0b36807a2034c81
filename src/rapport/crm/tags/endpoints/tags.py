"""Calls for tags (sheet 06, section 4.2). Those that go by a filter live with the records they filter.

Each answers with the name as it was sent, whatever the spelling of the tag.
"""

from __future__ import annotations

from rapport.crm.tags import queries, service
from rapport.crm.tags.endpoints import in_parts
from rapport.crm.tags.records import KINDS
from rapport.crm.tags.schemas import TagShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_TAG = "crm/Tags"
_KIND = "crm/{entityType:(contact|opportunity|case)}"


@operation("GET", f"{_KIND}/tag", tag=_TAG, summary="Get entity type tags")
def get_tags(call: Call, entity_type: str) -> list[TagShape]:
    """Return all tags of a kind of record by title, each with the number of records that carry it.

    Parameters:
        entity_type: Kind of record: contact, opportunity or case
    """
    return queries.of_kind(call.work, KINDS[entity_type])


@operation("GET", f"{_KIND}/tag/{{entityid:int}}", tag=_TAG, summary="Get entity tags")
def get_entity_tags(call: Call, entity_type: str, entityid: int) -> list[str]:
    """Return the titles of the tags that a record carries.

    Parameters:
        entity_type: Kind of record: contact, opportunity or case
        entityid: ID of the record
    """
    return queries.of_record(call.work, KINDS[entity_type], entityid)


@operation("GET", "crm/contact/{contactid:int}/tag", tag=_TAG, summary="Get contact tags")
def get_contact_tags(call: Call, contactid: int) -> list[str]:
    """Return the titles of the tags that a contact carries.

    Parameters:
        contactid: Contact ID
    """
    return queries.of_record(call.work, KINDS["contact"], contactid)


@operation("POST", f"{_KIND}/tag", tag=_TAG, summary="Create a tag")
def create_tag(call: Call, entity_type: str, tag_name: str) -> str:
    """Make a tag that records of a kind can carry from now on. One that there is already is refused.

    Parameters:
        entity_type: Kind of record: contact, opportunity or case
        tag_name: Tag name; blanks around it do not count
    """
    service.create(call.work, KINDS[entity_type], tag_name)
    return tag_name


@operation("POST", f"{_KIND}/{{entityid:int}}/tag", tag=_TAG, summary="Add a tag to the entity")
def add_tag(call: Call, entity_type: str, entityid: int, tag_name: str) -> str:
    """Put a tag on a record; where there is no such tag, it is made. A contact has to be editable for the caller.

    Parameters:
        entity_type: Kind of record: contact, opportunity or case
        entityid: ID of the record
        tag_name: Tag name; letter case and blanks around it do not count
    """
    service.add(call.work, KINDS[entity_type], entityid, tag_name)
    return tag_name


@operation("POST", f"{_KIND}/taglist", tag=_TAG, summary="Add a tag to the entities", parts=in_parts.adding)
def add_tag_to_entities(call: Call, entity_type: str, entityid: list[int], tag_name: str) -> str:
    """Put a tag on several records: on all of them, or on none if it cannot be put on one.

    Parameters:
        entity_type: Kind of record: contact, opportunity or case
        entityid: IDs of the records; at least one
        tag_name: Tag name; letter case and blanks around it do not count
    """
    service.add_to_each(call.work, KINDS[entity_type], entityid, tag_name)
    return tag_name


@operation(
    "DELETE",
    f"{_KIND}/taglist",
    tag=_TAG,
    summary="Delete a tag from the entities",
    addition=True,
    parts=in_parts.removing,
)
def remove_tag_from_entities(call: Call, entity_type: str, entityid: list[int], tag_name: str) -> str:
    """Take a tag off several records, which need not carry it: off all of them, or off none if one is refused.

    Parameters:
        entity_type: Kind of record: contact, opportunity or case
        entityid: IDs of the records; at least one
        tag_name: Tag name; letter case and blanks around it do not count
    """
    service.remove_from_each(call.work, KINDS[entity_type], entityid, tag_name)
    return tag_name


@operation("DELETE", f"{_KIND}/tag", tag=_TAG, summary="Delete a tag from entities")
def delete_tag(call: Call, entity_type: str, tag_name: str) -> str:
    """Delete a tag and take it off all records of its kind.

    Parameters:
        entity_type: Kind of record: contact, opportunity or case
        tag_name: Tag name; letter case and blanks around it do not count
    """
    service.delete(call.work, KINDS[entity_type], tag_name)
    return tag_name


@operation("DELETE", f"{_KIND}/{{entityid:int}}/tag", tag=_TAG, summary="Delete an entity tag")
def remove_tag(call: Call, entity_type: str, entityid: int, tag_name: str) -> str:
    """Take a tag off a record, which need not carry it; the tag itself stays. A contact has to be editable.

    Parameters:
        entity_type: Kind of record: contact, opportunity or case
        entityid: ID of the record
        tag_name: Tag name; letter case and blanks around it do not count
    """
    service.remove(call.work, KINDS[entity_type], entityid, tag_name)
    return tag_name


@operation("DELETE", f"{_KIND}/tag/unused", tag=_TAG, summary="Delete unused tags")
def delete_unused_tags(call: Call, entity_type: str) -> list[str]:
    """Delete the tags of a kind that no record carries and return their titles. For CRM admins.

    Parameters:
        entity_type: Kind of record: contact, opportunity or case
    """
    return service.delete_unused(call.work, KINDS[entity_type])
