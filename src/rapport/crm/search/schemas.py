"""What a search finds, on the wire. An addition: sheet 08, section 9 has a page for it, but no call."""

from __future__ import annotations

from rapport.protocol.shapes import Shape, WireDate


class FoundContactShape(Shape, frozen=True, kw_only=True):
    """The contact that something is about; of a person, the company. Only if the caller may see it."""

    id: int
    display_name: str
    is_company: bool


class FoundEntityShape(Shape, frozen=True, kw_only=True):
    """The opportunity or case that something hangs on. Only if the caller may see it."""

    entity_type: str
    """`opportunity` or `case`."""
    entity_id: int
    entity_title: str


class FindShape(Shape, frozen=True, kw_only=True):
    """One record found."""

    entity_type: str
    """`contact`, `opportunity`, `case`, `task`, `event` or `file`."""
    id: int
    title: str
    """As it is; of an event, its category."""
    title_html: str
    """The title as HTML, with what was searched for in `<mark>`."""
    snippet_html: str | None = None
    """The piece of another text in which it was found, likewise; omitted if the title says it all."""
    found_in: str
    """`title`, `text` (its other fields), `info` (a contact detail), `customField` or `event`."""
    is_company: bool = False
    """Only of contacts; omitted for persons."""
    contact: FoundContactShape | None = None
    entity: FoundEntityShape | None = None
    created: WireDate
