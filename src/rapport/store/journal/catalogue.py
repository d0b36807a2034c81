"""What the journal knows of the tables it is kept for: whose rows they are, what they refer to, what follows by itself.

Conditions and owners are told as functions of *fields*: give them what returns the column of a name, of a row at hand
or of an image, and they speak of that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Table, literal, select, true

from rapport.core.kinds import Kind
from rapport.store import tables

Fields = Callable[[str], ColumnElement[Any]]
Owner = tuple[ColumnElement[Any], ColumnElement[Any]]
"""Kind and id of the record that a row belongs to, as expressions."""


def _always(_fields: Fields) -> ColumnElement[bool]:
    return true()


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that holds the id of a row of `target` (0: of none), in the rows to which it `applies`.

    `is_part`: the row goes when its target goes, and comes back with it. `carries`: the other way round as well.
    `is_loose`: the program bears with a target that is not there. `none` is what a row holds that refers to nothing
    here: where it may refer to something else instead or, if `is_optional`, to nothing at all.
    """

    column: str
    target: Table
    applies: Callable[[Fields], ColumnElement[bool]] = _always
    is_part: bool = False
    carries: bool = False
    is_loose: bool = False
    is_optional: bool = False
    none: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Journaled:
    """A table with a journal. `kind` is that of the record each row is, or that its `owner` function tells.

    `soft` columns follow from others, or tell of the latest change alone: they never stand in the way of an undo.
    `blobs` are columns that name blobs, by the whole name or its last part. `unique` is a text column of which no two
    rows may have the same: such rows are put back one by one. `is_tie`: a row says nothing but that two others
    belong together.
    """

    table: Table
    owner: Callable[[Fields], Owner]
    references: tuple[Reference, ...] = ()
    soft: frozenset[str] = field(default_factory=frozenset)
    unique: str = ""
    is_tie: bool = False
    blobs: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """The columns of the primary key, in the order of the journal's `row_key`."""
        return tuple(column.name for column in self.table.primary_key)

    def parsed(self, row_key: str) -> tuple[int | str, ...]:
        """Return the values of a `row_key`."""
        parts = row_key.split("/")
        return tuple(
            int(part) if self.table.c[name].type.python_type is int else part
            for name, part in zip(self.key, parts, strict=True)
        )


_MODIFIED = frozenset({"modified_by", "modified_at"})


def _itself(kind: Kind) -> Callable[[Fields], Owner]:
    return lambda fields: (literal(int(kind)), fields("id"))


def _its(kind: Kind, column: str) -> Callable[[Fields], Owner]:
    return lambda fields: (literal(int(kind)), fields(column))


def _named(fields: Fields) -> Owner:
    return fields("kind"), fields("record_id")


def _tagged(fields: Fields) -> Owner:
    tags = tables.tags.alias("tags_of_links")
    kind = select(tags.c.kind).where(tags.c.id == fields("tag_id")).scalar_subquery()
    return kind, fields("record_id")


def _where(column: str, kind: Kind) -> Callable[[Fields], ColumnElement[bool]]:
    return lambda fields: fields(column) == int(kind)


def _where_tag_is(kind: Kind) -> Callable[[Fields], ColumnElement[bool]]:
    return lambda fields: _tagged(fields)[0] == int(kind)


_SHARED: Mapping[Kind, Table] = {
    Kind.CONTACT: tables.contacts,
    Kind.OPPORTUNITY: tables.opportunities,
    Kind.CASE: tables.cases,
}


def _of_record(*kinds: Kind) -> tuple[Reference, ...]:
    """Return the references of what names its record by `kind` and `record_id`."""
    return tuple(Reference("record_id", _SHARED[kind], _where("kind", kind), is_part=True) for kind in kinds)


def _hanging(*, is_loose: bool) -> tuple[Reference, ...]:
    """Return the references of what hangs on a contact, an opportunity or a case."""
    return (
        Reference("contact_id", tables.contacts, is_part=True, is_loose=is_loose, none=(("contact_id", 0),)),
        *(
            Reference(
                "entity_id",
                table,
                _where("entity_kind", kind),
                is_part=True,
                is_loose=is_loose,
                none=(("entity_id", 0), ("entity_kind", int(Kind.ANY))),
            )
            for kind, table in _SHARED.items()
        ),
        Reference("category_id", tables.list_items),
    )


