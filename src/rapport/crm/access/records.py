"""The vocabulary of access."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from rapport.core.ids import GROUP_EVERYONE, GROUP_USER, Guid
from rapport.core.viewer import Viewer


class ShareType(IntEnum):
    """How a contact is shared (sheet 03, section 3)."""

    NONE = 0
    READ_WRITE = 1
    READ = 2


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """What the rules need to know of one loaded record.

    `subjects` are the users and groups in its access list (a contact's managers).
    """

    created_by: Guid
    subjects: frozenset[Guid] = frozenset()
    is_private: bool = False
    share_type: ShareType = ShareType.READ_WRITE


def subjects_of_viewer(viewer: Viewer) -> tuple[Guid, ...]:
    """Return every id under which the caller may stand in an access list: their own and their groups'."""
    return (viewer.user_id, *viewer.group_ids, GROUP_EVERYONE, GROUP_USER)
