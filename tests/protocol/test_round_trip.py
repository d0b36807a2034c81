"""The same arguments, however they are sent, bind alike: sheet 01, sections 4 and 6, and the last of its examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from rapport.protocol.call import Call
from rapport.protocol.incoming import Incoming
from rapport.protocol.scalars import Guid
from rapport.protocol.shapes import Input, KeyValue
from tests.protocol.toys import JSON, XML, bound, request

Pair = tuple[str, str]


class Address(Input, frozen=True, kw_only=True):
    street: str | None = None
    zip_code: str = ""
    primary: bool = False


def handler(  # noqa: PLR0917  as many as endpoints have
    call: Call[Any],
    id: int,
    title: str | None,
    is_private: bool,
    numbers: list[int],
    access_list: list[Guid],
    texts: list[str],
    address: Address | None,
    custom_field_list: list[KeyValue],
) -> None:
    """Take something of everything."""


# What XML can hold is the narrowest of the five ways.
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
    max_size=12,
)
INTS = st.integers(-(2**31), 2**31 - 1)
ADDRESSES = st.fixed_dictionaries({"street": TEXT, "zipCode": TEXT, "primary": st.booleans()})
ARGUMENTS = st.fixed_dictionaries(
    {
        "id": INTS,
        "title": TEXT,
        "isPrivate": st.booleans(),
        "numbers": st.lists(INTS, max_size=4),
        "accessList": st.lists(st.uuids().map(str), max_size=3),
        "texts": st.lists(TEXT, max_size=4),
        "address": st.none() | ADDRESSES,
        "customFieldList": st.lists(st.fixed_dictionaries({"key": INTS, "value": TEXT}), max_size=4),
    }
)


@settings(max_examples=60, deadline=None)
@given(ARGUMENTS, st.randoms(use_true_random=False))
def test_every_way_of_sending_binds_alike(arguments: dict[str, Any], chance: Any) -> None:
    expected = _expected(arguments)
    pairs = list(_pairs(arguments, chance))
    for incoming in (
        request(json_body={name: value for name, value in arguments.items() if value is not None}),
        request(json_body=arguments, content_type=f"{JSON}; charset=utf-8"),
        request(form=pairs),
        request(query=urlencode(pairs)),
        request(query=urlencode(pairs, quote_via=quote)),
        request(body=_multipart(pairs), content_type="multipart/form-data; boundary=xyzxyz"),
        request(body=_xml(arguments).encode(), content_type=XML),
    ):
        assert bound(handler, incoming) == expected, incoming


@settings(max_examples=40, deadline=None)
@given(ARGUMENTS, st.randoms(use_true_random=False))
def test_half_in_the_query_and_half_in_the_body(arguments: dict[str, Any], chance: Any) -> None:
    names = list(arguments)
    chance.shuffle(names)
    half = {name: arguments[name] for name in names[:4]}
    rest = {name: arguments[name] for name in names[4:] if arguments[name] is not None}
    incoming = request(query=urlencode(list(_pairs(half, chance))), json_body=rest)
    assert bound(handler, incoming) == _expected(arguments)


@settings(max_examples=40, deadline=None)
@given(INTS, TEXT.filter(bool))
def test_the_path_binds_as_the_query_does(number: int, title: str) -> None:
    by_path = bound(handler, request(), {"id": str(number), "title": title})
    assert by_path == bound(handler, request(query=urlencode({"id": number, "title": title})))


def _expected(arguments: dict[str, Any]) -> dict[str, Any]:
    address = arguments["address"]
    return {
        "id": arguments["id"],
        "title": arguments["title"],
        "is_private": arguments["isPrivate"],
        "numbers": arguments["numbers"],
        "access_list": arguments["accessList"],
        "texts": arguments["texts"],
        "address": Address(street=address["street"], zip_code=address["zipCode"], primary=address["primary"])
        if address
        else None,
        "custom_field_list": [
            KeyValue(key=pair["key"], value=pair["value"]) for pair in arguments["customFieldList"]
        ],
    }


def _pairs(arguments: dict[str, Any], chance: Any) -> Iterator[Pair]:
    """Spell arguments as a form, each time in one of the ways that there are."""
    for name, value in arguments.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield from _objects(name, value, chance)
        elif isinstance(value, list):
            spelling = chance.choice(["{0}", "{0}[]", "{0}[{1}]"])
            yield from ((spelling.format(name, at), _text(item)) for at, item in enumerate(value))
        elif isinstance(value, dict):
            spelling = chance.choice(["{0}[{1}]", "{0}.{1}"])
            yield from ((spelling.format(name, member), _text(held)) for member, held in value.items())
        elif value is not None:
            yield chance.choice([name, name.upper(), name.lower()]), _text(value)


def _objects(name: str, items: list[dict[str, Any]], chance: Any) -> Iterator[Pair]:
    spelling = chance.choice(["{0}[{1}][{2}]", "{0}[{1}].{2}", "{0}[][{2}]", "{0}[{2}]"])
    numbered = [
        (spelling.format(name, at, member), _text(held))
        for at, item in enumerate(items)
        for member, held in item.items()
    ]
    if "{1}" in spelling:
        chance.shuffle(numbered)
    yield from numbered


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _multipart(pairs: list[Pair]) -> bytes:
    parts = [
        f'--xyzxyz\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in pairs
    ]
    return ("".join(parts) + "--xyzxyz--\r\n").encode()


def _xml(arguments: dict[str, Any]) -> str:
    def element(name: str, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, list):
            return "".join(element(name, item) for item in value)
        if isinstance(value, dict):
            return f"<{name}>{''.join(element(member, held) for member, held in value.items())}</{name}>"
        return f"<{name}>{escape(_text(value))}</{name}>"

    return element("root", arguments)


GUID = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
EXAMPLES: list[Incoming] = [
    request(
        form="title=Roof&isPrivate=true&accessList[]="
        + GUID
        + "&customFieldList[0][key]=3&customFieldList[0][value]=blue"
    ),
    request(
        form="Title=Roof&ISPRIVATE=True&accessList="
        + GUID
        + "&customFieldList[0].Key=3&customFieldList[0].Value=blue"
    ),
    request(
        json_body={
            "title": "Roof",
            "isPrivate": True,
            "accessList": [GUID],
            "customFieldList": [{"key": 3, "value": "blue"}],
        }
    ),
    request(
        query="title=Roof&isPrivate=true&accessList[]="
        + GUID
        + "&customFieldList[0][key]=3&customFieldList[0][value]=blue"
    ),
]


def test_the_sheets_example() -> None:
    results = [bound(handler, incoming, {"id": "42"}) for incoming in EXAMPLES]
    assert results[0]["custom_field_list"] == [KeyValue(key=3, value="blue")]
    assert results[0]["access_list"] == [GUID]
    assert all(result == results[0] for result in results)
