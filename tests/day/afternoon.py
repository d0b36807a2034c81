"""The afternoon: work goes on, things go wrong, and are put right."""

from __future__ import annotations

from typing import Any

import httpx
from icalendar import Calendar

from tests.day.colleagues import Colleague, eventually, now
from tests.day.evening import what_is_seen
from tests.day.morning import OFFER, PRIVATE, SHARED
from tests.day.office import Office

NEGOTIATIONS, WON = "Negotiations", "Closure/Transaction"


def the_power_fails_at_noon(at: Office) -> None:
    """Every process is gone at once. When they are back, nothing is lost, and nobody has to sign in again."""
    before = [what_is_seen(each) for each in at.team]
    # A mail that is just being sent may come twice then: that is told elsewhere (tests/jobs).
    eventually(lambda: at.olga.get("security/jobs") == [], "an end of the background work")
    at.server.kill()
    at.server.start()
    assert [what_is_seen(each) for each in at.team] == before


def bob_has_called(at: Office) -> None:
    """The task is done and the deal moves on."""
    at.bob.put(f"crm/task/{at['Call Peter']}/close")
    assert _move(at.bob, at["Harbour lighting"], NEGOTIATIONS)["successProbability"] == 90


def clara_makes_one_of_the_two_northwinds(at: Office) -> None:
    """Deal, case, event, telephone and tag of the twin are Northwind's then."""
    kept = at.clara.put("crm/contact/merge", fromcontactid=at["Twin"], tocontactid=at["Northwind"])
    assert kept["displayName"] == "Northwind"
    assert sorted(at.cem.get(f"crm/contact/{at['Northwind']}/tag")) == ["fair", "harbour"]
    assert [each["data"] for each in kept["commonData"]] == ["+371 6700 0000"]
    assert at.cem.refused("GET", f"crm/contact/{at['Twin']}")[0] == 404
    deal = at.bob.get(f"crm/opportunity/{at['Spare parts']}")
    assert deal["contact"]["id"] == at["Northwind"]


def cem_deletes_northwind_by_mistake(at: Office) -> None:
    """Everything that hung on it is gone, and comes back with it, for everybody as it was."""
    before = [what_is_seen(each) for each in at.team]
    at.cem.delete(f"crm/contact/{at['Northwind']}")
    assert at.ada.refused("GET", f"crm/contact/{at['Northwind']}")[0] == 404
    assert [what_is_seen(each) for each in at.team] != before
    at.cem.put(f"crm/trash/{_in_trash(at.cem, 'Northwind')}/restore")
    assert [what_is_seen(each) for each in at.team] == before


def bob_deletes_the_deal_by_mistake(at: Office) -> None:
    """With its tasks, its history and the offer. Cem does not even learn from the trash that there was one."""
    before = [what_is_seen(each) for each in at.team]
    at.bob.delete(f"crm/opportunity/{at['Harbour lighting']}")
    assert at.ada.download(at["offer.pdf"]).status_code == 404
    assert "opportunity Harbour lighting" not in what_is_seen(at.cem)["trash"]
    at.clara.put(f"crm/trash/{_in_trash(at.clara, 'Harbour lighting')}/restore")
    assert at.ada.download(at["offer.pdf"]).content == OFFER
    assert [what_is_seen(each) for each in at.team] == before


def clara_merges_too_much(at: Office) -> None:
    """Greta is not Peter: the merge is taken back, and both are who they were."""
    before = [what_is_seen(each) for each in at.team]
    at.clara.put("crm/contact/merge", fromcontactid=at["Greta"], tocontactid=at["Peter"])
    assert at.bob.refused("GET", f"crm/contact/{at['Greta']}")[0] == 404
    merge = at.clara.get("crm/changes", kind="contact", recordId=at["Greta"])[0]
    at.clara.put(f"crm/changes/{merge['id']}/undo")
    assert [what_is_seen(each) for each in at.team] == before


def cem_tags_too_much(at: Office) -> None:
    """One call, one change to take back."""
    before = [what_is_seen(each) for each in at.team]
    at.cem.post("crm/contact/taglist", entityid=[at["Northwind"], at["Peter"]], tagName="cold")
    change = at.cem.get("crm/changes", kind="contact", recordId=at["Peter"])[0]
    at.cem.put(f"crm/changes/{change['id']}/undo")
    assert [what_is_seen(each) for each in at.team] == before


