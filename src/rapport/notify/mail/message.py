"""A message to one person, and its form on the way: multipart, text first, then HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from rapport.core.errors import BadArgument
from rapport.notify.mail.server import MailServer

SUBJECT_LIMIT = 400
"""Characters of a subject; longer ones end in an ellipsis."""
_ADDRESS = re.compile(r'[^\s\x00-\x1f\x7f@,;:<>()\[\]\\"]+@[^\s\x00-\x1f\x7f@,;:<>()\[\]\\"]+')
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said to whom. `reference` is unique to the message and the same however often it is sent.

    A mail server that is handed a message twice, because nobody knew whether the first time had worked, can tell.
    """

    to: str
    to_name: str
    subject: str
    text: str
    html: str
    at: datetime
    reference: str


def one_line(text: str, limit: int = SUBJECT_LIMIT) -> str:
    """Return a text as a header takes it: without line breaks and control characters, not longer than the limit."""
    line = _BREAKS.sub(" ", text).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def encoded(message: Message, server: MailServer) -> EmailMessage:
    """Return the message as it travels. Raises BadArgument for an address that no mail can go to."""
    is_ascii = message.to.isascii() and server.sender.isascii()
    # The headers of an address outside of ASCII need a mail server that knows of such.
    mail = EmailMessage(policy=SMTP if is_ascii else SMTPUTF8)
    mail["From"] = _address(server.sender, server.sender_name)
    mail["To"] = _address(message.to, message.to_name)
    mail["Subject"] = one_line(message.subject)
    mail["Date"] = format_datetime(message.at)
    mail["Message-ID"] = f"<{message.reference}@{mail_domain(server)}>"
    # No holiday notes back, please (RFC 3834).
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(message.text)
    mail.add_alternative(message.html, subtype="html")
    return mail


def mail_domain(server: MailServer) -> str:
    """Return the domain that our messages come from, in ASCII."""
    domain = server.sender.rpartition("@")[2]
    try:
        return domain.encode("idna").decode() or "localhost"
    except UnicodeError:
        return "localhost"


def _address(address: str, name: str) -> Address:
    if not _ADDRESS.fullmatch(address):
        raise BadArgument(f"No mail can go to {one_line(address)}.")
    # In parts: whole, it would take no letters outside of ASCII before the @.
    local, _, domain = address.rpartition("@")
    return Address(display_name=one_line(name), username=local, domain=domain)
