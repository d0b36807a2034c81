"""Audit trail and login history (sheet 02, section 6.1)."""

from __future__ import annotations

from datetime import datetime

from rapport.core.ids import NOBODY
from rapport.portal.call import Call
from rapport.portal.changes.actions import ActionType, EntityType, ModuleType, ProductType
from rapport.portal.people import service as people
from rapport.portal.security import queries
from rapport.portal.security.records import AuditFilter, parse_action
from rapport.portal.security.schemas import (
    AuditEventShape,
    AuditTypesShape,
    LoginEventShape,
    MappedProductShape,
    RetentionInput,
    RetentionShape,
)
from rapport.portal.settings import service as settings
from rapport.protocol.call import Page
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

TRAIL, LOGINS = "security/Audit trail data", "security/Login history"


@operation("GET", "security/audit/login/last", tag=LOGINS, summary="Get login history")
def latest_login_events(call: Call) -> list[LoginEventShape]:
    """Return the twenty newest login events, newest first."""
    people.require_settings_right(call.work)
    return queries.latest_login_events(call.work)


@operation("GET", "security/audit/events/last", tag=TRAIL, summary="Get audit trail data")
def latest_audit_events(call: Call) -> list[AuditEventShape]:
    """Return the twenty newest audit events, newest first."""
    people.require_settings_right(call.work)
    return queries.latest_audit_events(call.work)


@operation("GET", "security/audit/login/filter", tag=LOGINS, summary="Get filtered login events")
def login_events(
    call: Call,
    *,
    user_id: Guid = NOBODY,
    action: int = 0,
    from_: datetime | None = None,
    to: datetime | None = None,
) -> Page[LoginEventShape]:
    """Return login events of a user, of an action number, of a time; newest first.

    Parameters:
        user_id: Id of the user.
        action: Number of the action.
        from_: Events from this moment on.
        to: Events up to this moment.
    """
    people.require_settings_right(call.work)
    return queries.login_page(
        call.work,
        start=call.listing.start_index,
        count=call.listing.count,
        user_id=user_id,
        action=action,
        since=from_,
        until=to,
    )


@operation("GET", "security/audit/events/filter", tag=TRAIL, summary="Get filtered audit trail data")
def audit_events(
    call: Call,
    *,
    user_id: Guid = NOBODY,
    product_type: ProductType = ProductType.None_,
    module_type: ModuleType = ModuleType.None_,
    action_type: ActionType = ActionType.None_,
    action: str = "",
    entry_type: EntityType = EntityType.None_,
    target: str = "",
    from_: datetime | None = None,
    to: datetime | None = None,
) -> Page[AuditEventShape]:
    """Return audit events, newest first; kinds by name or number, `target` together with `entryType`.

    Parameters:
        user_id: Id of the user.
        product_type: Product, by name or number.
        module_type: Module, by name or number.
        action_type: Kind of action, by name or number.
        action: Action, by name or number; wins over product, module and kind.
        entry_type: Kind of entity, by name or number; counts together with `target`.
        target: Id of the entity.
        from_: Events from this moment on.
        to: Events up to this moment.
    """
    people.require_settings_right(call.work)
    wanted = AuditFilter(
        user_id=user_id,
        product=product_type,
        module=module_type,
        action_type=action_type,
        action=parse_action(action),
        entity=entry_type,
        target=target,
        since=from_,
        until=to,
    )
    return queries.audit_page(call.work, wanted, start=call.listing.start_index, count=call.listing.count)


@operation("GET", "security/audit/types", tag=TRAIL, summary="Get audit trail types", login=False)
def audit_types(_call: Call) -> AuditTypesShape:
    """Return the names that the filters take."""
    return queries.audit_types()


@operation("GET", "security/audit/mappers", tag=TRAIL, summary="Get audit trail mappers", login=False)
def audit_mappers(
    _call: Call,
    product_type: ProductType = ProductType.None_,
    module_type: ModuleType = ModuleType.None_,
) -> list[MappedProductShape]:
    """Return the actions by product and module.

    Parameters:
        product_type: Product, by name or number.
        module_type: Module, by name or number.
    """
    return queries.mapped_products(product_type, module_type)


@operation("GET", "security/audit/settings/lifetime", tag=TRAIL, summary="Get the audit trail settings")
def retention(call: Call) -> RetentionShape:
    """Return how many days login history and audit trail are kept."""
    people.require_settings_right(call.work)
    return queries.retention_shape(call.work)


@operation("POST", "security/audit/settings/lifetime", tag=TRAIL, summary="Set the audit trail settings")
def set_retention(call: Call, settings_: RetentionInput) -> RetentionShape:
    """Set how many days login history and audit trail are kept: 1 to 180.

    Parameters:
        settings_: `loginHistoryLifeTime` and `auditTrailLifeTime`, in days.
    """
    settings.change_retention(
        call.work,
        login_days=settings_.login_history_life_time,
        audit_days=settings_.audit_trail_life_time,
    )
    return queries.retention_shape(call.work)
