"""The evening: what everybody sees, and what they should."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.day.colleagues import Colleague
from tests.day.everywhere import told
from tests.day.morning import OFFER as OFFER_FILE
from tests.day.office import Office

Seen = dict[str, list[str]]

GRETA = "Greta Holm, private"
NORTHWIND = "Northwind, +371 6700 0000, VAT number LV40003032949, #fair, #harbour"
PETER = "Peter Lind, of Northwind, peter@northwind.example, #fair"
HARBOUR = "Harbour lighting, Negotiations, 12000, with Northwind, Peter Lind, private, Region North"
PARTS = "Spare parts, Closure/Transaction, 800, with Northwind, #parts"
LAMP = "Broken lamp, with Northwind, private"
CALCULATE = "Calculate, for Bob Berg, in Spare parts, open"
CALL = "Call Peter, for Bob Berg, about Peter Lind, in Harbour lighting, closed"
MEASURE = "Measure, for Bob Berg, in Spare parts, open"
REPAIR = "Repair the lamp, for Cem Berg, in Broken lamp, open"
OFFER = "<p>Sent the <b>offer</b></p>, by Bob Berg, in Harbour lighting, offer.pdf"
NOTES = "Files are uploaded, by Cem Berg, in Broken lamp, notes.txt"
RANG = "Rang them up, by Cem Berg, about Northwind"
SILENT = "contact Silent Partner"
TWIN = "contact North Wind Ltd"

LISTS = {
    "contact": "crm/contact/filter",
    "opportunity": "crm/opportunity/filter",
    "case": "crm/case/filter",
    "task": "crm/task/filter",
    "event": "crm/history/filter",
}

SECRETS = ("Harbour lighting", "Silent Partner", "Greta", "Rita", "Sent the", "offer.pdf")

IN_THE_EVENING: dict[str, Seen] = {
    "Clara": {
        "contacts": [GRETA, NORTHWIND, PETER],
        "opportunities": [HARBOUR, PARTS],
        "cases": [LAMP],
        "tasks": [CALCULATE, CALL, MEASURE, REPAIR],
        "history": [OFFER, NOTES, RANG],
        "trash": [TWIN, SILENT],
    },
    "Ada": {
        "contacts": [NORTHWIND, PETER],
        "opportunities": [HARBOUR, PARTS],
        "cases": [LAMP],
        "tasks": [CALCULATE, CALL, MEASURE, REPAIR],
        "history": [OFFER, NOTES, RANG],
        "trash": [TWIN, SILENT],
    },
    "Bob": {
        "contacts": [GRETA, NORTHWIND, PETER],
        "opportunities": [HARBOUR, PARTS],
        "cases": [],
        "tasks": [CALCULATE, CALL, MEASURE],
        "history": [OFFER, RANG],
        "trash": [TWIN],
    },
    "Cem": {
        "contacts": [NORTHWIND, PETER],
        "opportunities": [PARTS],
        "cases": [LAMP],
        "tasks": [CALCULATE, MEASURE, REPAIR],
        "history": [NOTES, RANG],
        "trash": [TWIN],
    },
}
"""What each of the team sees when the day is over."""

LETTERS: dict[str, list[str]] = {
    "Clara": ["CRM. New event added to Harbour lighting", "Welcome to Rapport"],
    "Ada": [
        "CRM. Access granted to Broken lamp",
        "CRM. New event added to Harbour lighting",
        "Welcome to Rapport",
    ],
    "Bob": [
        "CRM. Access granted to Harbour lighting",
        "CRM. Reminder about the task: Call Peter",
        "CRM. Task assigned to you: Call Peter",
        "Welcome to Rapport",
    ],
    "Cem": ["Welcome to Rapport"],
}
"""Who got which mail in the course of it."""


def what_is_seen(who: Colleague) -> Seen:
    """Return all that lists show to somebody, each record in a line."""
    return {
        "contacts": sorted(_contact(each) for each in who.get("crm/contact/filter")),
        "opportunities": sorted(_opportunity(who, each) for each in who.get("crm/opportunity/filter")),
        "cases": sorted(_case(who, each) for each in who.get("crm/case/filter")),
        "tasks": sorted(_task(each) for each in who.get("crm/task/filter")),
        "history": sorted(_event(each) for each in who.get("crm/history/filter")),
        "trash": sorted(f"{each['kind']} {each['title']}" for each in who.get("crm/trash")),
    }


def clara_has_a_copy_of_everything(at: Office) -> None:
    """Who follows the change log from the beginning, ten changes at a time, knows all that there is, and no more."""
    alive: set[tuple[str, str]] = set()
    cursor, seen = "0", []
    while some := at.clara.get("crm/changes", since=cursor, count=10):
        for change in some:
            (alive.discard if change["verb"] == "deleted" else alive.add)(
                (change["kind"], change["recordId"])
            )
        seen += [change["id"] for change in some]
        cursor = some[-1]["cursor"]
    assert len(seen) == len(set(seen))
    for kind, path in LISTS.items():
        known = {number for what, number in alive if what == kind}
        assert known == {str(each["id"]) for each in at.clara.get(path)}, kind


def cem_finds_out_nothing(at: Office) -> None:
    """Whatever he asks for: Ada's and Bob's private things are told him nowhere. (Bob himself finds them.)"""
    ids = range(1, max(at.notes.values()) + 1)
    leaks = told(at.cem, SECRETS, ids)
    assert not leaks, "\n".join(leaks)
    assert len(told(at.bob, SECRETS, [at["Harbour lighting"]])) > 5


def everything_is_as_it_should_be(at: Office) -> None:
    """Each sees what they should and no more, has the mail they should, and nothing failed behind the scenes."""
    assert {each.name: what_is_seen(each) for each in at.team} == IN_THE_EVENING
    mails = {each.name: sorted(mail["Subject"] for mail in at.letters.to(each.email)) for each in at.team}
    assert mails == LETTERS
    assert at.ada.download(at["offer.pdf"]).content == OFFER_FILE
    assert at.olga.get("security/jobs", state="dead") == []
    at.server.kill()
    at.server.check()
    assert "Traceback" not in (at.server.folder / "server.log").read_text()


def _contact(contact: dict[str, Any]) -> str:
    parts = [contact["displayName"]]
    if not contact["isCompany"] and contact.get("company"):
        parts.append(f"of {contact['company']['displayName']}")
    if contact.get("isPrivate"):
        parts.append("private")
    parts += sorted(info["data"] for info in contact.get("commonData", []))
    parts += [f"{each['label']} {each['fieldValue']}" for each in contact.get("customFields", [])]
    return _line(parts, contact.get("tags", []))


def _opportunity(who: Colleague, deal: dict[str, Any]) -> str:
    members = who.get(f"crm/opportunity/{deal['id']}/contact")
    parts = [deal["title"], deal["stage"]["title"], f"{deal['bidValue']:.0f}"]
    parts.append("with " + ", ".join(sorted(each["displayName"] for each in members)))
    if deal.get("isPrivate"):
        parts.append("private")
    parts += [f"{each['label']} {each['fieldValue']}" for each in deal.get("customFields", [])]
    return _line(parts, who.get(f"crm/opportunity/tag/{deal['id']}"))


def _case(who: Colleague, case: dict[str, Any]) -> str:
    parts = [case["title"], "with " + ", ".join(sorted(each["displayName"] for each in case["members"]))]
    if case.get("isPrivate"):
        parts.append("private")
    return _line(parts, who.get(f"crm/case/tag/{case['id']}"))


def _task(task: dict[str, Any]) -> str:
    parts = [task["title"], f"for {task['responsible']['displayName']}"]
    if task.get("contact"):
        parts.append(f"about {task['contact']['displayName']}")
    if task.get("entity"):
        parts.append(f"in {task['entity']['entityTitle']}")
    return _line([*parts, "closed" if task.get("isClosed") else "open"])


def _event(event: dict[str, Any]) -> str:
    parts = [event["content"], f"by {event['createBy']['displayName']}"]
    if event.get("contact"):
        parts.append(f"about {event['contact']['displayName']}")
    if event.get("entity"):
        parts.append(f"in {event['entity']['entityTitle']}")
    return _line([*parts, *(file["title"] for file in event["files"])])


def _line(parts: Sequence[str], tags: Sequence[str] = ()) -> str:
    return ", ".join([*parts, *(f"#{tag}" for tag in sorted(tags))])
