"""Who is in which group: the rows that people and groups share. People write them, groups ask people to."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, tuple_

from rapport.core.ids import Guid
from rapport.store.dialect import insert_ignore
from rapport.store.tables import group_members

Membership = tuple[Guid, Guid]
"""A group and a user in it."""


def insert_members(tx: Connection, memberships: Iterable[Membership]) -> None:
    """Put users into groups; those who are in already stay."""
    wanted = [{"group_id": group, "user_id": user} for group, user in memberships]
    if wanted:
        tx.execute(insert_ignore(group_members), wanted)


def remove_members(tx: Connection, memberships: Iterable[Membership]) -> None:
    """Take users out of groups."""
    unwanted = list(memberships)
    if unwanted:
        tx.execute(
            delete(group_members).where(
                tuple_(group_members.c.group_id, group_members.c.user_id).in_(unwanted)
            )
        )
