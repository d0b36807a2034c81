"""Calls that name more records than one statement has parameters."""

from __future__ import annotations

from tests.portals import Portal

from rapport.core.kinds import Kind
from rapport.crm.history import service as history
from rapport.crm.links import service as links
from rapport.crm.tags import service as tags
from rapport.crm.tasks import service as tasks
from rapport.store import search
from rapport.store.search import Part
from rapport.store.work import Work

MANY = list(range(1, 40_001))


def test_deleting_many_passes_over_those_that_are_not_there(portal: Portal) -> None:
    ada = portal.user("ada")
    made = ada.post("crm/contact/company/quick", {"companyName": ["North", "South"]}).response
    stage = ada.get("crm/opportunity/stage").response[0]["id"]
    deal = {"title": "Harbour", "responsibleid": ada.id, "stageid": stage, "bidCurrencyAbbr": "EUR"}
    ada.post("crm/opportunity", deal)
    ada.post("crm/case", {"title": "Fair"})
    shared = {"contactid": MANY, "isShared": True, "managerList": []}
    assert ada.put("crm/contact/access", shared).status == 404
    assert len(ada.put("crm/opportunity/access", {"opportunityid": MANY}).response) == 1
    assert len(ada.put("crm/case/access", {"casesid": MANY}).response) == 1
    for path, name, count in (
        ("crm/contact", "contactids", len(made)),
        ("crm/opportunity", "opportunityids", 1),
        ("crm/case", "casesids", 1),
    ):
        answer = ada.put(path, {name: MANY})
        assert (answer.status, len(answer.response)) == (200, count)


def test_what_hangs_on_many_goes_in_one_go(portal: Portal) -> None:
    def clear(work: Work) -> None:
        for kind in (Kind.OPPORTUNITY, Kind.CASE):
            history.remove_records(work, kind, MANY)
            tasks.remove_records(work, kind, MANY)
            tags.remove_records(work, kind, MANY)
            links.remove_records(work, kind, MANY)
        history.remove_contacts(work, MANY)
        tasks.remove_contacts(work, MANY)
        links.remove_contacts(work, MANY)
        search.remove(work.tx, Kind.CONTACT, MANY, Part.EVENT, MANY)

    portal.within(clear)
