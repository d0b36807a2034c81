"""Letters that the portal owes to people: invitations, instructions.

A letter is a job that stands with the change that asks for it; `portal/notifications` words it when it is sent, and
`people/confirmation` makes then what its link proves: nothing that signs anybody in lies in the database meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rapport.core.ids import Guid, new_guid
from rapport.jobs import queue
from rapport.store.work import Work

LETTER_JOB = "letter"


class LetterKind(StrEnum):
    """What a letter is about."""

    ACTIVATION = "activation"
    CREDENTIALS = "password"
    EMAIL = "email"
    REMOVAL = "removal"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one person."""

    kind: LetterKind
    user_id: Guid
    email: str


def send(work: Work, letter: Letter) -> None:
    """Have a letter sent once this transaction stands. Asked for twice before it is sent, it is sent once."""
    payload = {"kind": letter.kind, "user_id": letter.user_id, "email": letter.email, "reference": new_guid()}
    queue.put(work.tx, LETTER_JOB, payload, key=f"letter {letter.kind} {letter.user_id}")
