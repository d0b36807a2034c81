"""Writing the change log and the audit trail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import insert

from rapport.portal.changes.records import Audit, Changed
from rapport.portal.changes.user_agents import browser_of, platform_of
from rapport.store.tables import audit_events, changes
from rapport.store.work import Work

PARAMETERS_LIMIT = 15_000
"""Characters of an audit entry's parameters in total (sheet 02, section 9.3)."""


def insert_changes(work: Work, entries: Sequence[Changed]) -> None:
    """Append to the change log."""
    work.tx.execute(
        insert(changes),
        [
            {
                "batch": work.batch,
                "at": work.now,
                "actor_id": work.viewer.user_id,
                "key_id": work.viewer.key_id,
                "kind": entry.kind,
                "record_id": entry.record_id,
                "verb": entry.verb,
                "before": _json(entry.before),
                "after": _json(entry.after),
            }
            for entry in entries
        ],
    )


def insert_audit(work: Work, entries: Sequence[Audit]) -> None:
    """Append to the audit trail."""
    work.tx.execute(
        insert(audit_events),
        [
            {
                "at": work.now,
                "user_id": work.viewer.user_id,
                "action": entry.action,
                "target": msgspec.json.encode([str(target) for target in entry.targets]).decode(),
                "parameters": msgspec.json.encode(_cut(entry.parameters)).decode(),
                "ip": work.origin.ip[:50],
                "browser": browser_of(work.origin.user_agent)[:200],
                "platform": platform_of(work.origin.user_agent)[:200],
                "page": work.origin.page[:300],
            }
            for entry in entries
        ],
    )


def _json(fields: Any) -> str | None:
    return None if fields is None else msgspec.json.encode(fields).decode()


def _cut(parameters: tuple[str, ...]) -> list[str]:
    left, kept = PARAMETERS_LIMIT, []
    for text in parameters:
        kept.append(text[:left])
        left -= len(kept[-1])
    return kept
