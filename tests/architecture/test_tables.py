"""Who touches which table, and what differs between the databases (house rules: read any, write your own).

Tables are known by their names in `rapport.store.tables`; what a file calls them it says in its imports.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from rapport.store import tables
from tests.architecture.source import Source, dotted, names_in, sources

OWNERS = {
    "access_entries": {"crm.access"},
    "administrators": {"portal.settings"},
    "audit_events": {"portal.changes"},
    "calendar_addresses": {"crm.calendar"},
    "cases": {"crm.cases"},
    "changes": {"portal.changes"},
    "contact_infos": {"crm.contacts"},
    "contact_links": {"crm.links"},
    "contacts": {"crm.contacts"},
    "currency_rates": {"crm.currencies"},
    "custom_field_values": {"crm.custom_fields"},
    "custom_fields": {"crm.custom_fields"},
    "discarded_blobs": {"portal.changes"},
    "event_files": {"crm.files"},
    "event_mails": {"crm.history"},
    "feed_readings": {"crm.feed"},
    "file_versions": {"crm.files"},
    "files": {"crm.files"},
    "group_members": {"portal.groups", "portal.people"},
    "groups": {"portal.groups", "portal.people"},
    "history_events": {"crm.history"},
    "idempotency_keys": {"portal.retries"},
    "invoices": {"crm.invoices"},
    "job_schedules": {"jobs"},
    "jobs": {"jobs"},
    "journal": {"store"},
    "journal_state": {"store"},
    "list_items": {"crm.lists"},
    "login_events": {"portal.sessions"},
    "notification_choices": {"portal.notifications"},
    "notifications": {"portal.notifications"},
    "opportunities": {"crm.opportunities"},
    "opportunity_stages": {"crm.opportunities"},
    # One row each for settings whose concepts know what they mean.
    "portal_settings": {"portal.settings", "portal.people", "crm.currencies"},
    "portal_state": {"portal.people", "store"},
    "preferences": {"portal.preferences"},
    # Settings change it; founding a portal begins it, and a deleted group leaves it.
    "product_access": {"portal.settings", "portal.people", "portal.groups"},
    "saved_views": {"crm.views"},
    "schema_state": {"store"},
    "search_documents": {"store"},
    "sign_in_attempts": {"portal.sign_in"},
    "tag_links": {"crm.tags"},
    "tags": {"crm.tags"},
    "task_template_containers": {"crm.task_templates"},
    "task_templates": {"crm.task_templates"},
    "tasks": {"crm.tasks"},
    "tokens": {"portal.sessions"},
    "trash": {"portal.changes"},
    "trash_readers": {"portal.changes"},
    "users": {"portal.people"},
    "webhook_deliveries": {"portal.webhooks"},
    "webhooks": {"portal.webhooks"},
}
"""Table to the concepts that may write it."""

WRITING = {"insert", "update", "delete", "insert_ignore", "upsert"}
WRITING_SHELVES = {"rows", ""}
"""Inside a concept only `rows` writes; crm/access and store have no shelves."""

GUARDED = {"contacts", "opportunities", "cases", "tasks", "history_events", "files"}
EXECUTING = {"execute", "scalars", "scalar"}
GUARDS = {
    "visible",
    "visible_branches",
    "visible_when_run",
    "editable",
    "task_visible",
    "task_visible_branches",
    "task_readable",
    "event_visible",
    "event_editable",
    "file_visible",
    "file_changeable",
    "Listed",
}
"""Names of crm/access (and of the paging that demands its condition) that make a statement safe."""

UNGUARDED: dict[str, str] = {
    "rapport.crm.lists.queries._usage": "a count over the whole portal, as the sheet wants it",
    "rapport.crm.lists.queries._count_users": "a count over the whole portal, as the sheet wants it",
    "rapport.crm.opportunities.queries.stages.several_stages": "a count over the whole portal, likewise",
    "rapport.crm.opportunities.queries.stages.single_stage": "a count over the whole portal, likewise",
    "rapport.crm.calendar.queries.deadlines": "a user's own tasks, which they see whatever they hang on",
    "rapport.crm.search.queries.texts.told": "texts of finds that the caller sees",
    "rapport.portal.settings.queries.settings.quota": "the bytes of all files, which tell nothing of any",
    "rapport.portal.settings.queries.settings.used_bytes": "likewise",
    "rapport.crm.files.queries.cards.card": "a file that the caller has just made",
    "rapport.crm.files.queries.cards.hanging_on": "metadata alone, of events that the caller sees",
    "rapport.crm.history.queries.weights.weights": "how long others are to wait, which nobody is told",
    "rapport.crm.contacts.queries.lists._nearest_open_tasks": "of contacts that the caller sees: those decide",
}
"""Functions in queries that read a guarded table without the access condition, each with its reason."""

DIALECT_FILES = {
    "rapport.store.dialect",
    "rapport.store.types",
    "rapport.store.engine",
    "rapport.config",
    "rapport.app.house",  # how many connections a process opens
}
DIALECT_WORDS = {"sqlite", "postgresql"}


def local_tables(source: Source) -> dict[str, str]:
    """Return what the file calls the tables it imports: local name, or `tables.x`, to table."""
    found = {}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rapport.store.tables"):
            found |= {alias.asname or alias.name: alias.name for alias in node.names if alias.name in OWNERS}
        elif isinstance(node, ast.ImportFrom) and node.module == "rapport.store":
            for alias in node.names:
                if alias.name == "tables":
                    found |= {f"{alias.asname or 'tables'}.{table}": table for table in OWNERS}
    return found


def writes(source: Source) -> Iterator[tuple[str, int]]:
    """Yield table and line of every insert, update and delete; the table is `?` where the file does not tell it."""
    known = local_tables(source)
    written = _names_from(source, {"sqlalchemy", "rapport.store.dialect"}) & WRITING
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        called = dotted(node.func)
        if called in written and node.args:
            yield known.get(dotted(node.args[0]), "?"), node.lineno
        owner, _, method = called.rpartition(".")
        if method in {"insert", "update", "delete"} and owner in known:
            yield known[owner], node.lineno


def foreign_writes(source: Source) -> Iterator[str]:
    """Yield writes of tables that belong to somebody else, and writes outside of `rows`."""
    if source.module.startswith("rapport.store."):
        return
    for table, line in writes(source):
        place = f"{source.module} line {line} writes {table}"
        if source.concept not in OWNERS.get(table, set()):
            yield place
        elif source.shelf not in WRITING_SHELVES and source.concept != "crm.access":
            yield f"{place} outside of rows"


def access_lists_elsewhere(source: Source) -> Iterator[str]:
    """Yield uses of the access lists outside of crm/access."""
    if source.concept != "crm.access" and not source.module.startswith("rapport.store."):
        for name, table in local_tables(source).items():
            if table == "access_entries" and name in names_in(source.tree):
                yield f"{source.module} uses {name}"


def unguarded_statements(source: Source) -> Iterator[str]:
    """Yield the functions of queries that execute a statement on a guarded table without a condition of crm/access.

    Pages need no look: `store.paging` takes nothing without one.
    """
    if source.shelf != "queries":
        return
    guarded = _names_about(source, {name for name, table in local_tables(source).items() if table in GUARDED})
    safe = _names_about(source, GUARDS)
    for node in source.tree.body:
        if not isinstance(node, ast.FunctionDef):
            continue
        read = names_in(node)
        executes = any(name.rpartition(".")[2] in EXECUTING for name in read)
        if executes and _touches(read, guarded) and not _touches(read, safe) and not _takes_condition(node):
            name = f"{source.module}.{node.name}"
            if name not in UNGUARDED:
                yield name


def dialect_questions(source: Source) -> Iterator[str]:
    """Yield places that know which database it is."""
    if source.module in DIALECT_FILES or source.module.startswith(
        ("rapport.store.dialect.", "rapport.store.migrations", "rapport.cli")
    ):
        return
    documented = {id(node.value) for node in ast.walk(source.tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            if any(word in node.value.lower() for word in DIALECT_WORDS):
                yield f"{source.module} line {node.lineno} says {node.value[:40]!r}"
        elif isinstance(node, ast.Attribute) and dotted(node).endswith(".dialect.name"):
            yield f"{source.module} line {node.lineno} asks for the dialect"
        elif isinstance(node, ast.Name | ast.Attribute) and dotted(node) in {"Backend", "dialect.Backend"}:
            yield f"{source.module} line {node.lineno} uses Backend"


def _names_from(source: Source, modules: set[str]) -> set[str]:
    return {
        alias.asname or alias.name
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and node.module in modules
        for alias in node.names
    }


def _names_about(source: Source, seeds: set[str]) -> set[str]:
    """Return the seeds and the file's own top-level names whose making mentions one: aliases, columns, functions."""
    names = set(seeds)
    grown = True
    while grown:
        grown = False
        for node in source.tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                made = {dotted(target) for target in targets}
                mentioned: ast.AST = node.value
            elif isinstance(node, ast.FunctionDef):
                made, mentioned = {node.name}, node
            else:
                continue
            if not made <= names and _touches(names_in(mentioned), names):
                names |= made
                grown = True
    return names


