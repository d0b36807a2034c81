"""What a tag is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapport.core.kinds import Kind

TITLE_LIMIT = 255
"""Characters of a title."""

KINDS = {"contact": Kind.CONTACT, "opportunity": Kind.OPPORTUNITY, "case": Kind.CASE}
"""The kinds of record that have tags, by what addresses call them. Persons and companies share a set."""

_LINE_ENDS = {ord("\r"): None, ord("\n"): None}


@dataclass(frozen=True, slots=True)
class Tag:
    """A title that records of one kind can carry."""

    id: int
    kind: Kind
    title: str


def clean_title(name: str) -> str:
    """Return a tag's title as it is stored: trimmed, on one line (sheet 06, section 4.1)."""
    return name.translate(_LINE_ENDS).strip()


def title_key(title: str) -> str:
    """Return the form under which two tag titles are the same: cleaned, letter case aside (sheet 06, section 4.1).

    Mark by mark, so that no key is longer than its title; accents count.
    """
    cleaned = clean_title(title)
    return cleaned.lower() if cleaned.isascii() else "".join(map(_small, cleaned))


def with_title(titles: Sequence[str], title: str) -> list[str]:
    """Return titles of tags and another one, unless it is among them: a filter that names a tag twice finds nothing."""
    return [*titles, *([] if title_key(title) in map(title_key, titles) else [title])]


def _small(mark: str) -> str:
    folded = mark.casefold()
    if len(folded) > 1:
        folded = mark.lower()
    return folded if len(folded) == 1 else mark
