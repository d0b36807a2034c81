"""How our own messages look: a few paragraphs and perhaps a link, as plain text and as plain HTML."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_PAGE = (
    '<!DOCTYPE html><html><body style="margin:0;padding:24px;background:#f4f5f7">'
    '<div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border-radius:8px;'
    'font:15px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif;color:#1f2328">'
)
_BUTTON = (
    '<p><a href="{address}" style="display:inline-block;padding:10px 18px;border-radius:6px;'
    'background:#2563eb;color:#fff;text-decoration:none">{label}</a></p>'
    '<p style="font-size:13px;color:#57606a">{address}</p>'
)
_FOOT = '<p style="margin-top:24px;font-size:13px;color:#57606a">{text}</p>'


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go, and what that is called."""

    label: str
    address: str


def as_text(paragraphs: Sequence[str], link: Link | None = None, foot: str = "") -> str:
    """Return paragraphs as plain text, the link on a line of its own."""
    parts = list(paragraphs)
    if link:
        parts.append(f"{link.label}:\n{link.address}")
    if foot:
        parts.append(f"--\n{foot}")
    return "\n\n".join(parts) + "\n"


def as_html(paragraphs: Iterable[str], link: Link | None = None, foot: str = "", *, inner: str = "") -> str:
    """Return paragraphs of plain text as HTML, everything escaped; line breaks stay.

    `inner` is HTML that stands after them as it is: whoever gives it has made it safe.
    """
    parts = [_PAGE, *(f"<p>{_escaped(paragraph)}</p>" for paragraph in paragraphs), inner]
    if link:
        parts.append(_BUTTON.format(address=_escaped(link.address), label=_escaped(link.label)))
    if foot:
        parts.append(_FOOT.format(text=_escaped(foot)))
    return "".join((*parts, "</div></body></html>"))


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
