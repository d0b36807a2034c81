"""`Idempotency-Key`: a write that is sent again is done once and answered alike."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import update

from rapport.app import web
from rapport.store.tables import changes, contacts, idempotency_keys
from tests.faults.twins import as_seen_by, at_once, twins
from tests.portals import Answer, Client, Portal

PERSON = {"firstName": "Ann", "lastName": "Lee", "shareType": 1}
KEY = {"Idempotency-Key": "a-key-of-one's-own"}


def create(
    client: Client,
    key: str | None = "first",
    body: dict[str, Any] | None = None,
    path: str = "crm/contact/person",
) -> Answer:
    headers = {} if key is None else {"Idempotency-Key": key}
    return client.request("POST", path, json_body=body or PERSON, headers=headers)


def count(portal: Portal) -> int:
    return len(portal.rows(contacts))


def test_a_repeat_is_answered_alike_and_changes_nothing(portal: Portal) -> None:
    first = create(portal.owner)
    changed = len(portal.rows(changes))
    again = create(portal.owner)
    assert (again.status, again.body, again.headers["content-type"]) == (
        201,
        first.body,
        first.headers["content-type"],
    )
    assert count(portal) == 1
    assert len(portal.rows(changes)) == changed


def test_the_first_answer_is_given_even_if_the_world_has_moved_on(portal: Portal) -> None:
    first = create(portal.owner)
    portal.owner.put(f"crm/contact/person/{first.response['id']}", {**PERSON, "lastName": "Ray"})
    assert create(portal.owner).response["lastName"] == "Lee"
    portal.owner.delete(f"crm/contact/{first.response['id']}")
    assert create(portal.owner).body == first.body
    assert count(portal) == 0


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({**PERSON, "lastName": "Ray"}, "crm/contact/person"),
        (PERSON, "crm/contact/person?shareType=1"),
        (PERSON, "crm/contact/company"),
        (PERSON, "crm/case"),
    ],
)
def test_the_same_key_for_something_else_is_refused(portal: Portal, body: dict[str, Any], path: str) -> None:
    create(portal.owner)
    refused = create(portal.owner, body=body, path=path)
    assert refused.status == 409
    assert "Idempotency-Key" in refused.error
    assert count(portal) == 1


def test_keys_are_each_caller_s_own(portal: Portal) -> None:
    ada = portal.user("ada")
    assert (
        create(portal.owner).response["id"] != create(ada, body={**PERSON, "lastName": "Ray"}).response["id"]
    )
    assert create(portal.owner, "second").response["id"] == 3
    assert create(portal.owner, None).response["id"] == 4
    assert count(portal) == 4


def test_a_refusal_is_not_kept(portal: Portal) -> None:
    """What was refused has changed nothing: once the reason is gone, the same request may pass."""
    body = {"title": "Warm up", "color": ""}
    refused = create(portal.owner, body=body, path="crm/contact/status")
    assert refused.status == 400
    assert portal.rows(idempotency_keys) == []
    assert create(portal.owner, body={**body, "color": "#fff"}, path="crm/contact/status").status == 201


def test_a_key_is_forgotten_after_a_day(portal: Portal) -> None:
    create(portal.owner)

    def age(hours: int) -> None:
        past = timedelta(hours=hours)
        portal.within(lambda work: work.tx.execute(update(idempotency_keys).values(at=work.now - past)))

    age(23)
    assert create(portal.owner).response["id"] == 1
    age(25)
    assert create(portal.owner).response["id"] == 2
    assert count(portal) == 2
    assert len(portal.rows(idempotency_keys)) == 1, "old keys are thrown out"


@pytest.mark.parametrize("key", ["", "k" * 256])
def test_unusable_keys_are_refused(portal: Portal, key: str) -> None:
    assert create(portal.owner, key).status == 400
    assert count(portal) == 0


def test_any_text_may_be_a_key(portal: Portal) -> None:
    for key in ("k" * 255, "ключ".encode().decode("latin-1"), "'; DROP TABLE contacts; --"):
        first = create(portal.owner, key)
        assert create(portal.owner, key).body == first.body
    assert count(portal) == 3


def test_every_verb_of_change_takes_a_key(portal: Portal) -> None:
    contact = create(portal.owner, None).response["id"]
    body = {**PERSON, "about": "news"}
    first = portal.owner.request("PUT", f"crm/contact/person/{contact}", json_body=body, headers=KEY)
    again = portal.owner.request("PUT", f"crm/contact/person/{contact}", json_body=body, headers=KEY)
    assert again.body == first.body
    key = {"Idempotency-Key": "another"}
    first = portal.owner.request("DELETE", f"crm/contact/{contact}", headers=key)
    assert first.status == 200
    assert portal.owner.request("DELETE", f"crm/contact/{contact}", headers=key).body == first.body
    assert portal.owner.request("DELETE", f"crm/contact/{contact}").status == 404


def test_reading_takes_no_notice(portal: Portal) -> None:
    before = portal.owner.request("GET", "crm/contact/filter", headers=KEY)
    create(portal.owner, None)
    after = portal.owner.request("GET", "crm/contact/filter", headers=KEY)
    assert (before.response, len(after.response)) == ([], 1)
    assert portal.rows(idempotency_keys) == []


def test_an_upload_s_boundary_is_no_difference(portal: Portal) -> None:
    def send(boundary: str) -> Answer:
        parts = "".join(
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in PERSON.items()
        )
        return portal.owner.request(
            "POST",
            "crm/contact/person",
            content=f"{parts}--{boundary}--\r\n".encode(),
            media_type=f"multipart/form-data; boundary={boundary}",
            headers=KEY,
        )

    assert send("one-boundary").body == send("another-boundary").body
    assert count(portal) == 1


def test_an_answer_that_never_arrived_is_given_on_asking_again(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection breaks after the commit and before the answer."""

    async def broken(*_: Any) -> None:
        raise ConnectionResetError

    with monkeypatch.context() as patch:
        patch.setattr(web, "send_answer", broken)
        with pytest.raises(ConnectionResetError):
            create(portal.owner)
    assert count(portal) == 1
    assert create(portal.owner).response["id"] == 1
    assert count(portal) == 1


def test_parallel_doubles_are_done_once(portal: Portal) -> None:
    """The same request comes in at four processes at the same moment, again and again."""
    with twins(portal, 4) as others:
        for number in range(5):
            key = f"shared {number}"
            clients = [as_seen_by(portal.owner, other) for other in others]
            answers = at_once([partial(create, client, key) for client in clients])
            assert {answer.status for answer in answers} == {201}
            assert len({answer.body for answer in answers}) == 1
            assert count(portal) == number + 1


def test_parallel_uses_of_one_key_for_different_things_pass_once(portal: Portal) -> None:
    with twins(portal, 4) as others:
        acts = [
            partial(
                create, as_seen_by(portal.owner, other), "shared", {**PERSON, "lastName": f"Lee {number}"}
            )
            for number, other in enumerate(others)
        ]
        answers = at_once(acts)
    assert sorted(answer.status for answer in answers) == [201, 409, 409, 409]
    assert count(portal) == 1
