"""Stored answers in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select, tuple_

from rapport.portal.retries.records import StoredAnswer
from rapport.store.tables import idempotency_keys
from rapport.store.work import Work

_k = idempotency_keys.c


def find(work: Work, key: str, newer_than: datetime) -> StoredAnswer | None:
    """Return what the caller's key was answered, unless that is too long ago."""
    row = work.tx.execute(
        select(_k.fingerprint, _k.status, _k.media_type, _k.body).where(
            _k.caller_id == work.viewer.user_id, _k.key_hash == key, _k.at > newer_than
        )
    ).first()
    return StoredAnswer(row.fingerprint, row.status, row.media_type, bytes(row.body)) if row else None


def delete_older(work: Work, moment: datetime, limit: int) -> int:
    """Take away up to `limit` answers from up to a moment; return how many."""
    old = select(_k.caller_id, _k.key_hash).where(_k.at <= moment).limit(limit)
    return work.tx.execute(
        delete(idempotency_keys).where(tuple_(_k.caller_id, _k.key_hash).in_(old))
    ).rowcount


def store(work: Work, key: str, answer: StoredAnswer, older_than: datetime) -> None:
    """Keep an answer and throw out what is too old."""
    work.tx.execute(delete(idempotency_keys).where(_k.at <= older_than))
    work.tx.execute(
        insert(idempotency_keys).values(
            caller_id=work.viewer.user_id,
            key_hash=key,
            fingerprint=answer.fingerprint,
            at=work.now,
            status=answer.status,
            media_type=answer.media_type,
            body=answer.body,
        )
    )
