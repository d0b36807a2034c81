"""Handing a message to the mail server (RFC 5321)."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum

from rapport.core.errors import BadArgument
from rapport.jobs.records import GiveUp, NotNow
from rapport.notify.mail.message import Message, encoded, mail_domain
from rapport.notify.mail.server import IMPLICIT_TLS_PORT, MailServer

TIME_LIMIT = 20.0
"""Seconds that the mail server may take for any one answer."""


class Step(StrEnum):
    """How far a message has come, in the words of sheet 08, section 5.3."""

    MESSAGE = "Create mime message"
    CONNECT = "Connect to host"
    AUTHENTICATE = "Authenticate"
    SEND = "Send test message"


def _untold(_step: Step) -> None:
    """Tell nobody."""


def send(server: MailServer, message: Message, *, tell: Callable[[Step], None] = _untold) -> None:
    """Hand a message over; `tell` hears of each step before it.

    Raises NotNow for what may work later (the server is away, busy or set up wrongly), GiveUp for what never will:
    an address that it refuses for good, a message that it does not take.
    """
    tell(Step.MESSAGE)
    try:
        mail = encoded(message, server)
    except BadArgument as error:
        raise GiveUp(error.message) from error
    try:
        tell(Step.CONNECT)
        with _session(server) as session:
            tell(Step.AUTHENTICATE)
            if server.user:
                session.login(server.user, server.password)
            tell(Step.SEND)
            session.send_message(mail)
    except smtplib.SMTPRecipientsRefused as error:
        code, reply = next(iter(error.recipients.values()))
        raise (GiveUp if code >= 500 else NotNow)(_told(code, reply)) from error
    except smtplib.SMTPDataError as error:
        raise (GiveUp if error.smtp_code >= 500 else NotNow)(
            _told(error.smtp_code, error.smtp_error)
        ) from error
    except smtplib.SMTPResponseException as error:
        raise NotNow(_told(error.smtp_code, error.smtp_error)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise NotNow(f"The mail server could not be used: {error}") from error


@contextmanager
def _session(server: MailServer) -> Iterator[smtplib.SMTP]:
    """Give a connection. Once the message is taken, what goes wrong with saying good-bye is nobody's trouble."""
    session = _connected(server)
    try:
        yield session
        with suppress(smtplib.SMTPException, OSError):
            session.quit()
    finally:
        session.close()


def _connected(server: MailServer) -> smtplib.SMTP:
    name = mail_domain(server)
    if not server.is_encrypted:
        return smtplib.SMTP(server.host, server.port, local_hostname=name, timeout=TIME_LIMIT)
    secure = ssl.create_default_context()
    if server.port == IMPLICIT_TLS_PORT:
        return smtplib.SMTP_SSL(
            server.host, server.port, local_hostname=name, timeout=TIME_LIMIT, context=secure
        )
    session = smtplib.SMTP(server.host, server.port, local_hostname=name, timeout=TIME_LIMIT)
    try:
        session.starttls(context=secure)
    except BaseException:
        session.close()
        raise
    return session


def _told(code: int, reply: bytes | str) -> str:
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    return f"The mail server answered {code}: {text}"
