"""What the address of mails answers, outside of the API. It needs a caller to whom the CRM is open."""

from __future__ import annotations

from collections.abc import Mapping

from rapport.core.errors import Missing
from rapport.crm.history import queries
from rapport.protocol.call import Raw
from rapport.store.work import Work

_HEADERS = {
    "Cache-Control": "private, no-cache",
    # The body was made safe when it was stored; whatever slipped through does not run here.
    "Content-Security-Policy": "sandbox; default-src 'none'; img-src * data:; style-src 'unsafe-inline'",
}


def mail_body_page(work: Work, query: Mapping[str, str]) -> Raw:
    """Return the body of a mail of which the caller sees an event, by `message_id` of the query. Raises Missing."""
    text = query.get("message_id", "")
    if not (text.isascii() and text.isdigit() and len(text) < 11):
        raise Missing
    body = queries.mail_body(work, int(text))
    return Raw(body.encode(), "text/html; charset=utf-8", headers=_HEADERS)
