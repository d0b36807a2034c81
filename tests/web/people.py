"""Believable contacts for what browsers look at."""

from __future__ import annotations

from tests.web.served import Served

FIRST = (
    "Ada",
    "Bruno",
    "Chiara",
    "David",
    "Elena",
    "Farid",
    "Greta",
    "Hugo",
    "Ines",
    "Jonas",
    "Kaori",
    "Liam",
)
LAST = ("Okafor", "Lindqvist", "Moreau", "Castillo", "Novak", "Haddad", "Brandt", "Rossi", "Tanaka", "Walsh")
COMPANIES = ("Nordwind Logistics", "Atelier Brun", "Hafen & Co", "Okada Instruments", "Blue Fern Foods")
TAGS = ("VIP", "Newsletter", "Trade fair")


def fill(portal: Served, contacts: int = 300) -> None:
    """Create so many contacts: five companies, and people, some of them at these."""
    companies = [
        portal.create("crm/contact/company", companyName=name, shareType=1)["id"] for name in COMPANIES
    ]
    for tag in TAGS:
        portal.create("crm/contact/tag", tagName=tag)
    statuses = [status["id"] for status in portal.get("crm/contact/status")]
    for number in range(contacts - len(companies)):
        person = _person(portal, number, companies)
        if number % 3 == 0:
            portal.create(f"crm/contact/{person}/tag", tagName=TAGS[number % len(TAGS)])
        if number % 4 == 0 and statuses:
            status = {"contactStatusid": statuses[number % len(statuses)]}
            assert portal.api.put(f"crm/contact/{person}/status", json=status).status_code == 200


def _person(portal: Served, number: int, companies: list[int]) -> int:
    first, last = FIRST[number % len(FIRST)], LAST[(number // len(FIRST) + number) % len(LAST)]
    mail = f"{first}.{last}{number}@example.com".lower()
    created = portal.create(
        "crm/contact/person",
        firstName=first,
        lastName=f"{last} {number:03}",
        jobTitle="Buyer" if number % 2 else "Head of operations",
        companyId=companies[number % len(companies)] if number % 2 else 0,
        shareType=1,
    )
    contact = int(created["id"])
    infos = [(1, mail), *([(0, f"+49 30 {5550000 + number}")] if number % 5 else [])]
    for kind, data in infos:
        portal.create(
            f"crm/contact/{contact}/data", infoType=kind, data=data, isPrimary=True, category="Work"
        )
    return contact
