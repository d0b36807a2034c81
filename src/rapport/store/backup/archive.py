"""The format of a backup: what its members are called, what is in them, how values are written."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Boolean, Integer, LargeBinary, String, Table, Text
from sqlalchemy.types import TypeEngine

from rapport.store.tables import journal_state, metadata, schema_state
from rapport.store.types import Money, UtcTime

FORMAT = 1
MANIFEST = "manifest.json"
TABLES = "tables/"
FILES = "files/"


def kept_tables() -> list[Table]:
    """Return what is in a backup, in an order in which each refers only to those before it.

    Not what a database says of itself: the programs that may open it, the number of the transaction under way.
    """
    return [each for each in metadata.sorted_tables if each not in {schema_state, journal_state}]


class TableSummary(msgspec.Struct, frozen=True, kw_only=True):
    """One table: its columns with the tags of their types, how many rows, the checksum of the member."""

    columns: dict[str, str]
    rows: int
    sha256: str
    last_id: int = 0
    """The highest id ever given: it is not given again, even when its row is gone."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is in a backup. `tables` come in an order in which each refers only to those before it."""

    format: int
    program: str
    revision: str
    made_at: str
    tables: dict[str, TableSummary]
    files: dict[str, str]
    """Checksum of each blob by its name."""


_TAGS: list[tuple[type[TypeEngine[Any]], str]] = [
    (UtcTime, "time"),
    (Money, "money"),
    (LargeBinary, "bytes"),
    (Boolean, "bool"),
    (Integer, "int"),
    (String, "text"),
]
TYPES: Mapping[str, TypeEngine[Any]] = {
    "time": UtcTime(),
    "money": Money(120, 30),
    "bytes": LargeBinary(),
    "bool": Boolean(),
    "int": BigInteger(),
    "text": Text(),
}
READERS: Mapping[str, Callable[[Any], Any]] = {
    "time": datetime.fromisoformat,
    "money": Decimal,
    "bytes": b64decode,
}
"""How a value is made of what JSON has, where it is not the same."""

ENCODER = msgspec.json.Encoder(decimal_format="string")
"""Writes times as RFC 3339 texts, decimals as texts, bytes as base64."""


def tag_of(kind: TypeEngine[Any]) -> str:
    """Return the tag of a column's type. Raises TypeError for one that backups do not know yet."""
    for known, tag in _TAGS:
        if isinstance(kind, known):
            return tag
    raise TypeError(f"A backup does not know how to write {kind!r}.")
