"""What can be taken back, and how."""

from rapport.crm.undo.service.restoring import empty, purge, require_purging, restore
from rapport.crm.undo.service.undoing import undo_change, undo_since

__all__ = ["empty", "purge", "require_purging", "restore", "undo_change", "undo_since"]
