"""The envelope, key by key, and the headers around it: sheet 01, sections 8 to 10 and 13."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from rapport.protocol.answers import JSON_TYPE, XML_TYPE, Answer, answer, published_wanted, repeated
from rapport.protocol.call import Call, Cookie, Page, Raw, Sorted
from rapport.protocol.json_out import wire_key
from rapport.protocol.shapes import Shape, camel
from tests.protocol.toys import JSON, XML, call, request, told


class Base(Shape, frozen=True, kw_only=True):
    id: int
    display_name: str | None = None


class Tag(Shape, frozen=True, kw_only=True):
    title: str
    owner: Base | None = None


class Full(Base, frozen=True, kw_only=True):
    amount: Decimal
    manager: Base | None = None
    helpers: list[Base] = msgspec.field(default_factory=list)
    tag: Tag | None = None
    by_name: dict[str, Base] = msgspec.field(default_factory=dict)
    note: str | None


class Folder(Shape, frozen=True, kw_only=True):
    title: str
    count: int = 0


class Text(Shape, frozen=True, kw_only=True):
    length: str


NORA = Base(id=1, display_name="Nora")
FULL = Full(
    id=2,
    amount=Decimal("12.50"),
    manager=NORA,
    helpers=[NORA],
    tag=Tag(title="x", owner=NORA),
    by_name={"n": NORA},
    note=None,
)


def get(result: Any, *, suffix: str = "", verb: str = "GET", **listing: Any) -> Answer:
    return answer(result, call=call(**listing), incoming=request(verb=verb), suffix=suffix)


@pytest.mark.parametrize(
    ("result", "listing", "body"),
    [
        (NORA, {}, '{"count":1,"status":0,"statusCode":200,"response":{"id":1,"displayName":"Nora"}}'),
        (None, {}, '{"status":0,"statusCode":200,"response":{}}'),
        ("Ok", {}, '{"count":2,"status":0,"statusCode":200,"response":"Ok"}'),
        ("", {}, '{"status":0,"statusCode":200,"response":""}'),
        ("Zoë 🦊", {}, '{"count":6,"status":0,"statusCode":200,"response":"Zoë 🦊"}'),
        (0, {}, '{"count":1,"status":0,"statusCode":200,"response":0}'),
        (False, {}, '{"count":1,"status":0,"statusCode":200,"response":false}'),
        (Decimal("100.000"), {}, '{"count":1,"status":0,"statusCode":200,"response":100.000}'),
        ({}, {}, '{"status":0,"statusCode":200,"response":{}}'),
        (
            {"EUR": {"CRMType": 1}, "5": [{"ID": 2}]},
            {},
            '{"count":2,"status":0,"statusCode":200,"response":{"eur":{"crmType":1},"5":[{"id":2}]}}',
        ),
        (
            Folder(title="a", count=7),
            {},
            '{"count":7,"status":0,"statusCode":200,"response":{"title":"a","count":7}}',
        ),
        (Folder(title="a"), {}, '{"status":0,"statusCode":200,"response":{"title":"a"}}'),
        (Text(length="long"), {}, '{"count":1,"status":0,"statusCode":200,"response":{"length":"long"}}'),
        ([], {}, '{"status":0,"statusCode":200,"response":[]}'),
        ([{"ID": 1}], {}, '{"count":1,"status":0,"statusCode":200,"response":[{"id":1}]}'),
        (Page([], 0), {}, '{"total":0,"status":0,"statusCode":200,"response":[]}'),
        (
            Page([1, 2], 5, more=True),
            {"count": 2},
            '{"count":2,"nextIndex":3,"total":5,"status":0,"statusCode":200,"response":[1,2]}',
        ),
        (
            Page([3, 4], 5, more=True),
            {"count": 2, "start_index": 2},
            '{"count":2,"startIndex":2,"nextIndex":5,"total":5,"status":0,"statusCode":200,"response":[3,4]}',
        ),
        (
            Page([5], 5),
            {"count": 2, "start_index": 4},
            '{"count":1,"startIndex":4,"total":5,"status":0,"statusCode":200,"response":[5]}',
        ),
        (
            [1, 2, 3],
            {"count": 2},
            '{"count":2,"nextIndex":3,"total":3,"status":0,"statusCode":200,"response":[1,2]}',
        ),
        (Sorted((1, 2)), {}, '{"count":2,"status":0,"statusCode":200,"response":[1,2]}'),
        ("a", {"start_index": 3}, '{"count":1,"startIndex":3,"status":0,"statusCode":200,"response":"a"}'),
    ],
)  # fmt: skip
def test_envelope(result: Any, listing: dict[str, Any], body: str) -> None:
    assert get(result, **listing).body.decode() == body


def test_members_always_and_omitted() -> None:
    written = get(Full(id=1, amount=Decimal("0.10"), note=None)).body.decode()
    assert '"response":{"id":1,"amount":0.10,"note":null}' in written


@pytest.mark.parametrize(("verb", "status"), [("GET", 200), ("POST", 201), ("PUT", 200), ("DELETE", 200)])
def test_status(verb: str, status: int) -> None:
    made = get(NORA, verb=verb)
    assert made.status == status
    assert told(made)["statusCode"] == status


def test_a_status_of_its_own() -> None:
    made = answer(None, call=call(), incoming=request(verb="POST"), suffix="", verb_status=202)
    assert (made.status, told(made)["statusCode"]) == (202, 202)


@pytest.mark.parametrize(
    ("suffix", "content_type", "written"),
    [
        ("", "", JSON_TYPE),
        ("json", "", JSON_TYPE),
        ("xml", "", XML_TYPE),
        ("tml", "", XML_TYPE),
        ("xml", XML, XML_TYPE),
        ("", XML, JSON_TYPE),
        ("xml", f"{JSON}; charset=utf-8", JSON_TYPE),  # quirk Q16
    ],
)
def test_format(suffix: str, content_type: str, written: str) -> None:
    made = answer(NORA, call=call(), incoming=request(content_type=content_type), suffix=suffix)
    assert made.media_type == written
    assert made.body.startswith(b"<result>" if written == XML_TYPE else b"{")


def test_headers() -> None:
    assert get(NORA).headers == [
        ("Content-Type", "application/json; charset=UTF-8"),
        ("Cache-Control", "private, max-age=0"),
        ("Access-Control-Allow-Origin", "*"),
        ("X-Frame-Options", "SAMEORIGIN"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    assert get(NORA).header("X-None") is None
    assert Answer(200).media_type == ""


def test_headers_and_cookies_of_the_call() -> None:
    given: Call[None] = Call(None)
    given.headers |= {"cache-control": "no-store", "X-Odd": "a\r\nb: ✓"}
    given.cookies += [
        Cookie("asc_auth_key", "q1Zx8Jw0+T0pQkVn==", datetime(2025, 3, 5, 11, 30, tzinfo=UTC)),
        Cookie("plain", "a b;c"),
    ]
    made = answer("x", call=given, incoming=request(), suffix="")
    assert [value for name, value in made.headers if name.lower() == "cache-control"] == ["no-store"]
    assert made.header("x-odd") == "ab: ?"
    assert [value for name, value in made.headers if name == "Set-Cookie"] == [
        "asc_auth_key=q1Zx8Jw0+T0pQkVn==; expires=Wed, 05 Mar 2025 11:30:00 GMT; path=/; HttpOnly; SameSite=Lax",
        "plain=a%20b%3Bc; path=/; HttpOnly; SameSite=Lax",
    ]


def test_cookies_are_secure_on_https() -> None:
    given: Call[None] = Call(None, cookies=[Cookie("a", "b")])
    incoming = request()
    object.__setattr__(incoming, "scheme", "https")
    made = answer("x", call=given, incoming=incoming, suffix="")
    assert made.header("set-cookie") == "a=b; path=/; HttpOnly; SameSite=Lax; Secure"


def test_raw_answers_are_left_alone() -> None:
    raw = Raw(
        b"\x00\x01",
        "application/pdf",
        206,
        {"Content-Disposition": 'attachment; filename="a"', "Cache-Control": "public"},
    )
    given: Call[None] = Call(None, cookies=[Cookie("a", "b")])
    made = answer(raw, call=given, incoming=request(verb="POST"), suffix="xml", published=True)
    assert (made.status, made.body, made.media_type) == (206, b"\x00\x01", "application/pdf")
    assert made.header("cache-control") == "public"
    assert made.header("content-disposition") == 'attachment; filename="a"'
    assert made.header("set-cookie")
    assert made.header("x-frame-options") == "SAMEORIGIN"


def test_repeated_answers() -> None:
    first = get(NORA)
    assert repeated(first.status, first.media_type, first.body) == first


# --- the published profile --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "default", "wanted"),
    [
        ("", False, False),
        ("", True, True),
        ("application/json", True, True),
        ('application/json; profile="published"', False, True),
        ("application/json;profile=PUBLISHED, */*", False, True),
        ('application/json; profile="envelope"', True, False),
    ],
)
def test_asking_for_the_published_profile(accept: str, default: bool, wanted: bool) -> None:
    assert published_wanted(request(headers={"accept": accept}), default) is wanted


def test_the_published_profile_is_the_bare_object() -> None:
    def bare(result: Any, suffix: str = "", **listing: Any) -> str:
        made = answer(result, call=call(**listing), incoming=request(), suffix=suffix, published=True)
        assert made.media_type == JSON_TYPE
        return made.body.decode()

    assert bare(NORA, "xml") == '{"ID":1,"DisplayName":"Nora"}'
    assert bare([NORA, NORA], count=1) == '[{"ID":1,"DisplayName":"Nora"}]'
    assert bare([]) == "[]"
    assert bare(None) == "{}"
    assert bare(Page([NORA], 5), fields=("id",)) == '[{"ID":1}]'


# --- fields -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("result", "fields", "response"),
    [
        (NORA, ("ID",), {"id": 1}),
        (NORA, ("displayname", "id"), {"id": 1, "displayName": "Nora"}),
        (NORA, ("display_name", " id"), {}),
        (NORA, ("none",), {}),
        ([NORA], ("id",), [{"id": 1}]),
        (Page([NORA]), ("id",), [{"id": 1}]),
        # Objects of a base type are cut as well, objects of other types stay whole.
        (FULL, ("manager", "displayName"), {"manager": {"displayName": "Nora"}}),
        (FULL, ("helpers", "id"), {"id": 2, "helpers": [{"id": 1}]}),
        (FULL, ("tag",), {"tag": {"title": "x", "owner": {}}}),
        (FULL, ("byName", "id"), {"id": 2, "byName": {"n": {"id": 1}}}),
        (FULL, ("note",), {"note": None}),
        (Tag(title="x", owner=NORA), ("owner",), {"owner": {"id": 1, "displayName": "Nora"}}),
        ("text", ("id",), "text"),
    ],
)
def test_fields(result: Any, fields: tuple[str, ...], response: Any) -> None:
    assert told(get(result, fields=fields))["response"] == response


# --- key casing -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("BidValue", "bidValue"),
        ("ID", "id"),
        ("URL", "url"),
        ("CRMType", "crmType"),
        ("CSVFile", "csvFile"),
        ("IPAddress", "ipAddress"),
        ("InvoiceTax1ID", "invoiceTax1ID"),
        ("ETag", "eTag"),
        ("id", "id"),
        ("bidValue", "bidValue"),
        ("X-AspNet-Version", "x-AspNet-Version"),
        ("WWW-Authenticate", "wwW-Authenticate"),
        ("EUR", "eur"),
        ("A", "a"),
        ("7c9e6679-7425", "7c9e6679-7425"),
        ("", ""),
    ],
)
def test_wire_key(name: str, key: str) -> None:
    assert wire_key(name) == key


def test_camel() -> None:
    assert [camel(name) for name in ("id", "bid_value", "invoice_tax1_i_d", "is_private")] == [
        "id",
        "bidValue",
        "invoiceTax1ID",
        "isPrivate",
    ]
