"""Arguments from requests: sheet 01, sections 4 to 6."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from enum import IntEnum, IntFlag
from typing import Annotated, Any
from urllib.parse import quote

import msgspec
import pytest

from rapport.core.clock import NO_DATE
from rapport.core.ids import NOBODY
from rapport.protocol.binding import bind
from rapport.protocol.call import Call, Upload
from rapport.protocol.conversion import ConversionFailed
from rapport.protocol.operations import Parameter
from rapport.protocol.scalars import CommaList, Guid, JsonObject
from rapport.protocol.shapes import Input, KeyValue
from tests.protocol.toys import JSON, MOSCOW, XML, bound, declared, one, request

GUID = "7c9e6679-7425-40de-944b-e07fc1f90ae7"


class Color(IntEnum):
    NONE = 0
    RED = 1
    BLUE = 2


class Size(IntEnum):
    SMALL = 1
    BIG = 2


class Rights(IntFlag):
    READ = 1
    WRITE = 2


class Address(Input, frozen=True, kw_only=True):
    street: str = ""
    city: str | None = None
    lines: list[str] = msgspec.field(default_factory=list)


class Company(Input, frozen=True, kw_only=True):
    id: int
    info_type: Color
    since: datetime | None = None
    address: Address | None = None
    branches: list[Address] = msgspec.field(default_factory=list)
    size: Size = Size.BIG


MISSING_AND_EMPTY: list[tuple[Any, Any, Any]] = [
    (int, 0, 0),
    (int | None, None, None),
    (bool, False, False),
    (bool | None, None, None),
    (str, "", ""),
    (str | None, None, ""),
    (Decimal, Decimal(0), Decimal(0)),
    (Decimal | None, None, None),
    (float, 0.0, 0.0),
    (Guid, NOBODY, NOBODY),
    (Guid | None, None, None),
    (Color, Color.NONE, Color.NONE),
    (Color | None, None, None),
    (Rights, Rights(0), Rights(0)),
    (datetime, NO_DATE, NO_DATE),
    (datetime | None, None, None),
    (Annotated[int, msgspec.Meta(description="how many")], 0, 0),
    (Annotated[int | None, msgspec.Meta(description="how many")], None, None),
]


@pytest.mark.parametrize(("annotation", "missing", "empty"), MISSING_AND_EMPTY)
def test_missing_and_empty(annotation: Any, missing: Any, empty: Any) -> None:
    assert one(annotation, request()) == missing
    assert one(annotation, request(query="value=")) == empty
    assert one(annotation, request(form="value=")) == empty
    assert one(annotation, request(json_body={"value": None})) == empty
    assert one(annotation, request(json_body={"value": ""})) == empty
    assert one(annotation, request(body=b"<r><value/></r>", content_type=XML)) == empty


def test_declared_defaults_hold_for_what_is_missing_only() -> None:
    assert one(int, request(), default=5) == 5
    assert one(int, request(query="value="), default=5) == 0
    assert one(str | None, request(), default="x") == "x"
    assert one(Size, request(), default=Size.BIG) is Size.BIG
    assert one(Size, request(query="value="), default=Size.BIG) is Size.BIG
    assert one(list[int], request(), default=(1, 2)) == [1, 2]
    assert one(list[int] | None, request(), default=None) is None
    assert one(Address | None, request(), default=None) is None


def test_defaults_of_lists_are_not_shared() -> None:
    one(list[int], request()).append(1)
    assert one(list[int], request()) == []


@pytest.mark.parametrize("annotation", [Size, complex, dict[str, int], int | str, list[complex], object])
def test_annotations_that_cannot_be_bound(annotation: Any) -> None:
    with pytest.raises(TypeError, match="PUT toy/thing: value:"):
        one(annotation, request())


def test_an_upload_may_always_be_missing() -> None:
    with pytest.raises(TypeError, match=r"say Upload \| None"):
        one(Upload, request())


def test_path_beats_query_beats_body() -> None:
    def handler(call: Call[Any], id: int, name: str, size: int, ids: list[int]) -> None: ...

    incoming = request(query="id=2&name=query&ids=2&name=again", form="id=3&name=body&size=3&ids=3&ids[]=4")
    assert bound(handler, incoming, {"id": "1", "ids": "1"}) == {
        "id": 1,
        "name": "query",
        "size": 3,
        "ids": [1, 2, 3, 4],
    }


@pytest.mark.parametrize(
    "spelling", ["isPrivate", "isprivate", "ISPRIVATE", "is_private", "Is_Private", "isPrivate[]"]
)
def test_names_ignore_case_and_underscores(spelling: str) -> None:
    assert one(bool, request(query=f"{spelling}=True"), name="is_private") is True


def test_a_trailing_underscore_frees_a_reserved_word() -> None:
    assert one(str, request(query="from=here"), name="from_") == "here"


def test_unknown_names_and_names_without_sense_are_passed_over() -> None:
    incoming = request(query="__=12345&value&=5&[=1&a[b=2&x.=3&.y=4&a..b=1&value=7&&")
    assert one(int, incoming) == 7


@pytest.mark.parametrize(
    "incoming",
    [
        request(query="value=1&value=2"),
        request(query="value[]=1&value[]=2"),
        request(query="value[0]=1&value[1]=2"),
        request(query="value[7]=1&value[3]=2"),
        request(query="value%5B%5D=1&VALUE=2"),
        request(form="value=1&value[]=2"),
        request(query="value=1", form="value=2"),
        request(json_body={"value": [1, 2]}),
        request(json_body={"value": ["1", "2"]}),
        request(json_body={"value[]": [1, 2]}),
        request(json_body={"value": [[1], [2, []], []]}),
        request(body=b'{"value":1,"value":2}', content_type=JSON),
        request(body=b"<r><value>1</value><value>2</value></r>", content_type=XML),
    ],
)
def test_lists_of_scalars(incoming: Any) -> None:
    assert one(list[int], incoming) == [1, 2]
    assert one(list[int] | None, incoming) == [1, 2]
    assert one(list[str], incoming) == ["1", "2"]
    assert one(list[Color], incoming) == [Color.RED, Color.BLUE]
    assert one(int, incoming) == 1


def test_lists_of_one_and_none() -> None:
    assert one(list[int], request(query="value=5")) == [5]
    assert one(list[int], request(json_body={"value": 5})) == [5]
    for incoming in (request(), request(json_body={"value": []}), request(json_body={"value": None})):
        assert one(list[int], incoming) == []
        meant_empty = incoming.body == b'{"value": []}'
        assert one(list[Guid] | None, incoming) == ([] if meant_empty else None)
    assert one(list[str], request(query="value=")) == [""]
    assert one(list[str], request(json_body={"value": None})) == [""]


def test_lists_are_not_split_at_commas() -> None:
    assert one(list[str], request(query="value=1,2")) == ["1,2"]
    for text in ("1,2", ""):
        with pytest.raises(ConversionFailed):
            one(list[int], request(query=f"value={text}"))
    assert one(CommaList[int], request(query="value=1,2&value=3")) == [1, 2, 3]
    assert one(CommaList[int] | None, request(query="value=1,2")) == [1, 2]


def test_people_may_be_objects_with_an_id() -> None:
    """Sheet 04, quirk 4."""
    other = GUID.replace("7", "8")
    incoming = request(
        json_body={"value": [{"id": GUID, "name": "Nora"}, {"name": "nobody"}, {"id": None}, other]}
    )
    assert sorted(one(list[Guid], incoming)) == [GUID, other]
    form = request(form={"value[0][id]": GUID, "value[0][name]": "Nora", "value[1][id]": other})
    assert one(list[Guid], form) == [GUID, other]
    assert one(list[int], request(json_body={"value": [{"id": 5}]})) == []


COMPANY = Company(
    id=3,
    info_type=Color.BLUE,
    since=datetime(2024, 3, 5, 11, 30, tzinfo=UTC),
    address=Address(street="Elm", city="Rome", lines=["a", "b"]),
)


@pytest.mark.parametrize(
    "incoming",
    [
        request(
            json_body={
                "Value": {
                    "ID": 3,
                    "infotype": "blue",
                    "since": "2024-03-05T14:30:00",
                    "address": {"Street": "Elm", "city": "Rome", "lines": ["a", "b"]},
                    "unknown": {"deep": [1]},
                }
            }
        ),
        request(
            form="value[id]=3&value[InfoType]=2&value[since]=2024-03-05T14:30:00&value[address][street]=Elm"
            "&value[address][city]=Rome&value[address][lines][]=a&value[address][lines][]=b&value[unknown]=1"
        ),
        request(
            query="value.ID=3&value.infoType=Blue&value.since=2024-03-05T11:30:00Z&VALUE.address.street=Elm"
            "&value.address.city=Rome&value[address][lines][0]=a&value[address].lines[1]=b"
        ),
        request(
            body=b"<r><value><id>3</id><infoType>blue</infoType><since>2024-03-05T14:30:00</since>"
            b"<address><street>Elm</street><city>Rome</city><lines>a</lines><lines>b</lines></address></value></r>",
            content_type=XML + "; charset=utf-8",
        ),
    ],
)
def test_objects(incoming: Any) -> None:
    assert one(Company | None, incoming) == COMPANY
    assert one(Company, incoming) == COMPANY
    assert one(list[Company], incoming) == [COMPANY]


def test_absent_objects() -> None:
    for incoming in (request(), request(json_body={"value": {}}), request(json_body={"value": {"other": 1}})):
        assert one(Company | None, incoming) is None
        assert one(list[Company], incoming) == []
        assert one(list[Company] | None, incoming) is None
        assert one(Company, incoming) == Company(id=0, info_type=Color.NONE)


PAIRS = [KeyValue(key=1, value="x"), KeyValue(key=2, value="y, z")]


@pytest.mark.parametrize(
    "incoming",
    [
        request(form="value[0][key]=1&value[0][value]=x&value[1][key]=2&value[1][value]=y,+z"),
        request(form="value[1][key]=2&value[0][value]=x&value[1][value]=y,+z&value[0][key]=1"),
        request(form="value[5].Key=1&value[5].Value=x&value[9].KEY=2&value[9].value=y,+z"),
        request(form="value[][key]=1&value[][value]=x&value[][key]=2&value[][value]=y,+z"),
        request(form="value[][value]=x&value[][key]=1&value[][key]=2&value[][value]=y,+z"),
        request(form="value[key]=1&value[value]=x&value[key]=2&value[value]=y,+z"),
        request(query="value[0][key]=1&value[0][value]=x&value[1][key]=2&value[1][value]=y%2C%20z"),
        request(json_body={"value": [{"key": 1, "value": "x"}, {"key": "2", "value": "y, z"}]}),
        request(
            json_body={
                "value[0][key]": 1,
                "value[0].value": "x",
                "value[1][key]": 2,
                "value[1][value]": "y, z",
            }
        ),
        request(json_body={"value": [{"Key": 1, "VALUE": "x"}, None, {}, {"key": 2, "value": "y, z"}]}),
        request(
            body=b"<r><value><key>1</key><value>x</value></value><value><key>2</key><value>y, z</value></value></r>",
            content_type=XML,
        ),
    ],
)
def test_lists_of_objects(incoming: Any) -> None:
    assert one(list[KeyValue], incoming) == PAIRS


def test_lists_of_one_object() -> None:
    expected = [KeyValue(key=1, value="x")]
    for incoming in (
        request(form="value[key]=1&value[value]=x"),
        request(form="value[][key]=1&value[][value]=x"),
        request(json_body={"value": [{"key": 1, "value": "x"}]}),
        request(json_body={"value": {"key": 1, "value": "x"}}),
    ):
        assert one(list[KeyValue], incoming) == expected


def test_lists_inside_of_unnumbered_objects() -> None:
    form = "value[][street]=A&value[][lines][]=1&value[][lines][]=2&value[][street]=B&value[][lines][0]=3"
    assert one(list[Address], request(form=form)) == [
        Address(street="A", lines=["1", "2"]),
        Address(street="B", lines=["3"]),
    ]


def test_indexes_without_sense_are_names() -> None:
    assert one(list[KeyValue], request(form="value[9999999999][key]=1")) == []
    assert one(list[int], request(form="value[9999999999]=1")) == []


def test_members_of_objects_may_be_sent_empty() -> None:
    incoming = request(
        json_body={"value": {"id": None, "infoType": "", "size": None, "address": {"city": None}}}
    )
    assert one(Company, incoming) == Company(id=0, info_type=Color.NONE, address=Address(city=""))


@pytest.mark.parametrize(
    "incoming",
    [
        request(query="value=x"),
        request(query="value[0][id]=x"),
        request(json_body={"value": {"id": 1.5}}),
        request(json_body={"value": [{"id": 1}, {"id": "x"}]}),
    ],
)
def test_a_bad_member_refuses_the_request(incoming: Any) -> None:
    def handler(call: Call[Any], value: list[Company], ids: int = 0) -> None: ...

    def scalar(call: Call[Any], value: int) -> None: ...

    with pytest.raises(ConversionFailed, match="Input string was not in a correct format"):
        bound(scalar if incoming.query == "value=x" else handler, incoming)


def test_bodies_on_get() -> None:
    def handler(call: Call[Any], size: int) -> None: ...

    assert bound(handler, request(verb="GET", form="size=3")) == {"size": 0}
    assert bound(handler, request(verb="GET", json_body={"size": 3})) == {"size": 3}
    assert bound(handler, request(verb="GET", content_type=JSON)) == {"size": 0}
    assert bound(handler, request(verb="DELETE", form="size=3")) == {"size": 3}
    assert bound(handler, request(body=b"size=3", content_type="text/plain")) == {"size": 0}
    assert bound(handler, request(body=b"size=3")) == {"size": 0}


def test_binders_are_made_once() -> None:
    def handler(call: Call[Any], size: int) -> None: ...

    operation = declared(handler)
    for number in ("1", "2"):
        assert bind(operation, {"size": number}, request(), MOSCOW) == {"size": int(number)}


def test_parameters_tell_their_default() -> None:
    assert not Parameter("size", int).has_default
    assert Parameter("size", int, None).has_default


class Named(Input, frozen=True, kw_only=True):
    __closed__ = True

    title: str | msgspec.UnsetType | None = msgspec.UNSET
    size: int | msgspec.UnsetType = msgspec.UNSET
    people: list[Guid] | msgspec.UnsetType = msgspec.UNSET


def test_members_tell_whether_they_were_sent() -> None:
    assert one(Named, request()) == Named()
    assert one(Named | None, request(json_body={"value": {}})) is None
    assert one(Named, request(json_body={"value": {"Size": None}})) == Named(size=0)
    assert one(Named, request(form="value[title]=x&value[people][]=" + GUID)) == Named(
        title="x", people=[GUID]
    )
    assert one(Named, request(json_body={"value": {"people": [], "title": ""}})) == Named(title="", people=[])


@pytest.mark.parametrize(
    "incoming",
    [
        request(json_body={"value": {"title": "x", "colour": 1}}),
        request(json_body={"value": {"colour": {"deep": []}}}),
        request(form="value[colour]=1"),
        request(form="value[colour][x][y]=1&value[size]=1"),
    ],
)
def test_closed_objects_refuse_what_they_do_not_have(incoming: Any) -> None:
    with pytest.raises(ConversionFailed, match="colour"):
        one(Named | None, incoming)


WHOLE = {"Key_One": [1, 2.5, [None, True]], "a.b[c]": {"": ""}}


@pytest.mark.parametrize(
    "incoming",
    [
        request(json_body={"Value": WHOLE}),
        request(json_body={"value": json.dumps(WHOLE)}),
        request(form={"value": json.dumps(WHOLE)}),
        request(query="value=" + quote(json.dumps(WHOLE))),
    ],
)
def test_json_objects_are_kept_as_they_came(incoming: Any) -> None:
    assert one(JsonObject, incoming) == WHOLE


def test_missing_json_objects() -> None:
    for incoming in (request(), request(json_body={"value": None}), request(form="value=")):
        assert one(JsonObject, incoming) == {}
        assert one(JsonObject | None, incoming) is None
    assert one(JsonObject | None, request(json_body={"value": {}})) == {}


@pytest.mark.parametrize("value", [[], [{}], 1, True, "x", "[1]", '{"a": 1e999}', '"{}"'])
def test_what_is_no_json_object_is_refused(value: Any) -> None:
    with pytest.raises(ConversionFailed):
        one(JsonObject, request(json_body={"value": value}))
