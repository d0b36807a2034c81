"""What can be done to opportunities and their stages (sheet 04, sections 2 to 4)."""

from rapport.crm.opportunities.service.contacts import clear_contacts, move_contact
from rapport.crm.opportunities.service.deleting import delete, delete_matching, delete_several
from rapport.crm.opportunities.service.edits import move_to_stage_expecting, update_fields
from rapport.crm.opportunities.service.handing_over import hand_over
from rapport.crm.opportunities.service.members import add_contact, add_member, remove_contact, remove_member
from rapport.crm.opportunities.service.picking import matching, visible_among
from rapport.crm.opportunities.service.recording import follow, follow_stages
from rapport.crm.opportunities.service.sharing import (
    set_access,
    set_access_of_matching,
    set_access_of_several,
)
from rapport.crm.opportunities.service.stages import (
    create_stage,
    delete_stage,
    recolor_stage,
    reorder_stages,
    seed_stages,
    update_stage,
)
from rapport.crm.opportunities.service.tagging import (
    require_tag_name,
    tag_matching,
    tag_several,
    untag_matching,
    untag_several,
)
from rapport.crm.opportunities.service.writing import (
    create,
    move_to_stage,
    set_creation_date,
    set_modification_date,
    update,
)

__all__ = [
    "add_contact",
    "add_member",
    "clear_contacts",
    "create",
    "create_stage",
    "delete",
    "delete_matching",
    "delete_several",
    "delete_stage",
    "follow",
    "follow_stages",
    "hand_over",
    "matching",
    "move_contact",
    "move_to_stage",
    "move_to_stage_expecting",
    "recolor_stage",
    "remove_contact",
    "remove_member",
    "reorder_stages",
    "require_tag_name",
    "seed_stages",
    "set_access",
    "set_access_of_matching",
    "set_access_of_several",
    "set_creation_date",
    "set_modification_date",
    "tag_matching",
    "tag_several",
    "untag_matching",
    "untag_several",
    "update",
    "update_fields",
    "update_stage",
    "visible_among",
]
