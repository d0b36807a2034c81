"""Hostile requests to every operation: an answer below 500 each time, and nothing changed by what was refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from time import perf_counter
from typing import Any

import pytest
from sqlalchemy import func, select
from tests.portals import Answer, Client, Portal
from tests.wire.hostile import BODIES, HEADERS, PATHS, QUERIES, Shot, argument_shots
from tests.wire.surroundings import Surroundings

from rapport.app.concepts import operations
from rapport.notify import fetch
from rapport.protocol.operations import Operation
from rapport.store.check import check
from rapport.store.tables import audit_events, changes, contacts, login_events, portal_state

SLOW = 15.0
"""Seconds after which an answer counts as none: the server must not be held up by one request."""

LEAVES_A_TRACE = ("authentication", "people/password")
"""Calls whose refusals are written down, as is everybody's who signs in with a password that is wrong."""


CONSUMING = {
    "crm/contact",
    "crm/case",
    "crm/opportunity",
    "crm/contact/merge",
    "crm/currency/setrates",
    "crm/trash/restore",
    "crm/trash/{id:int}/restore",
}
"""Calls besides DELETE after whose success there is less than before."""


_NEWEST = select(
    *(select(func.max(table.c.id)).scalar_subquery() for table in (changes, audit_events, login_events)),
    select(portal_state.c.reference_version).scalar_subquery(),
)


