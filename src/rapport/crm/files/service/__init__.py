"""What can be done to files (sheet 06, section 2)."""

from rapport.crm.files.service.deleting import delete, delete_several, remove_of_events
from rapport.crm.files.service.hanging import attach, attachable, require_all_deletable
from rapport.crm.files.service.keeping import Staged, discard, stage, stage_text
from rapport.crm.files.service.writing import change, create, create_or_renew, follow

__all__ = [
    "Staged",
    "attach",
    "attachable",
    "change",
    "create",
    "create_or_renew",
    "delete",
    "delete_several",
    "discard",
    "follow",
    "remove_of_events",
    "require_all_deletable",
    "stage",
    "stage_text",
]
