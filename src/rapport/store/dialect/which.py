"""Which of the two databases it is, and what a connection may do."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Connection

WRITING = "rapport_writing"
"""Execution option set on connections that may write."""


class Backend(StrEnum):
    """The two databases, under SQLAlchemy's names for them."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


def backend(tx: Connection) -> Backend:
    """Return which database the connection speaks to. For `store` only."""
    return Backend(tx.dialect.name)
