"""Load a real sales data set through the public API, read everything back, and compare the sums.

    python -m bench.load_sales FOLDER URL KEY

FOLDER holds `accounts.csv`, `products.csv`, `sales_teams.csv` and `sales_pipeline.csv`; URL is a server with a fresh
portal; KEY an API key of its owner or of a full administrator. The exit status is 1 if anything differs.

Agents and their managers become people, regional offices groups, accounts companies (with an address and what else
is known of them in words), rows of the pipeline opportunities. What is open carries its product's list price.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from json import dumps, loads
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.client import Client, Refused, query

Row = dict[str, str]

STAGES = {
    "Prospecting": "Initial contact",
    "Engaging": "Negotiations",
    "Won": "Closure/Transaction",
    "Lost": "Unsuccessfully closed",
}
"""What a row's `deal_stage` is called in a new portal."""
STAGE_TYPES = {"Prospecting": "Open", "Engaging": "Open", "Won": "ClosedAndWon", "Lost": "ClosedAndLost"}

AT_ONCE = 100
"""Calls in one batch."""
WORK = 5
"""The category of a business address."""


@dataclass(frozen=True, slots=True)
class SalesData:
    """The four files."""

    accounts: list[Row]
    products: list[Row]
    teams: list[Row]
    pipeline: list[Row]

    def price(self, product: str) -> Decimal:
        """Return a product's list price; the pipeline spells one of them without its blank."""
        wanted = product.replace(" ", "")
        return next(
            Decimal(row["sales_price"]) for row in self.products if row["product"].replace(" ", "") == wanted
        )


@dataclass(slots=True)
class Loaded:
    """What the portal calls what was loaded."""

    people: dict[str, str]
    companies: dict[str, int]
    stages: dict[str, int]


@dataclass(frozen=True, slots=True)
class Check:
    """One sum, as it should be and as it is."""

    name: str
    expected: Decimal | int
    found: Decimal | int

    @property
    def is_right(self) -> bool:
        """Whether they agree."""
        return self.expected == self.found


def read(folder: Path) -> SalesData:
    """Read the files."""

    def rows(name: str) -> list[Row]:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return SalesData(rows("accounts"), rows("products"), rows("sales_teams"), rows("sales_pipeline"))


def load(client: Client, data: SalesData) -> Loaded:
    """Put everything into a fresh portal. Raises Refused when it is not fresh, or refuses something."""
    if client.get("crm/opportunity/filter?count=1"):
        raise Refused("the portal holds opportunities already; this needs a fresh one")
    people = _load_people(client, data)
    companies = _load_companies(client, data)
    titles = {stage["title"]: stage["id"] for stage in client.get("crm/opportunity/stage")}
    loaded = Loaded(people, companies, {name: titles[title] for name, title in STAGES.items()})
    calls = [("POST", "crm/opportunity", _opportunity(row, data, loaded)) for row in data.pipeline]
    for _ in _in_batches(client, calls):
        pass
    return loaded


def _load_people(client: Client, data: SalesData) -> dict[str, str]:
    names = sorted({row[role] for row in data.teams for role in ("sales_agent", "manager")})
    people: dict[str, str] = {}
    for name in names:
        first, _, last = name.partition(" ")
        made = client.call(
            "POST",
            "people",
            {
                "email": f"{name.replace(' ', '.').lower()}@example.com",
                "firstname": first,
                "lastname": last,
                "title": "Sales agent"
                if any(row["sales_agent"] == name for row in data.teams)
                else "Manager",
            },
        )
        people[name] = made["id"]
    for office in sorted({row["regional_office"] for row in data.teams}):
        rows = [row for row in data.teams if row["regional_office"] == office]
        members = {row[role] for row in rows for role in ("sales_agent", "manager")}
        client.call(
            "POST",
            "group",
            {
                "groupName": office,
                "groupManager": people[rows[0]["manager"]],
                "members": [people[name] for name in sorted(members)],
            },
        )
    return people


def _load_companies(client: Client, data: SalesData) -> dict[str, int]:
    calls = [
        ("POST", "crm/contact/company", {"companyName": row["account"], "about": _about(row), "shareType": 1})
        for row in data.accounts
    ]
    names = [row["account"] for row in data.accounts]
    companies = dict(zip(names, (made["id"] for made in _in_batches(client, calls)), strict=True))
    addresses = [
        (
            "POST",
            f"crm/contact/{companies[row['account']]}/addressdata",
            {"address": {"country": row["office_location"], "category": WORK, "isPrimary": True}},
        )
        for row in data.accounts
    ]
    for _ in _in_batches(client, addresses):
        pass
    return companies


def _about(row: Row) -> str:
    parent = f" Subsidiary of {row['subsidiary_of']}." if row["subsidiary_of"] else ""
    return (
        f"Sector: {row['sector']}. Founded in {row['year_established']}. Revenue: {row['revenue']} million. "
        f"Employees: {row['employees']}.{parent}"
    )


def _opportunity(row: Row, data: SalesData, loaded: Loaded) -> dict[str, Any]:
    is_open = STAGE_TYPES[row["deal_stage"]] == "Open"
    engaged = f", engaged on {_date(row['engage_date'])}" if row["engage_date"] else ""
    return {
        "title": f"{row['product']} for {row['account']}" if row["account"] else row["product"],
        "description": f"Number {row['opportunity_id']}{engaged}",
        "stageid": loaded.stages[row["deal_stage"]],
        "responsibleid": loaded.people[row["sales_agent"]],
        "contactid": loaded.companies[row["account"]] if row["account"] else 0,
        "bidCurrencyAbbr": "USD",
        "bidValue": str(data.price(row["product"]) if is_open else Decimal(row["close_value"])),
        "successProbability": {"Won": 100, "Lost": 0, "Engaging": 50, "Prospecting": 10}[row["deal_stage"]],
        "actualCloseDate": _date(row["close_date"]) if row["close_date"] else None,
    }


