"""The journal in backups: exact decimals, the one thing that its images spell differently, as plain decimals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from rapport.store.dialect.images import spells_decimals
from rapport.store.journal.catalogue import JOURNALED
from rapport.store.types import Money, decode_decimal, encode_decimal

_DECIMALS: Mapping[str, Sequence[str]] = {
    name: [column.name for column in journaled.table.columns if isinstance(column.type, Money)]
    for name, journaled in JOURNALED.items()
}
_IMAGES = ("before", "after")


def packed(row: Row[Any]) -> tuple[Any, ...]:
    """Return a row of the journal as backups keep it, whichever database it is from."""
    return tuple(_respelled(dict(row._mapping), _plain).values())  # noqa: SLF001  that is its public name


def unpacked(tx: Connection, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of a backup's journal as this database spells it."""
    return _respelled(row, _coded) if spells_decimals(tx) else row


def _respelled(row: dict[str, Any], spell: Callable[[str], str]) -> dict[str, Any]:
    columns = _DECIMALS.get(row["table_name"])
    for name in _IMAGES if columns else ():
        if row[name] is not None:
            image = msgspec.json.decode(row[name])
            image |= {column: spell(image[column]) for column in columns or () if column in image}
            row[name] = msgspec.json.encode(image).decode()
    return row


def _plain(text: str) -> str:
    return format(decode_decimal(text), "f") if text[:1] in {"p", "n"} else text


def _coded(text: str) -> str:
    return encode_decimal(Decimal(text))
