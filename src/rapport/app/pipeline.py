"""One API request's way, from bytes to bytes (architecture, section 2).

    routing → sign-in → binding → module access → endpoint → envelope → commit → answer → after-commit list

Everything here is synchronous and runs in one of a few threads. What fails before the endpoint changes nothing and
takes no write lock: a writing call is first recognised and bound in a reading transaction.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from rapport.app.house import House
from rapport.core.clock import utc_now
from rapport.core.errors import Missing, ModuleClosed, NotSignedIn, RapportError, Unavailable
from rapport.core.ids import Guid
from rapport.core.viewer import Origin, Site
from rapport.portal.retries import service as retries
from rapport.portal.retries.records import StoredAnswer, fingerprint
from rapport.portal.settings.service import portal_settings
from rapport.portal.sign_in import service as sign_in
from rapport.portal.sign_in.records import Credentials
from rapport.protocol import answers, batch, faults, lists
from rapport.protocol.answers import Answer
from rapport.protocol.binding import bind
from rapport.protocol.call import Call, Cookie
from rapport.protocol.incoming import Incoming
from rapport.protocol.limits import RateLimit
from rapport.protocol.operations import Operation
from rapport.protocol.routing import Match, Router
from rapport.store import transaction
from rapport.store.work import Work

log = logging.getLogger("rapport.requests")

KEY_HEADER = "idempotency-key"


@dataclass(slots=True)
class _Admitted:
    """A recognised caller with bound arguments."""

    work: Work
    arguments: dict[str, Any]
    cookies: list[Cookie]


@dataclass(slots=True)
class _Refused:
    """An error that the caller gets although the transaction is kept."""

    error: RapportError


class Pipeline:
    """Answers API requests. One for a process."""

    def __init__(self, house: House, operations: list[Operation]) -> None:
        self.house = house
        self.router = Router(operations)
        self.published = house.settings.wire_profile == "published"
        self.limit = RateLimit(house.settings.rate_limit) if house.settings.rate_limit else None

    def answer(self, incoming: Incoming) -> Answer:
        """Answer a request. Never raises: a failure is an answer too."""
        try:
            if batch.is_batch(incoming.path):
                return self._batch(incoming)
            match = self.router.match(incoming.verb, incoming.path)
            if match is None:
                raise Missing
        except RapportError as error:
            return self._fault(error, incoming, "")
        return self._matched(match, incoming)

    def _matched(self, match: Match, incoming: Incoming) -> Answer:
        try:
            return self._run(match, incoming)
        except RapportError as error:
            return self._fault(error, incoming, match.suffix)
        except Exception as error:
            log.exception("%s %s failed", incoming.verb, incoming.path)
            return self._fault(error, incoming, match.suffix)

    def _fault(self, error: BaseException, incoming: Incoming, suffix: str) -> Answer:
        start = lists.read_listing(incoming.query).start_index
        return faults.fault(
            error,
            incoming=incoming,
            suffix=suffix,
            start_index=start,
            published=answers.published_wanted(incoming, self.published),
        )

    def _batch(self, incoming: Incoming) -> Answer:
        def recognise(tx: Connection) -> None:
            if not self._identify(tx, incoming).viewer.is_signed_in:
                raise NotSignedIn

        transaction.run(self.house.database, write=False, body=recognise)
        return batch.answer(incoming, self.answer)

    def _run(self, match: Match, incoming: Incoming) -> Answer:
        operation = match.operation
        if operation.writes and operation.login:
            transaction.run(
                self.house.database, write=False, body=lambda tx: self._admit(tx, match, incoming)
            )
        ending: list[Work] = []

        def body(tx: Connection) -> Answer | _Refused:
            _undo(ending)
            admitted = self._admit(tx, match, incoming)
            ending.append(admitted.work)
            try:
                return self._perform(match, incoming, admitted)
            except RapportError as error:
                if error.keeps_changes and operation.writes:
                    return _Refused(error)
                raise

        try:
            result = transaction.run(self.house.database, write=operation.writes, body=body)
        except BaseException:
            _undo(ending)
            raise
        for act in ending[-1].after_commit:
            _quietly(act)
        if isinstance(result, _Refused):
            raise result.error
        return result

    def _admit(self, tx: Connection, match: Match, incoming: Incoming) -> _Admitted:
        """Recognise the caller, bind the arguments, and see whether the module is open to them."""
        operation = match.operation
        identified = self._identify(tx, incoming)
        viewer = identified.viewer
        if operation.login and not viewer.is_signed_in:
            raise NotSignedIn
        work = Work(
            tx=tx,
            viewer=viewer,
            now=utc_now(),
            reference=identified.reference,
            totals=self.house.totals,
            blobs=self.house.blobs,
            origin=_origin(incoming),
        )
        settings = portal_settings(work)
        work.site = Site(f"{incoming.scheme}://{incoming.host}", settings.zone, settings.culture)
        arguments = bind(operation, match.values, incoming, settings.zone)
        if operation.module == "crm" and not viewer.can_use_crm:
            raise ModuleClosed
        return _Admitted(work, arguments, list(identified.cookies))

    def _identify(self, tx: Connection, incoming: Incoming) -> sign_in.Identified:
        credentials = Credentials(
            header=incoming.headers.get("authorization"),
            cookie=incoming.cookies.get("asc_auth_key"),
            parameter=incoming.parameter("asc_auth_key"),
            ip=incoming.remote,
        )
        identified = sign_in.identify(tx, credentials, self.house.memory, utc_now())
        self._count(incoming, identified.viewer.user_id)
        return identified

    def _count(self, incoming: Incoming, user_id: Guid) -> None:
        wait = self.limit.hit(incoming.remote, user_id) if self.limit else 0
        if wait:
            raise Unavailable("Too many requests.", retry_after=wait)

    def _perform(self, match: Match, incoming: Incoming, admitted: _Admitted) -> Answer:
        """Call the endpoint and encode what it answers; a repeated write gets its first answer instead."""
        operation, work = match.operation, admitted.work
        key = incoming.headers.get(KEY_HEADER) if operation.writes and operation.login else None
        mark = _fingerprint(incoming) if key is not None else ""
        if key is not None and (known := retries.earlier_answer(work, key, mark)):
            return answers.repeated(known.status, known.media_type, known.body)
        call = Call(work=work, listing=lists.read_listing(incoming.query), cookies=admitted.cookies)
        result = operation.handler(call, **admitted.arguments)
        answer = answers.answer(
            result,
            call=call,
            incoming=incoming,
            suffix=match.suffix,
            published=answers.published_wanted(incoming, self.published),
        )
        if key is not None:
            retries.keep_answer(work, key, StoredAnswer(mark, answer.status, answer.media_type, answer.body))
        return answer


def _origin(incoming: Incoming) -> Origin:
    headers = incoming.headers
    return Origin(incoming.remote, headers.get("user-agent", ""), headers.get("referer", ""))


def _fingerprint(incoming: Incoming) -> str:
    media_type = incoming.headers.get("content-type", "")
    # A multipart boundary is made anew for each try; the parts' bytes around it are what counts.
    boundary = media_type.partition("boundary=")[2].strip('"').encode()
    body = incoming.body.replace(boundary, b"") if boundary else incoming.body
    told = (incoming.verb, incoming.path, incoming.query, media_type.partition(";")[0])
    return fingerprint([*(part.encode() for part in told), body])


def _undo(ending: list[Work]) -> None:
    """Take back, for an attempt that was rolled back, what it did outside of the database."""
    while ending:
        for act in ending.pop().after_rollback:
            _quietly(act)


def _quietly(act: Callable[[], None]) -> None:
    """Do what no longer can change the answer; a failure is for the log."""
    try:
        act()
    except Exception:
        log.exception("clean-up after a request failed")
