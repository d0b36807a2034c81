"""Letters that the portal owes to people: invitations, instructions.

Sending mail is another room's business. Until there is an outbox, a letter is written into the server's log, where
an administrator sees that it did not go out.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import StrEnum

from rapport.core.ids import Guid
from rapport.store.work import Work

log = logging.getLogger("rapport.letters")


class LetterKind(StrEnum):
    """What a letter is about."""

    ACTIVATION = "activation"
    CREDENTIALS = "password change"
    EMAIL = "e-mail change"
    REMOVAL = "removal of the profile"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one person. What its link proves, whoever sends it makes when sending."""

    kind: LetterKind
    user_id: Guid
    email: str


def send(work: Work, letter: Letter) -> None:
    """Take a letter on; it leaves the house only once the transaction stands."""
    work.after_commit.append(
        lambda: log.warning(
            "No mail is set up: the letter about %s for %s was not sent.", letter.kind, letter.email
        )
    )
