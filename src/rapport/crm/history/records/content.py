"""Content of events: whatever is stored can be shown as HTML, and no script in it ever runs."""

from __future__ import annotations

import html
import re

import nh3

CONTENT_LIMIT = 65_000
"""Characters of what is sent (sheet 06, section 1.3)."""

_MARKUP = re.compile(r"<[A-Za-z/!?]")
"""What makes a browser take text for more than text."""
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header"
    r"|hr|li|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
_ATTRIBUTES = {tag: {*names} for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
_ATTRIBUTES["*"] = {"style", "title", "lang", "dir"}
_ATTRIBUTES["a"] |= {"target"}
_STYLES = {
    "background-color",
    "color",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "line-height",
    "margin-left",
    "padding-left",
    "text-align",
    "text-decoration",
    "vertical-align",
}


def safe_content(text: str) -> str:
    """Return the text of an event as it is kept: as sent if it has no markup, else its harmless part."""
    return safe_html(text) if _MARKUP.search(text) else text


def safe_html(text: str) -> str:
    """Return the harmless part of HTML: no scripts, forms, frames, or styles that reach beyond their text."""
    return nh3.clean(text, attributes=_ATTRIBUTES, filter_style_properties=_STYLES)


def plain_text(content: str) -> str:
    """Return content without its markup, for searching and for plain mails; blocks stand on lines of their own."""
    if not _MARKUP.search(content):
        return html.unescape(content)
    parted = _BLOCK.sub(r"\n\g<0>", content)
    bare = html.unescape(nh3.clean(parted, tags=set(), attributes={}))
    return "\n".join(line for line in map(str.strip, bare.splitlines()) if line)
