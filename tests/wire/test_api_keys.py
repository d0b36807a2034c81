"""API keys: an addition."""

from __future__ import annotations

import re
from datetime import timedelta

from tests.portals import Client, Portal

from rapport.store.tables import tokens


def test_a_key_signs_in_as_its_owner(portal: Portal) -> None:
    ada = portal.user("ada")
    made = ada.post("security/apikeys", {"name": "import"}).response
    assert re.fullmatch(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}", made["key"])
    assert made["hint"] == made["key"][-4:]
    assert made["expiresOn"] is None
    for form in ("{}", "Bearer {}"):
        answer = Client(portal, ada.id, form.format(made["key"])).get("people/@self")
        assert answer.response["id"] == ada.id
        assert not answer.cookies
    assert Client(portal, ada.id, made["key"].lower()).get("people/@self").status == 200
    assert made["key"] not in str(portal.rows(tokens))


def test_own_keys_are_listed_without_the_keys(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = ada.post("security/apikeys", {"name": "import"}).response
    listed = ada.get("security/apikeys").response
    assert [key["name"] for key in listed] == ["test", "import"]
    assert listed[1] == {name: value for name, value in made.items() if name != "key"}
    assert [key["name"] for key in bob.get("security/apikeys").response] == ["test"]


def test_a_revoked_key_is_good_for_nothing(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = ada.post("security/apikeys", {"name": "import"}).response
    assert bob.delete(f"security/apikeys/{made['id']}").status == 404
    assert ada.delete(f"security/apikeys/{made['id']}").response["name"] == "import"
    assert Client(portal, ada.id, made["key"]).get("people/@self").status == 401
    assert ada.delete(f"security/apikeys/{made['id']}").status == 404
    assert [key["name"] for key in ada.get("security/apikeys").response] == ["test"]


def test_a_key_that_expires(portal: Portal) -> None:
    made = portal.owner.post(
        "security/apikeys", {"name": "soon over", "expires": "2999-01-01T00:00:00Z"}
    ).response
    assert made["expiresOn"] == "2999-01-01T00:00:00.0000000Z"
    key = Client(portal, portal.owner.id, made["key"])
    assert key.get("people/@self").status == 200
    portal.within(
        lambda work: work.tx.execute(
            tokens.update()
            .where(tokens.c.id == made["id"])
            .values(expires_at=work.now - timedelta(seconds=1))
        )
    )
    assert key.get("people/@self").status == 401


def test_what_is_refused(portal: Portal) -> None:
    assert portal.owner.post("security/apikeys", {"expires": "2000-01-01"}).status == 400
    assert portal.owner.post("security/apikeys", {"name": "x" * 256}).status == 400
    assert portal.owner.delete("security/apikeys/9999").status == 404
