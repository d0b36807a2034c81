"""Settings on the wire (sheet 02, sections 2.7 and 5)."""

from __future__ import annotations

from rapport.core.ids import NOBODY
from rapport.portal.people.schemas import EmployeeShape, GroupSummaryShape
from rapport.protocol.scalars import Guid
from rapport.protocol.shapes import Input, Shape


class SettingsShape(Shape, frozen=True, kw_only=True):
    """What clients ask first."""

    timezone: str
    trusted_domains: list[str]
    trusted_domains_type: int
    culture: str
    utc_offset: str
    utc_hours_offset: float


class StorageUsageShape(Shape, frozen=True, kw_only=True):
    """Space that one area takes, in bytes."""

    path: str
    size: int


class QuotaShape(Shape, frozen=True, kw_only=True):
    """Space, in bytes, and numbers of people."""

    storage_size: int
    max_file_size: int
    used_size: int
    max_users_count: int
    users_count: int
    available_size: int
    available_users_count: int
    storage_usage: list[StorageUsageShape]
    user_storage_size: int
    user_used_size: int
    user_available_size: int
    max_visitors: int
    visitors_count: int


class VersionShape(Shape, frozen=True, kw_only=True):
    """A version of the portal."""

    id: str
    name: str


class VersionsShape(Shape, frozen=True, kw_only=True):
    """The versions that a portal could have; here there is one."""

    current: str
    versions: list[VersionShape]


class BuildShape(Shape, frozen=True, kw_only=True):
    """Versions of the parts; those that are not installed are left out."""

    community_server: str
    document_server: str | None = None
    mail_server: str | None = None
    xmpp_server: str | None = None


class CapabilitiesShape(Shape, frozen=True, kw_only=True):
    """How one can sign in besides with a password."""

    ldap_enabled: bool
    oauth_enabled: bool
    providers: list[str]
    sso_label: str
    sso_url: str


class ModuleShape(Shape, frozen=True, kw_only=True):
    """A product that the caller may use."""

    id: str
    title: str


class PasswordPolicyShape(Shape, frozen=True, kw_only=True):
    """Which passwords are good enough."""

    limit_max_length: int
    limit_min_length: int
    max_length: int
    min_length: int
    allowed_characters_regex_str: str
    upper_case: bool
    upper_case_regex_str: str
    digits: bool
    digits_regex_str: str
    spec_symbols: bool
    spec_symbols_regex_str: str


class PasswordHashShape(Shape, frozen=True, kw_only=True):
    """How a client makes the hash that `passwordHash` takes: PBKDF2-HMAC-SHA256, `size` in bits."""

    size: int
    iterations: int
    salt: str


class ProductAccessShape(Shape, frozen=True, kw_only=True):
    """Who a product is open to."""

    web_item_id: str
    users: list[EmployeeShape]
    groups: list[GroupSummaryShape]
    enabled: bool
    is_sub_item: bool


class AdministratorShape(Shape, frozen=True, kw_only=True):
    """Whether a user administers a product."""

    product_id: Guid
    user_id: Guid
    administrator: bool


class LoginLimitsShape(Shape, frozen=True, kw_only=True):
    """How often a sign-in may be tried; times in seconds."""

    attempt_count: int
    block_time: int
    check_period: int


class ZoneShape(Shape, frozen=True, kw_only=True):
    """The time zone of the raw portal record."""

    id: str
    display_name: str
    base_utc_offset: str


class PortalShape(Shape, frozen=True, kw_only=True):
    """The raw record of the portal (sheet 02, section 5.1). Dates here have no zone."""

    tenant_id: int
    tenant_alias: str
    mapped_domain: str | None
    version: int
    version_changed: str
    tenant_domain: str
    hosted_region: str | None
    name: str
    language: str
    time_zone: ZoneShape
    trusted_domains: list[str]
    trusted_domains_type: int
    owner_id: Guid
    created_date_time: str
    last_modified: str
    status: int
    status_change_date: str
    partner_id: str | None
    affiliate_id: str | None
    campaign: str | None
    payment_id: str | None
    industry: int
    spam: bool
    calls: bool


class RawUserShape(Shape, frozen=True, kw_only=True):
    """The raw record of a user (sheet 02, section 5.1). Dates here have no zone."""

    id: Guid
    first_name: str
    last_name: str
    user_name: str
    birth_date: str | None
    sex: bool | None
    status: int
    activation_status: int
    terminated_date: str | None
    title: str
    work_from_date: str | None
    email: str
    contacts: list[str]
    location: str
    notes: str
    removed: bool
    last_modified: str
    tenant: int
    lead: Guid | None
    is_active: bool
    culture_name: str
    mobile_phone: str
    mobile_phone_activation_status: int
    sid: str | None
    ldap_qouta: int
    sso_name_id: str | None
    sso_session_id: str | None
    create_date: str
    used_space: int
    check_activation: bool


class ProductSwitchInput(Input, frozen=True, kw_only=True):
    """A product and whether it is to be open."""

    key: Guid = NOBODY
    value: bool = False
