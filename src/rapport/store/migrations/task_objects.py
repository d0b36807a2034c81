"""The triggers that keep what tasks are listed by and other tables say, as revision 0001 makes them: frozen with it.

`tasks.contact_sort` is the contact's `name_sort`. `tasks.is_restricted` tells whether something that the task hangs
on is private, or is not there: such tasks are the ones whose reader has to be looked at.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

CONTACT_SORT = "(SELECT name_sort FROM contacts WHERE contacts.id = {task}.contact_id)"

IS_RESTRICTED = """
    {task}.contact_id <> 0 AND NOT EXISTS (
        SELECT 1 FROM contacts WHERE contacts.id = {task}.contact_id AND contacts.share_type <> 0
    )
    OR {task}.entity_kind = 1 AND {task}.entity_id <> 0 AND NOT EXISTS (
        SELECT 1 FROM opportunities WHERE opportunities.id = {task}.entity_id AND NOT opportunities.is_private
    )
    OR {task}.entity_kind = 7 AND {task}.entity_id <> 0 AND NOT EXISTS (
        SELECT 1 FROM cases WHERE cases.id = {task}.entity_id AND NOT cases.is_private
    )"""

SET = "UPDATE tasks SET contact_sort = {contact_sort}, is_restricted = ({is_restricted})\nWHERE "

HANGING = {
    "contacts": "contact_id = {row}.id",
    "opportunities": "entity_kind = 1 AND entity_id = {row}.id",
    "cases": "entity_kind = 7 AND entity_id = {row}.id",
}
"""For each table that tasks hang on rows of, which tasks do."""

WATCHED = {
    "contacts": ("name_sort", "share_type"),
    "opportunities": ("is_private",),
    "cases": ("is_private",),
}
"""What of those rows tasks are listed by."""

ON_TASKS_SQLITE = """
CREATE TRIGGER tasks_hung AFTER INSERT ON tasks WHEN new.contact_id <> 0 OR new.entity_id <> 0
BEGIN {set}id = new.id; END
;;
CREATE TRIGGER tasks_hung_anew AFTER UPDATE OF contact_id, entity_kind, entity_id ON tasks
WHEN old.contact_id <> new.contact_id OR old.entity_kind <> new.entity_kind OR old.entity_id <> new.entity_id
    OR old.contact_sort IS NOT new.contact_sort OR old.is_restricted <> new.is_restricted
BEGIN {set}id = new.id; END
"""

ON_OTHERS_SQLITE = """
CREATE TRIGGER tasks_of_{table}_i AFTER INSERT ON {table} BEGIN {set_new}; END
;;
CREATE TRIGGER tasks_of_{table}_u AFTER UPDATE OF {columns} ON {table} WHEN {differs} BEGIN {set_new}; END
;;
CREATE TRIGGER tasks_of_{table}_d AFTER DELETE ON {table} BEGIN {set_old}; END
"""

ON_TASKS_POSTGRESQL = """
CREATE FUNCTION tasks_hung() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- A look for contact 0 would clash with whoever changes contacts meanwhile.
    NEW.contact_sort := CASE WHEN NEW.contact_id <> 0 THEN {contact_sort} END;
    NEW.is_restricted := ({is_restricted});
    RETURN NEW;
END $$
;;
CREATE TRIGGER tasks_hung BEFORE INSERT OR UPDATE OF contact_id, entity_kind, entity_id ON tasks
FOR EACH ROW EXECUTE FUNCTION tasks_hung()
"""

ON_OTHERS_POSTGRESQL = """
CREATE FUNCTION tasks_of_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        {set_old};
    ELSE
        {set_new};
    END IF;
    RETURN NULL;
END $$
;;
CREATE TRIGGER tasks_of_{table} AFTER INSERT OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION tasks_of_{table}()
;;
CREATE TRIGGER tasks_of_{table}_u AFTER UPDATE OF {columns} ON {table}
FOR EACH ROW WHEN ({differs}) EXECUTE FUNCTION tasks_of_{table}()
"""


def create(connection: Connection) -> None:
    """Make the triggers on an empty database."""
    on_postgresql = connection.dialect.name == "postgresql"
    own = {"contact_sort": CONTACT_SORT, "is_restricted": IS_RESTRICTED}
    update = _filled(_filled(SET, own), {"task": "tasks"})
    script = ON_TASKS_POSTGRESQL if on_postgresql else ON_TASKS_SQLITE
    _execute(connection, _filled(_filled(script, own | {"set": update}), {"task": "NEW"}))
    for table, hanging in HANGING.items():
        parts = {
            "table": table,
            "columns": ", ".join(WATCHED[table]),
            "differs": " OR ".join(f"old.{name} <> new.{name}" for name in WATCHED[table]),
            "set_new": update + _filled(hanging, {"row": "new"}),
            "set_old": update + _filled(hanging, {"row": "old"}),
        }
        _execute(connection, _filled(ON_OTHERS_POSTGRESQL if on_postgresql else ON_OTHERS_SQLITE, parts))


def _filled(template: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        template = template.replace(f"{{{name}}}", part)
    return template


def _execute(connection: Connection, script: str) -> None:
    """Run statements that stand apart by two semicolons on a line."""
    for statement in script.split("\n;;\n"):
        connection.exec_driver_sql(statement)
