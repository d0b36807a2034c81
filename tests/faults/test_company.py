"""Writing requests that share a commit: each is answered as if it had been alone, or is done alone."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from rapport.app import company, pipeline
from rapport.app.house import open_house
from rapport.config import Settings
from rapport.core.clock import utc_now
from rapport.core.errors import Forbidden
from rapport.core.kinds import Kind
from rapport.store.reference import ReferenceMemory
from rapport.store.tables import (
    access_entries,
    audit_events,
    cases,
    changes,
    contacts,
    idempotency_keys,
    journal,
    metadata,
)
from tests.faults.companies import (
    Queue,
    add_case,
    be_patient,
    commits,
    full_twice,
    known,
    one_by_one,
    sharing_portal,
    titles,
    together,
)
from tests.founded import founded_sqlite
from tests.portals import Answer, Client, Portal


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    with sharing_portal(tmp_path, monkeypatch) as made:
        yield made


def test_many_share_a_commit_and_each_is_a_transaction_of_its_own(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    known([ada, bob])
    queue = Queue()
    for number in range(20):
        client = (portal.owner, ada, bob)[number % 3]
        add_case(queue.of(client), f"Case {number}")
    with commits(portal) as counted:
        before = len(portal.rows(audit_events))
        counted.clear()
        answers = together(portal, queue)
    assert len(counted) == 3, "eight, eight, and the rest"
    assert [answer.status for answer in answers] == [201] * 20
    assert [answer.response["title"] for answer in answers] == [f"Case {n}" for n in range(20)]
    made = portal.rows(changes, changes.c.verb == "created", changes.c.kind == Kind.CASE)
    lines = {row.record_id: row for row in made}
    told = [lines[str(answer.response["id"])] for answer in answers]
    assert len({line.batch for line in told}) == 20
    assert [line.id for line in told] == sorted(line.id for line in told)
    who = [(portal.owner, ada, bob)[n % 3].id for n in range(20)]
    assert [line.actor_id for line in told] == who
    assert [entry.user_id for entry in portal.rows(audit_events)[before:]] == who
    for line in told:
        assert portal.rows(journal, journal.c.batch == line.batch, journal.c.table_name == "cases")


def test_statements_are_those_of_a_lone_request(portal: Portal) -> None:
    queue = Queue()
    for number in range(4):
        add_case(queue.of(portal.owner), f"Case {number}")
    together(portal, queue)
    with portal.statements() as alone:
        one_by_one(portal, queue)
    with portal.statements() as shared:
        together(portal, queue)
    assert shared == alone


def test_a_refusal_in_the_middle_harms_nobody(portal: Portal) -> None:
    ada = portal.user("ada")
    known([ada])
    private = {"isPrivate": True, "accessList": [portal.owner.id]}
    closed = portal.owner.post("crm/case", {"title": "Closed", **private}).response["id"]
    queue = Queue()
    add_case(queue.of(portal.owner), "First")
    queue.of(ada).put(f"crm/case/{closed}", {"title": "Taken over"})
    add_case(queue.of(portal.owner), "Second")
    queue.of(portal.owner).post("crm/case", {"title": ""})
    queue.of(portal.owner).delete("crm/contact/4711")
    add_case(queue.of(portal.owner), "Third")
    before = len(portal.rows(changes))
    with commits(portal) as counted:
        answers = together(portal, queue)
    assert [answer.status for answer in answers] == [201, 403, 201, 400, 404, 201]
    assert len(counted) == 1
    assert titles(portal) == ["Closed", "First", "Second", "Third"]
    lines = portal.rows(changes)[before:]
    assert [line.record_id for line in lines] == [str(answers[n].response["id"]) for n in (0, 2, 5)]
    assert len({line.batch for line in lines}) == 3


def test_a_refused_one_s_own_writes_are_taken_back(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it wrote before it was refused goes, what the others wrote before and after stays."""
    ada = portal.user("ada")
    queue = Queue()
    for number in range(5):
        add_case(queue.of(portal.owner), f"Case {number}", isPrivate=True, accessList=[ada.id])
    perform = portal.app.pipeline._perform

    def refuse(match: Any, incoming: Any, admitted: Any) -> Any:
        answer = perform(match, incoming, admitted)
        if b"Case 2" in incoming.body:
            raise Forbidden
        return answer

    monkeypatch.setattr(portal.app.pipeline, "_perform", refuse)
    with commits(portal) as counted:
        answers = together(portal, queue)
    assert [answer.status for answer in answers] == [201, 201, 403, 201, 201]
    assert len(counted) == 1
    assert titles(portal) == [f"Case {number}" for number in (0, 1, 3, 4)]
    ids = {row.id for row in portal.rows(cases)}
    assert {row.record_id for row in portal.rows(access_entries)} == ids
    assert {int(row.record_id) for row in portal.rows(changes, changes.c.kind == Kind.CASE)} == ids


