"""Tags on records, as far as the records' own calls touch them. The calls for tags come with sheet 06."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.kinds import Kind
from rapport.crm.tags import rows
from rapport.store.work import Work

SEED = ("Lead", "Customer", "Supplier", "Staff")
"""Contact tags of a new portal (sheet 02, section 8.2)."""


def seed(work: Work) -> None:
    """Give a new portal its first tags."""
    rows.insert_tags(work, Kind.CONTACT, SEED)
    work.reference_changed()


def remove_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> None:
    """Take every tag off records that are being deleted."""
    rows.delete_records(work, kind, record_ids)


def merge(work: Work, kind: Kind, source: int, target: int) -> None:
    """Unite the tags of two records on `target`."""
    rows.merge(work, kind, source, target)
