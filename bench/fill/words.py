"""The vocabulary of the invented business: names that read like a sales department's, from a fixed seed."""

from __future__ import annotations

from random import Random


def _listed(text: str, *, separator: str) -> tuple[str, ...]:
    return tuple(text.split(separator))


FIRST_NAMES = _listed(
    "Ada Adam Alice Amir Ana Anders Anna Aylin Ben Boris Carla Carlos Chen Chloé Clara Daniel Daria David Diego "
    "Elena Elif Emil Emma Erik Eva Fatima Felix Fiona Florian Giulia Grace Hana Hannah Hugo Ines Ivan Jakub James "
    "Jana João Julia Karin Kenji Lara Lars Laura Lena Leo Lina Lucas Luis Łukasz Maja Marco Maria Marta Max Mei "
    "Mia Milan Nadia Nina Noah Nora Olga Oliver Oscar Paul Petra Pia Priya Rafael Raj Rosa Sara Sofia Stefan Tariq "
    "Tom Vera Viktor Wei Yara Yusuf Zoe Zofia",
    separator=" ",
)

LAST_NAMES = _listed(
    "Abbott Ahmed Almeida Andersen Bauer Becker Bennett Berg Bianchi Brandt Carter Castro Chen Costa Cruz Dąbrowska "
    "Dubois Eriksson Evans Fernández Fischer Fontaine Foster García Gruber Gupta Haddad Hansen Hoffmann Horvat "
    "Huang Ivanov Jansen Jensen Kaya Keller Khan Kim Kowalski Kumar Lambert Larsen Lehmann Lindqvist López Marino "
    "Martin Mehta Meyer Moreau Müller Nakamura Neumann Nguyen Novák Nowak O'Brien Olsen Ortiz Patel Pereira Petrov "
    "Popescu Richter Rossi Sato Schmidt Schneider Silva Singh Smirnov Smith Sørensen Suzuki Szabó Tanaka Taylor "
    "Torres Turner Vargas Vogel Wagner Walker Weber Wilson Wójcik Yılmaz Zhang Zimmermann",
    separator=" ",
)

COMPANY_HEADS = _listed(
    "Alder Alpine Amber Apex Aqua Arbor Aster Atlas Aurora Baltic Beacon Birch Blue Boreal Bright Cedar Central "
    "Cobalt Coral Crown Delta Eagle East Elm Ember Falcon Fjord Forge Garnet Glacier Golden Granite Green Harbor "
    "Hazel Heron Horizon Indigo Iron Ivory Juniper Kestrel Lake Lark Laurel Linden Lotus Lunar Magnolia Maple "
    "Meridian Metro Mistral Monsoon Nordic North Oak Ocean Onyx Opal Orbit Orchid Osprey Pacific Pine Polar Prairie "
    "Quartz Raven Red River Robin Rowan Ruby Sable Saffron Sequoia Silver Solar South Sparrow Spruce Sterling Stone "
    "Summit Swift Terra Thistle Tidal Topaz Union Velvet Vertex West Willow Zenith",
    separator=" ",
)

COMPANY_TAILS = _listed(
    "Analytics|Automation|Bakeries|Biotech|Brewing|Capital|Ceramics|Chemicals|Clinics|Consulting|Dairy|Dental|"
    "Dynamics|Electric|Energy|Engineering|Farms|Fashion|Foods|Freight|Furniture|Gardens|Glass|Hotels|Industries|"
    "Insurance|Interiors|Labs|Logistics|Machines|Marine|Media|Medical|Metals|Mobility|Motors|Networks|Optics|"
    "Outdoor|Packaging|Paper|Pharma|Plastics|Power|Press|Print|Properties|Rail|Retail|Robotics|Security|Shipping|"
    "Software|Sports|Steel|Studios|Supply|Systems|Telecom|Textiles|Timber|Tools|Toys|Travel|Water|Works",
    separator="|",
)

COMPANY_FORMS = (
    "",
    "",
    " Ltd",
    " Inc.",
    " GmbH",
    " AG",
    " S.A.",
    " AB",
    " Group",
    " & Sons",
    " Holding",
    " Co.",
)

PRODUCTS = _listed(
    "CRM licences|Support contract|Fleet lease|Solar panels|Packaging line|Cloud hosting|Office fit-out|"
    "Security audit|Data migration|Coffee machines|Training days|Spare parts|Network upgrade|Warehouse racks|"
    "Marketing campaign|Payroll service|Website relaunch|Machine maintenance|Ventilation|Lab equipment|"
    "Translation service|Call centre|Delivery vans|Point of sale|Meeting rooms|Heat pumps|Forklifts|Sensors|"
    "Insurance package|Recruitment",
    separator="|",
)

OCCASIONS = _listed(
    "pilot|first order|extension|renewal|replacement|framework agreement|phase two|roll-out|upgrade|"
    "annual plan|tender|trial|expansion|follow-up order|negotiation",
    separator="|",
)

NOTES = _listed(
    "Asked for a second quotation with delivery in instalments.|Decision after the board meeting.|"
    "Competes with two local suppliers on price.|Wants references from the same line of business.|"
    "Budget is approved, purchasing has to sign.|Prefers monthly payments.|Came in through the spring fair.|"
    "Needs the documents in two languages.|Contact person changed in summer.|Very satisfied with the last delivery.|"
    "Waiting for the works council.|Technical questions are answered, price is open.",
    separator="|",
)

PAYMENT_TERMS = (
    "30 days net",
    "14 days net",
    "prepaid",
    "60 days net",
    "10 days 2 %",
    "quarterly in advance",
)
REGIONS = ("Central", "East", "West", "North", "South", "Overseas")
JOB_TITLES = (
    "Buyer",
    "Head of purchasing",
    "Managing director",
    "Office manager",
    "Engineer",
    "CFO",
    "Owner",
    "",
)
CITIES = (
    "Aarhus",
    "Bologna",
    "Brno",
    "Gdańsk",
    "Ghent",
    "Graz",
    "Leeds",
    "Lyon",
    "Porto",
    "Riga",
    "Tampere",
    "Vigo",
)

COMMON_WORD = "order"
"""Stands in one of eleven titles."""
USUAL_WORD = "renewal"
"""Stands in one of twenty-three titles."""
RARE_WORD = "zephyrine"
"""Stands in `records.RARE` titles, whatever the size."""


def person_name(random: Random) -> tuple[str, str]:
    """Return a first and a last name."""
    return random.choice(FIRST_NAMES), random.choice(LAST_NAMES)


def company_name(random: Random) -> str:
    """Return a company's name."""
    return f"{random.choice(COMPANY_HEADS)} {random.choice(COMPANY_TAILS)}{random.choice(COMPANY_FORMS)}"


def opportunity_title(random: Random) -> str:
    """Return what a salesperson would call a deal."""
    year = random.randint(2021, 2026)
    shape = random.random()
    if shape < 0.5:
        return f"{random.choice(PRODUCTS)}, {random.choice(OCCASIONS)} {year}"
    if shape < 0.85:
        return (
            f"{random.choice(COMPANY_HEADS)} {random.choice(COMPANY_TAILS)}: {random.choice(PRODUCTS)} {year}"
        )
    return f"{random.randint(2, 900)} × {random.choice(PRODUCTS)} ({random.choice(OCCASIONS)})"
