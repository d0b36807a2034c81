"""The index behind `store/search`, as revision 0001 makes it: frozen with that revision.

SQLite: for each kind of record a trigram index (FTS5, external content, rowids alone: the text itself is compared
afterwards) with its list of terms, kept by triggers. One for each kind, so that a word common among opportunities
costs nothing in a search among contacts. A document that is gone is taken out of its index later
(`store/search/leftovers.py`), for which its text is kept: FTS5 needs it. PostgreSQL: one GIN index over the text's
pieces of two and three letters, each with the kind in front; and over single letters from the first ideograms on.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

KINDS = (0, 1, 2, 3, 6, 7, 8)
"""Contacts, opportunities, history events, tasks, files, cases, invoices (`core.kinds.Kind`)."""

SQLITE = """
CREATE VIEW search_content_{kind} AS SELECT id, text FROM search_documents WHERE kind = {kind};

CREATE VIRTUAL TABLE search_index_{kind} USING fts5(
    text, content = 'search_content_{kind}', content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1', detail = none
);

CREATE VIRTUAL TABLE search_terms_{kind} USING fts5vocab(search_index_{kind}, row);

CREATE TRIGGER search_inserted_{kind} AFTER INSERT ON search_documents WHEN new.kind = {kind} BEGIN
    INSERT INTO search_index_{kind} (rowid, text) VALUES (new.id, new.text)@
END;

CREATE TRIGGER search_deleted_{kind} AFTER DELETE ON search_documents WHEN old.kind = {kind} BEGIN
    INSERT INTO search_index_{kind} (search_index_{kind}, rowid, text) VALUES ('delete', old.id, old.text)@
END;

CREATE TRIGGER search_updated_{kind} AFTER UPDATE OF text ON search_documents WHEN old.kind = {kind} BEGIN
    INSERT INTO search_index_{kind} (search_index_{kind}, rowid, text) VALUES ('delete', old.id, old.text)@
    INSERT INTO search_index_{kind} (rowid, text) VALUES (new.id, new.text)@
END
"""

SQLITE_LEFTOVERS = """
CREATE TABLE search_index_leftovers (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    text TEXT NOT NULL,
    since INTEGER NOT NULL
);

CREATE TRIGGER search_deleted AFTER DELETE ON search_documents BEGIN
    INSERT INTO search_index_leftovers (document, kind, text, since)
    VALUES (old.id, old.kind, old.text, CAST(strftime('%s', 'now') AS INTEGER))@
END
"""

POSTGRESQL = """
CREATE FUNCTION search_grams(kind smallint, body text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 500 AS $$
DECLARE
    grams text[] := '{}'@
    first text := ''@
    second text := ''@
    third text@
    head text := kind || ' '@
BEGIN
    FOREACH third IN ARRAY string_to_array(body, NULL) LOOP
        grams := grams || (head || first || second || third) || (head || second || third)@
        IF ascii(third) >= 11904 THEN
            grams := grams || (head || third)@
        END IF@
        first := second@
        second := third@
    END LOOP@
    RETURN grams@
END $$;

CREATE INDEX ix_search_documents_grams ON search_documents
USING gin (search_grams(kind, text) COLLATE "C") WITH (fastupdate = off)
"""


def create(connection: Connection) -> None:
    """Make the objects on an empty database, as revision 0001 has them."""
    if connection.dialect.name == "postgresql":
        _execute(connection, POSTGRESQL)
    else:
        for kind in KINDS:
            _execute(connection, SQLITE.replace("{kind}", str(kind)))


def forget_later(connection: Connection) -> None:
    """Keep on SQLite what is gone until the index is told of it, as revision 0002 has it."""
    if connection.dialect.name == "sqlite":
        for kind in KINDS:
            connection.execute(text(f"DROP TRIGGER search_deleted_{kind}"))
        _execute(connection, SQLITE_LEFTOVERS)


def _execute(connection: Connection, script: str) -> None:
    """Run statements separated by semicolons; `@` is a semicolon inside of one."""
    for statement in script.split(";\n"):
        connection.execute(text(statement.replace("@", ";").replace(":=", r"\:=")))
