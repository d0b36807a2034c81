"""Limits, compression and the request itself: sheet 01, sections 13.3 and 14."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.protocol import limits
from rapport.protocol.answers import Answer
from rapport.protocol.compression import SMALLEST, compressed, gzip_wanted
from rapport.protocol.conversion import ConversionFailed
from rapport.protocol.limits import RateLimit
from tests.protocol.toys import request


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_caller_waits_until_the_window_has_moved_on() -> None:
    clock = Clock()
    limit = RateLimit("3/10", clock=clock)
    for moment in (0.0, 4.0, 8.0):
        clock.now = 1000 + moment
        assert limit.hit("192.0.2.7", "nora") == 0
    assert limit.hit("192.0.2.7", "nora") == 2
    assert limit.hit("192.0.2.7", "ada") == 0
    assert limit.hit("192.0.2.8", "nora") == 0
    clock.now = 1009.5
    assert limit.hit("192.0.2.7", "nora") == 1
    clock.now = 1010
    assert limit.hit("192.0.2.7", "nora") == 0
    assert limit.hit("192.0.2.7", "nora") == 4


@given(st.lists(st.integers(0, 5), max_size=80), st.integers(1, 5))
def test_never_more_than_the_limit_in_any_window(pauses: list[int], requests: int) -> None:
    clock = Clock()
    limit = RateLimit(f"{requests}/10", clock=clock)
    passed: list[float] = []
    for pause in pauses:
        clock.now += pause
        recent = [moment for moment in passed if moment > clock.now - 10]
        wait = limit.hit("a")
        assert (wait == 0) == (len(recent) < requests)
        if wait == 0:
            passed.append(clock.now)


@pytest.mark.parametrize("declared", ["", "0/0", "0/10", "5/0"])
def test_no_limit(declared: str) -> None:
    limit = RateLimit(declared)
    assert not any(limit.hit("a") for _ in range(100))


@pytest.mark.parametrize("declared", ["500", "a/b", "-1/5", "5/1.5"])
def test_declarations_that_are_none(declared: str) -> None:
    with pytest.raises(ValueError, match="requests/seconds"):
        RateLimit(declared)


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CALLERS", 3)
    limit = RateLimit("1/1000")
    for address in "abc":
        assert limit.hit(address) == 0
    assert limit.hit("a") > 0  # heard of just now, so b is the oldest
    assert limit.hit("d") == 0
    assert limit.hit("a") > 0
    assert limit.hit("b") == 0


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("", False),
        ("gzip", True),
        ("gzip, deflate", True),
        ("deflate, gzip", True),
        ("GZIP;q=1.0", True),
        ("gzip; q=0.2, *;q=0", True),
        ("gzip;q=0", False),
        ("gzip;q=0.000", False),
        ("gzip;q=x", False),
        ("gzip;level=1", True),
        ("*", True),
        ("*;q=0", False),
        ("identity, br", False),
    ],
)
def test_negotiation(header: str, wanted: bool) -> None:
    assert gzip_wanted(header) is wanted


def made(size: int, media_type: str = "application/json; charset=UTF-8", **headers: str) -> Answer:
    return Answer(200, [("Content-Type", media_type), *headers.items()], b"x" * size)


def test_compression() -> None:
    packed = compressed(made(SMALLEST + 1), "gzip, br")
    assert packed.header("content-encoding") == "gzip"
    assert packed.header("vary") == "Accept-Encoding"
    assert gzip.decompress(packed.body) == b"x" * (SMALLEST + 1)
    assert packed.body == compressed(made(SMALLEST + 1), "gzip").body


def test_no_compression() -> None:
    small = made(SMALLEST)
    assert compressed(small, "gzip") is small
    picture = made(5000, "image/png")
    assert compressed(picture, "gzip") is picture
    plain = compressed(made(5000), "br")
    assert (len(plain.body), plain.header("content-encoding"), plain.header("vary")) == (
        5000,
        None,
        "Accept-Encoding",
    )
    already = compressed(made(5000, **{"Content-Encoding": "br"}), "gzip")
    assert len(already.body) == 5000


def test_cookies() -> None:
    incoming = request(headers={"cookie": 'asc_auth_key=ab+c/=; a="b"; a=c; broken; ; x=1=2'})
    assert incoming.cookies == {"asc_auth_key": "ab+c/=", "a": "b", "x": "1=2"}
    assert request().cookies == {}


def test_parameters_that_count_before_the_operation_is_known() -> None:
    name = "asc_auth_key"
    assert request(query=f"x=1&{name}=a%2Bb").parameter(name) == "a+b"
    assert request(query=f"{name}=query", form={name: "form"}).parameter(name) == "query"
    assert request(form={"a": "1", "ASC_auth_key": "x", name: "form"}).parameter(name) == "x"
    assert request(json_body={name: "json"}).parameter(name) is None
    assert request(query=f"x={name}").parameter(name) is None
    assert request().parameter(name) is None
    with pytest.raises(ConversionFailed):
        request(query=f"{name}=%FF").parameter(name)


def test_media_type() -> None:
    assert request(content_type="Application/JSON ; charset=utf-8").media_type == "application/json"
    assert request().media_type == ""
