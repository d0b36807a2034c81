"""The change log: who sees it, how it is followed, and how changes are taken back."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from sqlalchemy import delete, insert, select
from tests.portals import Client, Portal
from tests.wire.contact_records import company, person
from tests.wire.opportunity_records import PROPOSAL, draft

from rapport.core.clock import utc_now
from rapport.portal.api_keys import service as api_keys
from rapport.store.dialect.numbering import current_transaction
from rapport.store.tables import audit_events, changes, journal

Change = dict[str, Any]


def newest(client: Client, **parameters: Any) -> Change:
    """Return the newest change that the client sees."""
    return client.get("crm/changes", count=1, **parameters).response[0]  # type: ignore[no-any-return]


def undo(client: Client, change: Change, **parameters: Any) -> Any:
    return client.put(f"crm/changes/{change['id']}/undo", **parameters)


def conflicts(answer: Any) -> list[tuple[str, str, int, str]]:
    assert answer.status == 409, answer.text
    told = answer.json["error"]["data"]["conflicts"]
    return [(each["reason"], each["kind"], each["recordId"], each["field"]) for each in told]


def rename(client: Client, contact: int, name: str, **more: Any) -> None:
    body = {"companyName": name, "shareType": 1, **more}
    assert client.put(f"crm/contact/company/{contact}", body).status == 200


def test_a_change_is_told(portal: Portal) -> None:
    ada = portal.user("ada")
    acme = company(ada, "Acme")["id"]
    rename(ada, acme, "Acme Ltd")
    changed, made = ada.get("crm/changes").response
    assert (made["verb"], made["before"], made["after"]["companyName"]) == ("created", None, "Acme")
    assert changed["verb"] == "updated"
    assert changed["before"]["companyName"] == "Acme"
    assert changed["after"]["companyName"] == "Acme Ltd"
    assert (changed["kind"], changed["recordId"], changed["canUndo"]) == ("contact", str(acme), True)
    assert changed["author"]["id"] == ada.id
    assert changed["keyId"] > 0
    assert changed["batch"] > made["batch"]
    assert "cursor" not in changed


def test_custom_fields_are_named(portal: Portal) -> None:
    """As they are called now; those that are gone, as they were called last."""
    ada = portal.user("ada")
    acme = company(ada, "Acme")["id"]
    made = [
        portal.owner.post("crm/contact/customfield", {"label": label, "fieldType": 3}).response["id"]
        for label in ("Colour", "Size", "Weight")
    ]
    colour, size, weight = made
    for field in made:
        ada.post(f"crm/contact/{acme}/customfield/{field}", {"fieldValue": "true"})
    labels = {str(colour): "Colour", str(size): "Size", str(weight): "Weight"}
    told = newest(ada)
    assert (told["before"]["customFields"].keys(), told["fieldLabels"]) == ({str(colour), str(size)}, labels)
    portal.owner.put(f"crm/contact/customfield/{size}", {"label": "Extent", "fieldType": 3})
    portal.owner.delete(f"crm/contact/customfield/{weight}")
    (renamed, *_) = [
        each
        for each in ada.get("crm/changes", kind="contact").response
        if each["after"].get("customFields", {}).keys() == {str(each) for each in made}
    ]
    assert renamed["fieldLabels"] == labels | {str(size): "Extent"}
    (synced,) = [each for each in ada.get("crm/changes", since="0").response if each["id"] == renamed["id"]]
    assert synced["fieldLabels"] == renamed["fieldLabels"]
    assert "fieldLabels" not in ada.get("crm/changes", kind="contact").response[-1]
    with portal.statements() as few:
        ada.get("crm/changes", kind="contact", count=2)
    with portal.statements() as many:
        ada.get("crm/changes", kind="contact", count=100)
    assert len(few) == len(many)


def test_an_edit_is_taken_back(portal: Portal) -> None:
    ada = portal.user("ada")
    acme = company(ada, "Acme")["id"]
    before = ada.get(f"crm/contact/{acme}").response
    rename(ada, acme, "Zeta", about="x")
    assert ada.get("crm/contact/filter", filterValue="acme").response == []
    change = newest(ada)
    tried = undo(ada, change, dryRun=True).response
    assert (tried["records"], tried["conflicts"]) == ([{"kind": "contact", "recordId": acme}], [])
    assert ada.get(f"crm/contact/{acme}").response["displayName"] == "Zeta"
    done = undo(ada, change).response
    assert (done["recordCount"], done["rowCount"], done["dryRun"]) == (1, 1, False)
    assert ada.get(f"crm/contact/{acme}").response == before
    assert [each["id"] for each in ada.get("crm/contact/filter", filterValue="acme").response] == [acme]
    inverse, undone = ada.get("crm/changes", count=2).response
    assert (inverse["before"], inverse["after"]) == (undone["after"], undone["before"])
    assert (undone["undoneIn"], undone["canUndo"]) == (inverse["batch"], False)
    assert undo(ada, undone).error == "The change is taken back already."
    assert undo(ada, inverse).status == 200
    assert ada.get(f"crm/contact/{acme}").response["displayName"] == "Zeta"
    assert "undoneIn" not in ada.get("crm/changes").response[2]
    assert [row.action for row in portal.rows(audit_events)].count(3901) == 2


def test_a_later_change_stands_in_the_way(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    acme = company(ada, "Acme")["id"]
    rename(ada, acme, "Mine", about="mine")
    mine = newest(ada)
    rename(bob, acme, "Theirs", about="mine")
    refused = undo(ada, mine)
    assert conflicts(refused) == [("changed", "contact", acme, "company_name")]
    assert refused.json["error"]["data"]["conflicts"][0]["expected"] == "Mine"
    assert refused.json["error"]["data"]["conflicts"][0]["found"] == "Theirs"
    assert refused.error == (
        f"A later change stands in the way: contact {acme}: company_name was changed since. Nothing was changed."
    )
    tried = undo(ada, mine, dryRun=True).response
    assert tried["conflicts"] == refused.json["error"]["data"]["conflicts"]
    assert ada.get(f"crm/contact/{acme}").response["displayName"] == "Theirs"
    assert undo(bob, newest(bob)).status == 200
    assert undo(ada, mine).status == 200
    assert ada.get(f"crm/contact/{acme}").response["displayName"] == "Acme"


def test_other_fields_keep_their_later_changes(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada, "Ann", "Lee")["id"]
    body = {"firstName": "Anna", "lastName": "Lee", "shareType": 1}
    ada.put(f"crm/contact/person/{ann}", body)
    first = newest(ada)
    ada.put(f"crm/contact/person/{ann}", {**body, "lastName": "Ng"})
    assert undo(ada, first).status == 200
    assert ada.get(f"crm/contact/{ann}").response["displayName"] == "Ann Ng"
    assert [each["id"] for each in ada.get("crm/contact/filter", filterValue="ann ng").response] == [ann]
    other = person(ada, "Ann", "Nu")["id"]
    sorted_by_name = ada.get("crm/contact/filter", sortBy="displayName").response
    assert [each["id"] for each in sorted_by_name] == [ann, other]


def test_a_move_a_sharing_and_a_bulk_change(portal: Portal) -> None:
    ada = portal.user("ada")
    deals = [ada.post("crm/opportunity", draft(ada, title=each)).response["id"] for each in "ab"]
    before = ada.get("crm/opportunity/filter").response
    ada.put(f"crm/opportunity/{deals[0]}/stage/{PROPOSAL}")
    moved = newest(ada)
    ada.put("crm/opportunity/access", {"opportunityid": deals, "isPrivate": True, "accessList": [ada.id]})
    shared = newest(ada)
    ada.post("crm/opportunity/filter/taglist", {"tagName": "Hot"})
    tagged = newest(ada, kind="opportunity")
    assert len(ada.get("crm/opportunity/filter", tags="Hot").response) == 2
    for change in (tagged, shared, moved):
        assert undo(ada, change).status == 200
    assert ada.get("crm/opportunity/filter").response == before
    assert ada.get("crm/opportunity/tag").response == []


def test_a_merge_is_taken_back(portal: Portal) -> None:
    ada = portal.user("ada")
    ann, bo = person(ada, "Ann")["id"], person(ada, "Bo")["id"]
    ada.post(f"crm/contact/{ann}/data", {"infoType": "Phone", "data": "1", "category": "Work"})
    deal = ada.post("crm/opportunity", draft(ada, contactid=ann, members=[ann])).response["id"]
    paths = (f"crm/contact/{ann}", f"crm/contact/{bo}", f"crm/opportunity/{deal}")
    before = [ada.get(path).response for path in paths]
    ada.put("crm/contact/merge", {"fromcontactid": ann, "tocontactid": bo})
    assert ada.get(paths[0]).status == 404
    assert undo(ada, newest(ada)).status == 200
    assert [ada.get(path).response for path in paths] == before


def test_a_creation_is_taken_back_unless_it_is_of_use(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    acme = company(ada, "Acme")["id"]
    made = newest(ada)
    bob.post("crm/contact/company", {"companyName": "B", "shareType": 1})
    detail = {"infoType": "Phone", "data": "1", "category": "Work"}
    bob.post(f"crm/contact/{acme}/data", detail)
    assert conflicts(undo(ada, made)) == [("used", "contact", acme, "contact_infos")]
    assert undo(bob, newest(bob)).status == 200
    assert undo(ada, made).status == 200
    assert ada.get(f"crm/contact/{acme}").status == 404
    (item,) = ada.get("crm/trash").response
    assert (item["recordId"], item["title"]) == (acme, "Acme")
    assert ada.put(f"crm/trash/{item['id']}/restore").status == 200
    assert ada.get(f"crm/contact/{acme}").response["displayName"] == "Acme"


def test_reference_lists_go_back(portal: Portal) -> None:
    owner = portal.owner
    before = owner.get("crm/opportunity/stage").response
    deal = owner.post("crm/opportunity", draft(owner)).response["id"]
    ids = [stage["id"] for stage in before]
    owner.put("crm/opportunity/stage/reorder", {"ids": ids[::-1]})
    assert undo(owner, newest(owner)).status == 200
    owner.put(f"crm/opportunity/stage/{ids[2]}/color", {"color": "#123"})
    assert undo(owner, newest(owner)).status == 200
    owner.delete(f"crm/opportunity/stage/{ids[3]}")
    assert undo(owner, newest(owner)).status == 200
    after = owner.get("crm/opportunity/stage").response
    for stage in (*before, *after):
        stage.pop("relativeItemsCount", None)
    assert after == before
    assert owner.get(f"crm/opportunity/{deal}").response["stage"]["id"] == ids[0]


def test_who_may_take_what_back(portal: Portal) -> None:
    ada, bob, mia = portal.user("ada"), portal.user("bob"), portal.user("mia", crm_admin=True)
    acme = company(ada, "Acme")["id"]
    rename(ada, acme, "Zeta")
    change = newest(ada)
    assert newest(bob)["canUndo"] is False
    assert undo(bob, change).status == 403
    rename(mia, acme, "Zeta", shareType=2, managerList=[bob.id])
    assert undo(ada, change).status == 403
    rename(mia, acme, "Zeta", shareType=0, managerList=[bob.id])
    assert undo(ada, change).status == 404
    assert undo(mia, change).status == 200
    assert portal.user("g", guest=True).get("crm/changes").status == 403
    assert undo(portal.owner, {"id": 999_999}).status == 404


def test_who_sees_which_changes(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    seen_before = {each["id"] for each in bob.get("crm/changes").response}
    closed = company(ada, "Closed", shareType=0, managerList=[ada.id])["id"]
    company(ada, "Open")
    deal = ada.post("crm/opportunity", draft(ada, isPrivate=True, accessList=[ada.id])).response["id"]
    portal.owner.post("crm/contact/status", {"title": "New", "color": "#fff", "sortOrder": 1})
    portal.owner.put("crm/contact/status/settings", {"changeContactStatusGroupAuto": True})

    def seen(client: Client) -> list[tuple[str, str]]:
        found = client.get("crm/changes").response
        return [(each["kind"], each["verb"]) for each in found if each["id"] not in seen_before]

    assert seen(bob) == [("listItem", "created"), ("contact", "created")]
    assert seen(ada) == [
        ("listItem", "created"), ("opportunity", "created"), ("contact", "created"), ("contact", "created"),
    ]  # fmt: skip
    assert ("crmSettings", "updated") in seen(portal.owner)
    assert all(each["kind"] for each in portal.owner.get("crm/changes").response)
    ada.delete(f"crm/contact/{closed}")
    ada.delete(f"crm/opportunity/{deal}")
    assert ("contact", "deleted") not in seen(bob)
    assert seen(ada)[:2] == [("opportunity", "deleted"), ("contact", "deleted")]


def test_filters(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    acme = company(ada, "Acme")["id"]
    company(bob, "Bolt")
    deal = ada.post("crm/opportunity", draft(ada)).response["id"]
    key = portal.within(lambda work: api_keys.create_key(work, user_id=ada.id, name="sync"))
    robot = Client(portal, ada.id, key)
    rename(robot, acme, "Zeta")
    assert [each["recordId"] for each in ada.get("crm/changes", kind="opportunity").response] == [str(deal)]
    assert len(ada.get("crm/changes", kind="contact", recordId=acme).response) == 2
    assert {each["author"]["id"] for each in ada.get("crm/changes", userId=bob.id).response} == {bob.id}
    mine = newest(ada)
    (by_key,) = ada.get("crm/changes", keyId=mine["keyId"]).response
    assert by_key["after"]["companyName"] == "Zeta"
    assert [each["id"] for each in ada.get("crm/changes", batch=mine["batch"]).response] == [mine["id"]]
    assert ada.get("crm/changes", fromDate="2999-01-01").response == []
    assert len(ada.get("crm/changes", toDate="2999-01-01", kind="contact").response) == 3
    assert ada.get("crm/changes", kind="elephant").status == 400
    page = ada.get("crm/changes", count=2, startIndex=1, kind="contact")
    assert (len(page.response), page.json.get("nextIndex")) == (2, None)


def test_everything_that_somebody_did_since(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    acme = company(bob, "Acme")["id"]
    key = portal.within(lambda work: api_keys.create_key(work, user_id=ada.id, name="robot"))
    robot = Client(portal, ada.id, key)
    rename(robot, acme, "Zeta")
    key_id = newest(ada)["keyId"]
    robot.post(f"crm/contact/{acme}/tag", {"tagName": "Odd"})
    made = company(robot, "Made")["id"]
    company(ada, "Kept")
    robot.delete(f"crm/contact/{made}")
    bob.post(f"crm/contact/{acme}/data", {"infoType": "Phone", "data": "1", "category": "Work"})
    when = f"{utc_now():%Y}-01-01"
    assert ada.put("crm/changes/undo", userId=ada.id).error.endswith("since")
    assert ada.put("crm/changes/undo", since=when).error.endswith("userId")
    assert bob.put("crm/changes/undo", since=when, userId=ada.id).status == 403
    assert bob.put("crm/changes/undo", since=when, keyId=key_id).status == 403
    tried = ada.put("crm/changes/undo", since=when, keyId=key_id, dryRun=True).response
    assert (tried["dryRun"], tried["conflicts"]) == (True, [])
    done = ada.put("crm/changes/undo", {"since": when, "keyId": key_id}).response
    assert {"kind": "contact", "recordId": acme} in done["records"]
    assert ada.get(f"crm/contact/{acme}").response["displayName"] == "Acme"
    assert [tag["title"] for tag in ada.get("crm/contact/tag").response if tag["title"] == "Odd"] == []
    names = {each["displayName"] for each in ada.get("crm/contact/filter").response}
    assert names == {"Acme", "Kept"}
    again = ada.put("crm/changes/undo", since=when, keyId=key_id)
    assert (again.status, again.error) == (403, "There is nothing left to take back.")
    assert [row.action for row in portal.rows(audit_events)].count(3902) == 1


def test_what_is_not_kept_is_not_taken_back(portal: Portal) -> None:
    portal.owner.put("crm/contact/status/settings", {"changeContactStatusGroupAuto": True})
    change = newest(portal.owner, kind="crmSettings")
    assert change["canUndo"] is False
    assert undo(portal.owner, change).error == "Changes of this kind can't be taken back: crm settings."


def test_hidden_records_are_not_told_of(portal: Portal) -> None:
    """What stands in the way may be a record that the caller can't see: then that is all they hear."""
    ada, bob = portal.user("ada"), portal.user("bob")
    acme, other = company(ada, "Acme")["id"], company(ada, "Other")["id"]
    secret = draft(bob, isPrivate=True, accessList=[bob.id], contactid=acme)
    deal = bob.post("crm/opportunity", secret).response["id"]
    ada.delete(f"crm/contact/{acme}")
    gone = newest(ada, kind="contact")
    assert bob.put(f"crm/opportunity/{deal}", {**secret, "contactid": other}).status == 200
    told = undo(ada, gone, dryRun=True).response["conflicts"]
    assert told == [
        {"reason": "changed", "kind": "", "recordId": 0, "field": "", "expected": None, "found": None}
    ]
    assert undo(ada, gone).error == (
        "A later change stands in the way: a record that you can't see was changed since. Nothing was changed."
    )
    told = undo(portal.owner, gone, dryRun=True).response["conflicts"]
    assert [(each["recordId"], each["field"], each["found"]) for each in told] == [
        (deal, "contact_id", other)
    ]