def _date(text: str) -> str:
    """Return a date of the files, day first, as the API takes it."""
    return datetime.strptime(text, "%d-%m-%y").replace(tzinfo=UTC).date().isoformat()


def _in_batches(client: Client, calls: Sequence[tuple[str, str, dict[str, Any]]]) -> Iterator[Any]:
    """Make calls, many at a time, and return what each answered. Raises Refused at the first that failed."""
    for start in range(0, len(calls), AT_ONCE):
        requests = [
            {
                "relativeUrl": f"/api/2.0/{path}",
                "method": verb,
                "body": dumps({name: value for name, value in body.items() if value is not None}),
                "bodyContentType": "application/json; charset=utf-8",
                "order": number,
            }
            for number, (verb, path, body) in enumerate(calls[start : start + AT_ONCE])
        ]
        for request, answer in zip(requests, client.call("POST", "batch", requests), strict=True):
            if answer is None or answer["status"] != 201:
                raise Refused(f"{request['relativeUrl']} {request['body']}: {answer}")
            yield loads(answer["data"])["response"]


def check(client: Client, data: SalesData, loaded: Loaded) -> list[Check]:
    """Read everything back and return the sums beside those of the files."""
    checks = []
    by_type = Counter(STAGE_TYPES[row["deal_stage"]] for row in data.pipeline)
    everything: list[Any] = []
    for stage_type, expected in sorted(by_type.items()):
        found = _all(client, stageType=stage_type)
        checks.append(Check(f"opportunities, {stage_type}", expected, len(found)))
        checks.append(
            Check(f"total of the list, {stage_type}", expected, _total(client, stageType=stage_type))
        )
        everything += found
    checks += _check_values(data, everything)
    checks.append(
        Check("different opportunities", len(data.pipeline), len({one["id"] for one in everything}))
    )
    without = sum(not row["account"] for row in data.pipeline)
    checks.append(
        Check("opportunities without contact", without, sum("contact" not in one for one in everything))
    )
    checks += _check_by(
        client, Counter(row["sales_agent"] for row in data.pipeline), "responsibleid", loaded.people
    )
    accounts = Counter(row["account"] for row in data.pipeline if row["account"])
    checks += _check_by(client, accounts, "contactid", loaded.companies)
    companies = client.get("crm/contact/filter?contactListView=company&count=1000")
    checks.append(Check("companies", len(data.accounts), len(companies)))
    checks.append(
        Check("groups", len({row["regional_office"] for row in data.teams}), len(client.get("group")))
    )
    return checks


def _check_values(data: SalesData, everything: list[Any]) -> list[Check]:
    found: dict[int, Decimal] = defaultdict(Decimal)
    for one in everything:
        found[one["stage"]["stageType"]] += Decimal(str(one.get("bidValue", 0)))
    won = sum(Decimal(row["close_value"]) for row in data.pipeline if row["deal_stage"] == "Won")
    listed = sum(
        data.price(row["product"]) for row in data.pipeline if STAGE_TYPES[row["deal_stage"]] == "Open"
    )
    return [
        Check("worth of the won ones", won, found[1]),
        Check("worth of the lost ones", 0, found[2]),
        Check("list price of the open ones", listed, found[0]),
    ]


def _check_by(client: Client, expected: Counter[str], parameter: str, ids: dict[str, Any]) -> list[Check]:
    """Compare a filter's totals name by name; one line when all agree."""
    checks = [
        Check(f"opportunities of {name}", number, _total(client, **{parameter: ids[name]}))
        for name, number in sorted(expected.items())
    ]
    wrong = [one for one in checks if not one.is_right]
    right = Check(f"filters by {parameter} with the right total", len(checks), len(checks) - len(wrong))
    return [right, *wrong]


def _all(client: Client, **parameters: object) -> list[Any]:
    """Return everything that a filter matches, a thousand at a time."""
    found: list[Any] = []
    while True:
        page = client.get(
            f"crm/opportunity/filter{query(**parameters, startIndex=len(found), count=1000, sortBy='id')}"
        )
        found += page
        if len(page) < 1000:
            return found


def _total(client: Client, **parameters: object) -> int:
    answer = client.send(client.prepare("GET", f"crm/opportunity/filter{query(**parameters, count=1)}"))
    return int(answer.json()["total"])


def run(folder: Path, url: str, key: str) -> bool:
    """Load, check, print; whether everything agrees."""
    data = read(folder)
    with Client(url, key) as client:
        started = perf_counter()
        loaded = load(client, data)
        written = perf_counter()
        checks = check(client, data, loaded)
        finished = perf_counter()
    width = max(len(one.name) for one in checks)
    for one in checks:
        print(
            f"{one.name:{width}}  {one.found:>12,}  {'ok' if one.is_right else f'but expected {one.expected:,}'}"
        )
    print(f"loaded in {written - started:.1f} s, read back in {finished - written:.1f} s")
    return all(one.is_right for one in checks)


def main(arguments: Sequence[str]) -> int:
    """Run from the command line."""
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    folder, url, key = arguments
    return 0 if run(Path(folder), url, key) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