def cem_misspells_northwind(at: Office) -> None:
    """Ada renames it before he sees it, so that his change can't be taken back before hers is."""
    _rename(at.cem, at["Northwind"], "Nordwnid")
    _rename(at.ada, at["Northwind"], "Northwind Group")
    hers, his = at.clara.get("crm/changes", kind="contact", recordId=at["Northwind"])[:2]
    refusal = at.cem.ask("PUT", f"crm/changes/{his['id']}/undo")
    assert refusal.status_code == 409
    conflicts = refusal.json()["error"]["data"]["conflicts"]
    assert "Northwind Group" in [conflict["found"] for conflict in conflicts]
    assert at.bob.get(f"crm/contact/{at['Northwind']}")["displayName"] == "Northwind Group"
    at.ada.put(f"crm/changes/{hers['id']}/undo")
    assert at.bob.get(f"crm/contact/{at['Northwind']}")["displayName"] == "Nordwnid"
    at.cem.put(f"crm/changes/{his['id']}/undo")
    assert at.bob.get(f"crm/contact/{at['Northwind']}")["displayName"] == "Northwind"


def a_script_of_bobs_runs_wild(at: Office) -> None:
    """All that was done with its key is taken back at once; what Bob did himself meanwhile stays."""
    before = [what_is_seen(each) for each in at.team]
    since = now()
    key = at.bob.post("security/apikeys", name="script")
    script = Colleague("script", at.bob.email, at.bob.address)
    script.use(key["key"])
    script.delete("crm/contact/filter", filterValue="Peter")
    for deal in script.get("crm/opportunity/filter"):
        script.post(f"crm/opportunity/{deal['id']}/tag", tagName="lost")
        script.delete(f"crm/opportunity/{deal['id']}")
    script.post("crm/contact/company", companyName="Rubbish", shareType=SHARED)
    script.http.close()
    at.bob.delete(f"security/apikeys/{key['id']}")
    assert at.bob.get("crm/opportunity/filter") == []
    rita = at.bob.post("crm/contact/person", firstName="Rita", lastName="Own", shareType=PRIVATE)["id"]
    at.clara.put("crm/changes/undo", keyId=key["id"], since=since)
    assert at.bob.get(f"crm/contact/{rita}")["displayName"] == "Rita Own"
    at.bob.delete(f"crm/contact/{rita}")
    for gone in ("Rita Own", "Rubbish"):
        assert at.clara.delete("crm/trash", kind="contact", filterValue=gone) == 1
    assert [what_is_seen(each) for each in at.team] == before


def ada_lets_the_silent_partner_go(at: Office) -> None:
    """On purpose: it stays in the trash, where she and Clara see it."""
    at.ada.delete(f"crm/contact/{at['Silent Partner']}")


def bob_wins_the_spare_parts(at: Office) -> None:
    """The day's success."""
    assert _move(at.bob, at["Spare parts"], WON)["successProbability"] == 100


def everybody_finds_what_is_theirs(at: Office) -> None:
    """As they type, in whatever it stands: a title, a telephone number, an event, a custom field, a file's name."""
    assert _found(at.ada, "harb") == ["opportunity Harbour lighting"]
    assert _found(at.bob, "offer") == ["event Note", "file offer.pdf"]
    assert _found(at.cem, "offer") == _found(at.cem, "harb") == []
    assert _found(at.cem, "6700") == _found(at.cem, "lv4000") == ["contact Northwind"]


def bob_looks_into_his_calendar(at: Office) -> None:
    """A calendar program reads what is still to do from an address that nobody can guess, until he revokes it."""
    address = at.bob.post("crm/calendar")["url"]
    events = Calendar.from_ical(httpx.get(address, trust_env=False).text).walk("VEVENT")
    assert sorted(str(each["summary"]) for each in events) == ["CRM: Calculate", "CRM: Measure"]
    at.bob.delete("crm/calendar")
    assert httpx.get(address, trust_env=False).status_code == 404


def _found(who: Colleague, words: str) -> list[str]:
    hits = who.get("crm/search", filterValue=words)
    return sorted(f"{hit['entityType']} {hit['title']}" for hit in hits)


def _in_trash(who: Colleague, title: str) -> int:
    (line,) = [each for each in who.get("crm/trash") if each["title"] == title]
    assert line["canRestore"]
    return int(line["id"])


def _rename(who: Colleague, company: int, name: str) -> Any:
    """Replace a company as a client does: with all that it is to keep."""
    return who.put(f"crm/contact/company/{company}", companyName=name, shareType=SHARED)


def _move(who: Colleague, deal: int, stage: str) -> Any:
    """Move a deal to the stage of that title and return it."""
    stages = {each["title"]: each["id"] for each in who.get("crm/opportunity/stage")}
    return who.put(f"crm/opportunity/{deal}/stage/{stages[stage]}")