def all_since(client: Client, cursor: str, count: int = 2) -> list[Change]:
    found: list[Change] = []
    while page := client.get("crm/changes", since=cursor, count=count).response:
        found += page
        cursor = page[-1]["cursor"]
    return found


def test_following_the_log(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    company(ada, "Before")
    start = bob.get("crm/changes/cursor").response["cursor"]
    assert bob.get("crm/changes", since=start).response == []
    for letter in "abcde":
        company(ada, letter)
    company(ada, "hidden", shareType=0, managerList=[ada.id])
    names = [each["after"]["companyName"] for each in all_since(bob, start)]
    assert names == list("abcde")
    assert len(all_since(ada, start, 100)) == 6
    assert len(all_since(ada, "0")) > 6
    last = all_since(bob, start)[-1]["cursor"]
    assert bob.get("crm/changes", since=last).response == []
    rename(ada, ada.get("crm/contact/filter", filterValue="Before").response[0]["id"], "After")
    assert [each["verb"] for each in all_since(bob, last)] == ["updated"]
    assert [each["verb"] for each in all_since(bob, start)] == ["created"] * 5 + ["updated"]


@pytest.mark.parametrize(
    "cursor", ["x", "-1", "999999999", "1~2", "1~2~x", "5.1:1:", "1.1:9999999999:", "1~1~1~1"]
)
def test_a_strange_cursor_is_refused(portal: Portal, cursor: str) -> None:
    answer = portal.owner.get("crm/changes", since=cursor)
    assert (answer.status, answer.error[:29]) == (409, "This cursor is not known here")


def test_a_late_commit_is_not_missed(portal: Portal) -> None:
    """A transaction that began first and commits last is seen when it commits, and nobody waits for it."""
    if portal.backend == "sqlite":
        pytest.skip("writers come one after another there")
    ada = portal.user("ada")
    company(ada, "First")
    start = ada.get("crm/changes/cursor").response["cursor"]
    written, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        with portal.house.database.writing() as tx:
            row = tx.execute(select(changes).order_by(changes.c.id.desc()).limit(1)).one()._mapping
            values = {name: row[name] for name in row if name not in {"id", "transaction_id"}}
            tx.execute(insert(changes).values(**values, transaction_id=current_transaction()))
            written.set()
            go_on.wait(20)

    late = threading.Thread(target=slow)
    late.start()
    assert written.wait(20)
    company(ada, "Quick")
    first = ada.get("crm/changes", since=start).response
    assert [each["after"]["companyName"] for each in first] == ["Quick"]
    go_on.set()
    late.join()
    second = ada.get("crm/changes", since=first[-1]["cursor"]).response
    assert len(second) == 1
    assert second[0]["id"] < first[-1]["id"]
    assert ada.get("crm/changes", since=second[-1]["cursor"]).response == []


def test_the_number_of_statements_does_not_grow(portal: Portal) -> None:
    ada = portal.user("ada")
    start = ada.get("crm/changes/cursor").response["cursor"]
    counts = []
    for times in (1, 12):
        for _ in range(times):
            company(ada)
        for parameters in ({}, {"since": start}):
            ada.get("crm/changes", **parameters)
            with portal.statements() as seen:
                assert ada.get("crm/changes", count=10, **parameters).response
            counts.append(len(seen))
    assert max(counts) <= 6
    assert counts[:2] == counts[2:]


def test_undoing_many_takes_as_many_statements_as_undoing_one(portal: Portal) -> None:
    ada = portal.user("ada")

    def undone(*names: str) -> int:
        numbers = [company(ada, name)["id"] for name in names]
        ada.put("crm/contact", {"contactids": numbers})
        items = [item["id"] for item in ada.get("crm/trash").response]
        with portal.statements() as seen:
            assert ada.put("crm/trash/restore", {"ids": items}).status == 200
        return len(seen)

    undone("warm")
    one, many = undone("one"), undone(*"abcdefghijkl")
    assert one == many <= 60


def test_what_the_journal_lost_is_refused(portal: Portal) -> None:
    """An old change whose rows are forgotten already."""
    ada = portal.user("ada")
    company(ada)
    portal.within(lambda work: work.tx.execute(delete(journal)))
    assert undo(ada, newest(ada)).error == "There is nothing left to take back."
