"""Requests that no well-meaning client sends, made from the declarations of the operations themselves."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import IntEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from rapport.protocol.call import Upload
from rapport.protocol.operations import Operation
from rapport.protocol.shapes import Input, camel

GUID = "7c9e6679-7425-40de-944b-e07fc1f90ae7"


@dataclass(frozen=True)
class Shot:
    """One hostile request: what it is called, and what is sent."""

    name: str
    content: bytes = b""
    media_type: str = "application/json"
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)


class Raw(str):
    """JSON text that goes into a body as it stands."""

    __slots__ = ()


TEXTS: dict[str, str] = {
    "empty": '""',
    "null": "null",
    "blank": '"   "',
    "NUL": '"a\\u0000b"',
    "lone surrogate": '"\\ud800"',
    "beyond the BMP": '"\\ud83d\\ude00"',
    "too long for every column": json.dumps("x" * 300),
    "quote": '"\' OR 1=1; DROP TABLE contacts; --"',
    "percent": '"%_\\\\%"',
    "match syntax": '"\\"a OR b* NEAR(c) ^d:e - ( AND"',
    "path": '"../../../../etc/passwd"',
    "markup": '"<script>alert(1)</script>&amp;"',
    "format": '"{0} %s %n ${x} {{7*7}}"',
    "right to left": '"\\u202eabc\\u200f\\ufeff"',
    "control characters": '"\\u0001\\u001b[31m\\r\\nX: y"',
    "object": '{"a": {"b": [1, {"c": null}]}}',
    "list": '[1, "x", null, {"a": 1}, [[]]]',
    "true": "true",
    "number": "1.5",
}
NUMBERS: dict[str, str] = {
    "negative": "-1",
    "largest": "2147483647",
    "smallest": "-2147483648",
    "too large": "2147483648",
    "absurd": "1" * 400,
    "absurd exponent": "1e400",
    "absurd exponent as text": '"1e999999999"',
    "not a number": '"NaN"',
    "infinity": '"Infinity"',
    "fraction": "0.1",
    "hexadecimal": '"0xFFFFFFFF"',
    "other digits": '"\u0661\u0662\u0663"',
    "text": '"abc"',
    "null": "null",
    "object": '{"a": 1}',
    "list": "[1, 2]",
}
DATES: dict[str, str] = {
    "end of time": '"9999-12-31T23:59:59.9999999Z"',
    "start of time": '"0001-01-01T00:00:00+14:00"',
    "beyond": '"9999-12-31T23:59:59-14:00"',
    "no such day": '"2024-02-30"',
    "year 0": '"0000-00-00"',
    "text": '"tomorrow"',
    "number": "1e300",
}
GUIDS: dict[str, str] = {
    "braces": json.dumps(f"{{{GUID}}}"),
    "short": '"123"',
    "text": '"\' OR 1=1"',
    "NUL": '"\\u0000"',
}


def plausible(annotation: Any) -> Any:
    """Return a value that an argument of that type takes."""
    plain = _plain(annotation)
    if get_origin(plain) is list:
        inner = get_args(plain)[0]
        return [] if _plain(inner) is Upload else [plausible(inner)]
    if get_origin(plain) is Annotated:
        marks = get_args(plain)[1:]
        return GUID if "guid" in marks else plausible(get_args(plain)[0])
    if isinstance(plain, type) and issubclass(plain, Input):
        return {camel(name): plausible(hint) for name, hint in _members(plain).items()}
    if isinstance(plain, type) and issubclass(plain, IntEnum):
        return int(next(iter(plain)))
    return {int: 1, str: "x", bool: True, Decimal: 1, float: 1, datetime: "2024-01-01"}.get(plain, "x")


def _plain(annotation: Any) -> Any:
    if get_origin(annotation) in {Union, UnionType}:
        return next(member for member in get_args(annotation) if member is not NoneType)
    return annotation


def _bad_values(annotation: Any) -> dict[str, str]:
    """Return what to send instead, as JSON texts by name."""
    plain = _plain(annotation)
    if get_origin(plain) is list:
        inner = {f"[{name}]": f"[{value}]" for name, value in _bad_values(get_args(plain)[0]).items()}
        many = json.dumps([plausible(get_args(plain)[0])] * 300)
        return {**inner, "many": many, "text": '"x"', "number": "7", "object": '{"a": 1}'}
    if get_origin(plain) is Annotated:
        return GUIDS if "guid" in get_args(plain)[1:] else _bad_values(get_args(plain)[0])
    if isinstance(plain, type) and issubclass(plain, Input):
        return _bad_objects(plain)
    if plain is datetime:
        return DATES
    return TEXTS if plain is str else NUMBERS


def _bad_objects(struct: type[Input]) -> dict[str, str]:
    found = {"text": '"x"', "number": "1", "null": "null", "empty": "{}", "strange": '{"strange": 1}'}
    good = plausible(struct)
    for name, hint in _members(struct).items():
        for what, value in _bad_values(hint).items():
            found[f"{name} {what}"] = _with(good, camel(name), value)
    return found


def _members(struct: type[Input]) -> dict[str, Any]:
    hints = get_type_hints(struct, include_extras=True)
    return {name: hint for name, hint in hints.items() if not name.startswith("_")}


def _with(body: dict[str, Any], name: str, value: str) -> str:
    """Return the JSON of an object with one member replaced by a JSON text."""
    members = {key: json.dumps(each) for key, each in body.items()} | {name: value}
    return "{" + ", ".join(f"{json.dumps(key)}: {each}" for key, each in members.items()) + "}"


def argument_shots(operation: Operation, good: dict[str, Any]) -> Iterator[Shot]:
    """Yield requests that are sensible but for one argument; `good` are the sensible values.

    The first argument of a type gets every bad value, each further one a third of them: another third each time.
    """
    placed = set(re.findall(r"\{(\w+)", operation.path.lower()))
    yield Shot("sensible", json.dumps(good).encode())
    met: Counter[str] = Counter()
    for each in operation.parameters:
        if each.name.lower().replace("_", "") not in placed:
            bad = list(_bad_values(each.annotation).items())
            turn = met[str(each.annotation)]
            met[str(each.annotation)] += 1
            for what, value in bad[turn % 3 :: 3] if turn else bad:
                yield Shot(
                    f"{each.name}: {what}", _with(good, each.name, value).encode("utf-8", "surrogatepass")
                )


DEEP = 100_000
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=b"
TITLE_PART = b'--b\r\nContent-Disposition: form-data; name="title"\r\n\r\nx'
STRANGE_NAMES = {"": 1, "[": 1, "a[": 1, "a]b[c": 1, "a..b": 1, "\u0000": 1, "__proto__": {}}
HOSTILE_FILE = (
    b'--b\r\nContent-Disposition: form-data; name="f"; filename="../../../etc/pa\x00sswd"\r\n'
    b"Content-Type: image/png\r\n\r\n\x89PNG\r\n--b--\r\n"
)
XML_BOMB = (
    '<!DOCTYPE r [<!ENTITY a0 "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]><r><title>&a11;</title></r>"
).encode()
FOREIGN_ENTITY = b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><r><title>&e;</title></r>'

BODIES: list[Shot] = [
    Shot("broken JSON", b'{"title": "x'),
    Shot("JSON that goes on", b'{"title": "x"}}'),
    Shot("a list", b"[1, 2, 3]"),
    Shot("a text", b'"text"'),
    Shot("a number", b"12"),
    Shot("a number too large for anything", b"1" * 10_000),
    Shot("null", b"null"),
    Shot("NaN", b'{"title": NaN, "rate": Infinity}'),
    Shot("broken UTF-8", b'{"title": "\xff\xfe\xc3\x28"}'),
    Shot("UTF-16", '{"title": "x"}'.encode("utf-16")),
    Shot("byte order mark", b'\xef\xbb\xbf{"title": "x"}'),
    Shot("deep lists", b"[" * DEEP + b"]" * DEEP),
    Shot("deep list in a member", b'{"title": ' + b"[" * DEEP + b"]" * DEEP + b"}"),
    Shot("deep objects", b'{"title":' * 20_000 + b"1" + b"}" * 20_000),
    Shot("deep and open", b'{"a":' * DEEP),
    Shot("many names", json.dumps({f"name{number}": number for number in range(20_000)}).encode()),
    Shot("one name many times", b"{" + b'"title": "x", ' * 20_000 + b'"title": "x"}'),
    Shot("strange names", json.dumps(STRANGE_NAMES).encode()),
    Shot("a huge text", b'{"title": "' + b"x" * 10_000_000 + b'"}'),
    Shot("form with broken escapes", b"title=%zz%&=&%00=1&title=%ff%fe&a[=1&]=2", FORM),
    Shot("form with many names", b"&".join(b"n%d=1" % number for number in range(20_000)), FORM),
    Shot("form with deep names", b"a" + b"[b]" * 20_000 + b"=1", FORM),
    Shot("form in a strange charset", b"title=x", f"{FORM}; charset=utf-7"),
    Shot("form in a charset that is none", b"title=x", f"{FORM}; charset=../../x"),
    Shot("multipart without boundary", b"--b\r\n\r\nx\r\n--b--", "multipart/form-data"),
    Shot("multipart that breaks off", TITLE_PART, MULTIPART),
    Shot("multipart with broken heads", b"--b\r\nnonsense\r\n\r\nx\r\n--b--\r\n", MULTIPART),
    Shot("multipart of many parts", (TITLE_PART + b"\r\n") * 20_000 + b"--b--\r\n", MULTIPART),
    Shot("multipart with a hostile file name", HOSTILE_FILE, MULTIPART),
    Shot("multipart with a huge boundary", b"--" + b"b" * 100_000, MULTIPART + "b" * 99_999),
    Shot("broken XML", b"<request><title>x</request>", "text/xml"),
    Shot("XML bomb", XML_BOMB, "text/xml"),
    Shot("XML with a foreign entity", FOREIGN_ENTITY, "text/xml"),
    Shot("deep XML", b"<a>" * DEEP + b"</a>" * DEEP, "text/xml"),
    Shot("XML in a strange encoding", b'<?xml version="1.0" encoding="utf-7"?><r/>', "text/xml"),
    Shot("a broken media type", b"{}", ";;;=/\x01"),
    Shot("a media type that is none", b"title=x", "x" * 10_000),
    Shot("bytes", bytes(range(256)), "application/octet-stream"),
]

QUERIES: list[Shot] = [
    Shot("unknown sortBy", query="sortBy=no_such_member&sortOrder=descending"),
    Shot("hostile sortBy", query="sortBy=id;DROP%20TABLE%20contacts--&sortOrder=%27"),
    Shot("sortBy into the inside", query="sortBy=__class__.__mro__,createBy.id,a.b.c.d"),
    Shot("sortBy of many", query="sortBy=" + ",".join(["title"] * 5000)),
    Shot("sortBy of objects and lists", query="sortBy=createBy&filterBy=members&filterValue=x"),
    Shot("absurd page", query="count=99999999999999999999&startIndex=99999999999999999999"),
    Shot("negative page", query="count=-5&startIndex=-5"),
    Shot("a page far out", query="count=1000&startIndex=2147483647"),
    Shot("a page of nothing", query="count=0&startIndex=0"),
    Shot("no numbers", query="count=abc&startIndex=1e9"),
    Shot("filterBy and all operations", query="filterBy=title,id&filterOp=present&filterValue=%25,_"),
    Shot("filterBy without value", query="filterBy=title&filterOp=nonsense&filterValue="),
    Shot("hostile search", query="filterValue=%22%27%20OR%201%3D1--%20%25_*%20NEAR(a,b)%20a:b%20%5E"),
    Shot("search with NUL", query="filterValue=a%00b"),
    Shot("search of quotes", query="filterValue=%22%22%22%20%22"),
    Shot("search of wildcards", query="filterValue=" + "*?%25_" * 50),
    Shot("long search", query="filterValue=" + "x%20" * 5000),
    Shot("search in broken UTF-8", query="filterValue=%ff%c3%28"),
    Shot("search in other scripts", query="filterValue=%E2%80%AE%F0%9F%98%80%EF%BC%A1%CC%81"),
    Shot("fields of nothing", query="fields=nothing,,__dict__,id.id"),
    Shot("updatedSince nonsense", query="updatedSince=yesterday"),
    Shot("type nonsense", query="type=__main__&type=person"),
    Shot("many parameters", query="&".join(f"p{number}=1" for number in range(20_000))),
    Shot("repeated parameters", query="&".join(["count=1", "startIndex=1", "sortBy=id"] * 500)),
    Shot("no equals sign", query="&&&a&=&=b&%"),
    Shot("token in the query", query="asc_auth_key=" + "x" * 10_000),
]

HEADERS: list[Shot] = [
    Shot("token of nonsense", headers={"Authorization": "\xff\xfe\x00".replace("\x00", "") * 100}),
    Shot("basic of nonsense", headers={"Authorization": "Basic ////"}),
    Shot("basic without colon", headers={"Authorization": "Basic YWJj"}),
    Shot("basic in broken UTF-8", headers={"Authorization": "Basic //86/w=="}),
    Shot("bearer of nothing", headers={"Authorization": "Bearer "}),
    Shot("huge token", headers={"Authorization": "x" * 1_000_000}),
    Shot("cookie of nonsense", headers={"Authorization": "", "Cookie": "asc_auth_key=%zz%00; =; ;;; a=b=c"}),
]

PATHS: list[str] = [
    "crm/contact/0",
    "crm/contact/-1",
    "crm/contact/99999999999999999999",
    "crm/contact/" + "9" * 5000,
    "crm/contact/\u0661",
    "crm/contact/1%00",
    "crm/contact/%ff",
    "crm/contact/1.JSON",
    "crm/contact/1.json.xml",
    "crm/contact/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "crm/../../etc/passwd",
    "crm//contact///1",
    "crm/contact/1/../2",
    "crm/" + "a/" * 5000,
    "crm/" + "x" * 100_000,
    "crm/currency/rates/%00/%00",
    "crm/currency/rates/" + "E" * 1000 + "/USD",
    "crm/contact/data/" + "x" * 1000 + "/category",
    "people/%00",
    "people/" + "%F0%9F%98%80" * 100,
    "group/not-a-guid",
    "",
    "crm",
    "nothing/here",
    "%",
    "batch",
    "../2.0/crm/contact/1",
]
