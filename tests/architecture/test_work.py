"""`Work` is what rules are given, not a place to hang services on: its fields are fixed here."""

from __future__ import annotations

from dataclasses import fields

from rapport.store.work import Work


def test_the_fields_of_work() -> None:
    assert [field.name for field in fields(Work)] == [
        "tx",
        "viewer",
        "now",
        "site",
        "origin",
        "reference",
        "totals",
        "blobs",
        "series",
        "after_commit",
        "after_rollback",
    ]
