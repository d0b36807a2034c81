"""What can be done to tasks (sheet 05, sections 4 and 6)."""

from rapport.crm.tasks.service.closing import close_several, reopen_several
from rapport.crm.tasks.service.deleting import delete, remove_contacts, remove_records
from rapport.crm.tasks.service.edits import update_fields
from rapport.crm.tasks.service.moving import delete_category, hand_over, move_contact
from rapport.crm.tasks.service.recording import follow
from rapport.crm.tasks.service.reminding import REMINDER_JOB, remind
from rapport.crm.tasks.service.writing import (
    close,
    create,
    create_for_contacts,
    create_several,
    reopen,
    set_creation_date,
    set_modification_date,
    update,
)

__all__ = [
    "REMINDER_JOB",
    "close",
    "close_several",
    "create",
    "create_for_contacts",
    "create_several",
    "delete",
    "delete_category",
    "follow",
    "hand_over",
    "move_contact",
    "remind",
    "remove_contacts",
    "remove_records",
    "reopen",
    "reopen_several",
    "set_creation_date",
    "set_modification_date",
    "update",
    "update_fields",
]
