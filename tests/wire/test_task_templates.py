"""Task templates: containers, templates, and applying them (sheet 05, section 9)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.contact_records import fewest_statements
from tests.wire.opportunity_records import ILLEGAL, case, company, opportunity, person, private_to, told
from tests.wire.task_records import ids, titles

from rapport.core.clock import utc_now
from rapport.core.ids import LOST_USER
from rapport.core.kinds import Kind
from rapport.store.tables import audit_events, list_items, task_template_containers, task_templates, tasks

DAY, HOUR, SECOND = 864_000_000_000, 36_000_000_000, 10_000_000
KINDS = ("contact", "person", "company", "opportunity", "case")


def container(client: Client, kind: str = "opportunity", title: str = "Onboarding") -> int:
    """Make a container."""
    return int(client.post(f"crm/{kind}/tasktemplatecontainer", {"title": title}).response["id"])


def template(client: Client, inside: int, title: str = "Call", **more: Any) -> int:
    """Make a template."""
    body = {"title": title, "categoryid": 1, **more}
    return int(client.post(f"crm/tasktemplatecontainer/{inside}/tasktemplate", body).response["id"])


@pytest.mark.parametrize("kind", KINDS)
def test_containers_of_a_kind(portal: Portal, kind: str) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = ada.post(f"crm/{kind}/tasktemplatecontainer", {"title": "First"})
    assert made.status == 201
    assert made.response == {"title": "First", "entityType": kind.capitalize(), "id": made.response["id"]}
    second = container(bob, kind, "Second")
    for other in KINDS:
        listed = bob.get(f"crm/{other}/tasktemplatecontainer")
        assert titles(listed) == (["First", "Second"] if other == kind else [])
    first = made.response["id"]
    body = {"title": "New", "entityType": "case"}
    assert bob.put(f"crm/tasktemplatecontainer/{first}", body).response["title"] == "New"
    shown = ada.get(f"crm/tasktemplatecontainer/{first}").response
    assert shown == {"title": "New", "entityType": kind.capitalize(), "id": first}
    assert ada.delete(f"crm/tasktemplatecontainer/{first}").response == shown
    assert ids(ada.get(f"crm/{kind}/tasktemplatecontainer")) == [second]
    assert [entry[0] for entry in told(portal, Kind.TASK_TEMPLATE_CONTAINER, first)] == [
        "created",
        "updated",
        "deleted",
    ]
    assert portal.rows(audit_events, audit_events.c.action.between(3036, 3041)) == []


def test_a_template_is_shown_whole(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    inside = container(ada)
    answer = ada.post(
        f"crm/tasktemplatecontainer/{inside}/tasktemplate",
        {
            "title": "Welcome call",
            "description": "Introduce yourself",
            "responsibleid": bob.id,
            "categoryid": 1,
            "isNotify": True,
            "offsetTicks": 2**63 - 1,
            "deadLineIsFixed": True,
        },
    )
    assert answer.status == 201
    made = answer.response
    assert list(made) == [
        "containerID",
        "title",
        "description",
        "responsible",
        "category",
        "isNotify",
        "offsetTicks",
        "deadLineIsFixed",
        "id",
    ]
    assert (made["containerID"], made["offsetTicks"]) == (inside, 2**63 - 1)
    assert (made["isNotify"], made["deadLineIsFixed"]) == (True, True)
    assert (made["responsible"]["id"], made["category"]["title"]) == (bob.id, "Phone call")
    assert "relativeItemsCount" not in made["category"]
    bare = ada.post(
        f"crm/tasktemplatecontainer/{inside}/tasktemplate", {"title": "x", "categoryid": 2}
    ).response
    assert "description" not in bare
    assert (bare["isNotify"], bare["offsetTicks"], bare["deadLineIsFixed"]) == (False, 0, False)
    assert bare["responsible"]["id"] == LOST_USER
    assert ada.get(f"crm/tasktemplatecontainer/tasktemplate/{bare['id']}").response["description"] == ""
    listed = bob.get(f"crm/tasktemplatecontainer/{inside}/tasktemplate").response
    assert [each["id"] for each in listed] == [made["id"], bare["id"]]
    assert bob.get(f"crm/tasktemplatecontainer/{inside}").response["items"] == listed
    (whole,) = bob.get("crm/opportunity/tasktemplatecontainer").response
    assert whole["items"] == listed


def test_a_template_counts_the_tasks_of_its_category(portal: Portal) -> None:
    ada = portal.user("ada")
    inside = container(ada, "company")
    made = template(ada, inside)
    ada.post(f"crm/tasktemplatecontainer/{inside}/apply", {"entityid": company(ada)})
    shown = ada.get(f"crm/tasktemplatecontainer/tasktemplate/{made}").response
    assert shown["category"]["relativeItemsCount"] == 1


def test_a_change_replaces_and_moves(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    one, two = container(ada), container(ada, "case")
    made = template(ada, one, description="x", responsibleid=bob.id, offsetTicks=5, isNotify=True)
    body = {"id": made, "title": "New", "categoryid": 2, "offsetTicks": -DAY}
    changed = bob.put(f"crm/tasktemplatecontainer/{two}/tasktemplate", body).response
    assert (changed["containerID"], changed["title"], changed["description"]) == (two, "New", "")
    assert (changed["offsetTicks"], changed["isNotify"], changed["category"]["id"]) == (-DAY, False, 2)
    assert changed["responsible"]["id"] == LOST_USER
    assert "items" not in ada.get(f"crm/tasktemplatecontainer/{one}").response
    gone = bob.delete(f"crm/tasktemplatecontainer/tasktemplate/{made}").response
    assert gone == changed
    assert portal.rows(task_templates) == []
    created, updated, deleted = told(portal, Kind.TASK_TEMPLATE, made)
    assert (created[2]["description"], updated[1]["container_id"], updated[2]["container_id"]) == (
        "x",
        one,
        two,
    )
    assert deleted[1]["offset_ticks"] == -DAY


def test_templates_outlive_their_container(portal: Portal) -> None:
    ada = portal.user("ada")
    one, two = container(ada), container(ada)
    made = template(ada, one)
    assert ada.delete(f"crm/tasktemplatecontainer/{one}").response["items"][0]["id"] == made
    assert ada.get(f"crm/tasktemplatecontainer/tasktemplate/{made}").response["containerID"] == one
    assert ada.get(f"crm/tasktemplatecontainer/{one}/tasktemplate").status == 404
    body = {"id": made, "title": "Kept", "categoryid": 1}
    assert ada.put(f"crm/tasktemplatecontainer/{two}/tasktemplate", body).response["containerID"] == two


def test_a_vanished_category_is_left_out(portal: Portal) -> None:
    inside = container(portal.owner)
    made = template(portal.owner, inside, categoryid=12)
    assert portal.owner.delete("crm/task/category/12").status == 200
    assert "category" not in portal.owner.get(f"crm/tasktemplatecontainer/tasktemplate/{made}").response
    assert "category" not in portal.owner.get(f"crm/tasktemplatecontainer/{inside}").response["items"][0]


CONTAINER = "crm/tasktemplatecontainer"
GOOD = {"title": "x", "categoryid": 1}
WRONG: list[tuple[str, str, dict[str, Any], int, str]] = [
    ("POST", "crm/case/tasktemplatecontainer", {"title": ""}, 400, ILLEGAL),
    ("POST", "crm/case/tasktemplatecontainer", {}, 400, ILLEGAL),
    (
        "POST",
        "crm/case/tasktemplatecontainer",
        {"title": "x" * 257},
        400,
        "title has more than 256 characters.\r\nParameter name: title",
    ),
    ("POST", "crm/task/tasktemplatecontainer", GOOD, 404, "Not found"),
    ("GET", f"{CONTAINER}/0", {}, 400, ILLEGAL),
    ("GET", f"{CONTAINER}/4711", {}, 404, "Not found"),
    ("PUT", f"{CONTAINER}/0", GOOD, 400, ILLEGAL),
    ("PUT", f"{CONTAINER}/1", {"title": ""}, 400, ILLEGAL),
    ("PUT", f"{CONTAINER}/4711", GOOD, 404, "Not found"),
    ("DELETE", f"{CONTAINER}/0", {}, 400, ILLEGAL),
    ("DELETE", f"{CONTAINER}/4711", {}, 404, "Not found"),
    ("GET", f"{CONTAINER}/0/tasktemplate", {}, 400, ILLEGAL),
    ("GET", f"{CONTAINER}/4711/tasktemplate", {}, 404, "Not found"),
    ("POST", f"{CONTAINER}/0/tasktemplate", GOOD, 400, ILLEGAL),
    ("POST", f"{CONTAINER}/1/tasktemplate", {**GOOD, "title": ""}, 400, ILLEGAL),
    ("POST", f"{CONTAINER}/1/tasktemplate", {"title": "x"}, 400, ILLEGAL),
    ("POST", f"{CONTAINER}/4711/tasktemplate", GOOD, 404, "Not found"),
    ("POST", f"{CONTAINER}/1/tasktemplate", {**GOOD, "categoryid": 4711}, 404, "Category is not found"),
    ("POST", f"{CONTAINER}/1/tasktemplate", {**GOOD, "categoryid": 13}, 404, "Category is not found"),
    (
        "POST",
        f"{CONTAINER}/1/tasktemplate",
        {**GOOD, "title": "x" * 256},
        400,
        "title has more than 255 characters.\r\nParameter name: title",
    ),
    (
        "POST",
        f"{CONTAINER}/1/tasktemplate",
        {**GOOD, "description": "ü" * 128},
        400,
        "description has more than 255 bytes.\r\nParameter name: description",
    ),
    (
        "POST",
        f"{CONTAINER}/1/tasktemplate",
        {**GOOD, "offsetTicks": 2**63},
        400,
        "offsetTicks has to be a whole number of 64 bits.\r\nParameter name: offsetTicks",
    ),
    (
        "POST",
        f"{CONTAINER}/1/tasktemplate",
        {**GOOD, "offsetTicks": "0.5"},
        400,
        "offsetTicks has to be a whole number of 64 bits.\r\nParameter name: offsetTicks",
    ),
    ("PUT", f"{CONTAINER}/1/tasktemplate", GOOD, 400, ILLEGAL),
    ("PUT", f"{CONTAINER}/1/tasktemplate", {**GOOD, "id": 4711}, 404, "Not found"),
    ("PUT", f"{CONTAINER}/4711/tasktemplate", {**GOOD, "id": 1}, 404, "Not found"),
    ("PUT", f"{CONTAINER}/1/tasktemplate", {"id": 1, "title": "x"}, 400, ILLEGAL),
    ("GET", f"{CONTAINER}/tasktemplate/0", {}, 400, ILLEGAL),
    ("GET", f"{CONTAINER}/tasktemplate/4711", {}, 404, "Not found"),
    ("DELETE", f"{CONTAINER}/tasktemplate/0", {}, 400, ILLEGAL),
    ("DELETE", f"{CONTAINER}/tasktemplate/4711", {}, 404, "Not found"),
    ("POST", f"{CONTAINER}/0/apply", {"entityid": 1}, 400, ILLEGAL),
    ("POST", f"{CONTAINER}/4711/apply", {"entityid": 1}, 404, "Not found"),
    ("POST", f"{CONTAINER}/1/apply", {}, 400, ILLEGAL),
    ("POST", f"{CONTAINER}/1/apply", {"entityid": 4711}, 404, "Not found"),
]


def test_what_is_wrong_is_refused(portal: Portal) -> None:
    ada = portal.user("ada")
    assert (container(ada), template(ada, 1)) == (1, 1)
    before = portal.rows(task_template_containers), portal.rows(task_templates)
    for verb, path, body, status, message in WRONG:
        answer = ada.request(verb, path, json_body=body or None)
        assert (answer.status, answer.error) == (status, message), (verb, path, body)
    assert (portal.rows(task_template_containers), portal.rows(task_templates)) == before


def _deadlines(answer: Any) -> list[datetime]:
    return [datetime.fromisoformat(each["deadLine"][:19] + "+00:00") for each in answer.response]


def test_applying_makes_the_tasks(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    inside = container(ada)
    refit = opportunity(ada, title="Refit")
    template(ada, inside, "Call", description="them", responsibleid=bob.id, offsetTicks=DAY, isNotify=True)
    template(ada, inside, "Offer", categoryid=4, offsetTicks=2 * HOUR)
    template(ada, inside, "Report", offsetTicks=HOUR, deadLineIsFixed=True)
    template(ada, inside, "File", offsetTicks=3 * SECOND)
    now = utc_now()
    answer = ada.post(f"crm/tasktemplatecontainer/{inside}/apply", {"entityid": refit})
    assert answer.status == 201
    made = answer.response
    assert titles(answer) == ["Call", "Offer", "Report", "File"]
    expected = [
        timedelta(days=1),
        timedelta(days=1, hours=2),
        timedelta(hours=1),
        timedelta(hours=1, seconds=3),
    ]
    for deadline, offset in zip(_deadlines(answer), expected, strict=True):
        assert timedelta() <= deadline - now - offset < timedelta(seconds=30)
    assert [each["responsible"]["id"] for each in made] == [bob.id, ada.id, ada.id, ada.id]
    assert [each["category"]["id"] for each in made] == [1, 4, 1, 1]
    assert made[0]["description"] == "them"
    assert all(each["entity"]["entityId"] == refit and each["createBy"]["id"] == ada.id for each in made)
    assert all("alertValue" not in each for each in made)
    (notice,) = bob.get("portal/notifications").response
    assert notice["entityId"] == made[0]["id"]
    assert ids(ada.get("crm/task/filter", entityType="opportunity", entityid=refit)) == sorted(
        (each["id"] for each in made), key=lambda each: [2, 3, 0, 1][each - made[0]["id"]]
    )
    trail = portal.rows(audit_events, audit_events.c.action == 3036)
    assert len(trail) == 4
    assert told(portal, Kind.TASK, made[3]["id"])[0][0] == "created"


@pytest.mark.parametrize("kind", KINDS)
def test_a_container_suits_its_kind_alone(portal: Portal, kind: str) -> None:
    ada = portal.user("ada")
    records = {
        "person": person(ada),
        "company": company(ada),
        "opportunity": opportunity(ada),
        "case": case(ada),
    }
    inside = container(ada, kind)
    template(ada, inside)
    fitting = {"person", "company"} if kind == "contact" else {kind}
    for other, record in records.items():
        one_table = {kind, other} <= {"contact", "person", "company"}
        if other in fitting or one_table:
            answer = ada.post(f"crm/tasktemplatecontainer/{inside}/apply", {"entityid": record})
            assert answer.status == (201 if other in fitting else 400), other
    hung = {(row.contact_id, row.entity_kind, row.entity_id) for row in portal.rows(tasks)}
    assert hung == {
        (records[each], int(Kind.ANY), 0)
        if each in {"person", "company"}
        else (0, int(Kind[each.upper()]), records[each])
        for each in fitting
    }


def test_applying_needs_sight_of_the_record(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    inside = container(ada)
    template(ada, inside)
    hidden = opportunity(ada, **private_to(ada))
    assert bob.post(f"crm/tasktemplatecontainer/{inside}/apply", {"entityid": hidden}).status == 404
    assert portal.rows(tasks) == []


def test_applying_is_all_or_nothing(portal: Portal) -> None:
    owner = portal.owner
    inside, far = container(owner), container(owner)
    template(owner, inside)
    template(owner, inside, categoryid=12)
    for offset in (DAY, 2**63 - 1):
        template(owner, far, "Far", offsetTicks=offset)
    assert owner.delete("crm/task/category/12").status == 200
    deal = opportunity(owner)
    refused = owner.post(f"crm/tasktemplatecontainer/{inside}/apply", {"entityid": deal})
    assert (refused.status, refused.error) == (404, "Category is not found")
    refused = owner.post(f"crm/tasktemplatecontainer/{far}/apply", {"entityid": deal})
    assert (refused.status, refused.error) == (400, "The offset of “Far” is too large.")
    assert portal.rows(tasks) == []
    empty = container(owner)
    assert owner.post(f"crm/tasktemplatecontainer/{empty}/apply", {"entityid": deal}).response == []
    assert len(portal.rows(list_items, list_items.c.list == 2)) == 11


def test_a_day_later_is_the_same_time_when_the_clocks_change(portal: Portal) -> None:
    """Twenty templates a fortnight apart reach across a change of the clocks, whenever this runs."""
    portal.owner.put("settings/timeandlanguage", {"timeZoneID": "Europe/Riga"})
    inside = container(portal.owner)
    for _ in range(20):
        template(portal.owner, inside, offsetTicks=14 * DAY)
    answer = portal.owner.post(
        f"crm/tasktemplatecontainer/{inside}/apply", {"entityid": opportunity(portal.owner)}
    )
    shown = [each["deadLine"] for each in answer.response]
    assert len({each[11:19] for each in shown}) == 1
    assert {each[-6:] for each in shown} == {"+02:00", "+03:00"}


def test_a_list_of_containers_takes_the_same_statements_for_many_as_for_one(portal: Portal) -> None:
    ada = portal.user("ada")

    def statements() -> int:
        return fewest_statements(portal, lambda: ada.get("crm/case/tasktemplatecontainer").response)

    template(ada, container(ada, "case"))
    statements()
    few = statements()
    for _ in range(10):
        inside = container(ada, "case")
        for category in range(1, 6):
            template(ada, inside, categoryid=category)
    statements()
    assert statements() <= few + 1 <= 10


def test_guests_and_strangers_have_no_templates(portal: Portal) -> None:
    guest = portal.user("gus", guest=True)
    for verb, path in (
        ("GET", "crm/case/tasktemplatecontainer"),
        ("POST", "crm/case/tasktemplatecontainer"),
        ("POST", "crm/tasktemplatecontainer/1/apply"),
    ):
        assert guest.request(verb, path).error == "Forbidden"
        assert portal.stranger.request(verb, path).status == 401
