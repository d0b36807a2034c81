"""Answering a repeated write with its first answer.

The answer is stored in the write's own transaction: either both stand or neither. Two parallel requests with one
key can't both pass: writes are serialised, so the second finds the first one's answer, or collides and is repeated.
"""

from __future__ import annotations

from rapport.core.errors import BadArgument, Conflict
from rapport.portal.retries import rows
from rapport.portal.retries.records import KEPT, LONGEST_KEY, StoredAnswer, key_hash
from rapport.store.work import Work


def earlier_answer(work: Work, key: str, fingerprint: str) -> StoredAnswer | None:
    """Return the first answer to this key, or None if it is new.

    Raises BadArgument for an unusable key, Conflict when the key was used for a different request.
    """
    if not 1 <= len(key) <= LONGEST_KEY:
        raise BadArgument(
            f"An Idempotency-Key has 1 to {LONGEST_KEY} characters.", parameter="Idempotency-Key"
        )
    known = rows.find(work, key_hash(key), work.now - KEPT)
    if known and known.fingerprint != fingerprint:
        raise Conflict("This Idempotency-Key was used for a different request.")
    return known


def keep_answer(work: Work, key: str, answer: StoredAnswer) -> None:
    """Remember the answer to a key for a day."""
    rows.store(work, key_hash(key), answer, work.now - KEPT)


def forget_old(work: Work, *, limit: int) -> int:
    """Take away up to `limit` answers that are not given again any more; return how many."""
    return rows.delete_older(work, work.now - KEPT, limit)
