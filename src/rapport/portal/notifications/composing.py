"""Wording mails when they are sent: to where the person is reached then, or not at all if they have gone."""

from __future__ import annotations

from typing import Any

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.jobs.records import Payload
from rapport.notify.mail import Link, Message, as_html, as_text
from rapport.portal.notifications.records import page_of
from rapport.portal.people.confirmation import make_key
from rapport.portal.people.directory import Person, directory
from rapport.portal.people.letters import LetterKind
from rapport.portal.people.records import full_name
from rapport.portal.people.service import find_person
from rapport.portal.settings.current import portal_settings
from rapport.portal.wording import language_of
from rapport.store.work import Work

CONFIRMATION_PAGE = "/confirm"


def letter(work: Work, payload: Payload) -> Message | None:
    """Word a letter with a link that proves who follows it; None when its addressee has gone or moved."""
    kind = LetterKind(payload["kind"])
    user = find_person(work, payload["user_id"])
    if user is None or user.email.lower() != str(payload["email"]).lower():
        return None
    culture = user.culture or work.site.culture
    language, portal = language_of(culture), portal_settings(work).general.name
    subject, body, label = (
        language.say(f"letter.{kind}.{part}", portal=portal) for part in ("subject", "text", "link")
    )
    link = Link(label, f"{work.site.base_url}{CONFIRMATION_PAGE}?key={make_key(work, kind, user)}")
    paragraphs = [language.say("letter.greeting", name=user.first_name or user.last_name), body]
    foot = language.say("letter.foot")
    return Message(
        to=user.email,
        to_name=full_name(user.first_name, user.last_name, culture),
        subject=subject,
        text=as_text(paragraphs, link, foot),
        html=as_html(paragraphs, link, foot),
        at=work.now,
        reference=str(payload["reference"]),
    )


def notice(work: Work, payload: Payload) -> Message | None:
    """Word a notice (`service.notify`); None when its addressee has gone."""
    person = _present(work, payload["user_id"])
    if person is None:
        return None
    paragraphs = str(payload["text"]).split("\n\n")
    language = language_of(person.culture or work.site.culture)
    link = Link(language.say("notice.open"), work.site.base_url + page_of(_about(payload["about"])))
    foot = language.say("notice.foot", address=work.site.base_url)
    inner = payload["html"]
    return _message(
        work,
        person,
        subject=str(payload["subject"]),
        text=as_text(paragraphs, link, foot),
        html=as_html(paragraphs if inner is None else (), link, foot, inner=inner or ""),
        reference=str(payload["reference"]),
    )


def test_message(work: Work, payload: Payload) -> Message | None:
    """Word the message that tries the mail server; None when its addressee has gone."""
    person = _present(work, payload["user_id"])
    if person is None:
        return None
    language = language_of(person.culture or work.site.culture)
    portal = portal_settings(work).general.name
    paragraphs = [language.say("test.text", portal=portal)]
    return _message(
        work,
        person,
        subject=language.say("test.subject", portal=portal),
        text=as_text(paragraphs),
        html=as_html(paragraphs),
        reference=str(payload["id"]),
    )


def _present(work: Work, user_id: Guid) -> Person | None:
    person = directory(work).find(user_id)
    return person if person and person.is_active else None


def _message(work: Work, person: Person, *, subject: str, text: str, html: str, reference: str) -> Message:
    name = full_name(person.first_name, person.last_name, person.culture or work.site.culture)
    return Message(person.email, name, subject, text, html, work.now, reference)


def _about(pair: Any) -> tuple[Kind, int] | None:
    return None if pair is None else (Kind(pair[0]), int(pair[1]))
