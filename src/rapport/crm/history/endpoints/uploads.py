"""Calls that hang files on a record: by an event, so they live here whatever their address says (section 2.3)."""

from __future__ import annotations

from rapport.crm.files import queries as files
from rapport.crm.files import service as file_service
from rapport.crm.files.records import HOLDERS
from rapport.crm.files.schemas import FileShape
from rapport.crm.files.service import Staged
from rapport.crm.history import queries, service
from rapport.crm.history.schemas import EventShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_TAG = "crm/Files"


@operation(
    "POST",
    "crm/{entity_type:(contact|opportunity|case)}/{entityid:int}/files",
    tag=_TAG,
    summary="Attach files to the entity",
)
def attach_files(call: Call, entity_type: str, entityid: int, fileids: list[int]) -> EventShape:
    """Hang uploaded files on a record, by one event for all of them, and answer with that event.

    Parameters:
        entity_type: Kind of record: contact, opportunity or case.
        entityid: Id of the record.
        fileids: Ids of the files; those that the caller may not read are left out, and one has to be left.
    """
    event_id = service.attach_files(call.work, HOLDERS[entity_type.lower()], entityid, fileids)
    return queries.single(call.work, event_id)


def _staged(call: Call, *, entity_type: str, entityid: int, title: str | None, content: str | None) -> Staged:
    service.require_holder(call.work, HOLDERS[entity_type.lower()], entityid)
    return file_service.stage_text(call.work, title, content)


@operation(
    "POST",
    "crm/{entity_type:(contact|opportunity|case)}/{entityid:int}/files/text",
    tag=_TAG,
    summary="Create a text file",
    prepare=_staged,
)
def create_text_file(
    call: Call,
    *,
    entity_type: str,
    entityid: int,
    title: str | None,  # noqa: ARG001  `prepared` is what became of it
    content: str | None,  # noqa: ARG001  likewise
    prepared: Staged,
) -> FileShape:
    """Keep a text as a file, hang it on a record by an event, and answer with the file.

    Parameters:
        entity_type: Kind of record: contact, opportunity or case.
        entityid: Id of the record.
        title: Name of the file; `.txt` is added, or `.html` if the text has a tag with a blank in it.
        content: The text.
    """
    file_id = service.attach_text(call.work, HOLDERS[entity_type.lower()], entityid, prepared)
    return files.card(call.work, file_id)
