"""A real mail server whose mail tests read: it takes what is sent to it, or refuses as it is told to."""

from __future__ import annotations

import asyncio
import email
import email.policy
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "crm", "secret word"


@dataclass
class Mailbox:
    """What arrived, in order, and how to answer what comes."""

    mails: list[EmailMessage] = field(default_factory=list)
    envelopes: list[Envelope] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    """Answers to the next recipients; when used up, everybody is welcome."""
    data_answers: list[str] = field(default_factory=list)
    """Answers to the next messages."""
    port: int = 0
    delay: float = 0.0
    """Seconds between taking a message and saying so."""
    arrived: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """How `RAPPORT_SMTP_URL` names it."""
        return f"smtp://127.0.0.1:{self.port}?from=crm@example.org&name=Sales"

    def to(self, address: str) -> list[EmailMessage]:
        """Return the mails that one person got."""
        return [mail for mail in self.mails if mail["To"].addresses[0].addr_spec == address]

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.data_answers and not self.data_answers[0].startswith("250"):
            return self.data_answers.pop(0)
        assert isinstance(envelope.content, bytes)
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        self.envelopes.append(envelope)
        self.mails.append(mail)
        self.arrived.set()
        await asyncio.sleep(self.delay)
        return self.data_answers.pop(0) if self.data_answers else "250 OK"


def _authenticated(_server: SMTP, _session: Session, _envelope: Envelope, _how: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=right, handled=False)


@contextmanager
def mailbox(
    *, needs_password: bool = False, tls: ssl.SSLContext | None = None, implicit: bool = False
) -> Iterator[Mailbox]:
    """Run a mail server: on request it wants a password, and speaks TLS when asked (or from the beginning)."""
    box = Mailbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        box.port = probe.getsockname()[1]
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=box.port,
        ssl_context=tls if implicit else None,
        tls_context=None if implicit else tls,
        require_starttls=tls is not None and not implicit,
        authenticator=_authenticated,
        auth_required=needs_password,
        auth_require_tls=False,
        enable_SMTPUTF8=True,
    )
    controller.start()
    try:
        yield box
    finally:
        controller.stop(no_assert=True)


def parts(mail: EmailMessage) -> tuple[str, str]:
    """Return the plain text and the HTML of a mail, with plain line ends."""
    plain, rich = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert rich is not None
    return plain.get_content().replace("\r\n", "\n"), rich.get_content().replace("\r\n", "\n")
