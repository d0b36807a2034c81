"""Tags: making and deleting them, putting them on records and taking them off (sheet 06, section 4).

What a record carries is told to the change log as a field `tags` of it, titles ascending. Where a tag comes and goes
with its records, the log reads so that it can be undone backwards: first the tag is there, then records carry it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rapport.core.errors import BadArgument, Forbidden, Missing
from rapport.core.kinds import Kind
from rapport.crm.access import require_crm_admin
from rapport.crm.cards import service as cards
from rapport.crm.cards.records import Entity
from rapport.crm.tags import rows
from rapport.crm.tags.records import TITLE_LIMIT, Tag, clean_title, title_key
from rapport.portal.changes.service import Audit, created, deleted, record, updated
from rapport.store.batches import batches
from rapport.store.work import Work

SEED = ("Lead", "Customer", "Supplier", "Staff")
"""Contact tags of a new portal (sheet 02, section 8.2)."""

TITLES_LIMIT = 10_000
"""Characters that the titles of many records take in one entry of the audit trail."""

_CREATED = {Kind.CONTACT: 3140, Kind.OPPORTUNITY: 3142, Kind.CASE: 3144}
_DELETED = {Kind.CONTACT: 3141, Kind.OPPORTUNITY: 3143, Kind.CASE: 3145}
_LINKED = {Kind.COMPANY: 3006, Kind.PERSON: 3025, Kind.OPPORTUNITY: 3045, Kind.CASE: 3067}
_UNLINKED = {Kind.COMPANY: 3008, Kind.PERSON: 3027, Kind.OPPORTUNITY: 3046, Kind.CASE: 3068}


def seed(work: Work) -> None:
    """Give a new portal its first tags."""
    rows.insert_tags(work, Kind.CONTACT, SEED)
    work.reference_changed()


def create(work: Work, kind: Kind, name: str | None) -> None:
    """Make a tag for records of a kind (CONTACT, OPPORTUNITY or CASE). Every CRM user may (quirk Q21).

    Raises BadArgument for a name that is empty, too long, or there already.
    """
    title = required_title(name)
    if rows.find(work, kind, title):
        raise BadArgument("Tag with this name already exists")
    tag = _insert(work, kind, title)
    record(work, audit=Audit(_CREATED[kind], (), (tag.title,)))


def delete(work: Work, kind: Kind, name: str | None) -> None:
    """Delete a tag and take it off all records. Every CRM user may (quirk Q21). Raises BadArgument, Missing."""
    tag = require_tag(work, kind, name)
    for some in batches(rows.bearers(work, tag.id)):
        titles = rows.titles_of_records(work, kind, some)
        record(work, *(updated(kind, each, *_without(tag, titles[each])) for each in some))
    rows.delete_tags(work, [tag.id])
    work.reference_changed()
    record(work, deleted(Kind.TAG, tag.id, tag), audit=Audit(_DELETED[kind], (), (tag.title,)))


def delete_unused(work: Work, kind: Kind) -> list[str]:
    """Delete the tags that no record carries and return their titles, ascending. Raises Forbidden."""
    require_crm_admin(work.viewer)
    unused = rows.unused(work, kind)
    if unused:
        rows.delete_tags(work, [tag.id for tag in unused])
        work.reference_changed()
        record(work, *(deleted(Kind.TAG, tag.id, tag) for tag in unused))
    return [tag.title for tag in unused]


def add(work: Work, kind: Kind, record_id: int, name: str | None) -> None:
    """Put a tag on a record, making the tag if there is none; no change if the record carries it.

    Raises BadArgument (id 0, empty or too long name), Missing (unknown, hidden), Forbidden (a contact that the
    caller may not edit).
    """
    add_to_each(work, kind, [record_id], name)


def add_to_each(work: Work, kind: Kind, record_ids: Sequence[int], name: str | None) -> None:
    """Do the same to several records: to all of them or, raising for the first that cannot be, to none.

    Raises BadArgument, too, when there are no ids.
    """
    entities = require_each_taggable(work, kind, record_ids, name)
    tag = _link(work, kind, record_ids, required_title(name))
    record(work, audit=_audits(_LINKED, entities, tag))


def add_to_matching(work: Work, kind: Kind, record_ids: Sequence[int], name: str | None) -> None:
    """Put a tag on records that a filter picked and that the caller was found to have the right to.

    Without any, nothing is checked either. The audit trail gets one entry for all companies and one for all persons,
    or one for all opportunities or cases. Raises BadArgument for the name.
    """
    if record_ids:
        tag = _link(work, kind, record_ids, required_title(name))
        record(work, audit=_audits_of_many(_LINKED, cards.entities(work, kind, record_ids).values(), tag))


def add_to_group(work: Work, kind: Kind, record_ids: Sequence[int], name: str | None) -> Tag:
    """Put a tag on records that the caller was found to have the right to, and return it. The caller audits it.

    Raises BadArgument for the name.
    """
    return _link(work, kind, record_ids, required_title(name))


def remove(work: Work, kind: Kind, record_id: int, name: str | None) -> None:
    """Take a tag off a record, which need not carry it. The tag stays.

    Raises BadArgument (id 0, empty or too long name), Missing (the record, the tag), Forbidden (a contact that the
    caller may not edit).
    """
    remove_from_each(work, kind, [record_id], name)


def remove_from_each(work: Work, kind: Kind, record_ids: Sequence[int], name: str | None) -> None:
    """Do the same to several records: to all of them or, raising for the first that cannot be, to none.

    Raises BadArgument, too, when there are no ids.
    """
    entities = require_each_taggable(work, kind, record_ids, name)
    tag = require_tag(work, kind, name)
    _unlink(work, tag, record_ids)
    record(work, audit=_audits(_UNLINKED, entities, tag))


def remove_from_matching(work: Work, kind: Kind, record_ids: Sequence[int], name: str | None) -> None:
    """Take a tag off records that a filter picked and that the caller was found to have the right to.

    The audit trail gets what it gets for `add_to_matching`. Raises BadArgument, Missing (the tag), with or without ids.
    """
    tag = require_tag(work, kind, name)
    _unlink(work, tag, record_ids)
    if record_ids:
        audits = _audits_of_many(_UNLINKED, cards.entities(work, kind, record_ids).values(), tag)
        record(work, audit=audits)


def remove_from_group(work: Work, kind: Kind, record_ids: Sequence[int], name: str | None) -> None:
    """Take a tag off records that the caller was found to have the right to. Not audited.

    Raises BadArgument for the name, and for one that no tag has (sheet 06, section 4.3).
    """
    tag = rows.find(work, kind, required_title(name))
    if tag is None:
        raise BadArgument(parameter="tagName")
    _unlink(work, tag, record_ids)


def remove_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> None:
    """Take every tag off records that are being deleted."""
    rows.delete_records(work, kind, record_ids)


def merge(work: Work, kind: Kind, source: int, target: int) -> None:
    """Unite the tags of two records on `target`."""
    rows.merge(work, kind, source, target)


def required_title(name: str | None) -> str:
    """Return the title that a name means. Raises BadArgument for one that is empty, blank or too long."""
    if not name:
        raise BadArgument(parameter="tagName")
    title = clean_title(name)
    if not title:
        raise BadArgument("Tag name is empty", parameter="tagName")
    if len(title) > TITLE_LIMIT:
        raise BadArgument(f"tagName has more than {TITLE_LIMIT} characters.", parameter="tagName")
    return title


def require_tag(work: Work, kind: Kind, name: str | None) -> Tag:
    """Return the tag of a name. Raises BadArgument (empty or too long), Missing."""
    tag = rows.find(work, kind, required_title(name))
    if tag is None:
        raise Missing
    return tag


def require_each_tagged(work: Work, kind: Kind, record_ids: Sequence[int], name: str | None) -> None:
    """Raise what `remove_from_each` would; in a reading transaction, too."""
    require_each_taggable(work, kind, record_ids, name)
    if not rows.is_known(work, kind, required_title(name)):
        raise Missing


def require_each_taggable(
    work: Work, kind: Kind, record_ids: Sequence[int], name: str | None
) -> list[Entity]:
    """Return records, each once, ascending, that the caller may tag with a name. Raises as `add_to_each`."""
    if not record_ids:
        raise BadArgument(parameter="entityid")
    required_title(name)
    return _require_taggable(work, kind, record_ids)


def _require_taggable(work: Work, kind: Kind, record_ids: Sequence[int]) -> list[Entity]:
    """Return the records, each once. A contact has to be editable; to see an opportunity or a case is enough."""
    found = cards.entities(work, kind, record_ids)
    for record_id in record_ids:
        if record_id <= 0:
            raise BadArgument(parameter="entityid")
        entity = found.get(record_id)
        if entity is None or not entity.is_visible:
            raise Missing
        if kind == Kind.CONTACT and not entity.is_editable:
            raise Forbidden
    return [found[each] for each in sorted(found)]


def _insert(work: Work, kind: Kind, title: str) -> Tag:
    tag = rows.insert_tag(work, kind, title)
    work.reference_changed()
    record(work, created(Kind.TAG, tag.id, tag))
    return tag


def _link(work: Work, kind: Kind, record_ids: Collection[int], title: str) -> Tag:
    tag = rows.find(work, kind, title) or _insert(work, kind, title)
    for some in batches(sorted(set(record_ids))):
        carried = rows.titles_of_records(work, kind, some)
        without = [each for each in some if tag.title not in carried.get(each, ())]
        rows.link(work, tag.id, without)
        record(work, *(updated(kind, each, *_with(tag, carried.get(each, []))) for each in without))
    return tag


def _unlink(work: Work, tag: Tag, record_ids: Collection[int]) -> None:
    for some in batches(sorted(set(record_ids))):
        carried = rows.titles_of_records(work, tag.kind, some)
        bearing = [each for each in some if tag.title in carried.get(each, ())]
        rows.unlink(work, tag.id, bearing)
        record(work, *(updated(tag.kind, each, *_without(tag, carried[each])) for each in bearing))


Titles = dict[str, list[str]]


def _with(tag: Tag, titles: list[str]) -> tuple[Titles, Titles]:
    return {"tags": titles}, {"tags": sorted([*titles, tag.title], key=title_key)}


def _without(tag: Tag, titles: list[str]) -> tuple[Titles, Titles]:
    return {"tags": titles}, {"tags": [title for title in titles if title != tag.title]}


def _audits_of_many(actions: dict[Kind, int], entities: Iterable[Entity], tag: Tag) -> list[Audit]:
    groups: dict[Kind, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(entity.kind, []).append(entity)
    return [
        Audit(actions[kind], tuple(each.id for each in group), (_joined(group), tag.title), TITLES_LIMIT)
        for kind, group in groups.items()
    ]


def _joined(entities: Sequence[Entity]) -> str:
    """Return titles as one text that leaves the tag its room in the entry."""
    return ", ".join(entity.title for entity in entities)[:TITLES_LIMIT]


def _audits(actions: dict[Kind, int], entities: Iterable[Entity], tag: Tag) -> list[Audit]:
    return [Audit(actions[each.kind], (each.id,), (each.title, tag.title)) for each in entities]
