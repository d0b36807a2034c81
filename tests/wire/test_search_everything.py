"""The one search over everything (sheet 08, section 9, as a call of ours)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.portals import Answer, Client, Portal
from tests.wire import task_records
from tests.wire.background import work_off
from tests.wire.contact_records import info
from tests.wire.file_records import uploaded
from tests.wire.opportunity_records import case, company, field, opportunity, person, private_to

from rapport.core.kinds import Kind
from rapport.store.check import check

SEARCH = "crm/search"


def found(client: Client, text: str, **more: Any) -> list[tuple[str, int]]:
    """Return kind and id of what is found, in order."""
    return [
        (item["entityType"], item["id"]) for item in client.get(SEARCH, filterValue=text, **more).response
    ]


def only(answer: Answer) -> dict[str, Any]:
    (item,) = answer.response
    return dict(item)


def noted(client: Client, contact: int, content: str, **more: Any) -> int:
    """Write an event of a contact."""
    body = {"contactId": contact, "content": content, "categoryId": 20, **more}
    return int(client.post("crm/history", body).response["id"])


@pytest.fixture
def ada(portal: Portal) -> Client:
    return portal.user("ada")


def test_everything_is_found(portal: Portal, ada: Client) -> None:
    firm = company(ada, "Zephyr Ltd")
    ann = person(ada, "Ann", "Zephyrides")
    deal = opportunity(ada, title="Roof", description="As for Zephyr")
    trouble = case(ada, "Zephyr is angry")
    call = task_records.task(ada, title="Call", description="the zephyr people")
    event = noted(ada, firm, "<p>Met <b>Zephyr</b></p>")
    file = uploaded(ada, "zephyr.pdf")
    everything = {
        ("contact", firm),
        ("contact", ann),
        ("opportunity", deal),
        ("case", trouble),
        ("task", call),
        ("event", event),
        ("file", file),
    }
    assert set(found(ada, "zep")) == everything
    assert set(found(ada, "ZEPHYR")) == everything
    assert found(ada, "zephyrx") == []
    assert found(ada, "") == found(ada, "  ") == found(ada, '""') == []


def test_kinds(portal: Portal, ada: Client) -> None:
    firm, trouble = company(ada, "Zephyr Ltd"), case(ada, "Zephyr")
    assert found(ada, "zep", kinds="contact") == [("contact", firm)]
    assert found(ada, "zep", kinds=["Case", "task"]) == [("case", trouble)]
    assert set(found(ada, "zep", kinds="contact,case")) == {("contact", firm), ("case", trouble)}
    answer = ada.get(SEARCH, filterValue="zep", kinds="contact,wombat")
    assert answer.status == 400
    assert answer.error.startswith(
        "There is no kind 'wombat'; known are contact, opportunity, case, task, event, file."
    )


def test_whole_words_come_first_then_beginnings_then_titles_then_the_newest(ada: Client) -> None:
    inside = case(ada, "Surrender")
    begins = case(ada, "Render farm")
    older = case(ada, "Ren one")
    newer = case(ada, "Two: ren!")
    told = opportunity(ada, title="Roof", description="about Ren")
    told_beginning = opportunity(ada, title="Roof", description="about Rennes")
    assert found(ada, "ren") == [
        ("case", newer),
        ("case", older),
        ("opportunity", told),
        ("case", begins),
        ("opportunity", told_beginning),
        ("case", inside),
    ]


def test_all_words_have_to_be_there(ada: Client) -> None:
    both, _ = case(ada, "Solar roof in Cork"), case(ada, "Solar")
    assert found(ada, "cor sol") == [("case", both)]
    assert found(ada, '"solar roof"') == [("case", both)]
    assert found(ada, '"roof solar"') == []
    assert found(ada, "s*r c?rk") == [("case", both)]
    assert found(ada, "s*f") == []
    assert found(ada, "so*r roo") == [("case", both)]


@pytest.mark.parametrize(
    ("title", "text", "marked"),
    [
        ("Kören & Söhne", "koren", "<mark>Kören</mark> &amp; Söhne"),
        ("Kören & Söhne", "SOH", "Kören &amp; <mark>Söh</mark>ne"),
        ("Straße", "strass", "<mark>Straß</mark>e"),
        ("ООО Ромашка", "ром", "ООО <mark>Ром</mark>ашка"),
        ("ООО Ёлка", "ел", "ООО <mark>Ёл</mark>ка"),
        ("Ёлка", "е", "<mark>Ё</mark>лка"),
        ("Αθήνα ΑΕ", "αθη", "<mark>Αθή</mark>να ΑΕ"),
        ("北京山水有限公司", "山水", "北京<mark>山水</mark>有限公司"),
        ("北京山水有限公司", "山", "北京<mark>山</mark>水有限公司"),
        ("株式会社ガラス", "ガラス", "株式会社<mark>ガラス</mark>"),
        ("서울상사", "서울", "<mark>서울</mark>상사"),
        ("ﬁnance <script>", "fina", "<mark>ﬁna</mark>nce &lt;script&gt;"),
        ("<b>", "b", "&lt;<mark>b</mark>&gt;"),
        ("100% pure_milk", "100%", "<mark>100%</mark> pure_milk"),
        ('Say "OR" AND NOT', "or and", "Say &quot;<mark>OR</mark>&quot; <mark>AND</mark> NOT"),
        ("Ανδρέας", "ανδρεασ", "<mark>Ανδρέας</mark>"),
    ],
)
def test_scripts_accents_and_marks(ada: Client, title: str, text: str, marked: str) -> None:
    firm = company(ada, title)
    assert only(ada.get(SEARCH, filterValue=text)) == {
        "entityType": "contact",
        "id": firm,
        "title": title,
        "titleHtml": marked,
        "foundIn": "title",
        "isCompany": True,
        "created": ada.get(f"crm/contact/{firm}").response["created"],
    }


def test_what_it_is_found_in(portal: Portal, ada: Client) -> None:
    firm = company(ada, "Northwind", about="A\n\n<i>quick</i> brown fox")
    size = field(portal, Kind.OPPORTUNITY, "Size", position=1)
    deal = opportunity(ada, title="Roof", customFieldList=[{"key": size, "value": "extra large"}])
    assert ada.get(SEARCH, filterValue="brown").response[0]["snippetHtml"] == (
        "A &lt;i&gt;quick&lt;/i&gt; <mark>brown</mark> fox"
    )
    assert ada.get(SEARCH, filterValue="brown").response[0]["foundIn"] == "text"
    item = only(ada.get(SEARCH, filterValue="larg"))
    assert (item["id"], item["foundIn"]) == (deal, "customField")
    assert item["snippetHtml"] == "extra <mark>larg</mark>e"
    info(ada, firm, "email", "sales@northwind.example")
    item = only(ada.get(SEARCH, filterValue="sales@"))
    assert (item["id"], item["foundIn"], item["title"]) == (firm, "info", "Northwind")
    assert item["snippetHtml"] == "<mark>sales@</mark>northwind.example"
    info(ada, firm, "address", '{"street":"Elm Road 5","city":"Tramore"}')
    assert only(ada.get(SEARCH, filterValue="tramo"))["snippetHtml"] == "Elm Road 5, <mark>Tramo</mark>re"


def test_a_long_text_is_cut_around_the_word(ada: Client) -> None:
    opportunity(ada, title="Roof", description=f"{'word ' * 100}needle{' word' * 100}")
    snippet = only(ada.get(SEARCH, filterValue="needle"))["snippetHtml"]
    assert snippet.startswith("…word word ")
    assert "word <mark>needle</mark> word" in snippet
    assert snippet.endswith("…")
    assert len(snippet) < 180


def test_events_with_what_they_are_about(ada: Client) -> None:
    firm, deal = company(ada, "Northwind"), opportunity(ada, title="Roof")
    event = noted(ada, firm, "Talked of <b>elephants</b>", entityType="opportunity", entityId=deal)
    item = only(ada.get(SEARCH, filterValue="eleph"))
    assert (item["entityType"], item["id"], item["title"], item["foundIn"]) == (
        "event",
        event,
        "Note",
        "text",
    )
    assert item["snippetHtml"] == "Talked of <mark>eleph</mark>ants"
    assert item["contact"] == {"id": firm, "displayName": "Northwind", "isCompany": True}
    assert item["entity"] == {"entityType": "opportunity", "entityId": deal, "entityTitle": "Roof"}
    item = only(ada.get(SEARCH, filterValue="eleph", kinds="contact"))
    assert (item["id"], item["foundIn"]) == (firm, "event")
    assert item["snippetHtml"] == "Talked of <mark>eleph</mark>ants"


def test_persons_tasks_and_files_with_what_they_are_about(ada: Client) -> None:
    firm = company(ada, "Northwind")
    named = {"id": firm, "displayName": "Northwind", "isCompany": True}
    person(ada, "Ann", "Elephant", companyId=firm)
    assert only(ada.get(SEARCH, filterValue="eleph"))["contact"] == named
    task_records.task(ada, title="Walk the dog", contactId=firm)
    assert only(ada.get(SEARCH, filterValue="walk"))["contact"] == named
    file = uploaded(ada, "offer.pdf")
    assert "contact" not in only(ada.get(SEARCH, filterValue="offer"))
    ada.post(f"crm/contact/{firm}/files", {"fileids": [file]})
    assert only(ada.get(SEARCH, filterValue="offer"))["contact"] == named


def test_only_what_may_be_seen(portal: Portal, ada: Client) -> None:
    bob = portal.user("bob")
    firm = company(ada, "Elephant Ltd", shareType=0, managerList=[ada.id])
    deal = opportunity(ada, title="Elephant house", **private_to(ada))
    trouble = case(ada, "Elephant escaped", **private_to(ada))
    call = task_records.task(ada, title="Feed elephant", contactId=firm)
    event = noted(ada, firm, "Saw the elephant")
    open_call = task_records.task(ada, title="Buy an elephant", responsibleId=bob.id)
    file = uploaded(ada, "elephant.pdf")
    mine = {
        ("contact", firm),
        ("opportunity", deal),
        ("case", trouble),
        ("task", call),
        ("event", event),
        ("file", file),
        ("task", open_call),
    }
    assert set(found(ada, "eleph")) == set(found(portal.owner, "eleph")) == mine
    assert found(bob, "eleph") == [("task", open_call)]
    open_deal = opportunity(ada, title="Zoo", contactid=firm)
    assert "contact" in only(ada.get(SEARCH, filterValue="zoo"))
    assert found(bob, "zoo") == [("opportunity", open_deal)]
    assert "contact" not in only(bob.get(SEARCH, filterValue="zoo"))


def test_deleted_and_changed(ada: Client) -> None:
    deal = opportunity(ada, title="Elephant")
    ada.put(f"crm/opportunity/{deal}", task_records.draft(ada) | {"title": "x"})
    trouble = case(ada, "Giraffe")
    ada.put(f"crm/case/{trouble}", {"title": "Zebra"})
    assert found(ada, "giraffe") == []
    assert found(ada, "zebra") == [("case", trouble)]
    ada.delete(f"crm/case/{trouble}")
    assert found(ada, "zebra") == []


def test_pages(ada: Client) -> None:
    ids = [case(ada, f"Zebra {number}") for number in range(5)]
    newest = [("case", each) for each in reversed(ids)]
    assert found(ada, "zeb") == newest
    first = ada.get(SEARCH, filterValue="zeb", count=2)
    assert [item["id"] for item in first.response] == ids[:2:-1]
    assert first.json["nextIndex"] == 3
    assert found(ada, "zeb", count=2, startIndex=4) == newest[4:]
    assert found(ada, "zeb", startIndex=9) == []


def test_refusals(portal: Portal, ada: Client) -> None:
    assert ada.get(SEARCH, filterValue="x" * 1001).status == 400
    assert ada.get(SEARCH).response == []
    assert portal.stranger.get(SEARCH, filterValue="zeb").status == 401
    for text in (
        "*",
        "?",
        "**?*",
        '"',
        "'",
        "\\",
        "%",
        "_",
        "a" * 1000,
        "a*" * 400,
        "é" * 500,
        "\u200d",
        "(((",
    ):
        assert ada.get(SEARCH, filterValue=text).status == 200


def test_a_few_statements_whatever_the_number(portal: Portal, ada: Client) -> None:
    for number in range(30):
        firm = company(ada, f"Zebra {number}")
        opportunity(ada, title=f"Zebra {number}", contactid=firm)
        noted(ada, firm, "zebra")
    ada.get(SEARCH, filterValue="zeb")
    with portal.statements() as seen:
        assert len(ada.get(SEARCH, filterValue="zeb").response) == 90
    assert len(seen) <= 6


def test_what_was_deleted_is_not_found_and_what_came_back_is_whenever_the_index_follows(
    portal: Portal, ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    firms = [company(ada, f"Zephyr {number}") for number in range(3)]
    for firm in firms:
        noted(ada, firm, "They like the zephyr")
    assert len(portal.owner.delete("crm/contact/filter", filterValue="zephyr").response) == 3
    assert found(ada, "zephyr") == []
    lines = {item["recordId"]: item["id"] for item in portal.owner.get("crm/trash").response}
    assert portal.owner.put(f"crm/trash/{lines[firms[1]]}/restore").status == 200
    there = {("contact", firms[1])}
    assert {find for find in found(ada, "zephyr") if find[0] == "contact"} == there
    monkeypatch.setattr("rapport.store.search.leftovers.LEFT_FOR", timedelta(0))
    work_off(portal)
    assert {find for find in found(ada, "zephyr") if find[0] == "contact"} == there
    assert check(portal.house.database, portal.house.blobs) == []
