"""Reading the journal, and rows as they are, in the journal's form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, String, Table, bindparam, cast, literal, select, tuple_

from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.dialect.images import image_of
from rapport.store.journal.catalogue import JOURNALED, Journaled
from rapport.store.journal.records import Entry, Image
from rapport.store.tables import journal

_j = journal.c
_ENTRIES = select(_j.id, _j.table_name, _j.op, _j.row_key).order_by(_j.id)
_OF_BATCHES = _ENTRIES.where(among(_j.batch, "batches"))
_IMAGES = select(_j.id, _j.before, _j.after).where(among(_j.id, "ids"))
_LATER = (
    select(_j.id, _j.row_key, _j.before, _j.after)
    .where(_j.table_name == bindparam("table"), among(_j.row_key, "keys"))
    .where(_j.op == "U", _j.id > bindparam("after"))
    .order_by(_j.id)
)


def of_batches(tx: Connection, numbers: Collection[int], *, limit: int | None = None) -> list[Entry]:
    """Return the entries of these batches, up to a limit, in the order in which they were written."""
    found = tx.execute(_OF_BATCHES.limit(limit), {"batches": sorted(numbers)})
    return [Entry(*row) for row in found]


def images(tx: Connection, ids: Sequence[int]) -> dict[int, tuple[Image | None, Image | None]]:
    """Return the rows before and after of each of these entries."""
    found: dict[int, tuple[Image | None, Image | None]] = {}
    for some in batches(ids):
        for entry, before, after in tx.execute(_IMAGES, {"ids": list(some)}):
            found[entry] = (decoded(before), decoded(after))
    return found


def later_updates(
    tx: Connection, table: str, keys: Mapping[str, int], *, but: Collection[int]
) -> dict[str, list[tuple[Image, Image]]]:
    """Return the rows before and after of each update of these rows that came after the entry given for each.

    Those in `but` are left out.
    """
    found: dict[str, list[tuple[Image, Image]]] = {}
    for some in batches(list(keys)):
        wanted = {"table": table, "keys": list(some), "after": min(keys[key] for key in some)}
        for entry, key, before, after in tx.execute(_LATER, wanted):
            if entry > keys[key] and entry not in but:
                found.setdefault(key, []).append((_decoded(before), _decoded(after)))
    return found


def rows_now(tx: Connection, table: str, keys: Iterable[str]) -> dict[str, Image]:
    """Return those of the rows of a table that are there, by their keys."""
    journaled = JOURNALED[table]
    statement = select(key_of(journaled), image_of(journaled.table))
    found: dict[str, Image] = {}
    for condition, parameters in matching(journaled, keys):
        for key, image in tx.execute(statement.where(condition), parameters):
            found[str(key)] = _decoded(image)
    return found


def keys_now(tx: Connection, table: str, keys: Iterable[str]) -> set[str]:
    """Return those of the keys of a table under which there is a row."""
    journaled = JOURNALED[table]
    statement = select(key_of(journaled))
    return {
        str(key)
        for condition, parameters in matching(journaled, keys)
        for key in tx.scalars(statement.where(condition), parameters)
    }


def key_of(journaled: Journaled) -> ColumnElement[Any]:
    """Return the `row_key` of a row at hand."""
    first, *others = (journaled.table.c[name] for name in journaled.key)
    if not others:
        return first
    joined: ColumnElement[Any] = cast(first, String())
    for column in others:
        joined = joined + literal("/", literal_execute=True) + cast(column, String())
    return joined


def matching(
    journaled: Journaled, keys: Iterable[str]
) -> Iterable[tuple[ColumnElement[bool], dict[str, Any]]]:
    """Give conditions, with their parameters, that together pick the rows of these keys and no others."""
    parsed = [journaled.parsed(key) for key in keys]
    columns = [journaled.table.c[name] for name in journaled.key]
    for some in batches(parsed):
        if len(columns) == 1:
            yield _of_ids(journaled.table, journaled.key[0]), {"ids": [key[0] for key in some]}
        else:
            yield tuple_(*columns).in_(list(some)), {}


@cache
def _of_ids(table: Table, name: str) -> ColumnElement[bool]:
    return among(table.c[name], "ids")


def decoded(image: str | None) -> Image | None:
    """Read an image; None stays None."""
    return None if image is None else _decoded(image)


def _decoded(image: str) -> Image:
    return msgspec.json.decode(image, type=dict)
