"""The morning: the house opens, the team comes in, and what everybody brings goes in."""

from __future__ import annotations

from rapport.core.ids import CRM_PRODUCT
from tests.day.colleagues import eventually, in_a_minute
from tests.day.office import Office

OFFER = b"%PDF-1.7 Forty lamps for the harbour, 12,000 euros in all." * 500

SHARED = 1
PRIVATE = 0
PRIMARY = {"isPrimary": True, "category": "Work"}


def olga_opens_the_house(at: Office) -> None:
    """The owner of a new portal tells it how mail goes and invites the team by it."""
    at.olga.sign_in("correct-horse")
    sender = {"senderAddress": "crm@example.org", "senderDisplayName": "Sales"}
    at.olga.post("settings/smtp", host="127.0.0.1", port=at.letters.port, **sender)
    at.olga.put("settings/timeandlanguage", lng="en-US", timeZoneID="Europe/Riga")
    for each in at.team:
        each.id = at.olga.post("people", email=each.email, firstname=each.name, lastname="Berg")["id"]
    administrator = {"productid": CRM_PRODUCT, "userid": at.clara.id, "administrator": True}
    at.olga.put("settings/security/administrator", **administrator)


def everybody_follows_their_invitation(at: Office) -> None:
    """Each chooses a password by the link in the letter, once, and signs in with it."""
    for each in at.team:
        password = f"{each.name}-works-here-7"
        key = at.key_of_invitation(each)
        each.put("people/confirmation", key=key, password=password)
        assert each.refused("PUT", "people/confirmation", key=key, password=password)[0] == 403
        each.sign_in(password)
    assert at.clara.get("people/@self")["listAdminModules"] == ["crm"]


def clara_arranges_the_crm(at: Office) -> None:
    """Custom fields, a tag and a template are there before the first record; only she may make the fields."""
    tax = {"label": "VAT number", "fieldType": 0, "mask": '{"size":40}'}
    assert at.ada.refused("POST", "crm/company/customfield", **tax)[0] == 403
    at["VAT number"] = at.clara.post("crm/company/customfield", **tax)["id"]
    region = {"label": "Region", "fieldType": 2, "mask": '["North","South"]'}
    at["Region"] = at.clara.post("crm/opportunity/customfield", **region)["id"]
    at.clara.post("crm/contact/tag", tagName="fair")
    steps = at.clara.post("crm/opportunity/tasktemplatecontainer", title="New deal")["id"]
    day = 864_000_000_000
    for number, title in enumerate(("Measure", "Calculate"), 1):
        step = {"title": title, "categoryid": 1, "offsetTicks": day * number, "deadLineIsFixed": True}
        at.clara.post(f"crm/tasktemplatecontainer/{steps}/tasktemplate", **step)
    at["New deal"] = steps


def cem_wants_no_mail_about_his_tasks(at: Office) -> None:
    """He looks into the portal all day anyway."""
    at.cem.put("portal/notifications/subscriptions/taskReminder", onSite=True, byMail=False)


def ada_comes_from_the_fair(at: Office) -> None:
    """A company with its custom field, its buyer, a tag for both; and a company that is nobody else's business."""
    number = [{"key": at["VAT number"], "value": "LV40003032949"}]
    northwind = {"companyName": "Northwind", "shareType": SHARED, "customFieldList": number}
    at["Northwind"] = at.ada.post("crm/contact/company", **northwind)["id"]
    peter = {"firstName": "Peter", "lastName": "Lind", "jobTitle": "Buyer", "companyId": at["Northwind"]}
    at["Peter"] = at.ada.post("crm/contact/person", shareType=SHARED, **peter)["id"]
    mail = {"infoType": "Email", "data": "peter@northwind.example", **PRIMARY}
    at.ada.post(f"crm/contact/{at['Peter']}/data", **mail)
    at.ada.post("crm/contact/taglist", entityid=[at["Northwind"], at["Peter"]], tagName="fair")
    silent = at.ada.post("crm/contact/company", companyName="Silent Partner", shareType=PRIVATE)
    at["Silent Partner"] = silent["id"]


def nobody_else_sees_the_silent_partner(at: Office) -> None:
    """But for those who administer the CRM."""
    card = f"crm/contact/{at['Silent Partner']}"
    assert at.bob.refused("GET", card)[0] == at.cem.refused("GET", card)[0] == 404
    assert at.clara.get(card)["displayName"] == "Silent Partner"


def cem_enters_northwind_once_more(at: Office) -> None:
    """He has not looked. His twin has a telephone and a tag, and a complaint to go with it."""
    twin = at.cem.post("crm/contact/company", companyName="North Wind Ltd", shareType=SHARED)["id"]
    at["Twin"] = twin
    at.cem.post(f"crm/contact/{twin}/data", infoType="Phone", data="+371 6700 0000", **PRIMARY)
    at.cem.post(f"crm/contact/{twin}/tag", tagName="harbour")
    lamp = {"title": "Broken lamp", "members": [twin], "isPrivate": True, "accessList": [at.ada.id]}
    at["Broken lamp"] = at.cem.post("crm/case", isNotify=True, **lamp)["id"]
    at.letter(at.ada, "CRM. Access granted to Broken lamp")


