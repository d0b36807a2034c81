"""The Idempotency-Key of a request: what it was answered when it came before."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.app.callers import fingerprint_of
from rapport.portal.retries import service as retries
from rapport.portal.retries.records import StoredAnswer
from rapport.protocol import answers
from rapport.protocol.answers import Answer
from rapport.protocol.incoming import Incoming
from rapport.protocol.operations import Operation
from rapport.store.work import Work

KEY_HEADER = "idempotency-key"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A key that a request brings, and what tells the request from others with the same."""

    key: str
    mark: str

    def earlier_answer(self, work: Work) -> Answer | None:
        """Return what the request was answered before, None if it is new. Raises BadArgument, Conflict."""
        known = retries.earlier_answer(work, self.key, self.mark)
        return answers.repeated(known.status, known.media_type, known.body) if known else None

    def keep(self, work: Work, answer: Answer) -> None:
        """Remember what the request is answered."""
        retries.keep_answer(
            work, self.key, StoredAnswer(self.mark, answer.status, answer.media_type, answer.body)
        )


def repeat_of(operation: Operation, incoming: Incoming) -> Repeat | None:
    """Return the key of a request, None if it brings none, or its call takes none."""
    key = incoming.headers.get(KEY_HEADER) if operation.writes and operation.login else None
    return None if key is None else Repeat(key, fingerprint_of(incoming))
