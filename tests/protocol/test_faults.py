"""Errors on the wire: sheet 01, section 12."""

from __future__ import annotations

import pytest

from rapport.core import errors
from rapport.protocol.answers import JSON_TYPE, XML_TYPE, Answer
from rapport.protocol.conversion import FORMAT, ConversionFailed
from rapport.protocol.cors import preflight
from rapport.protocol.faults import fault, status_of
from tests.protocol.toys import request, told


class HouseError(errors.InvalidOperation):
    """A kind that a concept might derive."""


def refuse(error: BaseException, *, suffix: str = "", published: bool = False, **headers: str) -> Answer:
    return fault(error, incoming=request(headers=headers), suffix=suffix, published=published)


@pytest.mark.parametrize(
    ("error", "status", "message", "hresult"),
    [
        (errors.Missing(), 404, "Not found", -2147467259),
        (errors.Missing("Item not found"), 404, "Item not found", -2147467259),
        (errors.BadArgument(), 400, "Value does not fall within the expected range.", -2147024809),
        (errors.BadArgument("No.", parameter="ids"), 400, "No.\r\nParameter name: ids", -2147024809),
        (errors.NullArgument(), 400, "Value cannot be null.", -2147467261),
        (errors.OutOfRange(), 400, "Specified argument was out of the range of valid values.", -2146233086),
        (ConversionFailed("Bad.", FORMAT), 400, "Bad.", -2146233033),
        (errors.Forbidden(), 403, "Access Denied", -2146233078),
        (errors.ModuleClosed(), 403, "Forbidden", -2147467259),
        (errors.InvalidOperation("Can't unlink"), 403, "Can't unlink", -2146233079),
        (HouseError("Derived"), 403, "Derived", -2146233079),
        (errors.SignInFailed(), 401, "User authentication failed", -2146233087),
        (errors.TooManyAttempts(), 429, "Login Fail. Too many attempts", -2146233087),
        (errors.NotSignedIn(), 401, "Unauthorized", -2146233088),
        (errors.Conflict(), 409, "The record was changed meanwhile.", -2146233088),
        (errors.TooLarge(), 413, "The request is too large.", -2146233088),
        (errors.Unavailable(), 503, "The server is busy.", -2146233088),
        (errors.RapportError("File size exceeds 5 MB"), 500, "File size exceeds 5 MB", -2146233088),
        (ValueError("secret"), 500, "Internal server error.", -2146233088),
        (KeyboardInterrupt("secret"), 500, "Internal server error.", -2146233088),
    ],
)
def test_kinds(error: BaseException, status: int, message: str, hresult: int) -> None:
    made = refuse(error)
    assert made.status == status == status_of(error)
    expected = {
        "status": 1,
        "statusCode": status,
        "error": {"message": message, "hresult": hresult, "data": {}},
    }
    assert told(made) == expected
    assert made.media_type == JSON_TYPE
    assert made.header("cache-control") == "private, max-age=0"


def test_the_body_byte_by_byte() -> None:
    body = b'{"status":1,"statusCode":404,"error":{"message":"Not found","hresult":-2147467259,"data":{}}}'
    assert refuse(errors.Missing()).body == body
    started = fault(errors.Missing(), incoming=request(), suffix="", start_index=20)
    assert started.body == b'{"startIndex":20,' + body[1:]


def test_xml() -> None:
    made = refuse(errors.Missing(), suffix="xml")
    assert made.media_type == XML_TYPE
    assert made.body.startswith(
        b"<result><status>1</status><statusCode>404</statusCode><error><message>Not found"
    )
    assert refuse(errors.Missing(), suffix="xml", published=True).media_type == JSON_TYPE


def test_when_to_try_again() -> None:
    assert refuse(errors.TooManyAttempts(retry_after=42)).header("retry-after") == "42"
    assert refuse(errors.Unavailable(retry_after=7)).header("retry-after") == "7"
    assert refuse(errors.Conflict()).header("retry-after") is None


def test_only_callers_by_header_are_asked_to_sign_in_by_header() -> None:
    asked = refuse(errors.NotSignedIn(), authorization="Bearer x").header("www-authenticate")
    assert asked == 'Basic Realm="crm.example.org"'
    assert refuse(errors.NotSignedIn()).header("www-authenticate") is None
    assert refuse(errors.NotSignedIn(), authorization="").header("www-authenticate") is None
    assert refuse(errors.SignInFailed(), authorization="Basic x").header("www-authenticate") is None


def test_preflight() -> None:
    made = preflight()
    assert (made.status, made.body) == (200, b"")
    assert dict(made.headers) == {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE",
        "Access-Control-Allow-Headers": "origin, authorization, accept, content-type",
        "Access-Control-Max-Age": "1728000",
    }
