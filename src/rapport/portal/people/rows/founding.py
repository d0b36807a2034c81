"""The first rows of a portal."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, insert, select

from rapport.core.ids import GROUP_EVERYONE, Guid
from rapport.portal.people.passwords import SALT_SETTING
from rapport.portal.products import SERVED
from rapport.store.dialect import insert_ignore
from rapport.store.tables import portal_settings, portal_state, product_access
from rapport.store.work import Work


def portal_exists(tx: Connection) -> bool:
    """Whether the database holds a portal."""
    return tx.execute(select(portal_state.c.id)).first() is not None


def insert_portal(work: Work, *, owner_id: Guid, secret: str, salt: str) -> bool:
    """Write the row that makes a database a portal, and its defaults. False when somebody else just has."""
    state = insert_ignore(portal_state).values(
        id=1, reference_version=1, founded_at=work.now, owner_id=owner_id, secret=secret
    )
    if work.tx.execute(state.returning(portal_state.c.id)).first() is None:
        return False
    work.tx.execute(
        insert(portal_settings).values(name=SALT_SETTING, value=msgspec.json.encode(salt).decode())
    )
    work.tx.execute(
        insert(product_access),
        [{"product_id": product, "subject_id": GROUP_EVERYONE, "is_allowed": True} for product in SERVED],
    )
    return True
