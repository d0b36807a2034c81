"""Looking for damage: what the database promises itself, and what it can't promise (architecture, section 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    and_,
    func,
    literal,
    select,
)
from sqlalchemy.exc import DBAPIError

from rapport.core.clock import utc_now
from rapport.core.kinds import Kind
from rapport.store.blobs import Blobs
from rapport.store.dialect import Failure, failure_of
from rapport.store.dialect.upkeep import (
    broken_references,
    damage,
    journal_triggers,
    search_index_agrees,
    search_index_sizes,
    take_time,
)
from rapport.store.engine import Database
from rapport.store.journal import JOURNALED
from rapport.store.migrations import HEAD, journal_objects, revision_of
from rapport.store.orphans import missing_blobs, orphans_among, parts_of
from rapport.store.search import INDEXED_KINDS, Part, leftovers
from rapport.store.tables import (
    access_entries,
    cases,
    contact_links,
    contacts,
    custom_field_values,
    files,
    history_events,
    invoices,
    list_items,
    opportunities,
    opportunity_stages,
    search_documents,
    tag_links,
    tags,
    tasks,
)

_EXAMPLES = 5
_COMPARED_WHOLE = 200_000
"""Largest number of documents whose index is compared word by word: that takes about 20 s a million."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, in `count` places (0: no matter), some of which `examples` names."""

    what: str
    count: int = 0
    examples: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.examples:
            return f"{self.what}: {self.count}" if self.count else self.what
        more = ", …" if self.count > len(self.examples) else ""
        return f"{self.what}: {self.count} ({', '.join(self.examples)}{more})"


def check(database: Database, blobs: Blobs | None) -> list[Finding]:
    """Return everything that is found wrong; an empty list is a sound portal. Changes nothing.

    Reads every page of a SQLite file, so it takes its time. The server may go on meanwhile; changes wait up to some
    seconds while SQLite compares search indexes with the documents. A file that is being uploaded at this very
    moment may be reported as one that nothing refers to.
    """
    names = list(blobs.list()) if blobs is not None else []
    try:
        with database.reading() as tx:
            take_time(tx)
            # Whatever else would be read from a damaged file, or one of another shape, means nothing.
            findings = list(_of_the_shape(tx)) or list(_of_the_file(tx))
            if findings:
                return findings
            findings = [*_of_foreign_keys(tx), *_of_references(tx), *_of_documents(tx)]
            if blobs is not None:
                findings += _of_blobs(tx, blobs, names)
        return findings + _of_the_index(database)
    except DBAPIError as error:
        if failure_of(error) is Failure.DAMAGED:
            return [Finding(f"The database is damaged: {error.orig}")]
        raise


def _of_the_shape(tx: Connection) -> Iterator[Finding]:
    revision = revision_of(tx)
    if revision != HEAD:
        yield Finding(f"The database is at revision {revision or 'none'} instead of {HEAD}")
        return
    triggers = journal_triggers(tx)
    lost = [name for name in JOURNALED if not triggers.issuperset(journal_objects.names(tx, name))]
    if lost:
        yield Finding("Tables whose changes can't be taken back", len(lost), tuple(sorted(lost)[:_EXAMPLES]))


def _of_the_file(tx: Connection) -> Iterator[Finding]:
    for message in damage(tx):
        yield Finding(f"The database is damaged: {message}")


def _of_foreign_keys(tx: Connection) -> Iterator[Finding]:
    for name, count in broken_references(tx).items():
        yield Finding(f"Rows of {name} refer to rows that do not exist", count)


_BY_KIND: Sequence[tuple[Kind, Table]] = (
    (Kind.CONTACT, contacts),
    (Kind.OPPORTUNITY, opportunities),
    (Kind.CASE, cases),
)


