"""Inserts that meet a row already there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ClauseElement, Insert, Table, insert
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.base import SyntaxExtension
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import InternalTraversal


class _OnConflict(SyntaxExtension, ClauseElement):
    """`ON CONFLICT`, the same words on both databases."""

    _traverse_internals = [  # noqa: RUF012  SQLAlchemy reads it as it stands
        ("table", InternalTraversal.dp_string),
        ("target", InternalTraversal.dp_string_list),
        ("updated", InternalTraversal.dp_string_list),
        ("only_changes", InternalTraversal.dp_boolean),
    ]

    def __init__(
        self,
        table: str,
        target: Sequence[str] = (),
        updated: Sequence[str] = (),
        *,
        only_changes: bool = False,
    ) -> None:
        self.table = table
        self.target = list(target)
        self.updated = list(updated)
        self.only_changes = only_changes

    def apply_to_insert(self, insert_stmt: Insert) -> None:
        """Stand after VALUES."""
        insert_stmt.apply_syntax_extension_point(self.append_replacing_same_type, "post_values")


@compiles(_OnConflict)
def _write_on_conflict(clause: _OnConflict, compiler: SQLCompiler, **_: Any) -> str:
    quote = compiler.preparer.quote
    target = f" ({', '.join(map(quote, clause.target))})" if clause.target else ""
    if not clause.updated:
        return f"ON CONFLICT{target} DO NOTHING"
    columns = [quote(name) for name in clause.updated]
    action = f"DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in columns)}"
    if clause.only_changes:
        action += (
            f" WHERE {' OR '.join(f'{quote(clause.table)}.{name} <> excluded.{name}' for name in columns)}"
        )
    return f"ON CONFLICT{target} {action}"


def insert_ignore(table: Table) -> Insert:
    """Return an INSERT that passes over rows whose unique key is already there. It tells no new ids."""
    return insert(table).inline().ext(_OnConflict(table.name))


def upsert(
    table: Table, columns: Sequence[str], *, key: Sequence[str] = (), only_changes: bool = False
) -> Insert:
    """Return an INSERT that, where the key is already there, sets `columns` of the standing row instead.

    It tells no new ids. `key` is a unique key of the table; none: its primary key. `only_changes` leaves the row
    alone when the columns (none of which may be null) hold the same already.
    """
    target = key or [column.name for column in table.primary_key]
    return insert(table).inline().ext(_OnConflict(table.name, target, columns, only_changes=only_changes))