def bob_knows_a_bank(at: Office) -> None:
    """A private person of his."""
    greta = at.bob.post("crm/contact/person", firstName="Greta", lastName="Holm", shareType=PRIVATE)
    at["Greta"] = greta["id"]


def ada_opens_a_deal_with_bob(at: Office) -> None:
    """Private to the two; Bob hears of it by mail, Cem finds nothing."""
    deal = {
        "title": "Harbour lighting",
        "contactid": at["Northwind"],
        "members": [at["Peter"]],
        "responsibleid": at.ada.id,
        "stageid": 1,
        "bidValue": 12000,
        "bidCurrencyAbbr": "EUR",
        "customFieldList": [{"key": at["Region"], "value": "North"}],
        "isPrivate": True,
        "accessList": [at.bob.id],
        "isNotify": True,
    }
    at["Harbour lighting"] = at.ada.post("crm/opportunity", **deal)["id"]
    at.letter(at.bob, "CRM. Access granted to Harbour lighting")
    assert at.cem.refused("GET", f"crm/opportunity/{at['Harbour lighting']}")[0] == 404


def bob_opens_one_for_all(at: Office) -> None:
    """With the twin, as he does not know better; its first tasks come from the template."""
    deal = {"title": "Spare parts", "contactid": at["Twin"], "responsibleid": at.bob.id, "stageid": 1}
    at["Spare parts"] = at.bob.post("crm/opportunity", bidValue=800, bidCurrencyAbbr="EUR", **deal)["id"]
    made = at.bob.post(f"crm/tasktemplatecontainer/{at['New deal']}/apply", entityid=at["Spare parts"])
    assert [task["responsible"]["id"] for task in made] == [at.bob.id] * 2
    at.bob.post(f"crm/opportunity/{at['Spare parts']}/tag", tagName="parts")


def tasks_come_up(at: Office) -> None:
    """Ada gives Bob a task of which a mail reminds him within seconds; Cem's reminder stays in the portal."""
    call = {"title": "Call Peter", "responsibleId": at.bob.id, "contactId": at["Peter"], "categoryId": 1}
    harbour = {"entityType": "opportunity", "entityId": at["Harbour lighting"]}
    reminder = {"deadline": in_a_minute(), "alertValue": 1}
    at["Call Peter"] = at.ada.post("crm/task", isNotify=True, **call, **harbour, **reminder)["id"]
    repair = {"title": "Repair the lamp", "responsibleId": at.cem.id, "categoryId": 1}
    lamp = {"entityType": "case", "entityId": at["Broken lamp"]}
    at["Repair the lamp"] = at.cem.post("crm/task", **repair, **lamp, **reminder)["id"]
    assert "Opportunity: Harbour lighting" in at.text(at.bob, "CRM. Task assigned to you: Call Peter")
    at.letter(at.bob, "CRM. Reminder about the task: Call Peter")

    def reminded() -> bool:
        kinds = [notice["kind"] for notice in at.cem.get("portal/notifications")]
        return kinds == ["taskReminder"]

    eventually(reminded, "Cem's reminder in the portal")


def bob_sends_the_offer(at: Office) -> None:
    """He uploads it, writes down what happened, and lets Ada and Clara know. No script of his ever runs."""
    at["offer.pdf"] = at.bob.upload("offer.pdf", OFFER)
    written = at.bob.post(
        "crm/history",
        entityType="opportunity",
        entityId=at["Harbour lighting"],
        content="<p>Sent the <b>offer</b></p><script>alert(1)</script>",
        categoryId=at.bob.get("crm/history/category")[0]["id"],
        fileId=[at["offer.pdf"]],
        notifyUserList=[at.ada.id, at.clara.id],
    )
    assert written["content"] == "<p>Sent the <b>offer</b></p>"
    at["Sent the offer"] = written["id"]
    for reader in (at.ada, at.clara):
        text = at.text(reader, "CRM. New event added to Harbour lighting")
        assert "Sent the offer" in text
        assert f"fileid={at['offer.pdf']}" in text


def ada_reads_the_offer(at: Office) -> None:
    """All of it, and the beginning alone; Cem may not, and who is not signed in even less."""
    whole = at.ada.download(at["offer.pdf"])
    assert (whole.status_code, whole.content) == (200, OFFER)
    assert whole.headers["content-type"] == "application/pdf"
    assert whole.headers["x-content-type-options"] == "nosniff"
    start = at.ada.download(at["offer.pdf"], Range="bytes=0-7")
    assert (start.status_code, start.content) == (206, OFFER[:8])
    assert at.cem.download(at["offer.pdf"]).status_code in {403, 404}


def cem_takes_notes(at: Office) -> None:
    """A text file on his case, and an event that nobody is told of."""
    note = at.cem.post(f"crm/case/{at['Broken lamp']}/files/text", title="notes", content="Pier 4, lamp 17")
    assert (note["title"], at.ada.download(note["id"]).text) == ("notes.txt", "Pier 4, lamp 17")
    at["notes.txt"] = note["id"]
    said = {"contactId": at["Twin"], "content": "Rang them up", "categoryId": -1}
    at["Rang them up"] = at.cem.post("crm/history", **said)["id"]
