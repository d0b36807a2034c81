"""Who and what the sample business consists of. Names are made up; addresses end in `.example`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

COLLEAGUES = (
    ("Mara", "Jensen", "Head of sales"),
    ("Tomas", "Okafor", "Sales"),
    ("Ines", "Roy", "Key accounts"),
    ("Leo", "Martin", "Customer success"),
)


@dataclass(frozen=True, slots=True)
class Firm:
    """A company: what it trades in decides what it buys."""

    name: str
    domain: str
    street: str
    city: str
    country: str
    trade: str


FIRMS = tuple(
    Firm(*parts)
    for parts in (
        ("Nordwind Logistics", "nordwind", "Speicherstraße 4", "Hamburg", "Germany", "transport"),
        ("Atelier Brun", "atelier-brun", "12 rue des Filles", "Lyon", "France", "studio"),
        ("Hafen & Co", "hafen", "Am Kai 21", "Bremen", "Germany", "transport"),
        ("Okada Instruments", "okada", "3-8 Kitahama", "Osaka", "Japan", "industry"),
        ("Blue Fern Foods", "bluefern", "40 Quay Street", "Galway", "Ireland", "food"),
        ("Kestrel Energy", "kestrel", "7 Castle Terrace", "Edinburgh", "United Kingdom", "energy"),
        ("Stadtwerke Lindau", "sw-lindau", "Auenstraße 12", "Lindau", "Germany", "energy"),
        ("Pixelgarten", "pixelgarten", "Lindengasse 9", "Vienna", "Austria", "studio"),
        ("Moreau Freight", "moreau-freight", "5 quai de Seine", "Rouen", "France", "transport"),
        ("Salinas del Mar", "salinasdelmar", "Calle del Puerto 3", "Cádiz", "Spain", "food"),
        ("Tallis & Byrd", "tallisbyrd", "18 Minster Yard", "York", "United Kingdom", "services"),
        ("Fjellvik Seafood", "fjellvik", "Strandgaten 55", "Bergen", "Norway", "food"),
        ("Helio Systems", "helio-systems", "Carrer de Pujades 90", "Barcelona", "Spain", "energy"),
        ("Baltic Timber", "baltictimber", "Brīvības iela 31", "Riga", "Latvia", "industry"),
        ("Meridian Clinics", "meridian-clinics", "22 Harcourt Road", "Dublin", "Ireland", "health"),
        ("Praxis am See", "praxis-am-see", "Seestraße 88", "Zürich", "Switzerland", "health"),
        ("Casa Lume", "casalume", "Via Tortona 14", "Milan", "Italy", "retail"),
        ("Juniper Hotels", "juniperhotels", "9 Royal Crescent", "Bath", "United Kingdom", "services"),
        ("Volkov Machinery", "volkov-machinery", "Liivalaia 33", "Tallinn", "Estonia", "industry"),
        ("Green Mile Cycles", "greenmile", "Vesterbrogade 77", "Copenhagen", "Denmark", "retail"),
        ("Arkansas River Mills", "armills", "310 Front Street", "Little Rock", "United States", "industry"),
        ("Harbor Light Media", "harborlight", "61 Water Street", "Boston", "United States", "studio"),
        ("Sierra Packaging", "sierrapack", "1200 Foundry Way", "Reno", "United States", "industry"),
        ("Lakeside Orthopedics", "lakeside-ortho", "18 Shore Drive", "Madison", "United States", "health"),
        ("Tanaka Robotics", "tanaka-robotics", "2-14 Sakae", "Nagoya", "Japan", "industry"),
        ("Koopman Bloemen", "koopmanbloemen", "Legmeerdijk 313", "Aalsmeer", "Netherlands", "retail"),
        ("Van Houten Bouw", "vanhoutenbouw", "Havenweg 6", "Utrecht", "Netherlands", "building"),
        ("Studio Pavone", "pavone", "Via Garibaldi 7", "Turin", "Italy", "studio"),
        ("Silva Cork", "silvacork", "Rua do Sobreiro 19", "Évora", "Portugal", "industry"),
        ("Atlantic Ferries", "atlanticferries", "Cais do Sodré 2", "Lisbon", "Portugal", "transport"),
        ("Ostsee Pflege", "ostsee-pflege", "Lange Straße 40", "Rostock", "Germany", "health"),
        ("Brauhaus Keller", "brauhaus-keller", "Marktplatz 1", "Bamberg", "Germany", "food"),
        ("Nowak Construction", "nowak", "ulica Długa 11", "Gdańsk", "Poland", "building"),
        ("Zlatá Pekárna", "zlata-pekarna", "Vinohradská 25", "Prague", "Czechia", "food"),
        ("Aurora Learning", "auroralearning", "Aleksanterinkatu 15", "Helsinki", "Finland", "services"),
        ("Birch & Stone", "birchstone", "Storgatan 48", "Gothenburg", "Sweden", "building"),
        ("Rue Neuve Avocats", "rueneuve", "Rue Neuve 101", "Brussels", "Belgium", "services"),
        ("Delta Water Board", "deltawater", "Maasboulevard 100", "Rotterdam", "Netherlands", "energy"),
        ("Parfums Orsay", "orsay", "8 avenue Bosquet", "Paris", "France", "retail"),
        ("Cobalt Analytics", "cobalt", "77 Queen Street", "Toronto", "Canada", "services"),
    )
)

FIRST_NAMES = (
    "Ann", "Piet", "Camille", "Jonas", "Lea", "Yuki", "Sofia", "Dan", "Ruth", "Karl", "Mina", "Hugo", "Elena",
    "Farid", "Greta", "Bruno", "Chiara", "David", "Kaori", "Liam", "Nadia", "Oskar", "Priya", "Rafael", "Signe",
    "Tessa", "Viktor", "Wanda", "Amara", "Emil", "Joana",
)  # fmt: skip
LAST_NAMES = (
    "Lee", "Maas", "Brun", "Hafen", "Vogt", "Okada", "Marino", "Wu", "Adeyemi", "Huber", "Farhadi", "Lindqvist",
    "Castillo", "Novak", "Haddad", "Brandt", "Rossi", "Tanaka", "Walsh", "Dubois", "Petrov", "Santos", "Kowalska",
    "Berg", "Sato", "Murphy", "Keller", "Laurent", "Ferreira", "Nilsson", "Bakker", "Weiss", "O’Brien", "Costa",
    "Horvat", "Eriksen", "Moretti",
)  # fmt: skip
JOBS = (
    "Managing director", "Buyer", "Head of operations", "Finance", "IT", "Project lead", "Quality",
    "Office manager", "Marketing", "Chief engineer", "Purchasing",
)  # fmt: skip

WANTS: Mapping[str, tuple[tuple[str, int], ...]] = {
    "transport": (
        ("Fleet tracking, 40 vehicles", 18_400), ("Route planning pilot", 4_200),
        ("Berth booking system", 61_000), ("Driver tablets", 12_900), ("Customs papers without paper", 33_500),
    ),
    "studio": (
        ("Showroom refit", 27_500), ("Brand film", 15_800), ("Booking widget", 7_200),
        ("Asset library", 9_900), ("Photo archive, move", 5_600),
    ),
    "industry": (
        ("Calibration rig", 13_250), ("Spare parts framework", 8_000), ("Line 3 sensors", 44_000),
        ("Maintenance contract", 19_200), ("Packaging line audit", 3_100), ("Robot cell, second shift", 96_000),
    ),
    "food": (
        ("Cold chain sensors", 22_900), ("Label printers", 6_400), ("Recipe database", 11_700),
        ("Traceability, phase 2", 28_300),
    ),
    "energy": (
        ("Turbine monitoring", 148_000), ("Meter data migration", 36_700), ("Customer portal", 54_000),
        ("Pump station telemetry", 41_500),
    ),
    "health": (
        ("Appointment reminders", 7_800), ("Ward tablets", 31_000), ("Archive scanning", 14_600),
    ),
    "retail": (
        ("Loyalty programme", 16_900), ("Store Wi-Fi, 12 shops", 10_300), ("Stock counting app", 20_800),
    ),
    "services": (
        ("Support contract", 9_600), ("Training days", 5_400), ("Document workflow", 24_700),
        ("Client portal", 37_900),
    ),
    "building": (
        ("Site diary app", 12_400), ("Machine hire planner", 18_900), ("Tender tracking", 8_700),
    ),
}  # fmt: skip
"""What companies of a trade ask for, and about how much it is worth."""

CONTACT_TAGS = ("Newsletter", "Trade fair", "Key account", "Referral", "Slow payer")
DEAL_TAGS = ("Urgent", "Competitor involved", "Renewal", "Needs legal")
CASE_TAGS = ("Warranty", "Onboarding")

SOURCES = '["Referral","Trade fair","Website","Cold call","Partner"]'
REGIONS = '["North","West","South","Overseas"]'

DUTIES = (
    ("Ring {person} about “{deal}”", 0), ("Send the revised offer for “{deal}”", 3), ("Lunch with {person}", 6),
    ("Prepare the demo of “{deal}”", 2), ("Check the figures of “{deal}” with finance", 5),
    ("Ask {person} who decides", 0), ("Visit {firm}", 7), ("Send references to {person}", 3),
    ("Thank {person} for the meeting", 11), ("Follow up on “{deal}”", 5), ("Agree a date with {person}", 7),
)  # fmt: skip
"""Titles of tasks, each with the place of its category."""

TOLD = (
    ("{person} wants the revised offer by Friday; most of it is certain, the rest likely.", 2),
    ("<p>Met {person} on site. They are <b>for</b> us; what worries them is the winter.</p>", 3),
    ("{person} sent the floor plan. The lift is narrower than we thought.", 1),
    ("They ask for payment in two parts. I said we would come back to them.", 2),
    ("A competitor is in too, 8 % below us, without the service.", 0),
    ("<p>Kick-off with {person}:</p><ul><li>masts 1 to 6 first</li><li>access in May</li></ul>", 3),
    ("Budget is approved. {person} needs our data processing terms before they sign.", 1),
    ("{person} is away until the 12th; the deputy knows about us.", 2),
    ("Demo went well. Open: single sign-on, and who trains the night shift.", 3),
    ("They liked the reference in Bremen and would like to visit it.", 0),
    ("No answer to two mails. I will try {person} by phone.", 2),
    ("Procurement joined. From now on everything in writing.", 1),
)  # fmt: skip
"""What happened, each with the place of its category."""

CASES = (
    ("Sensors report twice", 4, "Warranty", False), ("Roll-out at six sites", 5, "Onboarding", False),
    ("Invoice went to the wrong address", 10, "", True), ("Move to the new portal", 6, "Onboarding", False),
    ("Tablets lose their charge", 14, "Warranty", False), ("Damaged on delivery", 19, "Warranty", True),
    ("Training for the night shift", 20, "Onboarding", False), ("Access for the auditors", 36, "", False),
)  # fmt: skip
"""Title, place of the company, tag, whether it is closed."""

OFFER = "Offer: {deal}\nFor: {firm}, {city}\n\nAmount: {currency} {amount:,}\nValid for six weeks.\n"
MINUTES = "Minutes, {firm}\n\n1. Where we stand: {deal}\n2. Who decides: {person}\n3. Next: revised offer\n"