def test_an_error_of_ours_in_the_middle_is_told_to_one_alone(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = Queue()
    for number in range(5):
        add_case(queue.of(portal.owner), f"Case {number}")
    perform = portal.app.pipeline._perform
    tries: list[int] = []

    def fail(match: Any, incoming: Any, admitted: Any) -> Any:
        answer = perform(match, incoming, admitted)
        if b"Case 2" in incoming.body:
            tries.append(1)
            raise ZeroDivisionError
        return answer

    monkeypatch.setattr(portal.app.pipeline, "_perform", fail)
    answers = together(portal, queue)
    assert [answer.status for answer in answers] == [201, 201, 500, 201, 201]
    assert len(tries) == 2, "with the others, and then alone"
    assert titles(portal) == [f"Case {number}" for number in (0, 1, 3, 4)]


def test_one_key_twice_in_a_company_is_one_record(portal: Portal) -> None:
    queue = Queue()
    add_case(queue.of(portal.owner), "First")
    for name in ("Twice", "Twice", "Other"):
        headers = {"Idempotency-Key": "a key"}
        queue.of(portal.owner).request("POST", "crm/case", json_body={"title": name}, headers=headers)
    with commits(portal) as counted:
        answers = together(portal, queue)
    assert [answer.status for answer in answers] == [201, 201, 201, 409]
    assert answers[1].body == answers[2].body
    assert titles(portal) == ["First", "Twice"]
    assert len(portal.rows(idempotency_keys)) == 1
    assert len(counted) == 1


def test_nobody_follows_a_change_of_reference_tables(portal: Portal) -> None:
    """What is read after it would be remembered under a version that is not committed."""
    queue = Queue()
    for number in range(3):
        queue.of(portal.owner).post("crm/contact/status", {"title": f"Status {number}", "color": "#fff"})
        add_case(queue.of(portal.owner), f"Case {number}")
    seen: list[int] = []
    memory = portal.house.memory
    at = memory.at

    def note(version: int) -> Any:
        seen.append(version)
        with sqlite3.connect(portal.house.database.url.database or "") as other:
            (committed,) = other.execute("SELECT reference_version FROM portal_state").fetchone()
        assert version == committed
        return at(version)

    with pytest.MonkeyPatch.context() as patch, commits(portal) as counted:
        patch.setattr(ReferenceMemory, "at", lambda _self, version: note(version))
        answers = together(portal, queue)
    assert {answer.status for answer in answers} == {201}
    assert len(seen) == 6
    assert len(counted) == 4, "status / company, status / company, status / company"


def test_what_is_prepared_aside_shares_the_commit_too(portal: Portal) -> None:
    queue = Queue()
    for number in range(6):
        body = {"companyName": f"Company {number}", "shareType": 1}
        queue.of(portal.owner).post("crm/contact/company", body)
    queue.of(portal.stranger).post("crm/contact/company", {"companyName": "Nobody's"})
    queue.of(portal.owner).post("crm/contact/company", {"companyName": ""})
    with commits(portal) as counted:
        answers = together(portal, queue)
    assert [answer.status for answer in answers] == [201] * 6 + [401, 400]
    assert len(counted) == 1
    assert {row.company_name for row in portal.rows(contacts)} == {f"Company {n}" for n in range(6)}
    assert sorted(answer.response["id"] for answer in answers[:6]) == [1, 2, 3, 4, 5, 6]


def test_what_waits_for_the_commit_happens_after_it(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what is taken back on a rollback, only of those whose work came to nothing."""
    told: list[str] = []
    perform = portal.app.pipeline._perform

    def perform_and_tell(match: Any, incoming: Any, admitted: Any) -> Any:
        name = json.loads(incoming.body)["title"]
        admitted.work.after_commit.append(partial(told.append, f"{name} committed"))
        admitted.work.after_rollback.append(partial(told.append, f"{name} taken back"))
        answer = perform(match, incoming, admitted)
        told.append(f"{name} done")
        if name == "refused":
            raise Forbidden
        return answer

    monkeypatch.setattr(portal.app.pipeline, "_perform", perform_and_tell)

    def send() -> list[int]:
        queue = Queue()
        for name in ("a", "refused", "b"):
            add_case(queue.of(portal.owner), name)
        return [answer.status for answer in together(portal, queue)]

    with commits(portal, lambda _number, _driver: told.append("commit")):
        assert send() == [201, 403, 201]
    assert told == [
        "a done",
        "refused done",
        "refused taken back",
        "b done",
        "commit",
        "a committed",
        "b committed",
    ]

    told.clear()

    def fail_first(number: int, driver: Any) -> None:
        told.append("commit")
        full_twice(number, driver)

    with commits(portal, fail_first):
        assert send() == [503, 403, 201]
    ended = told[told.index("commit") + 1 :]
    assert ended == [
        *("a taken back", "a done", "b taken back", "commit", "a taken back"),
        *("refused done", "refused taken back", "b done", "commit", "b committed"),
    ]


def test_a_slow_one_is_not_waited_for(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    queue = Queue()
    for number in range(3):
        add_case(queue.of(portal.owner), f"Case {number}")
    monkeypatch.setattr(company, "LONGEST", 0.0)
    with commits(portal) as counted:
        together(portal, queue)
    assert len(counted) == 3, "the first took all the time there is"
    monkeypatch.setattr(company, "LONGEST", 30.0)
    monkeypatch.setattr(company, "QUICK", 0.0)
    with commits(portal) as counted:
        together(portal, queue)
    assert len(counted) == 3, "known to be slow"


def test_strangers_and_readers_do_not_come_along(portal: Portal) -> None:
    newcomer = portal.user("newcomer")
    queue = Queue()
    add_case(queue.of(portal.owner), "First")
    add_case(queue.of(portal.stranger), "Nobody's")
    add_case(queue.of(newcomer), "Second")
    add_case(queue.of(newcomer), "Third")
    queue.of(portal.owner).get("crm/case/filter")
    add_case(queue.of(portal.owner), "Fourth")
    with commits(portal) as counted:
        answers = together(portal, queue)
    assert [answer.status for answer in answers] == [201, 401, 201, 201, 200, 201]
    assert len(counted) == 2, "the newcomer was met with the second one, and nobody waited for the reader"


@dataclass(frozen=True)
class Played:
    """What came of a game."""

    answers: list[tuple[int, bytes]]
    rows: dict[str, list[Any]]
    commits: int


def played(
    folder: Path,
    clients: list[tuple[str, str | None]],
    seed: int,
    send: Callable[[Portal, Queue], list[Answer]],
) -> Played:
    """Send the requests of a seed to the portal in a folder, some at a time."""
    chance = random.Random(seed)
    portal = Portal(open_house(Settings(data=folder, synchronous="OFF")), "sqlite")
    owner, other = (Client(portal, *each) for each in clients)
    known([owner, other])
    opened = {table: len(portal.rows(table)) for table in (audit_events, changes)}
    answers = []
    with commits(portal) as counted:
        for _ in range(12):
            queue = Queue()
            for number in range(chance.randrange(1, 10)):
                request(chance, queue.of(owner), queue.of(other), number)
            answers += send(portal, queue)
    with portal.house.database.reading() as tx:
        rows = {table.name: list(map(tuple, tx.execute(table.select()))) for table in metadata.sorted_tables}
    # Opening made a client of the fixture's own, at a moment of its own.
    for table, number in opened.items():
        rows[table.name] = rows[table.name][number:]
    del rows["tokens"]
    portal.close()
    return Played([(each.status, each.body) for each in answers], rows, len(counted))


def request(chance: random.Random, client: Client, other: Client, number: int) -> None:
    """Send something that may be good, refused, or nonsense, now and then with a key that is used again."""
    who = client if chance.random() < 0.7 else other
    case, name = chance.randrange(1, 12), f"{chance.choice('ABCD')} {number}"
    verb, path, sent = chance.choice(
        [
            ("POST", "crm/case", {"title": name, "isPrivate": chance.random() < 0.5, "accessList": [who.id]}),
            ("POST", "crm/opportunity", {"title": name, "stageid": chance.randrange(12), "bidValue": number}),
            (
                "POST",
                "crm/task",
                {"title": name, "deadline": "2027-01-31", "categoryId": chance.randrange(30)},
            ),
            ("PUT", f"crm/case/{case}", {"title": name}),
            ("PUT", f"crm/case/{case}/close", None),
            ("DELETE", f"crm/case/{case}", None),
            ("DELETE", f"crm/opportunity/{case}", None),
            ("POST", "crm/contact/status", {"title": chance.choice("XYZ"), "color": "#fff"}),
            ("POST", "crm/case/tag", {"tagName": chance.choice("XYZ")}),
            ("POST", f"crm/case/{case}/tag", {"tagName": chance.choice("XYZ")}),
            ("POST", "crm/case", {"title": ""}),
            ("PUT", "crm/case", "nonsense"),
        ]
    )
    headers = {"Idempotency-Key": f"key {chance.randrange(10)}"} if chance.random() < 0.3 else {}
    who.request(verb, path, json_body=sent, headers=headers)


@pytest.mark.parametrize("seed", range(4))
def test_company_makes_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Any mix of requests, in company or one by one, gives the same answers and leaves the same rows."""
    be_patient(monkeypatch)
    moment = utc_now()
    monkeypatch.setattr(pipeline, "utc_now", lambda: moment)
    with founded_sqlite(tmp_path) as house:
        portal = Portal(house, "sqlite")
        ada = portal.user("ada")
        clients = [(each.id, each.token) for each in (portal.owner, ada)]
        portal.close()
    shutil.copytree(tmp_path, tmp_path / "copy")
    shared = played(tmp_path, clients, seed, together)
    alone = played(tmp_path / "copy", clients, seed, one_by_one)
    assert shared.answers == alone.answers
    statuses = [status for status, _ in shared.answers]
    assert statuses.count(201) > 10
    assert {*statuses} >= {201, 400, 404}
    assert shared.commits < alone.commits
    for name, rows in shared.rows.items():
        assert rows == alone.rows[name], name
