"""Everybody is written to in their language, or in the portal's."""

from __future__ import annotations

import pytest
from tests.notify.mailbox import parts
from tests.portals import Portal
from tests.wire.background import mail, work_off
from tests.wire.opportunity_records import company, opportunity, private_to
from tests.wire.task_records import task

RIGA = {"lng": "de-DE", "timeZoneID": "Europe/Riga"}


def test_a_task_is_told_in_the_language_of_its_responsible(portal: Portal) -> None:
    portal.owner.put("settings/timeandlanguage", RIGA)
    ada, bob, cay = (portal.user(name) for name in ("ada", "bob", "cay"))
    assert bob.put(f"people/{bob.id}/culture", {"culture": "ru-RU"}).response["cultureName"] == "ru-RU"
    firm = company(ada)
    with mail(portal) as box:
        work_off(portal)
        box.mails.clear()
        for each in (bob, cay):
            asked = {"responsibleId": each.id, "contactId": firm, "isNotify": True}
            task(ada, title="Angebot", deadline="2030-05-17T18:30:00", **asked)
        work_off(portal)
        ((russian,), (german,)) = (box.to(f"{name}@example.com") for name in ("bob", "cay"))
    assert german["Subject"] == "CRM. Ihnen wurde eine Aufgabe zugewiesen: Angebot"
    assert russian["Subject"] == "CRM. Вам назначена задача: Angebot"
    plain, html = parts(german)
    for fact in (
        "Ada Test hat Ihnen am ",
        "Aufgabe: Angebot",
        "Firma: Northwind Ltd",
        "Fällig: 17. Mai 2030, 18:30 Uhr",
        "Öffnen:",
        "legen Sie in Ihren Einstellungen fest",
    ):
        assert fact in plain
    assert "Fällig: 17. Mai 2030, 18:30 Uhr" in html
    plain, _ = parts(russian)
    for fact in ("Пользователь Test Ada назначил", "Срок: 17 мая 2030 г., 18:30", "Открыть:"):
        assert fact in plain
    (listed,) = bob.get("portal/notifications").response
    assert listed["subject"] == russian["Subject"]
    assert listed["text"] in plain


def test_each_of_several_is_told_in_their_own(portal: Portal) -> None:
    ada, bob, cay = (portal.user(name) for name in ("ada", "bob", "cay"))
    bob.put(f"people/{bob.id}/culture", {"culture": "fr-FR"})
    portal.owner.put(f"people/{cay.id}/culture", {"culture": "es-ES"})
    opportunity(ada, title="Roof", **private_to(bob, cay), isNotify=True)
    (french,), (spanish,) = (each.get("portal/notifications").response for each in (bob, cay))
    assert french["text"] == "Ada Test vous a donné accès à «\u00a0Roof\u00a0»."
    assert spanish["text"] == "Ada Test te ha dado acceso a «Roof»."
    bob.put(f"people/{bob.id}/culture", {"culture": ""})
    opportunity(ada, title="Cellar", **private_to(bob), isNotify=True)
    assert bob.get("portal/notifications").response[0]["subject"] == "CRM. Access granted to Cellar"


def test_letters_and_the_test_message(portal: Portal) -> None:
    portal.owner.put("settings/timeandlanguage", RIGA)
    ada = portal.user("ada")
    ada.put(f"people/{ada.id}/culture", {"culture": "es-ES"})
    with mail(portal) as box:
        work_off(portal)
        box.mails.clear()
        portal.user("bob")
        for email in ("ada@example.com", "bob@example.com"):
            assert portal.stranger.post("people/password", {"email": email}).status == 201
        assert portal.owner.get("settings/smtp/test").status == 200
        work_off(portal)
        (spanish,) = box.to("ada@example.com")
        subjects = {each["Subject"] for each in box.mails}
    plain, html = parts(spanish)
    assert spanish["Subject"] == "Cambia tu contraseña de Rapport"
    assert plain.startswith("Hola, Ada:")
    assert "Elegir una nueva contraseña" in html
    assert {"Ihr Passwort bei Rapport ändern", "Eine Testnachricht von Rapport"} <= subjects


@pytest.mark.parametrize("culture", ["x", "de_DE", "de-DE-" + "x" * 20, "<de>"])
def test_what_is_no_culture(portal: Portal, culture: str) -> None:
    ada = portal.user("ada")
    assert ada.put(f"people/{ada.id}/culture", {"culture": culture}).status == 400
    assert portal.user("bob").put(f"people/{ada.id}/culture", {"culture": "de-DE"}).status == 403
    assert ada.get("people/@self").response["cultureName"] == "en-US"
