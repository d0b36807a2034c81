"""Audit trail, login history and sessions on the wire (sheet 02, sections 6.1 and 6.3)."""

from __future__ import annotations

from rapport.core.ids import Guid
from rapport.protocol.shapes import Input, Shape, WireDate


class AuditEventShape(Shape, frozen=True, kw_only=True):
    """Something that was done."""

    id: int
    date: WireDate
    user: str
    user_id: Guid
    action: str
    action_id: int
    ip: str
    browser: str
    platform: str
    page: str
    action_type: int
    product: int
    module: int
    target: list[str] | None
    entries: list[int]


class LoginEventShape(Shape, frozen=True, kw_only=True):
    """Somebody came, went, or was turned away."""

    id: int
    date: WireDate
    user: str
    user_id: Guid
    login: str
    action: str
    action_id: int
    ip: str
    browser: str
    platform: str
    page: str


class AuditTypesShape(Shape, frozen=True, kw_only=True):
    """The names that filters take."""

    actions: list[str]
    action_types: list[str]
    product_types: list[str]
    module_types: list[str]
    entry_types: list[str]


class MappedActionShape(Shape, frozen=True, kw_only=True):
    """An action by names."""

    message_action: str
    action_type: str
    entity: str


class MappedModuleShape(Shape, frozen=True, kw_only=True):
    """The actions of a module."""

    module_type: str
    actions: list[MappedActionShape]


class MappedProductShape(Shape, frozen=True, kw_only=True):
    """The modules of a product."""

    product_type: str
    modules: list[MappedModuleShape]


class RetentionShape(Shape, frozen=True, kw_only=True):
    """How long events are kept, in days."""

    max_life_time: int
    login_history_life_time: int
    audit_trail_life_time: int


class RetentionInput(Input, frozen=True, kw_only=True):
    """How long events are to be kept, in days."""

    login_history_life_time: int = 0
    audit_trail_life_time: int = 0


class ConnectionShape(Shape, frozen=True, kw_only=True):
    """An open session."""

    country: str
    city: str
    id: int
    tenant_id: int
    user_id: Guid
    mobile: bool
    description: str | None
    ip: str
    browser: str
    platform: str
    date: WireDate
    user_name: str
    page: str
    action_text: str


class ConnectionsShape(Shape, frozen=True, kw_only=True):
    """The caller's open sessions; `login_event` is the one they came with, 0 for none."""

    items: list[ConnectionShape]
    login_event: int
