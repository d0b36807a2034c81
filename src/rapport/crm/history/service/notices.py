"""Telling people of an event that they should know about (sheet 06, section 1.3)."""

from __future__ import annotations

import html
from collections.abc import Sequence

from rapport.core.ids import Guid
from rapport.crm.cards.records import Entity
from rapport.crm.files.records import File, download_address, extension_of
from rapport.crm.history.records import MAIL, Event, plain_text
from rapport.portal.notifications import service as notifications
from rapport.portal.notifications.records import NoticeKind, Wording
from rapport.portal.people.directory import directory
from rapport.portal.wording import Language
from rapport.store.work import Work


def tell_mentioned(
    work: Work, event: Event, about: Entity, attached: Sequence[File], user_ids: Sequence[Guid]
) -> None:
    """Tell people, but not the caller, of an event about a record. Whether they see that record is not asked."""
    told = [user_id for user_id in user_ids if user_id != work.viewer.user_id]
    if not told:
        return
    listed = [
        (f"{file.title} ({extension_of(file.title).lstrip('.').upper()})", _address(work, file))
        for file in attached
    ]
    content = "" if event.category_id == MAIL else event.content

    def word(language: Language) -> Wording:
        name = directory(work).name(work.viewer.user_id, language.code)
        first = language.say("event.text", name=name, title=about.title)
        paragraphs = [first, plain_text(content), *(f"{title}\n{address}" for title, address in listed)]
        return Wording(
            language.say("event.subject", title=about.title),
            "\n\n".join(each for each in paragraphs if each),
            _html(first, content, listed),
        )

    notifications.notify(work, NoticeKind.MENTIONED, told, word, about=(about.kind, about.id))


def _html(first: str, content: str, listed: Sequence[tuple[str, str]]) -> str:
    """Return the notice as HTML: content was made safe when the event was."""
    links = (
        f'<li><a href="{html.escape(address)}">{html.escape(title)}</a></li>' for title, address in listed
    )
    shown = f"<div>{content}</div>" if content else ""
    return f"<p>{html.escape(first)}</p>{shown}" + (f"<ul>{''.join(links)}</ul>" if listed else "")


def _address(work: Work, file: File) -> str:
    return work.site.base_url + download_address(file.id)
