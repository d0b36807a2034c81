"""What the custom fields are called that changes tell by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from sqlalchemy import select

from rapport.core.kinds import Kind
from rapport.crm.custom_fields import queries as custom_fields
from rapport.crm.undo.records import LoggedChange
from rapport.store.among import among
from rapport.store.tables import changes
from rapport.store.work import Work

_c = changes.c
_VALUES = "custom_fields"
_DELETED = (
    select(_c.record_id, _c.before)
    .where(_c.kind == int(Kind.CUSTOM_FIELD), _c.verb == "deleted", among(_c.record_id, "ids"))
    .order_by(_c.id)
)


def labels_of(work: Work, found: Iterable[LoggedChange]) -> dict[str, str]:
    """Return the labels of the custom fields that these changes name, by id.

    Those of now; of a field that is gone, the last one, as long as the log tells of its end. One statement if there
    is such a field, else none.
    """
    asked = {key for change in found for key in ids_in(change)}
    if not asked:
        return {}
    labels = {str(key): label for key, label in custom_fields.labels(work).items() if str(key) in asked}
    gone = sorted(asked - labels.keys())
    if gone:
        for record_id, before in work.tx.execute(_DELETED, {"ids": gone}):
            labels[record_id] = str(_fields(before).get("label", ""))
    return {key: label for key, label in labels.items() if label}


def ids_in(change: LoggedChange) -> set[str]:
    """Return the ids of the custom fields whose values a change tells."""
    return {
        str(key)
        for fields in (change.before, change.after)
        if fields is not None and isinstance(fields.get(_VALUES), Mapping)
        for key in fields[_VALUES]
    }


def _fields(text: str | None) -> Mapping[str, Any]:
    return msgspec.json.decode(text, type=dict) if text else {}
