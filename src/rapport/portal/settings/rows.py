"""Rows of settings, administrators and product access."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert

from rapport.core.ids import GROUP_EVERYONE, Guid
from rapport.store.dialect import insert_ignore, upsert
from rapport.store.tables import administrators, portal_settings, product_access


def save_setting(tx: Connection, name: str, value: Any) -> None:
    """Keep a setting as JSON."""
    text = msgspec.json.encode(value).decode()
    tx.execute(upsert(portal_settings, ["value"]).values(name=name, value=text))


def insert_administrator(tx: Connection, product_id: Guid, user_id: Guid) -> None:
    """Make a user administrator of a product; who is one already stays one."""
    tx.execute(insert_ignore(administrators).values(product_id=product_id, user_id=user_id))


def delete_administrator(tx: Connection, product_id: Guid, user_id: Guid) -> None:
    """Withdraw an administration."""
    tx.execute(
        delete(administrators).where(
            administrators.c.product_id == product_id, administrators.c.user_id == user_id
        )
    )


def delete_administrations(tx: Connection, user_id: Guid) -> None:
    """Withdraw everything that a user administers."""
    tx.execute(delete(administrators).where(administrators.c.user_id == user_id))


def replace_rules(tx: Connection, product_id: Guid, subjects: Iterable[Guid], *, is_allowed: bool) -> None:
    """Give a product exactly these rules."""
    tx.execute(delete(product_access).where(product_access.c.product_id == product_id))
    wanted = [
        {"product_id": product_id, "subject_id": subject, "is_allowed": is_allowed}
        for subject in sorted(set(subjects))
    ]
    tx.execute(insert(product_access), wanted)


def set_everyone(tx: Connection, product_id: Guid, is_allowed: bool | None) -> None:
    """Set, or with None take away, the rule for everyone; rules for named ones stay."""
    tx.execute(
        delete(product_access).where(
            product_access.c.product_id == product_id, product_access.c.subject_id == GROUP_EVERYONE
        )
    )
    if is_allowed is not None:
        rule = {"product_id": product_id, "subject_id": GROUP_EVERYONE, "is_allowed": is_allowed}
        tx.execute(insert(product_access), [rule])
