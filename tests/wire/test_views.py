"""Saved views and preferences (additions)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.portals import Client, Portal

from rapport.core.kinds import Kind
from rapport.store.tables import changes

STATE = {
    "Filters": {"StageID": [1, 2.5, None, True], "search_text": "é \U0001f600"},
    "columns": [["a", "b"], [], {}],
    "": "",
}


def view(client: Client, title: str = "Hot ones", **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = client.post(
        "crm/view", {"list": "opportunity", "title": title, "state": STATE, **more}
    ).response
    return made


def titles(client: Client, **parameters: Any) -> list[str]:
    return [each["title"] for each in client.get("crm/view", **parameters).response]


def test_a_view_comes_back_as_it_was_sent(portal: Portal) -> None:
    ada = portal.user("ada")
    made = view(ada)
    assert made["state"] == STATE
    assert (made["list"], made["title"], made["isShared"], made["canEdit"]) == (
        "opportunity",
        "Hot ones",
        False,
        True,
    )
    assert made["createBy"]["id"] == ada.id
    assert ada.get("crm/view", list="opportunity").response == [made]
    assert ada.get("crm/view.xml").status == 200
    published = ada.request("GET", "crm/view", headers={"Accept": 'application/json; profile="published"'})
    assert published.json[0]["State"] == STATE


def test_views_are_listed_by_title(portal: Portal) -> None:
    ada = portal.user("ada")
    for title in ("beta", "Älpha", "alpha 2"):
        view(ada, title)
    view(ada, "contacts", list="Contact")
    assert titles(ada, list="opportunity") == ["Älpha", "alpha 2", "beta"]
    assert titles(ada) == ["Älpha", "alpha 2", "beta", "contacts"]
    assert titles(ada, startIndex=1, count=2) == ["alpha 2", "beta"]
    assert titles(ada, list="task") == []


def test_shared_views_are_seen_by_all_and_changed_by_few(portal: Portal) -> None:
    ada, bob, eve = portal.user("ada"), portal.user("bob"), portal.user("eve", crm_admin=True)
    own, shared = view(ada, "Own")["id"], view(ada, "Shared", isShared=True)["id"]
    assert titles(bob) == ["Shared"]
    assert titles(eve) == ["Shared"]
    assert [each["canEdit"] for each in bob.get("crm/view").response] == [False]
    assert [each["canEdit"] for each in eve.get("crm/view").response] == [True]
    for verb in ("PUT", "DELETE"):
        assert bob.request(verb, f"crm/view/{own}").status == 404
        assert eve.request(verb, f"crm/view/{own}").status == 404
        assert bob.request(verb, f"crm/view/{shared}").status == 403
        assert bob.request(verb, "crm/view/4711").status == 404
    changed = eve.put(f"crm/view/{shared}", {"title": "Renamed"}).response
    assert (changed["title"], changed["state"], changed["isShared"]) == ("Renamed", STATE, True)
    assert ada.put(f"crm/view/{shared}", {"state": {"a": 1}, "isShared": False}).response["state"] == {"a": 1}
    assert titles(bob) == []
    assert ada.delete(f"crm/view/{shared}").response["title"] == "Renamed"
    assert titles(ada) == ["Own"]


@pytest.mark.parametrize(
    "body",
    [
        {"list": "invoice"},
        {"list": None},
        {"title": ""},
        {"title": " "},
        {"title": "x" * 101},
        {"state": [1]},
        {"state": "nonsense"},
        {"state": {"x": "y" * 16_384}},
        {"state": 7},
    ],
)
def test_bad_views_are_refused(portal: Portal, body: dict[str, Any]) -> None:
    ada = portal.user("ada")
    made = view(ada)
    assert ada.post("crm/view", {"list": "case", "title": "x", "state": {}, **body}).status == 400
    if "list" not in body:
        assert ada.put(f"crm/view/{made['id']}", body).status == 400
    assert ada.get("crm/view").response == [made]
    assert ada.get("crm/view", list="invoice").status == 400


def test_a_state_may_be_the_text_of_an_object(portal: Portal) -> None:
    ada = portal.user("ada")
    sent = {"list": "case", "title": "x", "state": json.dumps(STATE)}
    assert ada.form("POST", "crm/view", sent).response["state"] == STATE
    assert ada.post("crm/view", sent).response["state"] == STATE


def test_deep_and_broken_json_is_refused(portal: Portal) -> None:
    ada = portal.user("ada")
    for content in (
        b'{"state":' + b'{"a":' * 5000 + b"1" + b"}" * 5001,
        b'{"state": {',
        b'{"state": {"a": NaN}}',
    ):
        answer = ada.request("PUT", "crm/view/1", content=content, media_type="application/json")
        assert answer.status == 400
        answer = ada.request("PUT", "portal/preferences", content=content, media_type="application/json")
        assert answer.status == 400


def test_nobody_has_more_than_a_hundred(portal: Portal) -> None:
    ada = portal.user("ada")
    for number in range(100):
        view(ada, f"{number}")
    assert ada.post("crm/view", {"list": "case", "title": "x"}).status == 403
    assert portal.user("bob").post("crm/view", {"list": "case", "title": "x"}).response["state"] == {}


def test_changes_of_views_are_told_but_not_shown_to_others(portal: Portal) -> None:
    ada = portal.user("ada")
    made = view(ada, "Secret")
    ada.delete(f"crm/view/{made['id']}")
    told = portal.rows(changes, changes.c.kind == int(Kind.USER), changes.c.record_id == ada.id)
    assert [json.loads(row.after)["saved_view"] is None for row in told[-2:]] == [False, True]
    assert "Secret" not in portal.owner.get("crm/changes").text


def test_preferences_are_merged_key_by_key(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob", guest=True)
    assert ada.get("portal/preferences").response == {"values": {}}
    first = ada.put(
        "portal/preferences", {"values": {"Theme": "dark", "setupSkipped": True, "columns": STATE}}
    )
    assert first.response == {"values": {"Theme": "dark", "setupSkipped": True, "columns": STATE}}
    second = ada.put(
        "portal/preferences", {"values": {"Theme": None, "theme": "light", "columns": {"a": [1]}}}
    )
    assert second.response == {"values": {"setupSkipped": True, "columns": {"a": [1]}, "theme": "light"}}
    assert ada.get("portal/preferences").response == second.response
    assert ada.put("portal/preferences", {}).response == second.response
    assert bob.put("portal/preferences", {"values": {"x": 1}}).response == {"values": {"x": 1}}
    assert ada.get("portal/preferences").response == second.response


@pytest.mark.parametrize(
    "values", [{"x": "y" * 32_768}, {"k" * 65: 1}, {"": 1}, [], "x", {"a": 1, "b" * 65: None}]
)
def test_too_much_is_not_remembered(portal: Portal, values: Any) -> None:
    ada = portal.user("ada")
    assert ada.put("portal/preferences", {"values": values}).status == 400
    assert ada.get("portal/preferences").response == {"values": {}}
    full = {"k" * 64: "y" * 32_000}
    assert ada.put("portal/preferences", {"values": full}).status == 200
    assert ada.put("portal/preferences", {"values": {"more": "z" * 800}}).status == 400
    assert ada.get("portal/preferences").response == {"values": full}
