"""What lists are asked for: every order, with the filters that people use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.client import query
from bench.fill import Facts
from bench.fill.words import COMMON_WORD, RARE_WORD, USUAL_WORD

OPPORTUNITY_ORDERS = ("stage", "title", "responsible", "bidvalue", "dateandtime", "id")
CONTACT_ORDERS = ("displayName", "contactType", "created", "firstName", "lastName", "history", "id")

Filters = dict[str, dict[str, object]]
"""What the filters are called, with their parameters."""

IN_BETWEEN = {
    "tag middle",
    "text two words",
    "won, a year, text",
    "private",
    "text common name",
    "text address",
}
"""Filters that match about one row in a thousand to one in a hundred of the large portal, ten to a hundred rows of
the small one: there, collecting them takes no time, and here neither way does. Measured, not held to the limit."""


@dataclass(frozen=True, slots=True)
class Case:
    """One list: what is asked of the large portal, and the same of the small one."""

    order: str
    filter: str
    large: str
    small: str

    @property
    def name(self) -> str:
        """Order and filter."""
        return f"{self.order}, {self.filter}"


def cases(what: str, large: Facts, small: Facts) -> Iterator[Case]:
    """Return every combination of order, direction and filter for `opportunity` or `contact`."""
    filters = contact_filters if what == "contact" else opportunity_filters
    of_small = filters(small)
    orders: list[tuple[str, dict[str, object]]] = [("default", {})]
    for order in CONTACT_ORDERS if what == "contact" else OPPORTUNITY_ORDERS:
        orders.append((order, {"sortBy": order}))
        orders.append((f"{order} descending", {"sortBy": order, "sortOrder": "descending"}))
    for name, wanted in filters(large).items():
        for order, parameters in orders:
            yield Case(
                order,
                name,
                f"crm/{what}/filter{query(count=25, **wanted, **parameters)}",
                f"crm/{what}/filter{query(count=25, **of_small[name], **parameters)}",
            )


def opportunity_filters(facts: Facts) -> Filters:
    """Return the common filters of `opportunity/filter`."""
    return {
        "all": {},
        "stage won": {"opportunityStagesid": facts.won_stage},
        "stage first": {"opportunityStagesid": facts.first_stage},
        "open": {"stageType": "Open"},
        "lost": {"stageType": "ClosedAndLost"},
        "responsible busy": {"responsibleid": facts.busy_id},
        "responsible self": {"responsibleid": facts.user_id},
        "tag common": {"tags": facts.common_tag},
        "tag middle": {"tags": facts.middle_tag},
        "tag rare": {"tags": facts.rare_tag},
        "a month": {"fromDate": "2025-03-01", "toDate": "2025-03-31"},
        "a year": {"fromDate": "2025-01-01", "toDate": "2025-12-31"},
        "text common": {"filterValue": COMMON_WORD},
        "text usual": {"filterValue": USUAL_WORD},
        "text two words": {"filterValue": "solar 2025"},
        "text rare": {"filterValue": RARE_WORD},
        "text nowhere": {"filterValue": "quetzalcoatl"},
        "contact": {"contactid": facts.big_contact},
        "contact takes part": {"contactid": facts.big_contact, "contactAlsoIsParticipant": "true"},
        "open, self, tag": {"stageType": "Open", "responsibleid": facts.user_id, "tags": facts.common_tag},
        "won, a year, text": {
            "opportunityStagesid": facts.won_stage,
            "fromDate": "2025-01-01",
            "toDate": "2025-12-31",
            "filterValue": USUAL_WORD,
        },
    }


def contact_filters(facts: Facts) -> Filters:
    """Return the common filters of `contact/filter`."""
    return {
        "all": {},
        "companies": {"contactListView": "company"},
        "persons": {"contactListView": "person"},
        "with opportunity": {"contactListView": "withopportunity"},
        "status": {"contactStage": facts.contact_status},
        "type": {"contactType": facts.contact_type},
        "manager": {"responsibleid": facts.user_id},
        "private": {"isShared": "false"},
        "a month": {"fromDate": "2025-03-01", "toDate": "2025-03-31"},
        "text common name": {"filterValue": "north"},
        "text rare": {"filterValue": "zimmermann zoe"},
        "text address": {"filterValue": "ada1234@example.com"},
    }
