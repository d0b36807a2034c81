"""What can be set, and the rule that opens a product to a person."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from rapport.core.errors import BadArgument
from rapport.core.ids import CRM_PRODUCT, GROUP_EVERYONE, PEOPLE_PRODUCT, Guid
from rapport.core.viewer import UTC_ZONE
from rapport.portal.people.passwords import PasswordPolicy

COMPATIBLE_VERSION = "12.7.0"
"""The Community Server whose behaviour this server has."""

GENERAL = "general"
LOGIN_LIMITS = "login_limits"
RETENTION = "retention"
"""Names of settings; the password policy's is with people."""

CULTURES = (
    *(
        "en-US",
        "fr-FR",
        "de-DE",
        "es-ES",
        "en-GB",
        "ru-RU",
        "lv-LV",
        "pt-PT",
        "pt-BR",
        "it-IT",
        "tr-TR",
        "el-GR",
    ),
    *("zh-CN", "pl-PL", "cs-CZ", "uk-UA", "vi-VN", "fi-FI", "az-Latn-AZ", "ko-KR", "ja-JP", "sl-SI", "sk-SK"),
    *("nl-NL", "es-MX", "de-CH", "bg-BG"),
)
"""Cultures that a portal can have (sheet 02, section 5.2)."""
_CULTURE_NAME = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)

_CLOSED_TO_GUESTS = {
    CRM_PRODUCT,
    PEOPLE_PRODUCT,
    "37620ae5-c40b-45ce-855a-39dd7d76a1fa",  # Birthdays
    "2a923037-8b2d-487b-9a22-5ac0918acf3f",  # Mail
}


@dataclass(frozen=True, slots=True)
class General:
    """Name, language and time zone of the portal."""

    name: str = "Rapport"
    culture: str = "en-US"
    zone_name: str = "UTC"


@dataclass(frozen=True, slots=True)
class LoginLimits:
    """How often a sign-in may be tried: attempts within a period, then a block. Times in seconds (section 2.5)."""

    attempt_count: int = 5
    block_time: int = 60
    check_period: int = 60


@dataclass(frozen=True, slots=True)
class Retention:
    """How long the login history and the audit trail are kept, in days."""

    login_days: int = 180
    audit_days: int = 180


LONGEST_RETENTION = 180


@dataclass(frozen=True, slots=True)
class PortalSettings:
    """Everything that is set for the portal as a whole."""

    general: General = field(default_factory=General)
    password_policy: PasswordPolicy = field(default_factory=PasswordPolicy)
    login_limits: LoginLimits = field(default_factory=LoginLimits)
    retention: Retention = field(default_factory=Retention)

    @property
    def culture(self) -> str:
        """Culture of the portal, as `en-US`."""
        return self.general.culture

    @property
    def zone(self) -> ZoneInfo:
        """Time zone of the portal."""
        return zone_named(self.general.zone_name)


@dataclass(frozen=True, slots=True)
class ProductRules:
    """Who a product is open to: users and groups with a permit, users and groups with a denial."""

    permitted: frozenset[Guid] = frozenset()
    denied: frozenset[Guid] = frozenset()

    @property
    def is_closed(self) -> bool:
        """Whether it is closed to everyone, administrators included."""
        return GROUP_EVERYONE in self.denied

    @property
    def is_open(self) -> bool:
        """Whether it is open to everyone."""
        return GROUP_EVERYONE in self.permitted and not self.denied

    @property
    def named(self) -> frozenset[Guid]:
        """The users and groups that it was restricted to."""
        return (self.permitted | self.denied) - {GROUP_EVERYONE}


OPEN_TO_ALL = ProductRules(permitted=frozenset({GROUP_EVERYONE}))


def may_use_product(
    rules: ProductRules,
    product_id: Guid,
    subjects: Collection[Guid],
    *,
    is_guest: bool,
    is_administrator: bool,
) -> bool:
    """Whether a person may use a product (sheet 02, section 5.4).

    `subjects` are the person and their groups, Everyone included; `is_administrator` is of the product or of the
    portal. Closed to everyone means everyone (quirk 21); restricted to named ones, administrators still may.
    """
    if is_guest and product_id in _CLOSED_TO_GUESTS:
        return False
    if rules.is_closed:
        return False
    if is_administrator:
        return True
    return not rules.permitted.isdisjoint(subjects) and rules.denied.isdisjoint(subjects)


@cache
def zone_named(name: str) -> ZoneInfo:
    """Return a time zone by its IANA name; UTC for a name that nobody knows."""
    return ZoneInfo(name) if name in _zone_names() else UTC_ZONE


def known_zone(name: str) -> str:
    """Return the name of a time zone; `UTC` for a name that nobody knows (sheet 02, section 5.2)."""
    return name if name in _zone_names() else "UTC"


def enabled_culture(name: str) -> str | None:
    """Return the enabled culture that a name means, None for one that is not enabled. Raises BadArgument."""
    if not _CULTURE_NAME.fullmatch(name):
        raise BadArgument("Culture is not supported.", parameter="lng")
    return next((culture for culture in CULTURES if culture.lower() == name.lower()), None)


@cache
def _zone_names() -> frozenset[str]:
    return frozenset(available_timezones())