_JOURNALED = (
    Journaled(tables.access_entries, _named, _of_record(*_SHARED)),
    Journaled(tables.cases, _itself(Kind.CASE), soft=_MODIFIED | {"title_sort"}),
    Journaled(
        tables.contact_infos,
        _its(Kind.CONTACT, "contact_id"),
        (Reference("contact_id", tables.contacts, is_part=True),),
        soft=_MODIFIED,
    ),
    Journaled(
        tables.contact_links,
        _named,
        (
            *_of_record(Kind.OPPORTUNITY, Kind.CASE),
            Reference("contact_id", tables.contacts, is_part=True),
        ),
        is_tie=True,
    ),
    Journaled(
        tables.contacts,
        _itself(Kind.CONTACT),
        (
            Reference("company_id", tables.contacts, is_optional=True, none=(("company_id", 0),)),
            Reference("status_id", tables.list_items),
            Reference("type_id", tables.list_items),
        ),
        soft=_MODIFIED | {"name_sort", "first_name_sort", "last_name_sort", "last_event_at"},
        blobs=("photo",),
    ),
    Journaled(tables.currency_rates, _itself(Kind.CURRENCY_RATE)),
    Journaled(
        tables.custom_field_values,
        _named,
        (
            *_of_record(*_SHARED),
            Reference("field_id", tables.custom_fields, is_part=True),
        ),
        is_tie=True,
    ),
    Journaled(tables.custom_fields, _itself(Kind.CUSTOM_FIELD)),
    Journaled(
        tables.event_files,
        _its(Kind.RELATIONSHIP_EVENT, "event_id"),
        (
            Reference("event_id", tables.history_events, is_part=True),
            Reference("file_id", tables.files, is_part=True, carries=True),
        ),
        is_tie=True,
    ),
    Journaled(
        tables.event_mails,
        _its(Kind.RELATIONSHIP_EVENT, "event_id"),
        (Reference("event_id", tables.history_events, is_part=True),),
    ),
    Journaled(
        tables.file_versions,
        _its(Kind.FILE, "file_id"),
        (Reference("file_id", tables.files, is_part=True),),
        blobs=("blob",),
    ),
    Journaled(tables.files, _itself(Kind.FILE), soft=_MODIFIED, blobs=("blob",)),
    Journaled(
        tables.history_events,
        _itself(Kind.RELATIONSHIP_EVENT),
        _hanging(is_loose=False),
        soft=_MODIFIED | {"content_sort"},
    ),
    Journaled(
        tables.invoices,
        _itself(Kind.INVOICE),
        (Reference("contact_id", tables.contacts), Reference("consignee_id", tables.contacts)),
    ),
    Journaled(tables.list_items, _itself(Kind.LIST_ITEM)),
    Journaled(
        tables.opportunities,
        _itself(Kind.OPPORTUNITY),
        (
            Reference("contact_id", tables.contacts, is_optional=True, none=(("contact_id", 0),)),
            Reference("stage_id", tables.opportunity_stages),
        ),
        soft=_MODIFIED | {"title_sort", "stage_order", "close_at"},
    ),
    Journaled(tables.opportunity_stages, _itself(Kind.STAGE)),
    Journaled(
        tables.tag_links,
        _tagged,
        (
            *(
                Reference("record_id", table, _where_tag_is(kind), is_part=True)
                for kind, table in _SHARED.items()
            ),
            Reference("tag_id", tables.tags, is_part=True),
        ),
        is_tie=True,
    ),
    Journaled(tables.tags, _itself(Kind.TAG), soft=frozenset({"title_key"}), unique="title_key"),
    Journaled(tables.task_template_containers, _itself(Kind.TASK_TEMPLATE_CONTAINER), soft=_MODIFIED),
    Journaled(
        tables.task_templates,
        _itself(Kind.TASK_TEMPLATE),
        (
            Reference("container_id", tables.task_template_containers, is_part=True, is_loose=True),
            Reference("category_id", tables.list_items),
        ),
        soft=_MODIFIED,
    ),
    Journaled(
        tables.tasks,
        _itself(Kind.TASK),
        _hanging(is_loose=True),
        soft=_MODIFIED | {"title_sort", "contact_sort", "is_restricted"},
    ),
)

JOURNALED: Mapping[str, Journaled] = {each.table.name: each for each in _JOURNALED}
"""By the table's name."""

UNJOURNALED: Mapping[str, str] = {
    "administrators": "of the portal, not of the CRM",
    "audit_events": "a log itself",
    "calendar_addresses": "secrets: made and taken back by their owner alone",
    "changes": "a log itself",
    "discarded_blobs": "bookkeeping of the trash",
    "feed_readings": "what somebody has read",
    "group_members": "of the portal, not of the CRM",
    "groups": "of the portal, not of the CRM",
    "idempotency_keys": "answers, kept for a day",
    "job_schedules": "background work",
    "jobs": "background work",
    "journal": "the journal itself",
    "journal_state": "the journal itself",
    "login_events": "a log itself",
    "notification_choices": "what somebody wants to be told",
    "notifications": "what somebody was told",
    "portal_settings": "of the portal, with secrets among them",
    "portal_state": "of the portal, not of the CRM",
    "preferences": "what a client remembers for somebody",
    "product_access": "of the portal, not of the CRM",
    "saved_views": "how somebody looks at lists",
    "schema_state": "of the database",
    "search_documents": "made anew from what they are about",
    "sign_in_attempts": "of the portal, not of the CRM",
    "tokens": "secrets",
    "trash": "bookkeeping of the trash",
    "trash_readers": "bookkeeping of the trash",
    "users": "of the portal, not of the CRM",
    "webhook_deliveries": "a log itself",
    "webhooks": "of the portal, with secrets among them",
}
"""The tables without a journal, and why."""
