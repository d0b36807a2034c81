"""Everybody at hand: short profiles of all sorts of ids, remembered per site."""

from __future__ import annotations

import time

from rapport.core.ids import LOST_USER, NOBODY, SYSTEM_ACCOUNT, new_guid
from rapport.core.viewer import Site
from rapport.portal.people.directory import directory, load_directory
from rapport.store.tables import users
from rapport.store.work import Work
from tests.portals import Portal

SITE = Site("https://crm.example.org")


def test_what_an_id_shows_as(portal: Portal) -> None:
    ada = portal.user("ada")
    portal.owner.put(f"people/{ada.id}", {"lastname": "<O'Brien & Co>", "title": "Sales"})
    known = portal.within(directory)
    shape = known.short(ada.id, SITE)
    assert (shape.id, shape.title) == (ada.id, "Sales")
    assert shape.display_name == "Ada &lt;O&#39;Brien &amp; Co&gt;"
    assert known.name(ada.id) == "Ada <O'Brien & Co>"
    assert shape.profile_url == "https://crm.example.org/Products/People/Profile.aspx?user=ada"
    for nobody in (NOBODY, LOST_USER, new_guid(), ""):
        lost = known.short(nobody, SITE)
        assert (lost.id, lost.display_name) == (LOST_USER, "Profile has been removed")
        assert lost.profile_url == "https://crm.example.org/Products/People/Profile.aspx?"
        assert lost.title is None
    system = known.short(SYSTEM_ACCOUNT, SITE)
    assert (system.id, system.display_name) == (SYSTEM_ACCOUNT, "asc system")


def test_a_removed_user_keeps_the_id(portal: Portal) -> None:
    ada = portal.user("ada")
    portal.owner.put("people/status/2", {"userIds": [ada.id]})
    assert portal.within(directory).short(ada.id, SITE).display_name == "Ada Test"
    portal.owner.delete(f"people/{ada.id}")
    gone = portal.within(directory).short(ada.id, SITE)
    assert (gone.id, gone.display_name, gone.title) == (ada.id, "Profile has been removed", None)


def test_a_group_shows_under_its_own_name(portal: Portal) -> None:
    group = portal.owner.post("group", {"groupName": "Sales"}).response["id"]
    shape = portal.within(directory).short(group, SITE)
    assert (shape.id, shape.display_name) == (group, "Sales")


def test_shapes_are_made_once_a_site(portal: Portal) -> None:
    known = portal.within(directory)
    owner = portal.owner.id
    assert known.short(owner, SITE) is known.short(owner, Site("https://crm.example.org"))
    assert known.short(owner, Site("https://other.example.org")).profile_url.startswith("https://other")
    for number in range(50):
        known.short(owner, Site(f"https://{number}.example.org"))
    assert len(known._shapes) <= 8


def test_ten_thousand_people(portal: Portal) -> None:
    def fill(work: Work) -> float:
        row = work.tx.execute(users.select()).mappings().one()
        rows = []
        for number in range(10_000):
            name = f"user{number}"
            email = f"{name}@example.com"
            keys = {"user_name": name, "user_name_key": name, "email": email, "email_key": email}
            rows.append({**row, **keys, "id": new_guid(), "first_name": f"First {number}", "is_owner": False})
        work.tx.execute(users.insert(), rows)
        work.reference_changed()
        started = time.perf_counter()
        load_directory(work.tx)
        return time.perf_counter() - started

    assert portal.within(fill) < 5
    page = portal.owner.get("people/filter", filterValue="first 999", count=25)
    assert page.total == 19
    with portal.statements() as seen:
        assert portal.owner.get("people/filter", count=25, startIndex=5000).total == 10_001
    assert len(seen) == 2
