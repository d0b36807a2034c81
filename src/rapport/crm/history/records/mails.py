"""Mail messages as events (sheet 06, section 1.7).

There is no mail module to ask for a message: whoever links one sends what the event is to tell of it.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rapport.core.errors import BadArgument
from rapport.crm.history.records.content import plain_text, safe_html

NOT_FOUND = "Mail message cannot be found"
MESSAGE_PAGE = "/Products/CRM/HttpHandlers/filehandler.ashx?action=mailmessage&message_id={id}"
LARGEST_ID = 2**31 - 1

_TEXTS = ("from", "to", "cc", "bcc", "subject")
_BARE_NAME = re.compile(r"([{,]\s*)([A-Za-z_]\w*)(\s*:)")
_QUOTED_OR_NAME = re.compile(r'"(?:[^"\\]|\\.)*"|' + _BARE_NAME.pattern)
_UNSAFE = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


@dataclass(frozen=True, slots=True)
class Mail:
    """What an event tells of a mail. `body` is safe HTML; `sent_at` is None where its date can't be read."""

    message_id: int
    content: str
    body: str
    sent_at: datetime | None


def read_mail(sent: str, zone: ZoneInfo) -> Mail:
    """Read what a client tells of a mail: a JSON object with `message_id`, whose names may lack their quotes.

    A date without a zone is of the given one. Raises BadArgument for anything else, and where nothing but the id
    is told: there is nowhere to look the message up.
    """
    told = _object(sent)
    message_id = told.get("message_id")
    if isinstance(message_id, bool) or not isinstance(message_id, int) or not 0 < message_id <= LARGEST_ID:
        raise BadArgument(NOT_FOUND)
    if not any(told.get(name) for name in (*_TEXTS, "introduction", "body")):
        raise BadArgument(NOT_FOUND)
    texts = {name: _text(told.get(name)) for name in _TEXTS}
    introduction = plain_text(_text(told.get("introduction")))
    body = safe_html(_text(told.get("body"))) or f"<p>{html.escape(introduction)}</p>"
    date = _text(told.get("date_created"))
    content = {
        **texts,
        "important": told.get("important") is True,
        "chain_id": _text(told.get("chain_id")),
        "is_sended": told.get("is_sended") is True,
        "date_created": date,
        "introduction": introduction,
        "message_id": message_id,
        "message_url": MESSAGE_PAGE.format(id=message_id),
    }
    # Clients read it as JSON, to which escapes make no difference; shown as it is, it holds no tag.
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    return Mail(message_id, written, body, _moment(date, zone))


def mail_words(content: str) -> str:
    """Return what searches find of the content of a mail's event."""
    told = _object(content)
    return "\n".join(str(told.get(name) or "") for name in (*_TEXTS, "introduction"))


def mail_subject(content: str) -> str:
    """Return the subject of a mail, from its event's content; without one, how the mail begins."""
    told = _object(content)
    return str(told.get("subject") or told.get("introduction") or "")


def _object(sent: str) -> dict[str, Any]:
    for text in (sent, _QUOTED_OR_NAME.sub(_quoted, sent)):
        try:
            told = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(told, dict):
            return {str(name).lower(): value for name, value in told.items()}
    raise BadArgument(parameter="content")


def _quoted(found: re.Match[str]) -> str:
    return f'{found[1]}"{found[2]}"{found[3]}' if found[2] else found[0]


def _text(value: object) -> str:
    """Return a text as databases and browsers take it; anything else is as good as not told."""
    if not isinstance(value, str):
        return ""
    return value.replace("\0", "").encode("utf-8", "replace").decode()


def _moment(text: str, zone: ZoneInfo) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        local = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        return local.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None
