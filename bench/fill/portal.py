"""Founding a portal and filling it, or finding one that was filled before."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any, TypeVar
from zlib import crc32

from sqlalchemy import Connection, Table, insert, select

from bench.fill import contacts, opportunities, words
from bench.fill.documents import index_documents, write_documents
from bench.fill.facts import SALESPEOPLE, TODAY, VERSION, Facts, Size
from bench.fill.opportunities import STAGE_SHARES, Stage, Team
from bench.fill.sink import Sink, sink_of
from rapport.app.founding import found
from rapport.app.house import House, open_house, work_of_the_house
from rapport.config import Settings
from rapport.core.ids import Guid, new_guid
from rapport.core.kinds import Kind
from rapport.portal.api_keys import service as api_keys
from rapport.portal.people import service as people
from rapport.store import migrations, tables, transaction
from rapport.store.migrations import HEAD, stored_revision
from rapport.store.search import Part
from rapport.store.work import Work

T = TypeVar("T")

AT_ONCE = 50_000
OWNER_EMAIL = "owner@example.com"
OWNER_PASSWORD = "benchmark-owner"
TAGS = (
    ("key account", 0.2),
    ("renewal due", 0.1),
    ("autumn fair", 0.04),
    ("board review", 0.001),
    ("lawsuit", 0),
)
"""Titles with the share of opportunities that carry each; 0: `facts.RARE` of them."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A portal that is ready to be measured. `database` is empty for the SQLite file in its folder."""

    folder: Path
    size: Size
    facts: Facts
    database: str = ""

    @property
    def file(self) -> Path:
        """The SQLite file."""
        return self.folder / "portal.db"


class Stale(Exception):
    """The database holds a portal that was filled by other rules: it has to be emptied first."""


def filled(root: Path, size: Size, database: str = "") -> Filled:
    """Return a filled portal below `root`: the one of last time if it is there and still fits, else a new one.

    `database` is the URL of an empty PostgreSQL database, or of one that was filled by this function before. Raises
    Stale if it is neither empty nor fits.
    """
    folder = root / (f"{size.name}-postgresql" if database else size.name)
    facts_file = folder / "facts.json"
    settings = Settings(
        data=folder,
        database=database,
        owner_email=OWNER_EMAIL,
        owner_password=OWNER_PASSWORD,
        synchronous="OFF",
    )
    facts = Facts.load(facts_file)
    if facts and facts.version == VERSION and facts.revision == _shape() and _is_there(settings):
        return Filled(folder, size, facts, database)
    if database and _is_there(settings):
        raise Stale(database)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    started = perf_counter()
    facts = _fill(settings, size)
    facts.save(facts_file)
    print(f"filled {folder} in {perf_counter() - started:.0f} s", flush=True)
    return Filled(folder, size, facts, database)


def _shape() -> str:
    """Return a mark of the database's shape: another one after any change of the migrations."""
    files = sorted(Path(migrations.__path__[0]).rglob("*.py"))
    return f"{HEAD}-{crc32(b''.join(file.read_bytes() for file in files)):08x}"


def _is_there(settings: Settings) -> bool:
    house = open_house(settings)
    try:
        return bool(stored_revision(house.database))
    finally:
        house.close()


def _fill(settings: Settings, size: Size) -> Facts:
    house = open_house(settings)
    found(house)
    facts, team = _people(house)
    prepared = _in_portal(house, _prepare)
    house.close()
    with sink_of(house.database) as sink:
        _fill_contacts(sink, size, prepared.lists, team)
        _fill_opportunities(sink, size, prepared, team)
    return replace(
        facts,
        revision=_shape(),
        big_contact=opportunities.big_contact(size.contacts),
        first_stage=prepared.stages[0].id,
        won_stage=next(stage.id for stage in prepared.stages if stage.stage_type == 1),
        contact_status=prepared.lists.statuses[1],
        contact_type=prepared.lists.types[1],
    )


def _in_portal(house: House, body: Any) -> Any:
    def run(tx: Connection) -> Any:
        return body(work_of_the_house(house, tx))

    return transaction.run(house.database, write=True, body=run)


def _people(house: House) -> tuple[Facts, Team]:
    """Hire the sales team and give two of the portal's people a key."""

    def body(work: Work) -> tuple[Facts, Team]:
        random = Random("people")
        owner = people.find_by_email(work, OWNER_EMAIL)
        assert owner is not None
        ids: list[Guid] = []
        for number in range(SALESPEOPLE):
            first, last = words.person_name(random)
            ids.append(
                people.add_person(
                    work, email=f"sales{number}@example.com", first_name=first, last_name=last, password=None
                )
            )
        group = new_guid()
        work.tx.execute(
            insert(tables.groups).values(id=group, name="Central", manager_id=None, created_at=TODAY)
        )
        work.tx.execute(
            insert(tables.group_members),
            [{"group_id": group, "user_id": user} for user in (ids[0], *ids[5:12])],
        )
        work.reference_changed()
        facts = Facts(
            version=VERSION,
            revision="",
            admin_key=api_keys.create_key(work, user_id=owner, name="benchmark"),
            user_key=api_keys.create_key(work, user_id=ids[0], name="benchmark"),
            user_id=ids[0],
            group_ids=[group],
            busy_id=ids[1],
            big_contact=0,
            first_stage=0,
            won_stage=0,
            contact_status=0,
            contact_type=0,
            common_tag=TAGS[0][0],
            middle_tag=TAGS[3][0],
            rare_tag=TAGS[4][0],
        )
        return facts, Team(tuple(ids), group)

    result: tuple[Facts, Team] = _in_portal(house, body)
    return result


