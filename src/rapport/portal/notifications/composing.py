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
from rapport.store.work import Work

CONFIRMATION_PAGE = "/confirm"

_CREDENTIALS = (
    "Somebody asked for a new password for your account at {portal}. Follow the link to choose one. "
    "If it was not you, do nothing: your password stays as it is."
)
_REMOVAL = (
    "You asked to have your profile at {portal} deleted. Follow the link to do so. "
    "If it was not you, do nothing."
)
_LETTERS = {
    LetterKind.ACTIVATION: (
        "Welcome to {portal}",
        "You have been invited to {portal}. Follow the link to confirm your address and to choose a password.",
        "Accept the invitation",
    ),
    LetterKind.CREDENTIALS: (
        "Change your password at {portal}",
        _CREDENTIALS,
        "Choose a new password",
    ),
    LetterKind.EMAIL: (
        "Confirm your address at {portal}",
        "This address now belongs to your account at {portal}. Follow the link to confirm that it is yours.",
        "Confirm this address",
    ),
    LetterKind.REMOVAL: (
        "Delete your profile at {portal}",
        _REMOVAL,
        "Delete my profile",
    ),
}
_LETTER_FOOT = "The link works once, and not for ever."
_NOTICE_FOOT = "What you are told about, and how, you choose in your settings at {address}"


def letter(work: Work, payload: Payload) -> Message | None:
    """Word a letter with a link that proves who follows it; None when its addressee has gone or moved."""
    kind = LetterKind(payload["kind"])
    user = find_person(work, payload["user_id"])
    if user is None or user.email.lower() != str(payload["email"]).lower():
        return None
    name = portal_settings(work).general.name
    subject, body, label = (text.format(portal=name) for text in _LETTERS[kind])
    link = Link(label, f"{work.site.base_url}{CONFIRMATION_PAGE}?key={make_key(work, kind, user)}")
    paragraphs = [f"Hello {user.first_name or user.last_name},", body]
    return Message(
        to=user.email,
        to_name=full_name(user.first_name, user.last_name, work.site.culture),
        subject=subject,
        text=as_text(paragraphs, link, _LETTER_FOOT),
        html=as_html(paragraphs, link, _LETTER_FOOT),
        at=work.now,
        reference=str(payload["reference"]),
    )


def notice(work: Work, payload: Payload) -> Message | None:
    """Word a notice (`service.notify`); None when its addressee has gone."""
    person = _present(work, payload["user_id"])
    if person is None:
        return None
    paragraphs = str(payload["text"]).split("\n\n")
    link = Link("Open", work.site.base_url + page_of(_about(payload["about"])))
    foot = _NOTICE_FOOT.format(address=work.site.base_url)
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
    name = portal_settings(work).general.name
    paragraphs = [f"This message shows that mail from {name} arrives."]
    return _message(
        work,
        person,
        subject=f"A test message from {name}",
        text=as_text(paragraphs),
        html=as_html(paragraphs),
        reference=str(payload["id"]),
    )


def _present(work: Work, user_id: Guid) -> Person | None:
    person = directory(work).find(user_id)
    return person if person and person.is_active else None


def _message(work: Work, person: Person, *, subject: str, text: str, html: str, reference: str) -> Message:
    name = full_name(person.first_name, person.last_name, work.site.culture)
    return Message(person.email, name, subject, text, html, work.now, reference)


def _about(pair: Any) -> tuple[Kind, int] | None:
    return None if pair is None else (Kind(pair[0]), int(pair[1]))
