"""The office: a portal that is really served, its mail, and who works there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

from tests.day.colleagues import Colleague, eventually
from tests.faults.servers import OWNER_EMAIL, Server, running
from tests.notify.mailbox import Mailbox, mailbox, parts


@dataclass
class Office:
    """What everybody in the story has at hand."""

    server: Server
    letters: Mailbox
    olga: Colleague
    """The owner."""
    clara: Colleague
    """The CRM administrator."""
    ada: Colleague
    bob: Colleague
    cem: Colleague
    notes: dict[str, int] = field(default_factory=dict)
    """The ids of what was made, by its name."""

    @property
    def team(self) -> Sequence[Colleague]:
        """Everybody who sells."""
        return self.clara, self.ada, self.bob, self.cem

    @property
    def everybody(self) -> Sequence[Colleague]:
        """The team and the owner."""
        return self.olga, *self.team

    def __getitem__(self, name: str) -> int:
        return self.notes[name]

    def __setitem__(self, name: str, number: int) -> None:
        self.notes[name] = number

    def letter(self, to: Colleague, subject: str) -> EmailMessage:
        """Return the one letter of that subject to somebody, once it is there."""

        def arrived() -> list[EmailMessage]:
            return [mail for mail in self.letters.to(to.email) if mail["Subject"] == subject]

        found = eventually(arrived, f"“{subject}” to {to.name}")
        assert len(found) == 1, f"{len(found)} letters “{subject}” to {to.name}"
        return found[0]

    def text(self, to: Colleague, subject: str) -> str:
        """Return the plain text of that letter."""
        return parts(self.letter(to, subject))[0]

    def key_of_invitation(self, to: Colleague) -> str:
        """Return the key of the link in somebody's invitation."""
        found = re.search(r"/confirm\?key=(\S+)", self.text(to, "Welcome to Rapport"))
        assert found
        return found[1]


@contextmanager
def office(folder: Path) -> Iterator[Office]:
    """Open the office for a day; where its database is, the environment says."""
    with mailbox() as letters, running(folder) as server:
        address = f"http://127.0.0.1:{server.port}"
        opened = Office(
            server,
            letters,
            olga=Colleague("Olga", OWNER_EMAIL, address),
            clara=Colleague("Clara", "clara@example.com", address),
            ada=Colleague("Ada", "ada@example.com", address),
            bob=Colleague("Bob", "bob@example.com", address),
            cem=Colleague("Cem", "cem@example.com", address),
        )
        try:
            yield opened
        finally:
            for each in opened.everybody:
                each.http.close()