class Target:
    """A portal with some records, whose clients stay signed in and which tells whether it was changed."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self.around = Surroundings(portal)
        self.user = portal.user("ada")
        self.boss = portal.user("boss", admin=True)
        self.watch = portal.house.database.reader.connect().execution_options(isolation_level="AUTOCOMMIT")
        self.statuses: Counter[int] = Counter()
        self.again = 0
        self.around.refill()

    def shoot_arguments(self, client: Client, operation: Operation) -> list[str]:
        """Send sensible requests with one bad argument each; return what is wrong with the answers."""
        wrong = []
        self.around.refill()
        path, good = self.around.path(operation), self.sensible(operation)
        for shot in argument_shots(operation, good):
            found, status = self.fire(client, operation, path, shot)
            wrong += [found] if found else []
            self.statuses[status] += 1
            if status < 300 and (operation.verb == "DELETE" or operation.path in CONSUMING):
                self.around.refill()
                path = self.around.path(operation)
        return wrong

    def sensible(self, operation: Operation) -> dict[str, Any]:
        """Return arguments that the operation is likely to accept."""
        return {
            each.name: self.around.value(operation.path, each.name, each.annotation)
            for each in operation.parameters
        }

    def version(self) -> object:
        """Return something that differs after every change by anybody else."""
        if self.portal.backend == "sqlite":
            return self.watch.exec_driver_sql("PRAGMA data_version").scalar()
        return self.watch.execute(_NEWEST).one()

    def fire(self, client: Client, operation: Operation, path: str, shot: Shot) -> tuple[str | None, int]:
        """Send one request; return what is wrong with the answer, if anything, and its status."""
        before, started = self.version(), perf_counter()
        answer = client.request(
            operation.verb,
            f"{path}?{shot.query}" if shot.query else path,
            content=shot.content,
            media_type=shot.media_type if shot.content else None,
            headers=shot.headers,
        )
        took = perf_counter() - started
        label = f"{operation.verb} {operation.path} [{shot.name}]"
        if answer.status >= 500:
            return f"{label}: {answer.status} {answer.text[:200]}", answer.status
        if took > SLOW:
            return f"{label}: took {took:.1f} s", answer.status
        traced = path.startswith(LEAVES_A_TRACE) or shot.headers.get("Authorization", "").startswith("Basic")
        if answer.status >= 400 and not traced and self.version() != before:
            return f"{label}: refused with {answer.status}, but something was changed", answer.status
        return misshapen(label, answer), answer.status

    def signed_in(self, client: Client) -> Client:
        """Return the client, or, once a request has thrown it out, somebody like it."""
        if client.get("people/@self").status == 200:
            return client
        self.again += 1
        return self.portal.user(f"again{self.again}", admin=client is not self.user)


def report(wrong: list[str]) -> str:
    return f"{len(wrong)} answers are wrong:\n" + "\n".join(wrong[:50])


def misshapen(label: str, answer: Answer) -> str | None:
    """Return what is wrong with the form of an answer: a client must be able to read even a refusal."""
    if answer.status in {301, 302} or not answer.headers.get("content-type", "").startswith(
        "application/json"
    ):
        return None
    content = answer.json
    if answer.status >= 400 and not content.get("error", {}).get("message"):
        return f"{label}: {answer.status} without a message"
    if answer.status < 300 and "response" not in content:
        return f"{label}: {answer.status} without a response"
    return None


@pytest.fixture
def target(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> Iterator[Target]:
    def no_network(*_: Any, **__: Any) -> None:
        raise OSError("no network in tests")

    monkeypatch.setattr(fetch.socket, "getaddrinfo", no_network)
    made = Target(portal)
    yield made
    made.watch.close()


ALL = operations()
MODULES = sorted({operation.tag for operation in ALL})


def of_tag(tag: str) -> list[Operation]:
    return [operation for operation in ALL if operation.tag == tag]


@pytest.mark.slow
@pytest.mark.parametrize("tag", MODULES)
def test_hostile_arguments(target: Target, tag: str) -> None:
    wrong = under_fire(target, target.boss, tag)
    assert not wrong, report(wrong)
    if tag.startswith("crm/"):
        passed, sent = target.statuses[200] + target.statuses[201], sum(target.statuses.values())
        assert passed > sent / 10, "nearly all of them were turned away at the gate"


@pytest.mark.slow
@pytest.mark.parametrize("portal", ["sqlite"], indirect=True)
@pytest.mark.parametrize("tag", [tag for tag in MODULES if tag.startswith("crm/")])
def test_hostile_arguments_of_somebody_with_fewer_rights(target: Target, tag: str) -> None:
    wrong = under_fire(target, target.user, tag)
    assert not wrong, report(wrong)


def under_fire(target: Target, client: Client, tag: str) -> list[str]:
    wrong: list[str] = []
    for operation in of_tag(tag):
        client = target.signed_in(client)
        wrong += target.shoot_arguments(client, operation)
    return wrong


@pytest.mark.slow
@pytest.mark.parametrize("portal", ["sqlite"], indirect=True)
@pytest.mark.parametrize("tag", MODULES)
def test_hostile_bodies_queries_and_headers(target: Target, tag: str) -> None:
    """Everything at the first operation of a module, at the others a part, another one each time.

    These requests are the protocol's to refuse, before it comes to an operation or a database.
    """
    client = target.boss
    wrong: list[str] = []
    for number, operation in enumerate(of_tag(tag)):
        client = target.signed_in(client)
        target.around.refill()
        path = target.around.path(operation)
        shots = [*(BODIES if operation.verb != "GET" else BODIES[:4]), *QUERIES, *HEADERS]
        for shot in shots[number % 5 :: 5] if number else shots:
            found, _ = target.fire(client, operation, path, shot)
            wrong += [found] if found else []
    assert not wrong, report(wrong)


@pytest.mark.parametrize("verb", ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "TRACE", "NONSENSE"])
def test_hostile_paths(target: Target, verb: str) -> None:
    wrong = []
    for path in PATHS:
        before = target.version()
        answer = target.user.request(verb, f"/api/2.0/{path}")
        if not 200 <= answer.status < 500 or (answer.status >= 400 and target.version() != before):
            wrong.append(f"{verb} {path[:80]}: {answer.status}")
    assert not wrong, report(wrong)


def test_texts_come_back_as_they_went_in(portal: Portal) -> None:
    """Markup, quotes, other scripts, wide characters: stored and shown untouched, on both databases."""
    for text in (
        "'; DROP TABLE contacts; --",
        '<b>"bold"</b> & co',
        "100 % _ \\ / ? *",
        "日本語 العربية עברית \N{GRINNING FACE}\N{SNOWMAN}",
        "e\N{COMBINING ACUTE ACCENT} \N{ZERO WIDTH JOINER}\N{RIGHT-TO-LEFT OVERRIDE}",
        "line\nbreak\ttab",
    ):
        made = portal.owner.post("crm/contact/company", {"companyName": text, "about": text}).response
        assert (made["companyName"], made["about"]) == (text, text)
        again = portal.owner.get(f"crm/contact/{made['id']}").response
        assert (again["companyName"], again["about"]) == (text, text)


@pytest.mark.parametrize("value", ["a\0b", "\ud800"])
def test_what_no_database_can_hold_is_refused(portal: Portal, value: str) -> None:
    for body in ({"companyName": value}, {"companyName": "x", "about": value}):
        answer = portal.owner.post("crm/contact/company", body)
        assert answer.status == 400
    assert portal.rows(contacts) == []


def test_a_text_of_ten_megabytes_is_refused_by_its_field(portal: Portal) -> None:
    for name in ("firstName", "lastName", "jobTitle", "about"):
        body = {"firstName": "Ann", "lastName": "Lee", name: "x" * 10_000_000}
        answer = portal.owner.post("crm/contact/person", body)
        assert answer.status == 400
        assert name.lower() in answer.error.lower()
    assert portal.rows(contacts) == []


def test_postgres_and_sqlite_refuse_the_same_numbers(portal: Portal) -> None:
    body = {"title": "Roof", "responsibleid": portal.owner.id, "stageid": 1, "bidCurrencyAbbr": "EUR"}
    for number in ("1e50", "-1e50", "1e400", "9" * 60):
        assert portal.owner.post("crm/opportunity", {**body, "bidValue": number}).status == 400
    largest = "79228162514264337593543950335"
    made = portal.owner.post("crm/opportunity", {**body, "bidValue": largest})
    assert made.status == 201, made.text
    assert largest in made.text


def test_the_database_is_still_whole(target: Target) -> None:
    """The corpus once more in one go over some calls, then a look for damage."""
    for operation in of_tag("crm/Contacts")[:20]:
        target.shoot_arguments(target.boss, operation)
    assert check(target.portal.house.database, target.portal.house.blobs) == []
