"""Telling people. In the caller's transaction: who is told learns of it exactly if it happened."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from rapport.core.errors import BadArgument
from rapport.core.ids import CRM_PRODUCT, Guid, new_guid
from rapport.core.kinds import Kind
from rapport.jobs import queue
from rapport.notify.mail import one_line
from rapport.portal.changes.service import record, updated
from rapport.portal.notifications import rows
from rapport.portal.notifications.records import NOTICE_JOB, Choice, Notice, NoticeKind, Wording
from rapport.portal.people.directory import Directory, directory
from rapport.portal.settings.current import standing
from rapport.portal.wording import Language, language_of
from rapport.store.work import Work

SUBJECT_LIMIT = 400


def notify(
    work: Work,
    kind: NoticeKind,
    user_ids: Iterable[Guid],
    word: Callable[[Language], Wording],
    *,
    about: tuple[Kind, int] | None = None,
) -> None:
    """Tell people something, in their list and by mail, unless they switched that off.

    Among `user_ids` may be groups, whose members are meant. Told is each once, and only who is active and may use
    the CRM; whether the caller is to be told too is for those who call. `word` says it in a language: that of each
    person, or else the portal's. The mail links to the record that it is `about`. Four statements, whatever the
    number of people.
    """
    people = recipients(work, user_ids)
    if not people:
        return
    chosen = rows.choices_about(work.tx, kind, people)
    languages = {user_id: language_of(culture_of(work, user_id)) for user_id in people}
    said = {language.code: _said(word(language)) for language in languages.values()}
    told, mailed = [], []
    for user_id in people:
        choice, wording = chosen.get(user_id, Choice()), said[languages[user_id].code]
        if choice.on_site:
            author = work.viewer.user_id
            told.append(Notice(user_id, kind, work.now, author, wording.subject, wording.text, about))
        if choice.by_mail:
            mail = {"kind": kind, "about": about, "user_id": user_id, "reference": new_guid()}
            mailed.append(mail | asdict(wording))
    rows.insert_notices(work.tx, told)
    queue.put_many(work.tx, NOTICE_JOB, mailed)


def culture_of(work: Work, user_id: Guid) -> str:
    """Return the culture that a person is written to in: their own, or else the portal's."""
    person = directory(work).find(user_id)
    return (person.culture if person else "") or work.site.culture


def _said(wording: Wording) -> Wording:
    return replace(wording, subject=one_line(wording.subject, SUBJECT_LIMIT))


def access_granted(
    work: Work, about: tuple[Kind, int], title: str, *, before: Collection[Guid], after: Collection[Guid]
) -> None:
    """Tell those who can see a private record from now on that they can (sheet 02, section 7.6).

    `before` and `after` are its access lists, users and groups. Who was in it, through a group or by name, is not
    told again (quirk 46), nor is the caller.
    """
    had_access = set(recipients(work, before)) | {work.viewer.user_id}
    new = [user_id for user_id in recipients(work, after) if user_id not in had_access]

    def word(language: Language) -> Wording:
        name = directory(work).name(work.viewer.user_id, language.code)
        return Wording(
            language.say("access.subject", title=title), language.say("access.text", name=name, title=title)
        )

    notify(work, NoticeKind.ACCESS_GRANTED, new, word, about=about)


def recipients(work: Work, subjects: Iterable[Guid]) -> list[Guid]:
    """Return the people among users and groups, each once, who are active and may use the CRM."""
    known = directory(work)
    people = [person for subject in subjects for person in known.members_of.get(subject, (subject,))]
    return [user_id for user_id in dict.fromkeys(people) if _may_be_told(work, known, user_id)]


def _may_be_told(work: Work, known: Directory, user_id: Guid) -> bool:
    person = known.find(user_id)
    if person is None or not person.is_active:
        return False
    return standing(work).may_use(
        CRM_PRODUCT, user_id, is_guest=person.is_guest, is_portal_admin=known.is_portal_admin(user_id)
    )


def mark_read(work: Work, notice_ids: Sequence[int]) -> None:
    """Mark the caller's notices as read: the given ones, or with none given all."""
    rows.mark_read(work.tx, work.viewer.user_id, notice_ids)


def choose(work: Work, kind_name: str, choice: Choice) -> None:
    """Keep how the caller wants to be told about a kind of thing. Raises BadArgument for an unknown kind."""
    kind = next((each for each in NoticeKind if each.lower() == kind_name.lower()), None)
    if kind is None:
        raise BadArgument(parameter="kind")
    user_id = work.viewer.user_id
    before = rows.choices_of(work.tx, user_id).get(kind, Choice())
    if choice != before:
        rows.save_choice(work.tx, user_id, kind, choice)
    old, new = ({"notices": {kind: asdict(each)}} for each in (before, choice))
    record(work, updated(Kind.USER, user_id, old, new))


def forget_old(work: Work, older_than: datetime, *, limit: int) -> int:
    """Take away up to `limit` notices from before a moment; return how many."""
    return rows.delete_older(work.tx, older_than, limit)
