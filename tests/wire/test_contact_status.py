"""Contact statuses (sheet 03, section 14, calls 43 to 49) and the rules that all lists share (sheet 05, section 5)."""

from __future__ import annotations

import pytest
from tests.portals import Client, Portal
from tests.wire.contact_records import fewest_statements

from rapport.core.kinds import Kind
from rapport.store.tables import audit_events, changes, list_items

COLD, WARM, HOT = 13, 14, 15
SEEDED = [
    {"title": "Cold", "description": "", "color": "#8a98d8", "sortOrder": 1, "id": COLD},
    {"title": "Warm", "description": "", "color": "#ffd267", "sortOrder": 2, "id": WARM},
    {"title": "Hot", "description": "", "color": "#df7895", "sortOrder": 3, "id": HOT},
]


def person(client: Client, name: str = "Ann", **more: object) -> int:
    answer = client.post("crm/contact/person", {"firstName": name, "lastName": "Lee", "shareType": 1, **more})
    return int(answer.response["id"])


def give_status(client: Client, contact: int, status: int) -> None:
    assert client.put(f"crm/contact/{contact}/status", {"contactStatusid": status}).status == 200


def audits(portal: Portal) -> list[tuple[int, str, str]]:
    return [(row.action, row.target, row.parameters) for row in portal.rows(audit_events)]


def titles(portal: Portal) -> list[str]:
    return [item["title"] for item in portal.owner.get("crm/contact/status").response]


def test_a_new_portal_has_three_statuses(portal: Portal) -> None:
    answer = portal.user("ada").get("crm/contact/status")
    assert answer.response == SEEDED
    assert answer.count == 3


def test_the_list_tells_how_many_contacts_have_each_private_ones_included(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    give_status(ada, person(ada), WARM)
    give_status(ada, person(ada, shareType=0, managerList=[ada.id]), WARM)
    assert bob.get("crm/contact/status").response == [
        SEEDED[0],
        {"relativeItemsCount": 2, **SEEDED[1]},
        SEEDED[2],
    ]
    assert bob.get(f"crm/contact/status/{WARM}").response == {"relativeItemsCount": 2, **SEEDED[1]}


def test_list_parameters_apply(portal: Portal) -> None:
    answer = portal.owner.get("crm/contact/status", sortBy="title", sortOrder="descending", count=2)
    assert [item["title"] for item in answer.response] == ["Warm", "Hot"]
    assert answer.total == 3


@pytest.mark.parametrize(
    ("item", "status"), [(0, 400), (999, 404), (1, 404), (16, 404), (20, 404), (2**31, 400)]
)
def test_one_is_found_in_its_own_list_alone(portal: Portal, item: int, status: int) -> None:
    assert portal.owner.get(f"crm/contact/status/{item}").status == status


def test_creating(portal: Portal) -> None:
    answer = portal.owner.post(
        "crm/contact/status", {"title": "Lukewarm", "description": "so so", "color": "#fff"}
    )
    made = answer.response
    assert answer.status == 201
    assert made == {"title": "Lukewarm", "description": "so so", "color": "#fff", "sortOrder": 4, "id": 24}
    assert portal.owner.get("crm/contact/status").response == [*SEEDED, made]
    assert audits(portal)[-1] == (3084, '["24"]', '["Lukewarm"]')
    change = portal.rows(changes)[-1]
    assert (change.kind, change.record_id, change.verb, change.before) == (
        Kind.LIST_ITEM,
        "24",
        "created",
        None,
    )


def test_creating_at_a_given_place(portal: Portal) -> None:
    made = portal.owner.post(
        "crm/contact/status", {"title": "Lost", "color": "#000", "sortOrder": 2}
    ).response
    assert made["sortOrder"] == 2
    assert titles(portal) == ["Cold", "Warm", "Lost", "Hot"]


@pytest.mark.parametrize("title", ["Warm", "WARM", "wärm", "warm  "])
def test_creating_what_exists_answers_with_it(portal: Portal, title: str) -> None:
    answer = portal.owner.post("crm/contact/status", {"title": title, "color": "#123456"})
    assert answer.status == 201
    assert answer.response == SEEDED[1]
    assert portal.owner.post("crm/contact/status", {"title": title}).response["id"] == WARM
    assert titles(portal) == ["Cold", "Warm", "Hot"]


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, "title"),
        ({"title": "", "color": "#fff"}, "title"),
        ({"title": "   ", "color": "#fff"}, "title"),
        ({"title": "New"}, "color"),
        ({"title": "New", "color": ""}, "color"),
        ({"title": "N" * 256, "color": "#fff"}, "title"),
        ({"title": "New", "color": "#fff", "description": "d" * 256}, "description"),
        ({"title": "New", "color": "f" * 256}, "color"),
    ],
)
def test_creating_refuses_bad_texts(portal: Portal, body: dict[str, str], named: str) -> None:
    answer = portal.owner.post("crm/contact/status", body)
    assert answer.status == 400
    assert named in answer.error
    assert len(portal.rows(list_items)) == 23


