"""What hangs on the records that are changed many at a time: history, tasks, tags, custom fields; and cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from operator import itemgetter
from random import Random
from typing import Any

from bench.fill import words
from bench.fill.documents import index_documents, write_documents
from bench.fill.facts import TODAY, Facts
from bench.fill.sink import Sink
from rapport.core.kinds import Kind
from rapport.core.text import fold
from rapport.store import tables
from rapport.store.search import Part

MARKED = "autumn campaign"
"""The tag that the records to change carry."""
EVENTS = {Kind.CONTACT: 6.7, Kind.OPPORTUNITY: 2.0, Kind.CASE: 2.0}
TASKS = {Kind.CONTACT: 1.2, Kind.OPPORTUNITY: 0.5, Kind.CASE: 0.5}
"""How many hang on each marked record of a kind."""

_NEWEST = """
UPDATE contacts SET last_event_at = newest.at
FROM (SELECT contact_id, max(modified_at) AS at FROM history_events GROUP BY contact_id) AS newest
WHERE id = newest.contact_id
"""
_EVENT_COLUMNS = (
    "id",
    "contact_id",
    "entity_kind",
    "entity_id",
    "category_id",
    "content",
    "content_sort",
    "created_by",
    "created_at",
    "modified_by",
    "modified_at",
)
_TASK_COLUMNS = (
    "id",
    "title",
    "title_sort",
    "description",
    "deadline",
    "responsible_id",
    "contact_id",
    "entity_kind",
    "entity_id",
    "category_id",
    "is_closed",
    "created_by",
    "created_at",
    "modified_by",
    "modified_at",
)
_CASE_COLUMNS = (
    "id",
    "title",
    "title_sort",
    "is_closed",
    "is_private",
    "created_by",
    "created_at",
    "modified_by",
    "modified_at",
)


@dataclass(frozen=True, slots=True)
class Hung:
    """What is hung on the marked records of a kind."""

    kind: Kind
    marked: int
    facts: Facts
    categories: list[int]

    def holder(self, number: int) -> tuple[int, int, int]:
        """Return contact, kind and id of what the event or task of that number hangs on."""
        record = 1 + number % self.marked
        return (record, int(Kind.ANY), 0) if self.kind == Kind.CONTACT else (0, int(self.kind), record)


def hang(sink: Sink, facts: Facts, marked: int) -> None:
    """Mark the first records of each kind, make as many cases, and hang on all of them what people would."""
    categories = {
        number: [
            row[0] for row in sink.execute(f"SELECT id FROM list_items WHERE list = {number} ORDER BY id")
        ]
        for number in (2, 3)
    }
    touched = [
        tables.cases,
        tables.contacts,
        tables.history_events,
        tables.tasks,
        tables.tag_links,
        tables.contact_links,
        tables.custom_fields,
        tables.custom_field_values,
        tables.search_documents,
    ]
    with sink.bare(touched):
        _cases(sink, facts, marked)
        _tags(sink, marked)
        _fields(sink, marked)
        event_ids, task_ids = count(1), count(1)
        for kind, share in EVENTS.items():
            some = [next(event_ids) for _ in range(int(marked * share))]
            _events(sink, Hung(kind, marked, facts, categories[3]), some)
        for kind, share in TASKS.items():
            some = [next(task_ids) for _ in range(int(marked * share))]
            _tasks(sink, Hung(kind, marked, facts, categories[2]), some)
        sink.execute(_NEWEST)
        for kind in (Kind.CONTACT, Kind.CASE, Kind.RELATIONSHIP_EVENT, Kind.TASK):
            index_documents(sink, kind)


def _authorship(random: Random, facts: Facts) -> tuple[Any, ...]:
    made = TODAY - timedelta(seconds=random.randint(0, 6 * 365 * 86400))
    author = random.choice((facts.user_id, facts.busy_id))
    return author, made, author, made


def _cases(sink: Sink, facts: Facts, marked: int) -> None:
    random = Random("cases")
    rows = []
    for number in range(1, marked + 1):
        title = f"{words.opportunity_title(random)} {number}"
        rows.append(
            (number, title, fold(title)[:255], random.random() < 0.3, False, *_authorship(random, facts))
        )
    sink.write(tables.cases, _CASE_COLUMNS, rows)
    write_documents(sink, Kind.CASE, ((row[0], Part.RECORD, 0, (row[1],)) for row in rows))
    members = ((int(Kind.CASE), number, number) for number in range(1, marked + 1))
    sink.write(tables.contact_links, ("kind", "record_id", "contact_id"), members)


def _tags(sink: Sink, marked: int) -> None:
    highest = sink.execute("SELECT max(id) FROM tags")[0][0]
    for place, kind in enumerate(EVENTS, start=highest + 1):
        sink.write(tables.tags, ("id", "kind", "title", "title_key"), [(place, int(kind), MARKED, MARKED)])
        links = ((place, number) for number in range(1, marked + 1))
        sink.write(tables.tag_links, ("tag_id", "record_id"), links)


def _fields(sink: Sink, marked: int) -> None:
    field = 1 + sink.execute("SELECT max(id) FROM custom_fields")[0][0]
    columns = ("id", "kind", "label", "field_type", "position", "mask")
    sink.write(tables.custom_fields, columns, [(field, int(Kind.CONTACT), "Segment", 0, 0, '{"size":40}')])
    random = Random("segments")
    values = [
        (int(Kind.CONTACT), number, field, random.choice(words.REGIONS)) for number in range(1, marked + 1)
    ]
    sink.write(tables.custom_field_values, ("kind", "record_id", "field_id", "value"), values)
    told = ((number, Part.FIELD, field_id, (value,)) for _, number, field_id, value in values)
    write_documents(sink, Kind.CONTACT, told)


def _events(sink: Sink, hung: Hung, ids: list[int]) -> None:
    random = Random(f"events {hung.kind}")
    rows = []
    # As they are written down: the newest has the highest id.
    written = sorted((_authorship(random, hung.facts) for _ in ids), key=itemgetter(1))
    for number, authors in zip(ids, written, strict=True):
        text = f"{random.choice(words.NOTES)} {words.opportunity_title(random)}"
        category = random.choice(hung.categories)
        rows.append((number, *hung.holder(number), category, text, fold(text)[:255], *authors))
    sink.write(tables.history_events, _EVENT_COLUMNS, rows)
    own = ((row[0], Part.RECORD, 0, (row[5],)) for row in rows)
    write_documents(sink, Kind.RELATIONSHIP_EVENT, own)
    write_documents(sink, Kind.CONTACT, ((row[1], Part.EVENT, row[0], (row[5],)) for row in rows if row[1]))


def _tasks(sink: Sink, hung: Hung, ids: list[int]) -> None:
    random = Random(f"tasks {hung.kind}")
    rows = []
    for number in ids:
        title = f"Call about {words.opportunity_title(random)}"[:255]
        authors = _authorship(random, hung.facts)
        description = random.choice(words.NOTES) if random.random() < 0.5 else ""
        deadline = authors[1] + timedelta(days=random.randint(1, 60))
        responsible = random.choice((hung.facts.user_id, hung.facts.busy_id))
        kept = (random.choice(hung.categories), random.random() < 0.6)
        texts = (title, fold(title)[:255], description)
        rows.append((number, *texts, deadline, responsible, *hung.holder(number), *kept, *authors))
    sink.write(tables.tasks, _TASK_COLUMNS, rows)
    write_documents(sink, Kind.TASK, ((row[0], Part.RECORD, 0, (row[1], row[3])) for row in rows))
