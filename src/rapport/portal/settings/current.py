"""The settings in force and everybody's standing, remembered until something of them changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, select

from rapport.core.ids import (
    CRM_PRODUCT,
    GROUP_ADMIN,
    GROUP_EVERYONE,
    GROUP_USER,
    GROUP_VISITOR,
    NOBODY,
    PEOPLE_PRODUCT,
    Guid,
)
from rapport.core.viewer import Viewer
from rapport.portal.people.passwords import POLICY_SETTING, PasswordPolicy
from rapport.portal.settings.records import (
    GENERAL,
    LOGIN_LIMITS,
    OPEN_TO_ALL,
    RETENTION,
    General,
    LoginLimits,
    PortalSettings,
    ProductRules,
    Retention,
    may_use_product,
)
from rapport.store.tables import administrators, group_members, product_access
from rapport.store.tables import portal_settings as table
from rapport.store.work import Work

T = TypeVar("T")


def portal_settings(work: Work) -> PortalSettings:
    """Return the settings of the portal."""
    return work.cached(load_portal_settings)


def stored_setting(work: Work, name: str, kind: type[T]) -> T | None:
    """Return what another room keeps under a name of its own (`service.keep_setting`); None when it keeps nothing.

    `kind` is what it was made of: a dataclass, a struct, a plain type.
    """
    text = work.cached(load_stored).get(name)
    return None if text is None else msgspec.json.decode(text, type=kind)


def load_stored(tx: Connection) -> Mapping[str, str]:
    """Read all settings as JSON, by name."""
    return {row.name: row.value for row in tx.execute(select(table.c.name, table.c.value))}


def load_portal_settings(tx: Connection) -> PortalSettings:
    """Read the settings of the portal; what was never set has its default."""
    stored = load_stored(tx)

    def setting(name: str, kind: type[T]) -> T:
        return msgspec.json.decode(stored.get(name, "{}"), type=kind)

    return PortalSettings(
        general=setting(GENERAL, General),
        password_policy=setting(POLICY_SETTING, PasswordPolicy),
        login_limits=setting(LOGIN_LIMITS, LoginLimits),
        retention=setting(RETENTION, Retention),
    )


class Standing:
    """Who administers what, who is in which group, which product is open to whom."""

    def __init__(self, tx: Connection) -> None:
        self.administers: dict[Guid, set[Guid]] = defaultdict(set)
        self.groups_of: dict[Guid, list[Guid]] = defaultdict(list)
        for product_id, user_id in tx.execute(select(administrators.c.product_id, administrators.c.user_id)):
            self.administers[user_id].add(product_id)
        members = select(group_members.c.group_id, group_members.c.user_id).order_by(group_members.c.group_id)
        for group_id, user_id in tx.execute(members):
            self.groups_of[user_id].append(group_id)
        self.rules = _product_rules(tx)

    def viewer(
        self, user_id: Guid, *, is_owner: bool, is_guest: bool, login_event_id: int = 0, key_id: int = 0
    ) -> Viewer:
        """Return a user as the rules see them."""
        administered: Any = self.administers.get(user_id, ())
        is_portal_admin = is_owner or NOBODY in administered
        return Viewer(
            user_id=user_id,
            is_owner=is_owner,
            is_portal_admin=is_portal_admin,
            is_people_admin=is_portal_admin or PEOPLE_PRODUCT in administered,
            is_crm_admin=is_portal_admin or CRM_PRODUCT in administered,
            is_guest=is_guest,
            can_use_crm=self.may_use(
                CRM_PRODUCT, user_id, is_guest=is_guest, is_portal_admin=is_portal_admin
            ),
            group_ids=tuple(self.groups_of.get(user_id, ())),
            login_event_id=login_event_id,
            key_id=key_id,
        )

    def may_use(self, product_id: Guid, user_id: Guid, *, is_guest: bool, is_portal_admin: bool) -> bool:
        """Whether a user may use a product."""
        subjects = {user_id, GROUP_EVERYONE, GROUP_VISITOR if is_guest else GROUP_USER}
        subjects.update(self.groups_of.get(user_id, ()))
        if is_portal_admin:
            subjects.add(GROUP_ADMIN)
        return may_use_product(
            self.rules.get(product_id, OPEN_TO_ALL),
            product_id,
            subjects,
            is_guest=is_guest,
            is_administrator=is_portal_admin or product_id in self.administers.get(user_id, ()),
        )


def load_standing(tx: Connection) -> Standing:
    """Read everybody's standing. Three statements."""
    return Standing(tx)


def standing(work: Work) -> Standing:
    """Return everybody's standing."""
    return work.cached(load_standing)


def can_use_product(work: Work, product_id: Guid) -> bool:
    """Whether the caller may use a product."""
    viewer = work.viewer
    return standing(work).may_use(
        product_id, viewer.user_id, is_guest=viewer.is_guest, is_portal_admin=viewer.is_portal_admin
    )


def _product_rules(tx: Connection) -> dict[Guid, ProductRules]:
    permitted: dict[Guid, set[Guid]] = defaultdict(set)
    denied: dict[Guid, set[Guid]] = defaultdict(set)
    entries = product_access.c
    for product_id, subject_id, is_allowed in tx.execute(
        select(entries.product_id, entries.subject_id, entries.is_allowed)
    ):
        (permitted if is_allowed else denied)[product_id].add(subject_id)
    return {
        product_id: ProductRules(frozenset(permitted[product_id]), frozenset(denied[product_id]))
        for product_id in [*permitted, *denied]
    }
