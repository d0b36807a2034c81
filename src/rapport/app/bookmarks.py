"""Addresses of a Workspace portal's CRM pages, and which pages of the web client hold the same.

They stand in bookmarks, mails and notes, and in the mails that this server sends (sheet 08, sections 10.1 and 10.5;
sheet 07, section 9.6). Nothing of an address goes on but numbers and words of the tables below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

_FOLDER = "products/crm"
_FIRST = "default.aspx"
"""What the folder itself shows."""
_LARGEST = 2**31 - 1
_FORMS = frozenset({"manage", "create"})
"""Values of `action` that, without an id, are the form of a new record."""
SECTIONS = {
    "contact_stage": "statuses",
    "contact_type": "types",
    "currency": "currencies",
    "custom_field": "fields",
    "deal_milestone": "stages",
    "history_category": "history-categories",
    "tag": "tags",
    "task_category": "task-categories",
}
"""Sections of the web client's settings by `type`."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an address asks for; ids are 0 where it names none."""

    record: int
    contact: int
    is_form: bool
    kind: str


def page_for(path: str, query: Mapping[str, str]) -> str | None:
    """Return the address in the web client that stands for one of a Workspace portal; None where nothing does.

    `path` has no slash in front. Letters may be of either case in it, in the names of the query and in its words.
    """
    folder, page = path[: len(_FOLDER)].lower(), path[len(_FOLDER) :].lower()
    if folder != _FOLDER or (page and not page.startswith("/")):
        return None
    find = _PAGES.get(page[1:] or _FIRST)
    if find is None:
        return None
    sent = {name.lower(): value.lower() for name, value in query.items()}
    return find(
        _Asked(
            record=_number(sent.get("id", "")),
            contact=_number(sent.get("contactid", "")),
            is_form=sent.get("action") in _FORMS,
            kind=sent.get("type", ""),
        )
    )


def _contacts(asked: _Asked) -> str:
    if asked.record:
        return f"/contacts/{asked.record}"
    if asked.is_form:
        # Only the form of a person says whose it is.
        return f"/contacts/new?kind={'person' if asked.kind == 'people' else 'company'}"
    return "/contacts"


def _opportunities(asked: _Asked) -> str:
    return f"/opportunities/{asked.record}" if asked.record else _list("/opportunities", asked)


def _cases(asked: _Asked) -> str:
    return f"/cases/{asked.record}" if asked.record else _list("/cases", asked)


def _tasks(asked: _Asked) -> str:
    return f"/tasks?task={asked.record}" if asked.record else _list("/tasks", asked)


def _list(page: str, asked: _Asked) -> str:
    query: dict[str, str | int] = {"create": "yes"} if asked.is_form else {}
    if asked.contact:
        query["contact"] = asked.contact
    return f"{page}?{urlencode(query)}" if query else page


def _settings(asked: _Asked) -> str:
    section = SECTIONS.get(asked.kind)
    return f"/settings/{section}" if section else "/settings"


_PAGES: Mapping[str, Callable[[_Asked], str]] = {
    _FIRST: _contacts,
    "deals.aspx": _opportunities,
    "cases.aspx": _cases,
    "tasks.aspx": _tasks,
    "settings.aspx": _settings,
}
"""Pages of the folder. Those that the web client has no counterpart of are not here."""


def _number(text: str) -> int:
    """Return an id; 0 for what is none."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 11 else 0
    return number if number <= _LARGEST else 0
