"""What goes back: status, headers and body, in the format that the request chose (sheet 01, sections 8 to 13)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import Any, cast
from urllib.parse import quote

from rapport.protocol import envelope, xml_out
from rapport.protocol.call import Call, Cookie, Page, Raw, Sorted
from rapport.protocol.incoming import Incoming
from rapport.protocol.json_out import only_fields
from rapport.protocol.lists import finish_list
from rapport.protocol.published import dumps as written_bare

JSON_TYPE = "application/json; charset=UTF-8"
XML_TYPE = "text/xml; charset=UTF-8"

BASE_HEADERS = (
    ("Cache-Control", "private, max-age=0"),
    ("Access-Control-Allow-Origin", "*"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("X-Content-Type-Options", "nosniff"),
)

_PROFILE = re.compile(r";\s*profile\s*=\s*\"?([\w-]+)", re.IGNORECASE)
_COOKIE_SAFE = "!#$&'()*+/:<=>?@[]^_`{|}~"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(slots=True)
class Answer:
    """A whole answer, ready to be sent."""

    status: int
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    @property
    def media_type(self) -> str:
        """The Content-Type, parameters included; empty if there is none."""
        return self.header("content-type") or ""

    def header(self, name: str) -> str | None:
        """Return a header's first value, by its name in any case."""
        lowered = name.lower()
        return next((value for key, value in self.headers if key.lower() == lowered), None)


def answer(
    result: object,
    *,
    call: Call[Any],
    incoming: Incoming,
    suffix: str,
    verb_status: int | None = None,
    published: bool = False,
) -> Answer:
    """Return the answer of an operation that ended well: 201 to POST, 200 else, unless `verb_status` says other.

    A plain list is filtered, sorted and paged first (sheet 01, section 11.3). `published`: the bare object with
    the published keys, always JSON.
    """
    if isinstance(result, Raw):
        return _raw(result, call, incoming)
    status = verb_status or (201 if incoming.verb == "POST" else 200)
    listing = call.listing
    page = finish_list(result, listing) if isinstance(result, list | tuple | Sorted | Page) else None
    outcome = result if page is None else page.items
    if listing.fields:
        outcome = only_fields(outcome, frozenset(name.lower() for name in listing.fields))
    if published:
        body = written_bare(outcome)
    elif page is None:
        body = envelope.of_result(outcome, listing, status)
    else:
        body = envelope.of_page(Page(cast("list[Any]", outcome), page.total, page.more), listing, status)
    made = written(status, body, incoming, "" if published else suffix)
    return _with_extras(made, call, incoming)


def written(status: int, envelope_json: bytes, incoming: Incoming, suffix: str) -> Answer:
    """Return the answer that an envelope makes, translated to XML if the request chose that (section 8)."""
    if suffix in {"xml", "tml"} and incoming.media_type != "application/json":
        return Answer(status, [("Content-Type", XML_TYPE), *BASE_HEADERS], xml_out.from_json(envelope_json))
    return Answer(status, [("Content-Type", JSON_TYPE), *BASE_HEADERS], envelope_json)


def repeated(status: int, media_type: str, body: bytes) -> Answer:
    """Return an answer that was given before, to a caller that asks the same again."""
    return Answer(status, [("Content-Type", media_type), *BASE_HEADERS], body)


def published_wanted(incoming: Incoming, default: bool) -> bool:
    """Whether the caller gets the published profile: as the `Accept` header says, else as the server is set.

    `profile="published"` asks for it, any other profile for the envelope.
    """
    profile = _PROFILE.search(incoming.headers.get("accept", ""))
    return profile[1].lower() == "published" if profile else default


def _raw(result: Raw, call: Call[Any], incoming: Incoming) -> Answer:
    own = {name.lower() for name in result.headers}
    headers = [("Content-Type", result.media_type)]
    headers += [(name, value) for name, value in BASE_HEADERS if name.lower() not in own]
    headers += [(name, _header_value(value)) for name, value in result.headers.items()]
    return _with_extras(Answer(result.status, headers, result.content), call, incoming)


def _with_extras(made: Answer, call: Call[Any], incoming: Incoming) -> Answer:
    for name, value in call.headers.items():
        made.headers = [pair for pair in made.headers if pair[0].lower() != name.lower()]
        made.headers.append((name, _header_value(value)))
    secure = incoming.scheme == "https"
    made.headers += [("Set-Cookie", cookie_header(cookie, secure=secure)) for cookie in call.cookies]
    return made


def cookie_header(cookie: Cookie, *, secure: bool) -> str:
    """Return the `Set-Cookie` value: out of reach of scripts, for the whole site, not sent along by other sites."""
    parts = [f"{cookie.name}={quote(cookie.value, safe=_COOKIE_SAFE)}"]
    if cookie.expires:
        parts.append(f"expires={format_datetime(cookie.expires, usegmt=True)}")
    parts += ["path=/", "HttpOnly", "SameSite=Lax"]
    if secure:
        parts.append("Secure")
    return "; ".join(parts)


def _header_value(value: str) -> str:
    """Return a header's value without what would end it, or could not be sent (Latin-1)."""
    return _CONTROL.sub("", value).encode("latin-1", "replace").decode("latin-1")