@dataclass(frozen=True, slots=True)
class _Prepared:
    """The small tables that the mass of records refers to."""

    stages: tuple[Stage, ...]
    lists: contacts.ListIds
    tag_ids: tuple[int, ...]
    field_ids: tuple[int, int]


def _prepare(work: Work) -> _Prepared:
    """Look up stages and lists; define tags and custom fields."""
    s = tables.opportunity_stages.c
    rows = work.tx.execute(
        select(s.id, s.sort_order, s.success_probability, s.stage_type).order_by(s.sort_order)
    )
    stages = tuple(Stage(*row, share) for row, share in zip(rows, STAGE_SHARES, strict=True))
    item = tables.list_items.c
    lists = {
        number: tuple(work.tx.scalars(select(item.id).where(item.list == number).order_by(item.sort_order)))
        for number in (1, 4)
    }
    tag_ids = tuple(
        _inserted(work, tables.tags, kind=Kind.OPPORTUNITY, title=title, title_key=title) for title, _ in TAGS
    )
    fields = [
        _inserted(
            work,
            tables.custom_fields,
            kind=Kind.OPPORTUNITY,
            label=label,
            field_type=field_type,
            position=place,
            mask=mask,
        )
        for place, (label, field_type, mask) in enumerate(
            (
                ("Commercial terms", 4, ""),
                ("Payment terms", 0, '{"size":40}'),
                ("Region", 2, '["Central","East","West","North","South","Overseas"]'),
            )
        )
    ]
    work.reference_changed()
    return _Prepared(
        stages, contacts.ListIds((0, *lists[1]), (0, *lists[4])), tag_ids, (fields[1], fields[2])
    )


def _inserted(work: Work, table: Table, **values: object) -> int:
    return int(work.tx.execute(insert(table).values(**values).returning(table.c.id)).scalar_one())


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while some := list(islice(iterator, AT_ONCE)):
        yield some


def _fill_contacts(sink: Sink, size: Size, lists: contacts.ListIds, team: Team) -> None:
    touched = [tables.contacts, tables.contact_infos, tables.access_entries, tables.search_documents]
    info_ids = count(1)
    with sink.bare(touched):
        for some in _batches(contacts.acquaintances(size.contacts, lists, team)):
            sink.write(tables.contacts, contacts.COLUMNS, (contact.row for contact in some))
            infos = [
                (next(info_ids), contact.row[0], kind, category, data, True, contact.row[-1])
                for contact in some
                for kind, category, data in contact.infos
            ]
            sink.write(tables.contact_infos, contacts.INFO_COLUMNS, infos)
            _write_subjects(sink, Kind.CONTACT, ((contact.row[0], contact.managers) for contact in some))
            texts = (
                (row[0], (row[8], row[2], row[3], row[4], row[10])) for row in (each.row for each in some)
            )
            write_documents(
                sink, Kind.CONTACT, ((number, Part.RECORD, 0, fields) for number, fields in texts)
            )
            write_documents(sink, Kind.CONTACT, ((info[1], Part.INFO, info[0], (info[4],)) for info in infos))
        index_documents(sink, Kind.CONTACT)


def _fill_opportunities(sink: Sink, size: Size, prepared: _Prepared, team: Team) -> None:
    touched = [
        tables.opportunities,
        tables.contact_links,
        tables.access_entries,
        tables.tag_links,
        tables.custom_field_values,
        tables.search_documents,
    ]
    total = size.opportunities
    with sink.bare(touched):
        for some in _batches(opportunities.deals(total, size.contacts, prepared.stages, team)):
            sink.write(tables.opportunities, opportunities.COLUMNS, (deal.row for deal in some))
            sink.write(
                tables.contact_links,
                ("kind", "record_id", "contact_id"),
                ((int(Kind.OPPORTUNITY), deal.row[0], member) for deal in some for member in deal.members),
            )
            _write_subjects(sink, Kind.OPPORTUNITY, ((deal.row[0], deal.subjects) for deal in some))
            documents = ((deal.row[0], Part.RECORD, 0, (deal.row[1], deal.row[3])) for deal in some)
            write_documents(sink, Kind.OPPORTUNITY, documents)
        links = opportunities.tag_links(total, prepared.tag_ids, [share for _, share in TAGS])
        sink.write(tables.tag_links, ("tag_id", "record_id"), links)
        for values in _batches(opportunities.field_values(total, *prepared.field_ids)):
            sink.write(tables.custom_field_values, ("kind", "record_id", "field_id", "value"), values)
            told = ((record, Part.FIELD, field, (value,)) for _, record, field, value in values)
            write_documents(sink, Kind.OPPORTUNITY, told)
        index_documents(sink, Kind.OPPORTUNITY)


def _write_subjects(sink: Sink, kind: Kind, lists: Iterable[tuple[int, Sequence[Guid]]]) -> None:
    sink.write(
        tables.access_entries,
        ("kind", "record_id", "subject_id"),
        ((int(kind), record, subject) for record, subjects in lists for subject in subjects),
    )
