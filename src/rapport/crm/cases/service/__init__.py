"""What can be done to cases (sheet 04, section 5)."""

from rapport.crm.cases.service.closing import close, reopen, set_closed, set_matching_closed
from rapport.crm.cases.service.deleting import delete, delete_matching, delete_several
from rapport.crm.cases.service.edits import update_fields
from rapport.crm.cases.service.members import add_contact, remove_contact
from rapport.crm.cases.service.picking import matching, visible_among
from rapport.crm.cases.service.sharing import set_access, set_access_of_matching, set_access_of_several
from rapport.crm.cases.service.tagging import (
    require_tag_name,
    tag_matching,
    tag_several,
    untag_matching,
    untag_several,
)
from rapport.crm.cases.service.writing import create, follow, update

__all__ = [
    "add_contact",
    "close",
    "create",
    "delete",
    "delete_matching",
    "delete_several",
    "follow",
    "matching",
    "remove_contact",
    "reopen",
    "require_tag_name",
    "set_access",
    "set_access_of_matching",
    "set_access_of_several",
    "set_closed",
    "set_matching_closed",
    "tag_matching",
    "tag_several",
    "untag_matching",
    "untag_several",
    "update",
    "update_fields",
    "visible_among",
]
