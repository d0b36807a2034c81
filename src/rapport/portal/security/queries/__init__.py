"""Reading audit trail, login history and sessions."""

from rapport.portal.security.queries.events import (
    audit_page,
    latest_audit_events,
    latest_login_events,
    login_page,
)
from rapport.portal.security.queries.sessions import connections
from rapport.portal.security.queries.types import audit_types, mapped_products, retention_shape

__all__ = [
    "audit_page",
    "audit_types",
    "connections",
    "latest_audit_events",
    "latest_login_events",
    "login_page",
    "mapped_products",
    "retention_shape",
]
