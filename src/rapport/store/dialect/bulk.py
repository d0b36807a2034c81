"""Inserts of a great many rows at once.

SQLite takes rows one by one as quickly as any other way. PostgreSQL does not: each row would be a message to the server
and one back. There the rows go as one array for each column, and it is the server that makes rows of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Connection, Table, bindparam, func, insert, select

from rapport.store.dialect.prepared import Prepared
from rapport.store.dialect.which import Backend, backend


class Bulk:
    """An insert into a table, of the columns named; `computed` by the database are others, the same in every row."""

    def __init__(
        self, table: Table, columns: Sequence[str], computed: Mapping[str, ColumnElement[Any]] | None = None
    ) -> None:
        same = dict(computed or {})
        self._columns = tuple(columns)
        self._one_by_one = Prepared(insert(table).values(same) if same else insert(table))
        arrays = [bindparam(name, type_=ARRAY(table.c[name].type)) for name in columns]
        given = func.unnest(*arrays).table_valued(*columns).render_derived()
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
        tx.execute(self._at_once, {name: [row[name] for row in rows] for name in self._columns})
