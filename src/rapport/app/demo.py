"""A sample business to look around in: companies with people, deals in every stage, things to do, and what happened.

Made by the same rules as everything else (`service` functions), always the same but for its dates, which lie around
today. It is somebody's real morning: some deals are late, some have no date, two are only for the boss's eyes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from sqlalchemy import Connection

from rapport.app.house import House, work_of_the_house
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm.access import ShareType
from rapport.crm.contacts import queries as contact_queries
from rapport.crm.contacts import service as contacts
from rapport.crm.contacts.records import ContactDraft, ContactFilter, InfoType
from rapport.crm.files import service as files
from rapport.crm.history import service as history
from rapport.crm.history.records import EventDraft
from rapport.crm.lists import queries as lists
from rapport.crm.lists.records import ItemList
from rapport.crm.opportunities import queries as opportunity_queries
from rapport.crm.opportunities import service as opportunities
from rapport.crm.opportunities.records import BidDraft, OpportunityDraft, ProgressDraft, SharingDraft
from rapport.crm.tasks import service as tasks
from rapport.crm.tasks.records import TaskDraft
from rapport.portal.people import service as people
from rapport.portal.settings.current import standing
from rapport.protocol.call import Listing
from rapport.store import transaction
from rapport.store.work import Work

_COLLEAGUES = (
    ("Mara", "Jensen", "Head of sales"),
    ("Tomas", "Okafor", "Sales"),
    ("Ines", "Roy", "Key accounts"),
)

_COMPANIES = (
    ("Nordwind Logistics", "nordwind.example", (("Ann", "Lee", "Buyer"), ("Piet", "Maas", "Operations"))),
    ("Atelier Brun", "atelier-brun.example", (("Camille", "Brun", "Owner"),)),
    ("Hafen & Co", "hafen.example", (("Jonas", "Hafen", "Director"), ("Lea", "Vogt", "Finance"))),
    ("Okada Instruments", "okada.example", (("Yuki", "Okada", "Chief engineer"),)),
    ("Blue Fern Foods", "bluefern.example", (("Sofia", "Marino", "Purchasing"), ("Dan", "Wu", "Quality"))),
    ("Kestrel Energy", "kestrel.example", (("Ruth", "Adeyemi", "Project lead"),)),
    ("Stadtwerke Lindau", "sw-lindau.example", (("Karl", "Huber", "IT"),)),
    ("Pixelgarten", "pixelgarten.example", (("Mina", "Farhadi", "Studio manager"),)),
)

# Title, number of the company, number of the stage, amount, days from today to its close (None: no date), who.
_DEALS = (
    ("Fleet tracking, 40 vehicles", 0, 5, "18400", 12, 1),
    ("Route planning pilot", 0, 3, "4200", 35, 1),
    ("Showroom refit", 1, 4, "27500", 20, 2),
    ("Berth booking system", 2, 6, "61000", 4, 0),
    ("Support contract", 2, 7, "9600", -18, 2),
    ("Calibration rig", 3, 2, "13250", 60, 1),
    ("Spare parts framework", 3, 8, "8000", -40, 1),
    ("Cold chain sensors", 4, 5, "22900", -3, 2),
    ("Packaging line audit", 4, 0, "3100", None, 2),
    ("Turbine monitoring", 5, 6, "148000", 45, 0),
    ("Training days", 5, 7, "5400", -7, 1),
    ("Meter data migration", 6, 1, "36700", 90, 0),
    ("Customer portal", 6, 4, "54000", 28, 0),
    ("Booking widget", 7, 7, "7200", -25, 2),
    ("Brand film", 7, 8, "15800", -60, 2),
)
_CONFIDENTIAL = {3, 9}

# Title, number of the company, number of the category, hours from now to the deadline, who, done already.
_DUTIES = (
    ("Ring Ann about the trackers", 0, 0, 3, 1, False),
    ("Send the revised offer", 2, 3, 26, 0, False),
    ("Lunch with Camille", 1, 6, 50, 2, False),
    ("Check the sensor figures", 4, 5, -20, 2, False),
    ("Demo of the customer portal", 6, 2, 75, 0, False),
    ("Thank them for the order", 7, 11, -90, 2, True),
    ("Ship the training material", 5, 9, -150, 1, True),
)

# Number of the company and of the person there (0: the company itself), of the category, hours ago, who, what happened.
_NOTES = (
    (0, 1, 2, 5, 1, "Ann wants the revised offer by Friday; 40 vehicles are certain, 12 more likely."),
    (0, 2, 3, 75, 1, "<p>Met Piet at the depot. He is <b>for</b> us; what worries him is the winter.</p>"),
    (1, 1, 1, 30, 2, "Camille sent the floor plan. The lift is narrower than we thought."),
    (2, 2, 2, 200, 0, "Lea asks for payment in two parts."),
    (4, 1, 0, 26, 2, "Competitor is in too, 8 % below us, without the service."),
    (5, 1, 3, 400, 0, "<p>Kick-off with Ruth:</p><ul><li>masts 1 to 6 first</li><li>access in May</li></ul>"),
)
_OFFER = (
    "Offer, cold chain sensors.txt",
    "22 sensors with two gateways, fitted, first year of service: EUR 22,900.\nValid for six weeks.\n",
)


def fill(house: House) -> bool:
    """Put the sample business into a portal that holds no contact yet; say whether it did. All or nothing."""

    def body(tx: Connection) -> bool:
        work = work_of_the_house(house, tx)
        if contact_queries.page(work, ContactFilter(), Listing(count=1)).items:
            return False
        sellers = [_colleague(work, *names) for names in _COLLEAGUES]
        companies = [_company(_as(work, sellers[0]), *parts) for parts in _COMPANIES]
        _deals(work, sellers, companies)
        _duties(work, sellers, companies)
        _notes(work, sellers, companies)
        return True

    return transaction.run(house.database, write=True, body=body)


def _colleague(work: Work, first_name: str, last_name: str, title: str) -> Guid:
    return people.create_person(
        work,
        people.NewPerson(
            email=f"{first_name.lower()}@example.com", first_name=first_name, last_name=last_name, title=title
        ),
    )


def _as(work: Work, user_id: Guid) -> Work:
    """Return the same unit of work with a colleague acting in it."""
    return replace(
        work,
        viewer=replace(standing(work).viewer(user_id, is_owner=False, is_guest=False), is_crm_admin=True),
    )


def _company(work: Work, name: str, domain: str, staff: tuple[tuple[str, str, str], ...]) -> list[int]:
    """Make a company and its people; return its id and theirs."""
    company = contacts.create_company(
        work, ContactDraft(is_company=True, company_name=name, share_type=ShareType.READ_WRITE)
    )
    _detail(work, company, InfoType.WEBSITE, f"https://{domain}")
    ids = [company]
    for first_name, last_name, title in staff:
        person = ContactDraft(
            is_company=False,
            first_name=first_name,
            last_name=last_name,
            job_title=title,
            company_id=company,
            share_type=ShareType.READ_WRITE,
        )
        ids.append(contacts.create_person(work, person))
        _detail(work, ids[-1], InfoType.EMAIL, f"{first_name.lower()}.{last_name.lower()}@{domain}")
    return ids


def _detail(work: Work, contact: int, kind: InfoType, data: str) -> None:
    contacts.add_info(work, contact, info_type=kind, data=data, category="Work", is_primary=True)


def _deals(work: Work, sellers: list[Guid], companies: list[list[int]]) -> None:
    stages = [stage.id for stage in opportunity_queries.stages(work)]
    for number, (title, company, stage, amount, days, seller) in enumerate(_DEALS):
        closes = None if days is None else work.now + timedelta(days=days)
        draft = OpportunityDraft(
            title=title,
            responsible_id=sellers[seller],
            contact_id=companies[company][0],
            members=companies[company][1:],
            bid=BidDraft(currency="EUR", value=Decimal(amount)),
            progress=ProgressDraft(
                stage_id=stages[stage],
                success_probability=min(95, 10 + 12 * stage),
                expected_close_at=closes,
                actual_close_at=closes if stage >= 7 else None,
            ),
        )
        if number in _CONFIDENTIAL:
            draft = replace(draft, sharing=SharingDraft(is_private=True, access_list=(sellers[0],)))
        opportunities.create(_as(work, sellers[seller]), draft)


def _duties(work: Work, sellers: list[Guid], companies: list[list[int]]) -> None:
    categories = list(lists.items(work, ItemList.TASK_CATEGORY))
    for title, company, category, hours, seller, is_done in _DUTIES:
        draft = TaskDraft(
            title=title,
            deadline=work.now + timedelta(hours=hours),
            responsible_id=sellers[seller],
            category_id=categories[category],
            contact_id=companies[company][0],
            alert_value=60,
        )
        made = tasks.create(_as(work, sellers[seller]), draft)
        if is_done:
            tasks.close(_as(work, sellers[seller]), made)


def _notes(work: Work, sellers: list[Guid], companies: list[list[int]]) -> None:
    categories = list(lists.items(work, ItemList.HISTORY_CATEGORY))
    for company, person, category, hours, seller, content in _NOTES:
        draft = EventDraft(
            content=content,
            category_id=categories[category],
            contact_id=companies[company][person],
            created_at=work.now - timedelta(hours=hours),
        )
        history.create(_as(work, sellers[seller]), draft)
    acting = _as(work, sellers[2])
    staged = files.stage_text(acting, *_OFFER)
    history.attach_text(acting, Kind.CONTACT, companies[4][0], staged)
