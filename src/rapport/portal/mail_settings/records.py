"""What is set about mail, and how far its test is."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapport.core.errors import BadArgument
from rapport.notify.mail import MailServer
from rapport.notify.mail.server import DEFAULT_PORT, SENDER_NAME
from rapport.portal.people.records import require_email

MAIL_SERVER = "mail_server"
MAIL_TEST = "mail_test"
"""Names of settings."""
LIMIT = 255


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The mail server as an administrator set it. An empty host: none is set."""

    host: str = ""
    port: int = DEFAULT_PORT
    sender_address: str = ""
    sender_name: str = SENDER_NAME
    user: str = ""
    password: str = field(default="", repr=False)
    is_encrypted: bool = False
    signs_in: bool = False
    use_ntlm: bool = False
    """Kept for clients that send it; nobody here speaks NTLM."""
    site_address: str = ""
    """Where the administrator who set it reached the portal: for links in mails."""

    @property
    def server(self) -> MailServer | None:
        """The mail server that is meant; None: none is set."""
        if not self.host:
            return None
        return MailServer(
            host=self.host,
            port=self.port,
            sender=self.sender_address,
            sender_name=self.sender_name,
            user=self.user if self.signs_in else "",
            password=self.password if self.signs_in else "",
            is_encrypted=self.is_encrypted,
        )


def require_usable(settings: MailSettings) -> MailSettings:
    """Return the settings. Raises BadArgument with the reference's words for what can't be used."""
    if not _fits(settings.host):
        raise BadArgument("invalid host", parameter="host")
    if not 1 <= settings.port <= 65535:
        raise BadArgument("expected port range 1 - 65535", parameter="port")
    try:
        require_email(settings.sender_address)
    except BadArgument:
        raise BadArgument("invalid senderAddress", parameter="senderAddress") from None
    if len(settings.sender_name) > LIMIT:
        raise BadArgument("invalid senderDisplayName", parameter="senderDisplayName")
    if settings.signs_in and not _fits(settings.user):
        raise BadArgument("invalid credentialsUserName", parameter="credentialsUserName")
    if settings.signs_in and not _fits(settings.password):
        raise BadArgument("invalid credentialsUserPassword", parameter="credentialsUserPassword")
    return settings


def _fits(text: str) -> bool:
    return 1 <= len(text) <= LIMIT


@dataclass(frozen=True, slots=True)
class MailTest:
    """How far the message that tries the mail server is; `status` names the step, `percents` of 100."""

    id: str
    status: str = ""
    percents: int = 0
    error: str = ""
    is_completed: bool = False
