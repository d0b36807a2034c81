"""Who asks, from where, and how the answer is to look."""

from __future__ import annotations

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from rapport.core.ids import GUEST_ACCOUNT, SYSTEM_ACCOUNT, Guid

UTC_ZONE = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Viewer:
    """The caller with the roles that rules ask for (sheet 02, sections 0 and 7.1).

    A portal admin is a People admin and a CRM admin too: whoever builds a Viewer sets all three.
    `login_event_id` is the session, `key_id` the API key that the caller came with (0: none).
    """

    user_id: Guid
    is_owner: bool = False
    is_portal_admin: bool = False
    is_people_admin: bool = False
    is_crm_admin: bool = False
    is_guest: bool = False
    can_use_crm: bool = False
    group_ids: tuple[Guid, ...] = ()
    login_event_id: int = 0
    key_id: int = 0

    @property
    def is_signed_in(self) -> bool:
        """Whether a person (or the house itself) stands behind the call."""
        return self.user_id != GUEST_ACCOUNT


STRANGER = Viewer(GUEST_ACCOUNT)
"""Nobody signed in."""

HOUSE = Viewer(
    SYSTEM_ACCOUNT, is_portal_admin=True, is_people_admin=True, is_crm_admin=True, can_use_crm=True
)
"""The server itself: founding a portal, background work, the command line."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a request came from, for the audit trail and the login history."""

    ip: str = ""
    user_agent: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """How links and dates of an answer look: `base_url` as the client sees it (no trailing slash)."""

    base_url: str = "http://127.0.0.1:8092"
    zone: ZoneInfo = field(default=UTC_ZONE)
    culture: str = "en-US"
