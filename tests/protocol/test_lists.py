"""List parameters and what the protocol does to lists: sheet 01, section 11."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from enum import IntEnum
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.protocol.arranging import member_of
from rapport.protocol.call import Listing, Page, Sorted
from rapport.protocol.lists import MAX_PIECES, MAX_START, finish_list, read_listing
from rapport.protocol.shapes import Shape


class Stage(IntEnum):
    OPEN = 0
    CLOSED_WON = 1


class Person(Shape, frozen=True, kw_only=True):
    __type_name__: ClassVar[str] = "person"

    display_name: str


class Thing(Shape, frozen=True, kw_only=True):
    id: int
    title: str | None = None
    price: Decimal | None = None
    is_private: bool = False
    stage: Stage = Stage.OPEN
    create_by: Person | None = None


class Company(Shape, frozen=True, kw_only=True):
    __type_name__: ClassVar[str] = "company"

    id: int


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", Listing()),
        ("__=1&other=2&count", Listing()),
        ("count=25&startIndex=50", Listing(count=25, start_index=50)),
        ("COUNT=25&startindex[]=50", Listing(count=25, start_index=50)),
        ("count%5B%5D=25", Listing(count=25)),
        ("count=1000000", Listing(count=1000)),
        ("count=" + "9" * 500, Listing(count=1000)),
        ("count=-1", Listing()),
        ("count=0", Listing()),
        ("count=ten&startIndex=ten", Listing()),
        ("count=٣", Listing()),
        ("count=25,50", Listing(count=25)),
        ("count=25&count=50", Listing(count=25)),
        ("startIndex=-5", Listing()),
        ("startIndex=" + "9" * 500, Listing(start_index=MAX_START)),
        ("sortBy=title&sortOrder=descending", Listing(sort_by="title", descending=True)),
        ("sortBy=title&sortOrder=Descending", Listing(sort_by="title")),
        ("sortBy=title,id", Listing(sort_by="title,id")),
        ("sortBy=title&sortBy=id", Listing(sort_by="title,id")),
        ("filterBy=title,id&filterOp=STARTSWITH", Listing(filter_by=("title", "id"), filter_op="startswith")),
        ("filterBy=title&filterBy=id&filterOp=like", Listing(filter_by=("title", "id"))),
        ("filterValue=Smith,+John", Listing(filter_values=("Smith", " John"), filter_value="Smith, John")),
        ("filterValue=a,b&filterValue=c", Listing(filter_values=("a,b", "c"), filter_value="a,b")),
        ("filterValue=", Listing(filter_values=("",))),
        ("fields=id,title", Listing(fields=("id", "title"))),
        ("fields[]=id&fields[]=title", Listing(fields=("id", "title"))),
        ("fields=", Listing()),
        ("type=person", Listing(type="person")),
        ("updatedSince=2024-03-05T10:00:00Z", Listing(updated_since=datetime(2024, 3, 5, 10, tzinfo=UTC))),
        ("updatedSince=yesterday", Listing()),
        ("updatedSince=", Listing()),
        ("filterValue=%FF&count=%FF&%FF=1&count=5", Listing(count=5)),
        ("fields=" + ",".join(["x"] * 500), Listing(fields=("x",) * MAX_PIECES)),
    ],
)
def test_reading(query: str, expected: Listing) -> None:
    assert read_listing(query) == expected


@given(st.text(max_size=60))
def test_reading_never_refuses(query: str) -> None:
    listing = read_listing(query)
    assert 0 < listing.count <= 1000
    assert 0 <= listing.start_index <= MAX_START


NORA, ADA = Person(display_name="Nora"), Person(display_name="ada")
THINGS = [
    Thing(id=1, title="beta", price=Decimal("10.50"), create_by=NORA),
    Thing(id=2, title=None, price=Decimal("9"), is_private=True, create_by=ADA),
    Thing(id=3, title="Älpha", price=None, stage=Stage.CLOSED_WON),
    Thing(id=4, title="alpha", price=Decimal("100"), create_by=ADA),
]


def ids(items: Any, **listing: Any) -> list[int]:
    return [item.id for item in finish_list(items, Listing(**listing)).items]


@pytest.mark.parametrize(
    ("listing", "expected"),
    [
        ({}, [1, 2, 3, 4]),
        ({"sort_by": "title"}, [2, 3, 4, 1]),  # null is kept, before everything; accents do not count
        ({"sort_by": "TITLE", "descending": True}, [1, 3, 4, 2]),
        ({"sort_by": "price"}, [3, 2, 1, 4]),
        ({"sort_by": "isPrivate,id", "descending": True}, [2, 4, 3, 1]),
        ({"sort_by": "createBy.displayName,title"}, [3, 2, 4, 1]),
        ({"sort_by": "unknown"}, [1, 2, 3, 4]),
        ({"sort_by": "unknown,,price"}, [3, 2, 1, 4]),
        ({"sort_by": "createBy.unknown"}, [1, 2, 3, 4]),
        ({"sort_by": "title.length"}, [1, 2, 3, 4]),
    ],
)
def test_sorting(listing: dict[str, Any], expected: list[int]) -> None:
    assert ids(THINGS, **listing) == expected


@pytest.mark.parametrize(
    ("by", "operation", "values", "expected"),
    [
        ("title", "equals", ("ALPHA",), [4]),
        ("title", "contains", ("LPH",), [3, 4]),
        ("title", "startswith", ("al", "be"), [1, 4]),
        ("title", "endswith", ("A",), [1, 3, 4]),
        ("title", "present", ("lpha",), [3, 4]),
        ("title", "present", ("LPHA",), []),
        ("id,price", "equals", ("9", "1"), [1, 2]),
        ("price", "equals", ("10.5",), [1]),
        ("isPrivate", "equals", ("true",), [2]),
        ("stage", "equals", ("closedwon",), [3]),
        ("createBy.displayName", "equals", ("Ada",), [2, 4]),
        ("unknown", "equals", ("x",), [1, 2, 3, 4]),
        ("title", "equals", ("x", ""), [1, 2, 3, 4]),
        ("title", "equals", (), [1, 2, 3, 4]),
    ],
)
def test_filtering(by: str, operation: str, values: tuple[str, ...], expected: list[int]) -> None:
    found = ids(THINGS, filter_by=tuple(by.split(",")), filter_op=operation, filter_values=values)
    assert found == expected


def test_paging_a_plain_list() -> None:
    pages = [finish_list(THINGS, Listing(count=3, start_index=start)) for start in (0, 3, 6)]
    assert [(len(page.items), page.total, page.more) for page in pages] == [
        (3, 4, True),
        (1, 4, False),
        (0, 4, False),
    ]
    whole = finish_list(THINGS, Listing(count=4))
    assert (len(whole.items), whole.total, whole.more) == (4, None, False)


def test_the_total_of_a_filtered_list() -> None:
    page = finish_list(
        THINGS, Listing(count=1, filter_by=("title",), filter_op="contains", filter_values=("a",))
    )
    assert (len(page.items), page.total, page.more) == (1, 3, True)


def test_a_sorted_list_is_only_paged() -> None:
    listing = Listing(count=2, start_index=1, sort_by="title", filter_by=("id",), filter_values=("1",))
    page = finish_list(Sorted(THINGS), listing)
    assert [item.id for item in page.items] == [2, 3]
    assert (page.total, page.more) == (4, True)
    assert finish_list(Sorted(THINGS, total=9), listing).total == 9


def test_a_page_is_taken_as_it_is() -> None:
    page = finish_list(Page(THINGS, 40, more=True), Listing(count=4, start_index=8, sort_by="title"))
    assert (page.items, page.total, page.more) == (THINGS, 40, True)


def test_the_type_filter_picks_persons_and_companies_only() -> None:
    both = [NORA, Company(id=1)]
    assert finish_list(both, Listing(type="person")).items == [NORA]
    assert finish_list(Page(both), Listing(type="company")).items == [Company(id=1)]
    assert finish_list(both, Listing(type="task")).items == both
    assert finish_list(THINGS, Listing(type="person")).items == THINGS


def test_dictionaries_have_members_too() -> None:
    items = [{"Name": "b"}, {"name": "a"}, {"other": 1}]
    assert finish_list(items, Listing(sort_by="NAME")).items == [{"other": 1}, {"name": "a"}, {"Name": "b"}]
    assert member_of({"a": {"B": 3}}, "A.b") == 3
    assert finish_list([[1], [2]], Listing(sort_by="x")).items == [[1], [2]]


def test_values_of_other_kinds_are_compared_by_their_text() -> None:
    items = [{"x": [2]}, {"x": [1]}]
    assert finish_list(items, Listing(sort_by="x")).items == [{"x": [1]}, {"x": [2]}]
