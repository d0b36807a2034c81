"""One API request's way, from bytes to bytes (architecture, section 2).

    routing → sign-in → binding → module access → endpoint → envelope → commit → answer → after-commit list

Everything here is synchronous and runs in one of a few threads. What fails before the endpoint changes nothing, and
strangers take no write lock: a writing call is first recognised and bound in a reading transaction, unless its
caller was recognised a moment ago. On SQLite, writing calls that wait for one another share a commit (`company`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto
from typing import Any, TypeVar
from urllib.parse import urlsplit

from sqlalchemy import Connection

from rapport.app.acquaintances import Acquaintances
from rapport.app.attempts import Attempts, Refused, settle
from rapport.app.callers import credentials_of, origin_of
from rapport.app.company import Asked, Company, Paces, Waiting
from rapport.app.house import House
from rapport.app.repeats import Repeat, repeat_of
from rapport.app.series import Admitted, PartByPart, Running
from rapport.core.clock import utc_now
from rapport.core.errors import Forbidden, Missing, ModuleClosed, NotSignedIn, RapportError, Unavailable
from rapport.core.ids import Guid
from rapport.core.viewer import Site
from rapport.portal.settings.current import portal_settings
from rapport.portal.sign_in import service as sign_in
from rapport.portal.sign_in.records import Identified
from rapport.protocol import answers, batch, cors, faults, lists
from rapport.protocol.answers import Answer
from rapport.protocol.binding import bind
from rapport.protocol.call import Call
from rapport.protocol.incoming import Incoming
from rapport.protocol.limits import RateLimit
from rapport.protocol.operations import PREPARED, Operation
from rapport.protocol.routing import Match, Router
from rapport.store import transaction
from rapport.store.work import Work

T = TypeVar("T")

log = logging.getLogger("rapport.requests")

SMALL_BODY = 64 * 1024
"""Bytes up to which a body is read so quickly that it may be read under the write lock."""


class Way(Enum):
    """How a request is to be done."""

    ALONE = auto()
    ASIDE = auto()
    """It does more than the database: elsewhere, out of others' way."""
    TOGETHER = auto()
    """It may share a commit with others."""
    AHEAD = auto()
    """So it may, once it has been prepared aside."""
    IN_PARTS = auto()
    """It may take several transactions: that is looked at aside."""


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
        self.paces = Paces()
        self.part_by_part = PartByPart(house.database, self)
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
        begun: Running | Asked | Answer = Asked(match, incoming)
        if match.operation.parts is not None:
            begun = self.part_by_part.begin(Asked(match, incoming))
        if isinstance(begun, Running):
            return self.part_by_part.finish(begun)
        return begun if isinstance(begun, Answer) else self.answer_alone(begun)

    def answer_alone(self, asked: Asked) -> Answer:
        """Answer a request whose operation is known, in one transaction. Never raises either."""
        return self.guarded(asked, lambda: self._run(asked, None))

    def answer_together(self, asked: Asked, waiting: Waiting) -> Answer:
        """Answer a request whose way is `TOGETHER`, and those who wait for the same. Never raises either."""
        return self.guarded(asked, lambda: self._run(asked, waiting))

    def prepare(self, asked: Asked) -> Asked | Answer:
        """Do ahead what a request whose way is `AHEAD` needs, or answer it if that is its end. Never raises."""
        return self.guarded(asked, lambda: replace(asked, prepared=self._prepared(asked)))

    def way(self, incoming: Incoming) -> tuple[Way, Match | None]:
        """Return how a request is to be done, and its operation if it is to be done together with others."""
        try:
            match = self.router.match(incoming.verb, incoming.path) if incoming.verb != "GET" else None
        except RapportError:
            return Way.ALONE, None  # `answer` will say what is wrong with it
        if match is None:
            return Way.ALONE, None
        operation = match.operation
        if operation.parts is not None:
            return Way.IN_PARTS, match
        is_shared = operation.writes and self.house.database.has_one_writer
        if operation.prepare is None:
            return (Way.TOGETHER, match) if is_shared else (Way.ALONE, None)
        is_shared = is_shared and operation.login and len(incoming.body) <= SMALL_BODY
        return (Way.AHEAD, match) if is_shared else (Way.ASIDE, None)

    def may_come_along(self, asked: Asked) -> bool:
        """Whether a request may be done as a part of another one's transaction."""
        operation = asked.match.operation
        is_ready = operation.login and not self._is_looked_at_first(asked)
        return is_ready and self.paces.is_quick(operation)

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

    def guarded(self, asked: Asked, act: Callable[[], T]) -> T | Answer:
        """Do something for a request; a failure becomes its answer."""
        match, incoming = asked.match, asked.incoming
        try:
            return act()
        except _Unrecognised as stranger:
            return self._turn_away(stranger.identified, incoming, match.suffix)
        except RapportError as error:
            return self._fault(error, incoming, match.suffix)
        except Exception as error:
            log.exception("%s %s failed", incoming.verb, incoming.path)
            return self._fault(error, incoming, match.suffix)

    def refusal(self, asked: Asked, error: RapportError) -> Answer:
        """Return how an error is told to who asked."""
        return self._fault(error, asked.incoming, asked.match.suffix)

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

    def _run(self, asked: Asked, waiting: Waiting | None) -> Answer:
        operation = asked.match.operation
        if self._is_looked_at_first(asked):
            asked = replace(asked, prepared=self._prepared(asked))
        attempts = self.attempts_at(asked)
        company = Company(attempts, waiting, self, self.paces) if waiting is not None else None
        try:
            result = transaction.run(
                self.house.database,
                write=operation.writes,
                body=attempts,
                join=company.join if company else None,
                in_line=operation.writes,
            )
        except BaseException as error:
            attempts.take_back()
            if company:
                company.take_back(error)
            raise
        attempts.conclude()
        if company:
            company.conclude()
            self.paces.note(operation, attempts.seconds)
        if isinstance(result, Refused):
            raise result.error
        return result

    def attempts_at(self, asked: Asked) -> Attempts[Answer | Refused]:
        """Return what does a request in a transaction."""

        def act(tx: Connection, works: list[Work]) -> Answer | Refused:
            admitted = self.admitted(tx, asked)
            admitted.arguments.update(asked.prepared or {})
            works.append(admitted.call.work)
            try:
                return self._perform(asked.match, asked.incoming, admitted)
            except RapportError as error:
                if error.keeps_changes and asked.match.operation.writes:
                    return Refused(error)
                raise

        return Attempts(act, settle)

    def answer_as_part(
        self, tx: Connection, asked: Asked, attempts: Attempts[Answer | Refused]
    ) -> Answer | None:
        """Do a request as a part of another one's transaction. None: it has to be done by itself.

        Raises TransactionGone.
        """
        try:
            with transaction.part(tx):
                result = attempts(tx)
        except transaction.TransactionGone:
            raise
        except RapportError as error:
            attempts.take_back()
            return self.refusal(asked, error)
        except Exception:
            log.info("%s %s is done again", asked.incoming.verb, asked.incoming.path, exc_info=True)
            attempts.take_back()
            return None
        return self.refusal(asked, result.error) if isinstance(result, Refused) else result

    def _is_looked_at_first(self, asked: Asked) -> bool:
        """Whether a reading transaction has still to go ahead of the writing one."""
        operation, incoming = asked.match.operation, asked.incoming
        if asked.prepared is not None:
            return False
        if not operation.writes or operation.prepare is not None:
            return operation.writes
        is_small = len(incoming.body) <= SMALL_BODY
        return operation.login and not (is_small and self.acquaintances.know(credentials_of(incoming)))

    def _prepared(self, asked: Asked) -> dict[str, Any]:
        return transaction.run(
            self.house.database,
            write=False,
            body=lambda tx: self._prepare(tx, asked),
        )

    def _prepare(self, tx: Connection, asked: Asked) -> dict[str, Any]:
        """Refuse early what is to be refused, and do ahead what takes long."""
        admitted = self.admitted(tx, asked)
        prepare = asked.match.operation.prepare
        return {} if prepare is None else {PREPARED: prepare(admitted.call, **admitted.arguments)}

    def admitted(self, tx: Connection, asked: Asked) -> Admitted:
        """Recognise the caller, bind the arguments, and see whether the module is open to them."""
        incoming, operation = asked.incoming, asked.match.operation
        identified = self._recognised(tx, incoming) if operation.login else self._identify(tx, incoming)
        work = self._work(tx, incoming, identified)
        arguments = bind(operation, asked.match.values, incoming, work.site.zone)
        _require_module(operation, work)
        call = Call(work, lists.read_listing(incoming.query), list(identified.cookies))
        return Admitted(call, arguments)

    def admitted_again(self, tx: Connection, asked: Asked) -> Call[Work]:
        """Recognise the caller of a request that is under way. Raises NotSignedIn, ModuleClosed."""
        identified = sign_in.identify(tx, credentials_of(asked.incoming), self.house.memory, utc_now())
        if not identified.viewer.is_signed_in:
            raise identified.problem or NotSignedIn
        work = self._work(tx, asked.incoming, identified)
        _require_module(asked.match.operation, work)
        return Call(work, lists.read_listing(asked.incoming.query))

    def _work(self, tx: Connection, incoming: Incoming, identified: Identified) -> Work:
        work = Work(
            tx=tx,
            viewer=identified.viewer,
            now=utc_now(),
            reference=identified.reference,
            totals=self.house.totals,
            blobs=self.house.blobs,
            origin=origin_of(incoming),
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

    def _perform(self, match: Match, incoming: Incoming, admitted: Admitted) -> Answer:
        """Call the endpoint and encode what it answers; a repeated write gets its first answer instead."""
        operation, call = match.operation, admitted.call
        repeat = repeat_of(operation, incoming)
        if repeat is not None and (known := repeat.earlier_answer(call.work)):
            return known
        result = operation.handler(call, **admitted.arguments)
        return self.finished(Asked(match, incoming), call, result, repeat)

    def finished(self, asked: Asked, call: Call[Work], result: object, repeat: Repeat | None) -> Answer:
        """Encode what a call answers, and keep it for repetitions."""
        answer = answers.answer(
            result,
            call=call,
            incoming=asked.incoming,
            suffix=asked.match.suffix,
            published=answers.published_wanted(asked.incoming, self.published),
        )
        if repeat is not None:
            repeat.keep(call.work, answer)
        return answer


def _require_module(operation: Operation, work: Work) -> None:
    if operation.module == "crm" and not work.viewer.can_use_crm:
        raise ModuleClosed
