"""The names that the audit trail goes by, and how long it is kept."""

from __future__ import annotations

from rapport.portal.changes.actions import (
    ACTIONS,
    Action,
    ActionType,
    EntityType,
    ModuleType,
    ProductType,
    name_of,
)
from rapport.portal.security.schemas import (
    AuditTypesShape,
    MappedActionShape,
    MappedModuleShape,
    MappedProductShape,
    RetentionShape,
)
from rapport.portal.settings.queries import portal_settings
from rapport.portal.settings.records import LONGEST_RETENTION
from rapport.store.work import Work


def audit_types() -> AuditTypesShape:
    """Return the names that filters take."""
    return AuditTypesShape(
        actions=[action.name for action in ACTIONS.values()],
        action_types=[name_of(member) for member in ActionType],
        product_types=[name_of(member) for member in ProductType],
        module_types=[name_of(member) for member in ModuleType],
        entry_types=[name_of(member) for member in EntityType],
    )


def mapped_products(product: ProductType, module: ModuleType) -> list[MappedProductShape]:
    """Return the actions by product and module; of one product or module, if given."""
    tree: dict[ProductType, dict[ModuleType, list[MappedActionShape]]] = {}
    for action in ACTIONS.values():
        if product in {ProductType.None_, action.product} and module in {ModuleType.None_, action.module}:
            tree.setdefault(action.product, {}).setdefault(action.module, []).append(_mapped(action))
    return [
        MappedProductShape(
            product_type=name_of(product_type),
            modules=[
                MappedModuleShape(module_type=name_of(module_type), actions=actions)
                for module_type, actions in modules.items()
            ],
        )
        for product_type, modules in tree.items()
    ]


def retention_shape(work: Work) -> RetentionShape:
    """Return how long events are kept."""
    retention = portal_settings(work).retention
    return RetentionShape(
        max_life_time=LONGEST_RETENTION,
        login_history_life_time=retention.login_days,
        audit_trail_life_time=retention.audit_days,
    )


def _mapped(action: Action) -> MappedActionShape:
    return MappedActionShape(
        message_action=action.name,
        action_type=name_of(action.action_type),
        entity=", ".join(name_of(entity) for entity in action.entities),
    )