def _touches(read: set[str], names: set[str]) -> bool:
    return any(
        name in names or any(name.startswith(f"{known}.") or name.endswith(f".{known}") for known in names)
        for name in read
    )


def _takes_condition(node: ast.FunctionDef) -> bool:
    """Whether whoever calls the function hands it the conditions."""
    annotations = {
        name for argument in node.args.args if argument.annotation for name in names_in(argument.annotation)
    }
    return bool(annotations & {"Select", "ColumnElement"})


def test_every_table_has_an_owner() -> None:
    assert set(tables.metadata.tables) - {"alembic_version"} == set(OWNERS)


RULES = [foreign_writes, access_lists_elsewhere, unguarded_statements, dialect_questions]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: object) -> None:
    assert [found for source in sources() for found in rule(source)] == []  # type: ignore[operator]


def test_exceptions_are_still_needed() -> None:
    names = {
        f"{source.module}.{node.name}"
        for source in sources()
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef)
    }
    assert set(UNGUARDED) <= names


IMPORTS = "from sqlalchemy import insert, select, update\nfrom rapport.store.dialect import upsert\n"


@pytest.mark.parametrize(
    ("module", "statement"),
    [
        ("crm.cases.rows", "from rapport.store.tables import contacts\nupdate(contacts)"),
        ("crm.cases.rows", "from rapport.store import tables\ninsert(tables.tags)"),
        ("crm.cases.rows", "from rapport.store.tables import tag_links as links\nupsert(links, [])"),
        ("crm.cases.rows", "from rapport.store.tables import tags\ntags.delete()"),
        ("crm.cases.rows", "insert(whatever)"),
        ("crm.cases.queries", "from rapport.store.tables import cases\nupdate(cases)"),
        ("portal.people.service", "from rapport.store.tables import users\nupdate(users)"),
    ],
)
def test_a_foreign_write_is_found(module: str, statement: str) -> None:
    assert len(list(foreign_writes(Source(f"rapport.{module}", IMPORTS + statement)))) == 1


