"""Any filter of opportunities finds what a plain model finds (sheet 04, section 2.9)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.portals import Portal
from tests.wire.opportunity_records import (
    INITIAL,
    NEGOTIATIONS,
    WON,
    company,
    ids,
    opportunity,
    tagged,
)

from rapport.core.kinds import Kind

FILTER = "crm/opportunity/filter"


titles_strategy = st.sampled_from(["tall tower", "tall gate", "small gate"])


worlds = st.lists(
    st.tuples(
        titles_strategy,
        st.sampled_from([INITIAL, NEGOTIATIONS, WON]),
        st.sampled_from(["ada", "bob"]),
        st.sampled_from([None, 10, 20]),
        st.sampled_from([0, 1, 2]),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


wanted = st.fixed_dictionaries(
    {},
    optional={
        "filterValue": st.sampled_from(["tall", "gate", "gate tall", "none"]),
        "opportunityStagesid": st.sampled_from([INITIAL, WON]),
        "stageType": st.sampled_from(["Open", "ClosedAndWon"]),
        "responsibleid": st.sampled_from(["ada", "bob"]),
        "fromDate": st.just("2024-01-15"),
        "contactid": st.sampled_from([1, 2]),
        "tags": st.just("tagged"),
        "sortBy": st.sampled_from(["title", "id", "stage", "bidvalue", "responsible", "dateandtime"]),
        "sortOrder": st.sampled_from(["ascending", "descending"]),
    },
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds, questions=st.lists(wanted, min_size=4, max_size=8))
def test_filters_follow_a_plain_model(
    portal: Portal, world: list[Any], questions: list[dict[str, Any]]
) -> None:
    cast = portal.__dict__.setdefault("cast", {})
    if not cast:
        cast.update(ada=portal.user("ada"), bob=portal.user("bob"))
        assert [company(portal.owner, name) for name in ("One", "Two")] == [1, 2]
    made: dict[int, Any] = {}
    for title, stage, who, day, contact, tag in world:
        date = {
            "expectedCloseDate": f"2024-01-{day}T00:00:00Z",
            "actualCloseDate": f"2024-01-{day}T00:00:00Z",
        }
        body = date if day else {}
        each = opportunity(
            portal.owner, title=title, stageid=stage, responsibleid=cast[who].id, contactid=contact, **body
        )
        made[each] = (title, stage, who, day, contact, tag)
    tags = tagged(portal, Kind.OPPORTUNITY, "tagged", *(each for each, lot in made.items() if lot[5]))
    for question in questions:
        matches = {each for each, lot in made.items() if _passes(lot, question)}
        sent = dict(question)
        if "responsibleid" in sent:
            sent["responsibleid"] = cast[sent["responsibleid"]].id
        answer = cast["bob"].get(FILTER, **sent)
        assert (set(ids(answer)), answer.total) == (matches, len(matches))
        shown = [_key(item, question.get("sortBy")) for item in answer.response]
        descending = "sortBy" in question and question.get("sortOrder") == "descending"
        assert shown == sorted(shown, reverse=descending)
    portal.owner.delete(FILTER)
    portal.within(lambda work: _forget(work, tags))


def _passes(lot: Any, question: dict[str, Any]) -> bool:
    title, stage, who, day, contact, tag = lot
    return (
        all(word in title for word in question.get("filterValue", "").split())
        and question.get("opportunityStagesid", stage) == stage
        and question.get("stageType", "Open" if stage != WON else "ClosedAndWon")
        == ("ClosedAndWon" if stage == WON else "Open")
        and question.get("responsibleid", who) == who
        and ("fromDate" not in question or (day or 0) >= 15)
        and question.get("contactid", contact) == contact
        and ("tags" not in question or tag)
    )


def _key(item: dict[str, Any], sort_by: str | None) -> Any:
    date = item["actualCloseDate"] if item["stage"]["stageType"] else item["expectedCloseDate"]
    return {
        "title": item["title"],
        "id": item["id"],
        "bidvalue": item.get("bidValue", 0),
        "responsible": item["responsible"]["id"],
        "dateandtime": datetime.fromisoformat(date[:19]),
    }.get(sort_by or "stage", item["stage"]["id"])


def _forget(work: Any, tag: int) -> None:
    from_tags = work.tx.exec_driver_sql
    from_tags(f"DELETE FROM tags WHERE id = {tag}")
    work.reference_changed()
