"""Backup and restore: a whole portal in one file that fits either database (architecture, section 3).

The file is a ZIP archive: a member of JSON lines for each table, a member for each blob, and last a manifest with
versions, numbers of rows and SHA-256 checksums. It holds password hashes and secrets: it is readable by its owner
alone, and is to be kept like the portal itself.
"""

from rapport.store.backup.archive import Manifest
from rapport.store.backup.reading import restore, verify
from rapport.store.backup.writing import backup

__all__ = ["Manifest", "backup", "restore", "verify"]
