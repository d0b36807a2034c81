"""One API request's way, from bytes to bytes (architecture, section 2).

    routing → sign-in → binding → module access → endpoint → envelope → commit → answer → after-commit list

Everything here is synchronous and runs in one of a few threads. What fails before the endpoint changes nothing, and
strangers take no write lock: a writing call is first recognised and bound in a reading transaction, unless its
caller was recognised a moment ago.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from sqlalchemy import Connection

from rapport.app.acquaintances import Acquaintances
from rapport.app.house import House
from rapport.core.clock import utc_now
from rapport.core.errors import Forbidden, Missing, ModuleClosed, NotSignedIn, RapportError, Unavailable
from rapport.core.ids import Guid
from rapport.core.viewer import Origin, Site
from rapport.portal.retries import service as retries
from rapport.portal.retries.records import StoredAnswer, fingerprint
from rapport.portal.settings.current import portal_settings
from rapport.portal.sign_in import service as sign_in
from rapport.portal.sign_in.records import Credentials, Identified
from rapport.protocol import answers, batch, cors, faults, lists
from rapport.protocol.answers import Answer
from rapport.protocol.binding import bind
from rapport.protocol.call import Call, Cookie
from rapport.protocol.incoming import Incoming
from rapport.protocol.limits import RateLimit
from rapport.protocol.operations import PREPARED, Operation
from rapport.protocol.routing import Match, Router
from rapport.store import transaction
from rapport.store.work import Work

T = TypeVar("T")

log = logging.getLogger("rapport.requests")

KEY_HEADER = "idempotency-key"
SMALL_BODY = 64 * 1024
"""Bytes up to which a body is read so quickly that it may be read under the write lock."""


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


class _Unrecognised(Exception):
    """A call that needs a caller has none."""

    def __init__(self, identified: Identified) -> None:
        super().__init__()
        self.identified = identified


class Pipeline:
    """Answers API requests. One for a process."""

    def __init__(self, house: House, operations: list[Operation]) -> None:
        self.house = house
        self.router = Router(operations)
        self.published = house.settings.wire_profile == "published"
        self.limit = RateLimit(house.settings.rate_limit) if house.settings.rate_limit else None
        self.acquaintances = Acquaintances()
        self.public_host = urlsplit(house.settings.public_url or "").netloc

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

    def takes_long(self, verb: str, path: str) -> bool:
        """Whether a request does more than the database: it then waits elsewhere, out of others' way."""
        try:
            match = self.router.match(verb, path) if verb != "GET" else None
        except RapportError:
            return False  # `answer` will say what is wrong with it
        return match is not None and match.operation.prepare is not None

    def visit(self, incoming: Incoming, act: Callable[[Work], T], *, write: bool = False) -> T:
        """Do something for the signed-in caller of an address outside of the API.

        Raises NotSignedIn, and whatever `act` raises.
        """

        def body(tx: Connection) -> T:
            return act(self._work(tx, incoming, self._recognised(tx, incoming)))

        try:
            return transaction.run(self.house.database, write=write, body=body)
        except _Unrecognised:
            raise NotSignedIn from None

    def _matched(self, match: Match, incoming: Incoming) -> Answer:
        try:
            return self._run(match, incoming)
        except _Unrecognised as stranger:
            return self._turn_away(stranger.identified, incoming, match.suffix)
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

    def _turn_away(self, identified: Identified, incoming: Incoming, suffix: str) -> Answer:
        """Answer a call that needs a caller and has none; count a wrong password."""
        failed = identified.failed
        if failed is not None:
            transaction.run(
                self.house.database,
                write=True,
                body=lambda tx: sign_in.note_failure(self._work(tx, incoming, identified), failed),
            )
        answer = self._fault(identified.problem or NotSignedIn(), incoming, suffix)
        secure = incoming.scheme == "https"
        for cookie in identified.cookies:
            answer.headers.append(("Set-Cookie", answers.cookie_header(cookie, secure=secure)))
        return answer

    def _batch(self, incoming: Incoming) -> Answer:
        try:
            transaction.run(self.house.database, write=False, body=lambda tx: self._recognised(tx, incoming))
        except _Unrecognised as stranger:
            return self._turn_away(stranger.identified, incoming, "")
        return batch.answer(incoming, self.answer)

    def _recognised(self, tx: Connection, incoming: Incoming) -> Identified:
        identified = self._identify(tx, incoming)
        if not identified.viewer.is_signed_in:
            raise _Unrecognised(identified)
        return identified

    def _run(self, match: Match, incoming: Incoming) -> Answer:
        operation = match.operation
        prepared: dict[str, Any] = {}
        if self._is_looked_at_first(operation, incoming):
            prepared = transaction.run(
                self.house.database, write=False, body=lambda tx: self._prepare(tx, match, incoming)
            )
        ending: list[Work] = []

        def body(tx: Connection) -> Answer | _Refused:
            _undo(ending)
            admitted = self._admit(tx, match, incoming)
            admitted.arguments.update(prepared)
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

    def _is_looked_at_first(self, operation: Operation, incoming: Incoming) -> bool:
        """Whether a reading transaction goes ahead of the writing one."""
        if not operation.writes or operation.prepare is not None:
            return operation.writes
        is_small = len(incoming.body) <= SMALL_BODY
        return operation.login and not (is_small and self.acquaintances.know(credentials_of(incoming)))

    def _prepare(self, tx: Connection, match: Match, incoming: Incoming) -> dict[str, Any]:
        """Refuse early what is to be refused, and do ahead what takes long."""
        admitted = self._admit(tx, match, incoming)
        prepare = match.operation.prepare
        if prepare is None:
            return {}
        call = Call(work=admitted.work, listing=lists.read_listing(incoming.query))
        return {PREPARED: prepare(call, **admitted.arguments)}

    def _admit(self, tx: Connection, match: Match, incoming: Incoming) -> _Admitted:
        """Recognise the caller, bind the arguments, and see whether the module is open to them."""
        operation = match.operation
        identified = self._recognised(tx, incoming) if operation.login else self._identify(tx, incoming)
        work = self._work(tx, incoming, identified)
        arguments = bind(operation, match.values, incoming, work.site.zone)
        if operation.module == "crm" and not identified.viewer.can_use_crm:
            raise ModuleClosed
        return _Admitted(work, arguments, list(identified.cookies))

    def _work(self, tx: Connection, incoming: Incoming, identified: Identified) -> Work:
        work = Work(
            tx=tx,
            viewer=identified.viewer,
            now=utc_now(),
            reference=identified.reference,
            totals=self.house.totals,
            blobs=self.house.blobs,
            origin=_origin(incoming),
        )
        settings = portal_settings(work)
        work.site = Site(f"{incoming.scheme}://{incoming.host}", settings.zone, settings.culture)
        return work

    def _identify(self, tx: Connection, incoming: Incoming) -> Identified:
        credentials = credentials_of(incoming)
        identified = sign_in.identify(tx, credentials, self.house.memory, utc_now())
        self._count(incoming, identified.viewer.user_id)
        if identified.viewer.is_signed_in and cors.is_forgeable(incoming, self.public_host):
            raise Forbidden
        if identified.viewer.is_signed_in:
            self.acquaintances.meet(credentials)
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


def credentials_of(incoming: Incoming) -> Credentials:
    """Return what a request shows for itself."""
    return Credentials(
        header=incoming.headers.get("authorization"),
        cookie=incoming.cookies.get("asc_auth_key"),
        parameter=incoming.parameter("asc_auth_key"),
        ip=incoming.remote,
    )


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
