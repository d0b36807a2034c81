"""Identifiers: GUIDs as lower-case text with hyphens, and the fixed ones of sheet 02, section 0.1."""

from __future__ import annotations

import uuid

Guid = str
"""A GUID, lower case with hyphens, 36 characters. Kept as text: it sorts and travels the same everywhere."""

NOBODY: Guid = "00000000-0000-0000-0000-000000000000"
"""The zero GUID: "no user" in requests, "all modules" in the administrator calls."""

LOST_USER: Guid = "4a515a15-d4d6-4b8e-828e-e0586f18f3a3"
OUTSIDE_USER: Guid = "e78f4c20-2f3b-4a9d-ad13-5f298bd5a3ba"
SYSTEM_ACCOUNT: Guid = "a37ee56e-3302-4a7b-b67e-ddbea64cd032"
GUEST_ACCOUNT: Guid = "712d9ec3-5d2b-4b13-824f-71f00191dcca"

CRM_PRODUCT: Guid = "6743007c-6f95-4d20-8c88-a8601ce5e76d"
PEOPLE_PRODUCT: Guid = "f4d98afd-d336-4332-8778-3c6945c81ea0"

GROUP_ADMIN: Guid = "cd84e66b-b803-40fc-99f9-b2969a54a1de"
GROUP_EVERYONE: Guid = "c5cc67d1-c3e8-43c0-a3ad-3928ae3e5b5e"
GROUP_USER: Guid = "abef62db-11a8-4673-9d32-ef1d8af19dc0"
GROUP_VISITOR: Guid = "aced04fa-dd96-4b35-af3e-346bf1eb972d"


def new_guid() -> Guid:
    """Return a fresh random GUID."""
    return str(uuid.uuid4())