def _pointing_nowhere() -> Iterator[tuple[str, Select[int]]]:
    """Give, for each reference without a foreign key, what a broken one is called and where they are.

    What a task hangs on is no such reference: requests may name what is not there (sheet 05, section 3.5).
    """
    single: list[tuple[Table, str, Table]] = [
        (contacts, "company_id", contacts),
        (contacts, "status_id", list_items),
        (contacts, "type_id", list_items),
        (opportunities, "contact_id", contacts),
        (opportunities, "stage_id", opportunity_stages),
        (tasks, "category_id", list_items),
        (history_events, "contact_id", contacts),
        (invoices, "contact_id", contacts),
        (invoices, "consignee_id", contacts),
    ]
    for source, name, target in single:
        pointer = source.c[name]
        yield f"{source.name}.{name} names nothing", _lost(source.c.id, source, target, pointer, pointer != 0)
    for kind, target in _BY_KIND:
        source = history_events
        condition = and_(source.c.entity_kind == int(kind), source.c.entity_id != 0)
        yield (
            f"{source.name} of no {_name(kind)}",
            _lost(source.c.id, source, target, source.c.entity_id, condition),
        )
        for source in (access_entries, contact_links, custom_field_values, search_documents):
            record = source.c.record_id
            yield (
                f"{source.name} of no {_name(kind)}",
                _lost(record, source, target, record, source.c.kind == int(kind)),
            )
        tagged = tag_links.join(tags, tags.c.id == tag_links.c.tag_id)
        record = tag_links.c.record_id
        yield (
            f"tag_links of no {_name(kind)}",
            _lost(record, tagged, target, record, tags.c.kind == int(kind)),
        )


def _name(kind: Kind) -> str:
    return kind.name.lower()


def _lost(
    shown: ColumnElement[int],
    source: FromClause,
    target: Table,
    pointer: ColumnElement[int],
    condition: ColumnElement[bool],
) -> Select[int]:
    pointed_at = target.alias("pointed_at")
    there = select(literal(1)).where(pointed_at.c.id == pointer).correlate_except(pointed_at).exists()
    return select(shown).select_from(source).where(condition, ~there)


def _of_references(tx: Connection) -> Iterator[Finding]:
    for what, lost in _pointing_nowhere():
        yield from _counted(tx, what, lost)


def _counted(tx: Connection, what: str, lost: Select[int]) -> Iterator[Finding]:
    count = tx.execute(select(func.count()).select_from(lost.subquery())).scalar_one()
    if count:
        examples = tx.scalars(lost.order_by(lost.selected_columns[0]).limit(_EXAMPLES))
        yield Finding(what, count, tuple(map(str, examples)))


def _of_documents(tx: Connection) -> Iterator[Finding]:
    """Every record has a title or name, so every record has a document of its own."""
    for kind, records in (*_BY_KIND, (Kind.TASK, tasks), (Kind.FILE, files)):
        document = search_documents.alias("document")
        has_one = (
            select(literal(1))
            .where(
                document.c.kind == int(kind),
                document.c.record_id == records.c.id,
                document.c.part == int(Part.RECORD),
            )
            .correlate(records)
            .exists()
        )
        yield from _counted(
            tx, f"{records.name} that searches do not find", select(records.c.id).where(~has_one)
        )


def _of_the_index(database: Database) -> list[Finding]:
    """Compare the search indexes with the documents."""
    with database.reading() as tx:
        sizes = search_index_sizes(tx, INDEXED_KINDS)
    return [
        Finding(f"The search index of {_name(Kind(kind))} records does not agree with the documents")
        for kind, size in sizes.items()
        if size is None or (size <= _COMPARED_WHOLE and not _agrees(database, kind))
    ]


def _agrees(database: Database, kind: int) -> bool:
    with database.writer.connect() as tx, tx.begin() as transaction:
        agrees = _is_cleared(tx) and search_index_agrees(tx, kind)
        transaction.rollback()
    return agrees


def _is_cleared(tx: Connection) -> bool:
    """Take out of the indexes what is still to be taken out; false if that shows damage."""
    try:
        while leftovers.clear(tx, utc_now(), limit=_COMPARED_WHOLE):
            pass
    except DBAPIError as error:
        if failure_of(error) is Failure.DAMAGED:
            return False
        raise
    return True


def _of_blobs(tx: Connection, blobs: Blobs, names: Sequence[str]) -> Iterator[Finding]:
    """Compare the blobs with the rows that name them."""
    orphans = orphans_among(tx, names)
    if orphans:
        yield Finding("Files that nothing refers to", len(orphans), tuple(sorted(orphans)[:_EXAMPLES]))
    missing = list(missing_blobs(tx, set(names)))
    if missing:
        # Some are newer than the first look.
        there = set(blobs.list())
        parts = {part for name in there for part in parts_of(name)}
        missing = [name for name in missing if name not in there and name not in parts]
    if missing:
        yield Finding("Files whose content is missing", len(missing), tuple(missing[:_EXAMPLES]))
