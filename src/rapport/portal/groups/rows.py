"""Rows of groups."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select, update

from rapport.core.ids import Guid
from rapport.portal.groups.records import Group
from rapport.store.tables import groups, product_access

_COLUMNS = (groups.c.id, groups.c.name, groups.c.manager_id, groups.c.created_at)


def find(tx: Connection, group_id: Guid) -> Group | None:
    """Return a group, or None."""
    row = tx.execute(select(*_COLUMNS).where(groups.c.id == group_id)).first()
    return Group(*row) if row else None


def insert_group(tx: Connection, group: Group) -> None:
    """Add a group."""
    tx.execute(insert(groups).values(**asdict(group)))


def save(tx: Connection, group: Group) -> None:
    """Write name and manager."""
    tx.execute(
        update(groups).where(groups.c.id == group.id).values(name=group.name, manager_id=group.manager_id)
    )


def delete_group(tx: Connection, group_id: Guid) -> None:
    """Take a group away, with its memberships and what it opens of the products."""
    tx.execute(delete(product_access).where(product_access.c.subject_id == group_id))
    tx.execute(delete(groups).where(groups.c.id == group_id))
