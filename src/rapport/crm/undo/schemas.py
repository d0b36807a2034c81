"""The trash, the change log and what undoing did, on the wire. All of it is ours."""

from __future__ import annotations

from typing import Any

from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.shapes import Shape, WireDate


class RecordShape(Shape, frozen=True, kw_only=True):
    """A record by kind (contact, opportunity, …) and id."""

    kind: str
    record_id: int


class TrashItemShape(Shape, frozen=True, kw_only=True):
    """A deleted record that can come back."""

    id: int
    """Of the line in the trash: what its calls take."""
    kind: str
    record_id: int
    """The id that it had, and gets back."""
    title: str
    date: WireDate
    """When it was deleted."""
    deleted_by: EmployeeShape
    key_id: int = 0
    """The API key that was used, if any."""
    can_restore: bool


class ChangeShape(Shape, frozen=True, kw_only=True):
    """A line of the change log."""

    id: int
    batch: int
    """What was changed together has the same, and is taken back together."""
    date: WireDate
    author: EmployeeShape
    key_id: int = 0
    """The API key that was used, if any."""
    kind: str
    record_id: str
    """A number; of settings, a name."""
    verb: str
    """created, updated, deleted, restored."""
    before: dict[str, Any] | None
    """The fields that changed, as they were; of a new or restored record null, or `mergedInto`, as in `after`."""
    after: dict[str, Any] | None
    """The same as they were then; of a deleted record null, or `mergedInto`: the contact that it was merged into."""
    field_labels: dict[str, str] | None = None
    """What the custom fields are called whose values `customFields` tells, by their ids: now, or before they went."""
    undone_in: int = 0
    """The batch that took it back, if any."""
    can_undo: bool
    cursor: str = ""
    """Where to go on from here; only of an answer to `since`."""


class CursorShape(Shape, frozen=True, kw_only=True):
    """A position in the change log."""

    cursor: str


class ConflictShape(Shape, frozen=True, kw_only=True):
    """Why something can't be taken back.

    `reason`: changed (the field holds something else by now), deleted (the record is gone), exists (its place is
    taken), lost (what it refers to is gone), used (something refers to it by now). Of a record that the caller may
    not see, that is all.
    """

    reason: str
    kind: str
    record_id: int
    field: str
    expected: Any
    found: Any


class UndoShape(Shape, frozen=True, kw_only=True):
    """What taking back did, or would do."""

    dry_run: bool
    records: list[RecordShape]
    """The records that change, the first thousand of them."""
    record_count: int
    row_count: int
    """How many rows of the database that are."""
    conflicts: list[ConflictShape]
    """What stands in the way; only of a dry run, as otherwise the call is refused."""
