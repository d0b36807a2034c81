"""Electronic mail: what a message is, how it looks, and handing it to a mail server.

Sending takes long and may fail, so it is never part of a request: jobs do it (`app/background.py`).
"""

from rapport.notify.mail.message import Message, one_line
from rapport.notify.mail.rendering import Link, as_html, as_text
from rapport.notify.mail.sending import Step, send
from rapport.notify.mail.server import MailServer, server_from_url

__all__ = [
    "Link",
    "MailServer",
    "Message",
    "Step",
    "as_html",
    "as_text",
    "one_line",
    "send",
    "server_from_url",
]
