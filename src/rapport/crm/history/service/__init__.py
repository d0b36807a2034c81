"""What can be done to history events (sheet 06, sections 1 and 2.3).

`add` is for whatever happens by itself: an invoice's PDF, a call, a mailing. It checks nothing.
"""

from rapport.crm.history.service.deleting import (
    delete,
    remove_contacts,
    remove_records,
    require_deletable,
)
from rapport.crm.history.service.moving import move_contact
from rapport.crm.history.service.recording import documents_of_contacts, follow, title_of
from rapport.crm.history.service.uploads import attach_files, attach_text, require_holder
from rapport.crm.history.service.writing import add, create

__all__ = [
    "add",
    "attach_files",
    "attach_text",
    "create",
    "delete",
    "documents_of_contacts",
    "follow",
    "move_contact",
    "remove_contacts",
    "remove_records",
    "require_deletable",
    "require_holder",
    "title_of",
]