def test_texts_may_be_as_long_as_their_columns(portal: Portal) -> None:
    body = {"title": "é" * 255, "color": "c" * 255, "description": "\N{SNOWMAN}" * 255}
    made = portal.owner.post("crm/contact/status", body).response
    assert {name: made[name] for name in body} == body


def test_updating_replaces_everything_but_the_place(portal: Portal) -> None:
    body = {"title": "Icy", "description": "d", "color": "#00f", "sortOrder": 9}
    assert portal.owner.put(f"crm/contact/status/{COLD}", body).response == {
        "title": "Icy",
        "description": "d",
        "color": "#00f",
        "sortOrder": 1,
        "id": COLD,
    }
    assert audits(portal)[-1] == (3085, f'["{COLD}"]', '["Icy"]')
    cleared = portal.owner.put(f"crm/contact/status/{COLD}", {"title": "Icy"}).response
    assert cleared == {"title": "Icy", "description": "", "color": "", "sortOrder": 1, "id": COLD}


def test_updating_does_not_ask_whether_the_title_is_taken(portal: Portal) -> None:
    assert portal.owner.put(f"crm/contact/status/{COLD}", {"title": "Warm"}).response["id"] == COLD
    assert titles(portal) == ["Warm", "Warm", "Hot"]
    assert [
        item["id"]
        for item in portal.owner.put(
            "crm/contact/status/reorder", {"titles": ["hot", "warm", "warm"]}
        ).response
    ] == [HOT, COLD, WARM]


@pytest.mark.parametrize(
    ("item", "body", "status"),
    [
        (0, {"title": "New"}, 400),
        (COLD, {}, 400),
        (COLD, {"title": ""}, 400),
        (COLD, {"title": "x" * 256}, 400),
        (999, {"title": "New"}, 404),
        (1, {"title": "New"}, 404),
    ],
)
def test_updating_refused(portal: Portal, item: int, body: dict[str, str], status: int) -> None:
    before = portal.rows(list_items)
    assert portal.owner.put(f"crm/contact/status/{item}", body).status == status
    assert portal.rows(list_items) == before


def test_what_contacts_have_is_neither_changed_nor_deleted_but_recoloured(portal: Portal) -> None:
    contact = person(portal.owner)
    give_status(portal.owner, contact, HOT)
    before = portal.rows(list_items)
    refused = portal.owner.put(f"crm/contact/status/{HOT}", {"title": "Hot", "color": "#df7895"})
    assert (refused.status, refused.error) == (400, "Can't be edited. There are some related contacts.")
    refused = portal.owner.delete(f"crm/contact/status/{HOT}")
    assert (refused.status, refused.error) == (400, "Can't be deleted. There are some related contacts.")
    assert portal.rows(list_items) == before
    recoloured = portal.owner.put(f"crm/contact/status/{HOT}/color", {"color": "red"})
    assert recoloured.response == {"relativeItemsCount": 1, **SEEDED[2], "color": "red"}
    assert audits(portal)[-1] == (3086, f'["{HOT}"]', '["Hot"]')
    assert portal.owner.get(f"crm/contact/{contact}").response["contactStatus"]["color"] == "red"


@pytest.mark.parametrize(("item", "status"), [(0, 400), (999, 404), (17, 404)])
def test_recolouring_refused(portal: Portal, item: int, status: int) -> None:
    assert portal.owner.put(f"crm/contact/status/{item}/color", {"color": "red"}).status == status


def test_a_colour_left_out_is_cleared_one_too_long_refused(portal: Portal) -> None:
    assert portal.owner.put(f"crm/contact/status/{COLD}/color", {"color": "c" * 256}).status == 400
    assert portal.owner.put(f"crm/contact/status/{COLD}/color", {}).response["color"] == ""


