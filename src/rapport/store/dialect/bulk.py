"""Inserts of a great many rows at once.

SQLite takes rows one by one as quickly as any other way. PostgreSQL does not: each row would be a message to the server
and one back. There the rows go as one JSON document, and it is the server that makes rows of it. Arrays, one a column,
would be more of PostgreSQL's own kind, but the driver spends ten times as long on the quotes in their texts as on all
the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Table,
    Text,
    bindparam,
    cast,
    column,
    func,
    insert,
    select,
)

from rapport.store.dialect.prepared import Prepared
from rapport.store.dialect.which import Backend, backend


class Bulk:
    """An insert into a table, of the columns named; `computed` by the database are others, the same in every row."""

    def __init__(
        self, table: Table, columns: Sequence[str], computed: Mapping[str, ColumnElement[Any]] | None = None
    ) -> None:
        same = dict(computed or {})
        self._columns = {name: table.c[name].type for name in columns}
        self._one_by_one = Prepared(insert(table).values(same) if same else insert(table))
        document = cast(bindparam("rows", type_=Text()), JSON)
        typed = [column(name, kind) for name, kind in self._columns.items()]
        given = func.json_to_recordset(document).table_valued(*typed).render_derived(with_types=True)
        # As subqueries they are computed once, not for each row.
        once = [select(value).scalar_subquery().label(name) for name, value in same.items()]
        values = [*(given.c[name] for name in columns), *once]
        self._at_once = insert(table).from_select([*columns, *same], select(*values))

    def run(self, tx: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert the rows, each of which has a value for every column."""
        if not rows:
            return
        if len(rows) == 1 or backend(tx) is Backend.SQLITE:
            self._one_by_one.run(tx, rows)
            return
        tx.execute(self._at_once, {"rows": self._document(tx, rows)})

    def _document(self, tx: Connection, rows: Sequence[Mapping[str, Any]]) -> str:
        """Return the rows as the columns' types would give them to the driver, in JSON."""
        dialect = tx.dialect
        writers = {
            name: process
            for name, kind in self._columns.items()
            if (process := kind._cached_bind_processor(dialect))  # noqa: SLF001  SQLAlchemy has no public way to ask
        }
        told = [{**row, **{name: process(row[name]) for name, process in writers.items()}} for row in rows]
        return msgspec.json.encode(told).decode()
