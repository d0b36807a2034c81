"""Files that go while others hang them on something, and contacts that go while something happens to them."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

from rapport.store.check import check
from tests.faults.twins import as_seen_by, at_once, twins
from tests.portals import Answer, Client, Portal
from tests.wire.file_records import company, raw

TURNS = 12


def test_nothing_hangs_on_what_is_gone(portal: Portal) -> None:
    root = portal.owner.get("crm/files/root").response
    contacts = [company(portal.owner, f"C{number}") for number in range(4)]
    files = [
        raw(portal.owner, f"files/{root}/upload", b"x", f"{number}.txt").response["id"] for number in range(6)
    ]

    def attaching(client: Client, chance: random.Random) -> Answer:
        return client.post(
            f"crm/contact/{chance.choice(contacts)}/files", {"fileids": [chance.choice(files)]}
        )

    def telling(client: Client, chance: random.Random) -> Answer:
        body = {"contactId": chance.choice(contacts), "content": "x", "categoryId": -1}
        return client.post("crm/history", body | {"fileId": [chance.choice(files)]})

    def renewing(client: Client, chance: random.Random) -> Answer:
        name = f"{chance.randrange(6)}.txt"
        return raw(client, f"files/{root}/upload", b"new", name, createNewIfExist="false")

    def renaming(client: Client, chance: random.Random) -> Answer:
        return client.put(f"files/file/{chance.choice(files)}", {"title": "other", "lastVersion": 1})

    def deleting(client: Client, chance: random.Random) -> Answer:
        return client.delete(f"crm/files/{chance.choice(files)}")

    def leaving(client: Client, chance: random.Random) -> Answer:
        return client.delete(f"crm/contact/{chance.choice(contacts)}")

    def act(
        client: Client, seed: int, deeds: list[Callable[[Client, random.Random], Answer]]
    ) -> list[Answer]:
        chance = random.Random(seed)
        return [chance.choice(deeds)(client, chance) for _ in range(TURNS)]

    with twins(portal, 3) as others:
        one, two, three = (as_seen_by(portal.owner, each) for each in others)
        done = at_once(
            [
                partial(act, one, 1, [attaching, telling, renewing]),
                partial(act, two, 2, [attaching, telling, renaming]),
                partial(act, three, 3, [deleting, attaching, leaving, renewing]),
            ]
        )
    statuses = {answer.status for answers in done for answer in answers}
    assert statuses <= {200, 201, 400, 403, 404}, [
        answer.text for answers in done for answer in answers if answer.status >= 500
    ]
    assert [str(each) for each in check(portal.house.database, portal.house.blobs)] == []