def test_own_writes_pass() -> None:
    sample = (
        IMPORTS + "from rapport.store.tables import cases\nupdate(cases)\nupsert(cases, [])\n{}.update(x=1)"
    )
    assert list(foreign_writes(Source("rapport.crm.cases.rows.cases", sample))) == []


def test_a_use_of_access_lists_is_found() -> None:
    sample = "from rapport.store import tables\nselect(tables.access_entries.c.kind)"
    assert list(access_lists_elsewhere(Source("rapport.crm.cases.queries", sample)))
    assert not list(access_lists_elsewhere(Source("rapport.crm.access.entries", sample)))


QUERY = """
from rapport.store.tables import contacts
_c = contacts.c
COLUMNS = (_c.id, _c.about)
def careless(work):
    return work.tx.execute(select(*COLUMNS).where(_c.id == 1))
def careful(work):
    return work.tx.execute(select(*COLUMNS).where(access.visible(work.viewer, Kind.CONTACT)))
def _condition(work):
    return access.visible(work.viewer, Kind.CONTACT)
def careful_too(work):
    return work.tx.scalars(select(_c.id).where(_condition(work)))
def _named():
    return select(_c.id)
def careless_too(work):
    return work.tx.scalars(_named())
def other(work):
    return work.tx.execute(select(tags.c.id))
"""


def test_a_statement_without_the_access_condition_is_found() -> None:
    source = Source("rapport.crm.contacts.queries.pages", QUERY)
    assert list(unguarded_statements(source)) == [
        "rapport.crm.contacts.queries.pages.careless",
        "rapport.crm.contacts.queries.pages.careless_too",
    ]


@pytest.mark.parametrize(
    "sample",
    ["if tx.dialect.name == name: pass", "backend(tx) is Backend.SQLITE", "engine = 'sqlite:///x'"],
)
def test_a_question_for_the_database_is_found(sample: str) -> None:
    assert len(list(dialect_questions(Source("rapport.crm.cases.queries", sample)))) == 1
