"""What is heard of the day without asking: by who listens to the live stream, and by a program that webhooks call."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.day.colleagues import PATIENCE, Colleague, eventually
from tests.day.office import Office
from tests.faults.lines import Line
from tests.wire.receivers import Receiver, receiver

SECRET = "warehouse-and-sales-only"
HEARD = '"kind":"opportunity"'
TRIES = 5
"""So often a machine that is busy with other things may be late."""


def bob_hears_what_ada_does(at: Office) -> None:
    """Within a second, of the deal that is theirs. Cem hears of Peter, and of nothing else."""
    deal = at["Harbour lighting"]
    with _listening(at, at.bob) as bob, _listening(at, at.cem) as cem:
        waits = []
        for number in range(1, TRIES + 1):
            started = time.monotonic()
            _tag(at.ada, "opportunity", deal, "parts")
            bob.told(HEARD, times=2 * number - 1)
            waits.append(time.monotonic() - started)
            _untag(at.ada, "opportunity", deal, "parts")
            bob.told(HEARD, times=2 * number)
            if waits[-1] < 1:
                break
        assert min(waits) < 1
        for heard in bob.told(HEARD):
            assert (heard["recordId"], heard["verb"], heard["fields"]) == (str(deal), "updated", ["tags"])
            assert heard["author"] == at.ada.id
        _tag(at.ada, "contact", at["Peter"], "harbour")
        _untag(at.ada, "contact", at["Peter"], "harbour")
        told = {(each["kind"], each["recordId"]) for each in cem.told('"kind":"contact"', times=2)}
        assert told == {("contact", str(at["Peter"]))}


def the_warehouse_is_told_of_deals(at: Office) -> None:
    """Each change once, signed; what it could not take at first comes again, and once more when Clara wants it."""
    deal = at["Spare parts"]
    with receiver() as warehouse:
        wanted = {"address": warehouse.address, "secret": SECRET, "events": ["opportunity.updated"]}
        webhook = at.clara.post("crm/webhook", name="Warehouse", **wanted)["id"]
        assert at.bob.refused("GET", f"crm/webhook/{webhook}")[0] == 403
        _tag(at.bob, "contact", at["Peter"], "harbour")
        _untag(at.bob, "contact", at["Peter"], "harbour")
        for _ in range(3):
            _untag(at.bob, "opportunity", deal, "parts")
            _tag(at.bob, "opportunity", deal, "parts")
        eventually(lambda: len(warehouse.changes) >= 6, "six changes in the warehouse")
        warehouse.statuses = [500, 200]
        _untag(at.bob, "opportunity", deal, "parts")
        eventually(lambda: len(warehouse.changes) >= 7, "what it refused at first")
        assert warehouse.events() == [("opportunity.updated", str(deal))] * 7
        _every_change_is_told_once(at, warehouse)
        _tag(at.bob, "opportunity", deal, "parts")
        eventually(lambda: len(warehouse.changes) == 8, "the last one")
        _clara_sends_the_refused_one_again(at, webhook, warehouse)
        assert all(_is_signed(headers, body) for headers, body in warehouse.requests)
        at.clara.delete(f"crm/webhook/{webhook}")


def _every_change_is_told_once(at: Office, warehouse: Receiver) -> None:
    """The very ones that the change log has."""
    told = [change["id"] for change in warehouse.changes]
    log = at.clara.get("crm/changes", kind="opportunity", recordId=at["Spare parts"], count=len(told))
    assert sorted(told) == sorted(change["id"] for change in log)


def _clara_sends_the_refused_one_again(at: Office, webhook: int, warehouse: Receiver) -> None:
    path = f"crm/webhook/{webhook}/delivery"

    def delivered() -> list[dict[str, Any]]:
        log: list[dict[str, Any]] = at.clara.get(path)
        return log if {line["state"] for line in log} == {"delivered"} else []

    log = eventually(delivered, "an end of all deliveries")
    (refused,) = [line for line in log if line["attempts"] == 2]
    before = [headers["x-rapport-delivery"] for headers, _ in warehouse.requests]
    at.clara.put(f"{path}/{refused['id']}/replay")
    eventually(lambda: len(warehouse.requests) > len(before), "the same message")
    headers, body = warehouse.requests[-1]
    assert headers["x-rapport-delivery"] == refused["messageId"] == json.loads(body)["id"]
    assert before.count(refused["messageId"]) == 1


def _is_signed(headers: dict[str, str], body: bytes) -> bool:
    moment, _, signed = headers["x-rapport-signature"].partition(",v1=")
    content = moment.removeprefix("t=").encode() + b"." + body
    return hmac.compare_digest(signed, hmac.new(SECRET.encode(), content, hashlib.sha256).hexdigest())


@contextmanager
def _listening(at: Office, who: Colleague) -> Iterator[Line]:
    line = Line(at.server.port, who.http.headers["Authorization"], patience=PATIENCE)
    try:
        yield line
    finally:
        line.close()


def _tag(who: Colleague, kind: str, record: int, title: str) -> None:
    who.post(f"crm/{kind}/{record}/tag", tagName=title)


def _untag(who: Colleague, kind: str, record: int, title: str) -> None:
    who.delete(f"crm/{kind}/{record}/tag", tagName=title)
