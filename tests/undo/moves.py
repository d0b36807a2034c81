"""Everything that a client can change, as moves that three numbers decide: which record, which other, which text.

A move may be refused (a record is not there, a title is taken): that is no matter, it then changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.portals import Answer, Client

TEXTS = ("Anna", "Kessel & Söhne", "Ёлка", "李明", "a b", "Anna Kessel", "zürich", "VIP")
EXTENT = 5
"""Records of each kind that moves choose from."""


@dataclass(frozen=True)
class Choice:
    """What a move is made with."""

    one: int
    other: int
    text: int

    @property
    def a(self) -> int:
        return self.one % EXTENT + 1

    @property
    def b(self) -> int:
        return self.other % EXTENT + 1

    @property
    def words(self) -> str:
        return TEXTS[self.text % len(TEXTS)]

    @property
    def odd(self) -> bool:
        return bool(self.text % 2)

    def among(self, *options: Any) -> Any:
        return options[self.other % len(options)]


Move = Callable[[Client, Choice], Answer]
MOVES: list[Move] = []


def move(function: Move) -> Move:
    MOVES.append(function)
    return function


def begin(client: Client) -> None:
    """Make a small business, so that moves find what they look for: some records of each kind."""
    for act, times in (
        (make_company, 2), (make_person, 3), (make_opportunity, 5), (make_case, 5), (make_task, 5), (make_event, 5),
        (write_file, 5), (add_detail, 5), (define_field, 5), (tag, 8), (make_template, 8), (set_rates, 2),
    ):  # fmt: skip
        for number in range(times):
            act(client, Choice(number, number + 1, number))
    for number in range(5):
        set_field(client, Choice(number, number + 10, 0))


def entity(choice: Choice) -> str:
    return str(choice.among("contact", "opportunity", "case"))


@move
def make_company(client: Client, c: Choice) -> Answer:
    people = [c.b] if c.odd else []
    body = {"companyName": c.words, "about": c.words, "shareType": c.among(0, 1, 2), "personList": people}
    return client.post("crm/contact/company", body)


@move
def make_person(client: Client, c: Choice) -> Answer:
    body = {
        "firstName": c.words,
        "lastName": "Li",
        "shareType": c.among(0, 1, 2),
        "companyId": c.b if c.odd else 0,
    }
    return client.post("crm/contact/person", body)


@move
def change_person(client: Client, c: Choice) -> Answer:
    body = {
        "firstName": c.words,
        "lastName": c.among("Li", "Ng"),
        "jobTitle": c.words,
        "shareType": c.among(0, 1),
    }
    return client.put(f"crm/contact/person/{c.a}", body)


@move
def change_company(client: Client, c: Choice) -> Answer:
    body = {"companyName": c.words, "about": "x", "shareType": 1, "managerList": [client.id] if c.odd else []}
    return client.put(f"crm/contact/company/{c.a}", body)


@move
def delete_contact(client: Client, c: Choice) -> Answer:
    return client.delete(f"crm/contact/{c.a}")


@move
def delete_contacts(client: Client, c: Choice) -> Answer:
    return client.put("crm/contact", {"contactids": [c.a, c.b]})


@move
def delete_by_filter(client: Client, c: Choice) -> Answer:
    return client.delete(f"crm/{entity(c)}/filter", filterValue=c.words)


@move
def merge(client: Client, c: Choice) -> Answer:
    return client.put("crm/contact/merge", {"fromcontactid": c.a, "tocontactid": c.b})


@move
def employ(client: Client, c: Choice) -> Answer:
    if c.odd:
        return client.delete(f"crm/contact/company/{c.a}/person", personid=c.b)
    return client.post(f"crm/contact/company/{c.a}/person", {"personid": c.b})


@move
def add_detail(client: Client, c: Choice) -> Answer:
    body = {
        "infoType": c.among("Phone", "Email", "Website"),
        "data": f"{c.text}@x.example",
        "isPrimary": c.odd,
    }
    return client.post(f"crm/contact/{c.a}/data", {**body, "category": "Work"})


@move
def change_detail(client: Client, c: Choice) -> Answer:
    body = {"infoType": "Email", "data": f"{c.words}@y.example", "isPrimary": c.odd, "category": "Home"}
    return client.put(f"crm/contact/{c.a}/data/{c.b}", body)


@move
def replace_details(client: Client, c: Choice) -> Answer:
    items = [{"infoType": "Phone", "data": str(number), "category": "Work"} for number in range(c.other % 3)]
    return client.put(f"crm/contact/{c.a}/batch", {"items": items})


@move
def delete_detail(client: Client, c: Choice) -> Answer:
    return client.delete(f"crm/contact/{c.a}/data/{c.b}")


@move
def add_address(client: Client, c: Choice) -> Answer:
    address = {"city": c.words, "street": "1", "category": "Work", "isPrimary": c.odd}
    return client.post(f"crm/contact/{c.a}/addressdata", {"address": address})


@move
def share_contact(client: Client, c: Choice) -> Answer:
    return client.put(f"crm/contact/{c.a}/access", {"isShared": c.odd, "managerList": [client.id]})


@move
def set_status(client: Client, c: Choice) -> Answer:
    return client.put(f"crm/contact/{c.a}/status", {"contactStatusid": c.other % 5})


@move
def date_contact(client: Client, c: Choice) -> Answer:
    return client.put(f"crm/contact/{c.a}/creationdate", {"creationDate": f"2020-01-0{c.b}T10:00:00"})


@move
def make_opportunity(client: Client, c: Choice) -> Answer:
    body = {
        "title": c.words,
        "responsibleid": client.id,
        "stageid": c.b,
        "contactid": c.a if c.odd else 0,
        "members": [c.b],
        "bidValue": c.among("0", "1500.5", "123456789012.123456789"),
        "bidCurrencyAbbr": "EUR",
        "expectedCloseDate": "2031-02-03",
        "isPrivate": c.other % 3 == 0,
        "accessList": [client.id],
    }
    return client.post("crm/opportunity", body)


@move
def change_opportunity(client: Client, c: Choice) -> Answer:
    body = {
        "title": c.words,
        "responsibleid": client.id,
        "stageid": c.b,
        "contactid": c.b,
        "members": [c.a, c.b],
        "bidCurrencyAbbr": "USD",
        "actualCloseDate": "2030-02-03",
    }
    return client.put(f"crm/opportunity/{c.a}", body)


@move
def move_to_stage(client: Client, c: Choice) -> Answer:
    return client.put(f"crm/opportunity/{c.a}/stage/{c.other % 10 + 1}")


@move
def share_record(client: Client, c: Choice) -> Answer:
    kind = c.among("opportunity", "case")
    return client.put(f"crm/{kind}/{c.a}/access", {"isPrivate": c.odd, "accessList": [client.id]})


@move
def change_members(client: Client, c: Choice) -> Answer:
    kind = c.among("opportunity", "case")
    if c.odd:
        return client.delete(f"crm/{kind}/{c.a}/contact/{c.b}")
    if kind == "opportunity":
        return client.post(f"crm/opportunity/{c.a}/contact/{c.b}")
    return client.post(f"crm/case/{c.a}/contact", {"contactid": c.b})


@move
def delete_record(client: Client, c: Choice) -> Answer:
    return client.delete(f"crm/{c.among('opportunity', 'case')}/{c.a}")


@move
def delete_opportunities(client: Client, c: Choice) -> Answer:
    return client.put("crm/opportunity", {"opportunityids": [c.a, c.b]})


@move
def make_case(client: Client, c: Choice) -> Answer:
    return client.post(
        "crm/case", {"title": c.words, "members": [c.a, c.b], "isPrivate": c.odd, "accessList": [client.id]}
    )


@move
def change_case(client: Client, c: Choice) -> Answer:
    return client.put(f"crm/case/{c.a}", {"title": c.words, "members": [c.b]})


@move
def close_case(client: Client, c: Choice) -> Answer:
    return client.put(f"crm/case/{c.a}/{'close' if c.odd else 'reopen'}")


@move
def make_task(client: Client, c: Choice) -> Answer:
    body = {
        "title": c.words,
        "description": c.words,
        "deadline": "2030-05-17T18:30:00",
        "responsibleId": client.id,
        "categoryId": 1,
        "contactId": c.a if c.odd else 0,
        "entityType": c.among("", "opportunity", "case"),
        "entityId": c.b,
    }
    return client.post("crm/task", body)


@move
def change_task(client: Client, c: Choice) -> Answer:
    body = {
        "title": c.words,
        "deadline": "2031-01-01",
        "responsibleid": client.id,
        "categoryid": 2,
        "contactid": c.b,
    }
    return client.put(f"crm/task/{c.a}", body)


@move
def close_task(client: Client, c: Choice) -> Answer:
    return client.put(f"crm/task/{c.a}/{'close' if c.odd else 'reopen'}")


@move
def delete_task(client: Client, c: Choice) -> Answer:
    return client.delete(f"crm/task/{c.a}")


HISTORY_CATEGORIES = (20, 21, 22)
"""Ids that a new portal gives."""


@move
def make_event(client: Client, c: Choice) -> Answer:
    body = {
        "content": f"<b>{c.words}</b>",
        "categoryId": HISTORY_CATEGORIES[c.other % len(HISTORY_CATEGORIES)],
    }
    if c.odd:
        return client.post("crm/history", {**body, "contactId": c.a})
    return client.post("crm/history", {**body, "entityType": c.among("opportunity", "case"), "entityId": c.a})


@move
def delete_event(client: Client, c: Choice) -> Answer:
    return client.delete(f"crm/history/{c.a}")


@move
def write_file(client: Client, c: Choice) -> Answer:
    return client.post(f"crm/{entity(c)}/{c.a}/files/text", {"title": c.words, "content": c.words})


@move
def delete_file(client: Client, c: Choice) -> Answer:
    return client.delete(f"crm/files/{c.a}")


@move
def rename_file(client: Client, c: Choice) -> Answer:
    return client.put(f"files/file/{c.a}", {"title": c.words, "lastVersion": 0})


@move
def tag(client: Client, c: Choice) -> Answer:
    if c.odd:
        return client.delete(f"crm/{entity(c)}/{c.a}/tag", tagName=c.words)
    return client.post(f"crm/{entity(c)}/{c.a}/tag", {"tagName": c.words})


@move
def tag_by_filter(client: Client, c: Choice) -> Answer:
    return client.post(f"crm/{entity(c)}/filter/taglist", {"tagName": c.words})


@move
def untag_by_filter(client: Client, c: Choice) -> Answer:
    return client.delete(f"crm/{entity(c)}/filter/taglist", {"tagName": c.words})


@move
def close_cases(client: Client, c: Choice) -> Answer:
    verb = "reopen" if c.odd else "close"
    return client.put(f"crm/case/{verb}", {"ids": [c.a, c.b]})


@move
def delete_tag(client: Client, c: Choice) -> Answer:
    return client.delete(f"crm/{entity(c)}/tag", tagName=c.words)


@move
def delete_unused_tags(client: Client, c: Choice) -> Answer:
    return client.delete(f"crm/{entity(c)}/tag/unused")


@move
def define_field(client: Client, c: Choice) -> Answer:
    return client.post(f"crm/{entity(c)}/customfield", {"label": c.words, "fieldType": 3, "position": c.b})


@move
def delete_field(client: Client, c: Choice) -> Answer:
    return client.delete(f"crm/{entity(c)}/customfield/{c.a}")


@move
def order_fields(client: Client, c: Choice) -> Answer:
    return client.put(f"crm/{entity(c)}/customfield/reorder", {"fieldids": [c.a, c.b]})


@move
def set_field(client: Client, c: Choice) -> Answer:
    value = "" if c.odd else c.words
    return client.post(f"crm/{entity(c)}/{c.a}/customfield/{c.b}", {"fieldValue": value})


@move
def make_stage(client: Client, c: Choice) -> Answer:
    kind = c.among("Open", "ClosedAndWon", "ClosedAndLost")
    body = {"title": c.words, "color": "#fff", "successProbability": 10, "stageType": kind}
    return client.post("crm/opportunity/stage", body)


@move
def change_stage(client: Client, c: Choice) -> Answer:
    kind = c.among("Open", "ClosedAndWon", "ClosedAndLost")
    body = {"title": c.words, "color": "#000", "successProbability": 20, "stageType": kind}
    return client.put(f"crm/opportunity/stage/{c.a}", body)


@move
def order_stages(client: Client, c: Choice) -> Answer:
    ids = [stage["id"] for stage in client.get("crm/opportunity/stage").response]
    return client.put("crm/opportunity/stage/reorder", {"ids": ids[c.a :] + ids[: c.a]})


@move
def delete_stage(client: Client, c: Choice) -> Answer:
    return client.delete(f"crm/opportunity/stage/{c.other % 10 + 1}")


@move
def make_list_item(client: Client, c: Choice) -> Answer:
    path = c.among("contact/status", "contact/type", "task/category", "history/category")
    return client.post(
        f"crm/{path}", {"title": c.words, "color": "#123456", "sortOrder": c.b, "imageName": "a.png"}
    )


@move
def change_list_item(client: Client, c: Choice) -> Answer:
    path = c.among("contact/status", "contact/type", "task/category", "history/category")
    item = c.one % 30 + 1
    return client.put(f"crm/{path}/{item}", {"title": c.words, "sortOrder": c.b, "imageName": "b.png"})


@move
def delete_list_item(client: Client, c: Choice) -> Answer:
    path = c.among("contact/status", "contact/type", "history/category")
    return client.delete(f"crm/{path}/{c.one % 30 + 1}")


@move
def set_rates(client: Client, c: Choice) -> Answer:
    rates = [{"fromCurrency": "USD", "toCurrency": c.among("EUR", "GBP"), "rate": c.among(0.5, 1.25)}]
    return client.post("crm/currency/setrates", {"currency": "USD", "rates": rates})


@move
def make_template(client: Client, c: Choice) -> Answer:
    if c.odd:
        return client.post(f"crm/{entity(c)}/tasktemplatecontainer", {"title": c.words})
    body = {"title": c.words, "responsibleid": client.id, "categoryid": 1, "offsetTicks": 864000000000}
    return client.post(f"crm/tasktemplatecontainer/{c.a}/tasktemplate", body)


@move
def delete_template(client: Client, c: Choice) -> Answer:
    if c.odd:
        return client.delete(f"crm/tasktemplatecontainer/{c.a}")
    return client.delete(f"crm/tasktemplatecontainer/tasktemplate/{c.a}")


@move
def apply_templates(client: Client, c: Choice) -> Answer:
    return client.post(f"crm/tasktemplatecontainer/{c.a}/apply", {"entityid": c.b})