def test_reordering(portal: Portal) -> None:
    answer = portal.owner.put("crm/contact/status/reorder", {"titles": ["hot", "COLD", "Warm"]})
    assert [(item["title"], item.get("sortOrder")) for item in answer.response] == [
        ("Hot", None),
        ("Cold", 1),
        ("Warm", 2),
    ]
    assert titles(portal) == ["Hot", "Cold", "Warm"]
    assert audits(portal)[-1] == (3087, '["15","13","14"]', '["Hot, Cold, Warm"]')


def test_reordering_some_leaves_the_others_where_they_were(portal: Portal) -> None:
    portal.owner.put("crm/contact/status/reorder", {"titles": ["Hot"]})
    assert titles(portal) == ["Hot", "Cold", "Warm"]
    assert portal.owner.put("crm/contact/status/reorder", {"titles": []}).response == []
    assert portal.owner.put("crm/contact/status/reorder").response == []


def test_reordering_with_an_unknown_title_changes_nothing(portal: Portal) -> None:
    answer = portal.owner.put("crm/contact/status/reorder", {"titles": ["Hot", "Client", "Cold"]})
    assert answer.status == 400
    assert "Client" in answer.error
    assert portal.owner.get("crm/contact/status").response == SEEDED


def test_deleting(portal: Portal) -> None:
    assert portal.owner.delete(f"crm/contact/status/{WARM}").response == SEEDED[1]
    assert audits(portal)[-1] == (3088, f'["{WARM}"]', '["Warm"]')
    assert portal.owner.delete(f"crm/contact/status/{WARM}").status == 404
    assert portal.owner.delete(f"crm/contact/status/{COLD}").status == 200
    last = portal.owner.delete(f"crm/contact/status/{HOT}")
    assert (last.status, last.error) == (400, "The last contact status cannot be deleted")
    assert titles(portal) == ["Hot"]
    made = portal.owner.post("crm/contact/status", {"title": "Warm", "color": "#fff"}).response
    assert made["id"] > 23, "an id is never given twice"


@pytest.mark.parametrize(("item", "status"), [(0, 400), (999, 404), (17, 404)])
def test_deleting_refused(portal: Portal, item: int, status: int) -> None:
    assert portal.owner.delete(f"crm/contact/status/{item}").status == status
    assert len(portal.rows(list_items)) == 23


WRITES = [
    ("POST", "crm/contact/{list}", {"title": "New", "color": "#fff"}),
    ("PUT", "crm/contact/{list}/{id}", {"title": "New", "color": "#fff"}),
    ("PUT", "crm/contact/{list}/0", {}),
    ("PUT", "crm/contact/status/{id}/color", {"color": "red"}),
    ("PUT", "crm/contact/{list}/reorder", {"titles": ["Nobody"]}),
    ("DELETE", "crm/contact/{list}/{id}", None),
]


@pytest.mark.parametrize(("verb", "path", "body"), WRITES)
@pytest.mark.parametrize("which", ["status", "type"])
def test_lists_are_for_crm_admins_to_change(
    portal: Portal, verb: str, path: str, body: dict[str, object] | None, which: str
) -> None:
    before = portal.rows(list_items)
    address = path.format(list=which, id=COLD if which == "status" else 16)
    refused = portal.user("ada").request(verb, address, json_body=body)
    assert (refused.status, refused.error) == (403, "Access Denied")
    refused = portal.user("gus", guest=True).request(verb, address, json_body=body)
    assert (refused.status, refused.error) == (403, "Forbidden")
    assert portal.stranger.request(verb, address, json_body=body).status == 401
    assert portal.rows(list_items) == before


@pytest.mark.parametrize("path", ["status", "status/13", "type", "type/16"])
def test_lists_are_for_every_crm_user_to_read(portal: Portal, path: str) -> None:
    assert portal.user("ada").get(f"crm/contact/{path}").status == 200
    assert portal.user("gus", guest=True).get(f"crm/contact/{path}").error == "Forbidden"
    assert portal.stranger.get(f"crm/contact/{path}").status == 401


def test_a_crm_admin_may_change_them(portal: Portal) -> None:
    eva = portal.user("eva", crm_admin=True)
    assert eva.post("crm/contact/status", {"title": "New", "color": "#fff"}).status == 201


def test_a_list_takes_the_same_statements_whatever_its_length(portal: Portal) -> None:
    def statements() -> int:
        return fewest_statements(portal, lambda: portal.owner.get("crm/contact/status").response)

    few = statements()
    for number in range(47):
        portal.owner.post("crm/contact/status", {"title": f"Status {number}", "color": "#fff"})
    assert len(portal.owner.get("crm/contact/status").response) == 50
    assert statements() == few <= 10
