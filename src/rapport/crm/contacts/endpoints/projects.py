"""Links to projects (sheet 03, section 11): there are none here, and so no project is ever found."""

from __future__ import annotations

from rapport.core.errors import BadArgument, Missing
from rapport.crm.cards.schemas import ContactBaseShape
from rapport.crm.contacts.schemas import CompanyShape, PersonShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

TAG = "crm/Contacts"


@operation("GET", "crm/contact/project/{projectid:int}", tag=TAG, summary="Get contacts by project ID")
def list_project_contacts(
    call: Call,  # noqa: ARG001
    projectid: int,
) -> list[PersonShape | CompanyShape]:
    """Return the contacts of a project: none, as this server has no projects.

    Parameters:
        projectid: Id of a project.
    """
    _require_ids(projectid=projectid)
    return []


@operation("POST", "crm/contact/project/{projectid:int}", tag=TAG, summary="Link contacts to the project")
def link_contacts_to_project(
    call: Call,  # noqa: ARG001
    projectid: int,
    contactid: list[int],
) -> list[PersonShape | CompanyShape]:
    """Link contacts with a project. Always 404, as this server has no projects.

    Parameters:
        projectid: Id of a project.
        contactid: Ids of contacts.
    """
    _require_ids(projectid=projectid)
    if not contactid:
        raise BadArgument(parameter="contactid")
    raise Missing


@operation(
    "POST",
    "crm/contact/{contactid:int}/project/{projectid:int}",
    tag=TAG,
    summary="Link a contact to the project",
)
def link_contact_to_project(
    call: Call,  # noqa: ARG001
    contactid: int,
    projectid: int,
) -> PersonShape | CompanyShape:
    """Link a contact with a project. Always 404, as this server has no projects.

    Parameters:
        contactid: Id of a contact.
        projectid: Id of a project.
    """
    _require_ids(contactid=contactid, projectid=projectid)
    raise Missing


@operation(
    "DELETE",
    "crm/contact/{contactid:int}/project/{projectid:int}",
    tag=TAG,
    summary="Remove a contact from the project",
)
def unlink_contact_from_project(
    call: Call,  # noqa: ARG001
    contactid: int,
    projectid: int,
) -> ContactBaseShape:
    """Take a contact out of a project. Always 404, as this server has no projects.

    Parameters:
        contactid: Id of a contact.
        projectid: Id of a project.
    """
    _require_ids(contactid=contactid, projectid=projectid)
    raise Missing


def _require_ids(**ids: int) -> None:
    for name, number in ids.items():
        if number <= 0:
            raise BadArgument(parameter=name)
