"""From finds to what goes over the wire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Boolean, case, literal, select, union_all

from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cards.names import contact_name
from rapport.crm.history.records import SYSTEM_CATEGORIES
from rapport.crm.lists.queries import items
from rapport.crm.lists.records import ItemList
from rapport.crm.search.queries.texts import Key, told
from rapport.crm.search.records import KINDS, Excerpt, Find, Wanted, excerpt, marked, places
from rapport.crm.search.schemas import FindShape, FoundContactShape, FoundEntityShape
from rapport.protocol.shapes import wire_date
from rapport.store.among import among
from rapport.store.search import Part
from rapport.store.tables import cases, contacts, opportunities
from rapport.store.work import Work

_WORDS = {kind: word for word, kind in KINDS.items()}
_PLACES = {Part.RECORD: "text", Part.INFO: "info", Part.FIELD: "customField", Part.EVENT: "event"}
_c, _o, _k = contacts.c, opportunities.c, cases.c
_no, _none = literal(False, Boolean()), literal("")

_NAMES = union_all(
    select(
        literal(int(Kind.CONTACT)),
        _c.id,
        _c.is_company,
        case((_c.is_company, _c.company_name), else_=_c.first_name),
        _c.last_name,
    ).where(among(_c.id, "contacts"), access.visible_when_run(Kind.CONTACT)),
    select(literal(int(Kind.OPPORTUNITY)), _o.id, _no, _o.title, _none).where(
        among(_o.id, "opportunities"), access.visible_when_run(Kind.OPPORTUNITY)
    ),
    select(literal(int(Kind.CASE)), _k.id, _no, _k.title, _none).where(
        among(_k.id, "cases"), access.visible_when_run(Kind.CASE)
    ),
)


@dataclass(frozen=True, slots=True)
class _Around:
    """What finds are about, as far as the caller may see it."""

    contacts: Mapping[int, FoundContactShape]
    entities: Mapping[tuple[Kind, int], FoundEntityShape]


def shapes_of(work: Work, finds: Sequence[Find], wanted: Wanted) -> list[FindShape]:
    """Return the finds of a page in their order. Two statements at most."""
    if not finds:
        return []
    known = told(work, finds)
    about = {_key(find): _about(find, known.holders) for find in finds}
    around = _around(work, list(about.values()))
    shapes = []
    for find in finds:
        contact_id, entity_kind, entity_id = about[_key(find)]
        title = _title(work, find)
        snippet = None if find.is_in_title else _snippet(known.texts.get(_key(find), ()), wanted)
        shapes.append(
            FindShape(
                entity_type=_WORDS[find.kind],
                id=find.id,
                title=title,
                title_html=marked(title, [] if _is_event(find) else places(title, wanted)),
                snippet_html=marked(snippet.text, snippet.places) if snippet else None,
                found_in="title" if find.is_in_title else _PLACES[Part(find.part)],
                is_company=find.is_company,
                contact=around.contacts.get(contact_id),
                entity=around.entities.get((entity_kind, entity_id)),
                created=wire_date(find.created_at, work.site.zone),
            )
        )
    return shapes


def _key(find: Find) -> Key:
    return int(find.kind), find.id, find.part, find.part_id


def _is_event(find: Find) -> bool:
    return find.kind == Kind.RELATIONSHIP_EVENT


def _title(work: Work, find: Find) -> str:
    if not _is_event(find):
        return find.title
    category = SYSTEM_CATEGORIES.get(find.category_id) or items(work, ItemList.HISTORY_CATEGORY).get(
        find.category_id
    )
    return category.title if category else ""


def _about(find: Find, holders: Mapping[int, tuple[int, Kind, int]]) -> tuple[int, Kind, int]:
    """Return contact, kind of entity and entity that a find is about."""
    if find.kind == Kind.FILE:
        return holders.get(find.id, (0, Kind.ANY, 0))
    return find.contact_id, find.entity_kind, find.entity_id


def _snippet(texts: Sequence[str], wanted: Wanted) -> Excerpt | None:
    """Return the excerpt that has most of what was searched for; of equal ones the first."""
    excerpts = [excerpt(text, wanted) for text in texts]
    return max(excerpts, key=lambda each: len(each.places), default=None)


def _around(work: Work, about: Sequence[tuple[int, Kind, int]]) -> _Around:
    wanted: dict[str, list[int]] = {"contacts": [], "opportunities": [], "cases": []}
    for contact_id, entity_kind, entity_id in about:
        if contact_id:
            wanted["contacts"].append(contact_id)
        if entity_id and entity_kind in {Kind.OPPORTUNITY, Kind.CASE}:
            wanted["opportunities" if entity_kind == Kind.OPPORTUNITY else "cases"].append(entity_id)
    if not any(wanted.values()):
        return _Around({}, {})
    found_contacts: dict[int, FoundContactShape] = {}
    entities: dict[tuple[Kind, int], FoundEntityShape] = {}
    given = {**wanted, **access.reader(work.viewer)}
    for kind, record_id, is_company, title, title_end in work.tx.execute(_NAMES, given):
        if kind == Kind.CONTACT:
            name = contact_name(
                is_company=is_company, first_name=title, last_name=title_end, company_name=title
            )
            found_contacts[record_id] = FoundContactShape(
                id=record_id, display_name=name, is_company=bool(is_company)
            )
        else:
            entities[Kind(kind), record_id] = FoundEntityShape(
                entity_type=_WORDS[Kind(kind)], entity_id=record_id, entity_title=title
            )
    return _Around(found_contacts, entities)
