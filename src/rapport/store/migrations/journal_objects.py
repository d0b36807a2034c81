"""The triggers that keep the journal, as revision 0001 makes them: frozen with that revision.

For each table of records and what they carry: an insert leaves the key alone, an update the whole row before and
after (unless nothing but columns changed that follow from other tables), a delete the row as it was. Rows are JSON
that is the same on both databases but for exact decimals: whole numbers for times (seconds since 1970) and booleans,
texts for the rest. A revision that changes one of these tables calls `create` anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, inspect
from sqlalchemy.types import Boolean, DateTime, Numeric, TypeEngine

KEYS: dict[str, tuple[str, ...]] = {
    "access_entries": ("kind", "record_id", "subject_id"),
    "cases": ("id",),
    "contact_infos": ("id",),
    "contact_links": ("kind", "record_id", "contact_id"),
    "contacts": ("id",),
    "currency_rates": ("id",),
    "custom_field_values": ("kind", "record_id", "field_id"),
    "custom_fields": ("id",),
    "event_files": ("event_id", "file_id"),
    "event_mails": ("event_id",),
    "file_versions": ("file_id", "version"),
    "files": ("id",),
    "history_events": ("id",),
    "invoices": ("id",),
    "list_items": ("id",),
    "opportunities": ("id",),
    "opportunity_stages": ("id",),
    "tag_links": ("tag_id", "record_id"),
    "tags": ("id",),
    "task_template_containers": ("id",),
    "task_templates": ("id",),
    "tasks": ("id",),
}
"""The tables, with the columns that tell their rows apart."""

FOLLOWING: dict[str, frozenset[str]] = {
    "contacts": frozenset({"last_event_at"}),
    "opportunities": frozenset({"stage_order"}),
    "tasks": frozenset({"contact_sort", "is_restricted"}),
}
"""Columns that follow from other tables: a change of them alone is no change of the row."""

SQLITE_TRIGGERS = """
CREATE TRIGGER journal_{table}_i AFTER INSERT ON {table} BEGIN
    INSERT INTO journal (batch, table_name, op, row_key)
    VALUES ((SELECT batch FROM journal_state), '{table}', 'I', {new_key});
END
;;
CREATE TRIGGER journal_{table}_u AFTER UPDATE ON {table} WHEN {differs} BEGIN
    INSERT INTO journal (batch, table_name, op, row_key, before, after)
    VALUES ((SELECT batch FROM journal_state), '{table}', 'U', {old_key}, {old_image}, {new_image});
END
;;
CREATE TRIGGER journal_{table}_d AFTER DELETE ON {table} BEGIN
    INSERT INTO journal (batch, table_name, op, row_key, before)
    VALUES ((SELECT batch FROM journal_state), '{table}', 'D', {old_key}, {old_image});
END
"""

POSTGRESQL_BATCHES = """
CREATE SEQUENCE IF NOT EXISTS journal_batches
;;
CREATE OR REPLACE FUNCTION journal_batch() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    number text := current_setting('rapport.batch', true);
BEGIN
    IF number IS NULL OR number = '' THEN
        number := nextval('journal_batches');
        PERFORM set_config('rapport.batch', number, true);
    END IF;
    RETURN number;
END $$
"""

POSTGRESQL_TRIGGERS = """
CREATE OR REPLACE FUNCTION journal_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO journal (batch, table_name, op, row_key) VALUES (journal_batch(), '{table}', 'I', {new_key});
    ELSIF TG_OP = 'UPDATE' THEN
        INSERT INTO journal (batch, table_name, op, row_key, before, after)
        VALUES (journal_batch(), '{table}', 'U', {old_key}, {old_image}, {new_image});
    ELSE
        INSERT INTO journal (batch, table_name, op, row_key, before)
        VALUES (journal_batch(), '{table}', 'D', {old_key}, {old_image});
    END IF;
    RETURN NULL;
END $$
;;
CREATE TRIGGER journal_{table} AFTER INSERT OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION journal_{table}()
;;
CREATE TRIGGER journal_{table}_u AFTER UPDATE ON {table} FOR EACH ROW WHEN ({differs})
EXECUTE FUNCTION journal_{table}()
"""


def create(connection: Connection) -> None:
    """Make the triggers of every journaled table, in the place of those that are there."""
    on_postgresql = connection.dialect.name == "postgresql"
    if on_postgresql:
        _execute(connection, POSTGRESQL_BATCHES)
    for table in KEYS:
        drop(connection, table)
        columns = {each["name"]: each["type"] for each in inspect(connection).get_columns(table)}
        template = POSTGRESQL_TRIGGERS if on_postgresql else SQLITE_TRIGGERS
        parts = _postgresql_parts(table, columns) if on_postgresql else _sqlite_parts(table, list(columns))
        for name, part in parts.items():
            template = template.replace(f"{{{name}}}", part)
        _execute(connection, template)


def drop(connection: Connection, table: str) -> None:
    """Take the triggers of a table away."""
    for name in names(connection, table):
        on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}{on}")


def names(connection: Connection, table: str) -> list[str]:
    """Return what the triggers of a table are called on this database."""
    endings = ("", "_u") if connection.dialect.name == "postgresql" else ("_i", "_u", "_d")
    return [f"journal_{table}{ending}" for ending in endings]


def _sqlite_parts(table: str, columns: list[str]) -> dict[str, str]:
    watched = [name for name in columns if name not in FOLLOWING.get(table, ())]
    return {
        "table": table,
        "new_key": _key(table, "new"),
        "old_key": _key(table, "old"),
        "differs": " OR ".join(f"old.{name} IS NOT new.{name}" for name in watched),
        **{
            f"{row}_image": f"json_object({', '.join(f'{_quoted(name)}, {row}.{name}' for name in columns)})"
            for row in ("old", "new")
        },
    }


def _postgresql_parts(table: str, columns: dict[str, TypeEngine[object]]) -> dict[str, str]:
    watched = [name for name in columns if name not in FOLLOWING.get(table, ())]
    old, new = (", ".join(f"{row}.{name}" for name in watched) for row in ("OLD", "NEW"))
    return {
        "table": table,
        "new_key": _key(table, "NEW"),
        "old_key": _key(table, "OLD"),
        "differs": f"ROW({old}) IS DISTINCT FROM ROW({new})",
        "old_image": f"json_build_object({', '.join(_postgresql_values(columns, 'OLD'))})::text",
        "new_image": f"json_build_object({', '.join(_postgresql_values(columns, 'NEW'))})::text",
    }


def _postgresql_values(columns: dict[str, TypeEngine[object]], row: str) -> Iterator[str]:
    for name, kind in columns.items():
        value = f"{row}.{name}"
        if isinstance(kind, Boolean):
            value = f"{value}::int"
        elif isinstance(kind, DateTime):
            value = f"extract(epoch from {value})::bigint"
        elif isinstance(kind, Numeric):
            value = f"{value}::text"
        yield f"{_quoted(name)}, {value}"


def _key(table: str, row: str) -> str:
    parts = [f"{row}.{name}" for name in KEYS[table]]
    return parts[0] if len(parts) == 1 else " || '/' || ".join(parts)


def _quoted(name: str) -> str:
    return f"'{name}'"


def _execute(connection: Connection, script: str) -> None:
    """Run statements that stand apart by two semicolons on a line."""
    for statement in script.split("\n;;\n"):
        connection.exec_driver_sql(statement)
