"""Use cases of contacts: rules, rights, side effects."""

from rapport.crm.contacts.service.companies import link_person, unlink_person
from rapport.crm.contacts.service.creating import create_company, create_person, quick_create
from rapport.crm.contacts.service.edits import update_fields
from rapport.crm.contacts.service.infos import (
    add_address,
    add_info,
    add_infos,
    change_address,
    change_info,
    delete_info,
    replace_infos,
)
from rapport.crm.contacts.service.photos import clear_photo, fetched, require_photo_right, scaled, set_photo
from rapport.crm.contacts.service.recording import follow, index_infos, index_records, snapshot, snapshots
from rapport.crm.contacts.service.removing import remove
from rapport.crm.contacts.service.settings import (
    change_web_form_key,
    configure,
    set_mail_to_history,
    set_status_groups,
    set_tag_groups,
)
from rapport.crm.contacts.service.sharing import require_each_editable, set_access, set_access_of_each
from rapport.crm.contacts.service.standing import (
    can_edit,
    can_see,
    require_deletable,
    require_editable,
    require_known_editable,
    require_open,
    require_visible,
)
from rapport.crm.contacts.service.statuses import (
    set_company_status,
    set_person_status,
    set_status,
)
from rapport.crm.contacts.service.tagging import add_tag_to_group, remove_tag_from_group
from rapport.crm.contacts.service.uniting import absorb
from rapport.crm.contacts.service.updating import (
    set_creation_date,
    set_modification_date,
    update_company,
    update_person,
)

__all__ = [
    "absorb",
    "add_address",
    "add_info",
    "add_infos",
    "add_tag_to_group",
    "can_edit",
    "can_see",
    "change_address",
    "change_info",
    "change_web_form_key",
    "clear_photo",
    "configure",
    "create_company",
    "create_person",
    "delete_info",
    "fetched",
    "follow",
    "index_infos",
    "index_records",
    "link_person",
    "quick_create",
    "remove",
    "remove_tag_from_group",
    "replace_infos",
    "require_deletable",
    "require_each_editable",
    "require_editable",
    "require_known_editable",
    "require_open",
    "require_photo_right",
    "require_visible",
    "scaled",
    "set_access",
    "set_access_of_each",
    "set_company_status",
    "set_creation_date",
    "set_mail_to_history",
    "set_modification_date",
    "set_person_status",
    "set_photo",
    "set_status",
    "set_status_groups",
    "set_tag_groups",
    "snapshot",
    "snapshots",
    "unlink_person",
    "update_company",
    "update_fields",
    "update_person",
]
