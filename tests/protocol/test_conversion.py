"""Scalars from text: sheet 01, sections 5 and 7."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import IntEnum, IntFlag
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.core.clock import NO_DATE
from rapport.protocol.conversion import (
    ARGUMENT,
    FORMAT,
    OVERFLOW,
    ConversionFailed,
    require_clean,
    to_bool,
    to_date,
    to_decimal,
    to_enum,
    to_float,
    to_guid,
    to_int,
)
from rapport.protocol.shapes import plain_date, wire_date

UTC_ZONE = ZoneInfo("UTC")
MOSCOW = ZoneInfo("Europe/Moscow")
NEW_YORK = ZoneInfo("America/New_York")

BAD_NUMBER = "Input string was not in a correct format."
BAD_INT32 = "Value was either too large or too small for an Int32."


class Color(IntEnum):
    NO_COLOR = 0
    RED = 1
    DEEP_BLUE = 2
    PURPLE = 3

    @classmethod
    def labels(cls) -> dict[str, int]:
        return {"colour of the sea": cls.DEEP_BLUE}


class Rights(IntFlag):
    READ = 1
    WRITE = 2
    DELETE = 4


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("12", 12),
        ("  12 ", 12),
        ("+7", 7),
        ("-7", -7),
        ("0007", 7),
        ("2147483647", 2147483647),
        ("-2147483648", -2147483648),
        ("0x1F", 31),
        ("0X1f", 31),
        ("&h1F", 31),
        ("&H1F", 31),
        ("#1F", 31),
        ("0xFFFFFFFF", -1),
    ],
)
def test_int(text: str, number: int) -> None:
    assert to_int(text, UTC_ZONE) == number


@pytest.mark.parametrize(
    "text", ["x", "5.0", "1,000", "1_000", "1e3", " ", "--1", "0x", "0xG", "١٢", "1 2", "٣"]
)
def test_no_int(text: str) -> None:
    with pytest.raises(ConversionFailed, match=BAD_NUMBER) as caught:
        to_int(text, UTC_ZONE)
    assert caught.value.hresult == FORMAT


@pytest.mark.parametrize("text", ["2147483648", "-2147483649", "9" * 30, "9" * 10_000, "0x1FFFFFFFF"])
def test_int_beyond_32_bits(text: str) -> None:
    with pytest.raises(ConversionFailed, match=BAD_INT32) as caught:
        to_int(text, UTC_ZONE)
    assert caught.value.hresult == OVERFLOW


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("TRUE", True), (" False ", False), ("1", True), ("0", False)]
)
def test_bool(text: str, value: bool) -> None:
    assert to_bool(text, UTC_ZONE) is value


@pytest.mark.parametrize("text", ["yes", "on", "2", "tru", " "])
def test_no_bool(text: str) -> None:
    with pytest.raises(ConversionFailed, match="String was not recognized as a valid Boolean") as caught:
        to_bool(text, UTC_ZONE)
    assert caught.value.hresult == FORMAT


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("0e500", "0"),
        ("12.50", "12.50"),
        (" -1.5 ", "-1.5"),
        ("+3", "3"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1.5e3", "1500"),
        ("15E-1", "1.5"),
        ("1e49", "1" + "0" * 49),
        ("1e-40", "0.0000000000000000000000000000"),
        ("0.12345678901234567890123456789", "0.1234567890123456789012345679"),
        ("9" * 50, "9" * 50),
    ],
)
def test_decimal(text: str, written: str) -> None:
    assert f"{to_decimal(text, UTC_ZONE):f}" == written


@pytest.mark.parametrize(
    "text", ["1,5", "1,234.50", "NaN", "Infinity", "-inf", "1e", "", "e5", "0x1F", "1e9999999", "٣"]
)
def test_no_decimal(text: str) -> None:
    with pytest.raises(ConversionFailed, match=BAD_NUMBER):
        to_decimal(text, UTC_ZONE)


@pytest.mark.parametrize("text", ["1e50", "1e999999", "9" * 51, "1" * 5000])
def test_decimal_beyond_every_column(text: str) -> None:
    with pytest.raises(ConversionFailed, match="too large or too small for a Decimal") as caught:
        to_decimal(text, UTC_ZONE)
    assert caught.value.hresult == OVERFLOW


@given(st.decimals(allow_nan=False, allow_infinity=False, places=9, min_value=-(10**30), max_value=10**30))
def test_decimal_keeps_what_was_sent(value: Decimal) -> None:
    assert to_decimal(f"{value:f}", UTC_ZONE) == value


def test_float() -> None:
    assert to_float("1.5e3", UTC_ZONE) == 1500.0
    assert to_float("1e-400", UTC_ZONE) == 0.0
    with pytest.raises(ConversionFailed, match=BAD_NUMBER):
        to_float("nan", UTC_ZONE)
    with pytest.raises(ConversionFailed, match="for a Double"):
        to_float("1e400", UTC_ZONE)


GUID = "7c9e6679-7425-40de-944b-e07fc1f90ae7"


@pytest.mark.parametrize(
    "text",
    [
        GUID,
        GUID.upper(),
        GUID.replace("-", ""),
        f"{{{GUID}}}",
        f"({GUID})",
        f"  {GUID} ",
        "{" + GUID.replace("-", "") + "}",
    ],
)
def test_guid(text: str) -> None:
    assert to_guid(text, UTC_ZONE) == GUID


@pytest.mark.parametrize(
    "text", ["x", GUID[:-1], GUID + "0", f"{{{GUID})", "7c9e66797425-40de-944b-e07fc1f90ae7", " "]
)
def test_no_guid(text: str) -> None:
    with pytest.raises(ConversionFailed, match="Unrecognized Guid format") as caught:
        to_guid(text, UTC_ZONE)
    assert caught.value.hresult == FORMAT


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("Red", Color.RED),
        (" RED ", Color.RED),
        ("deepblue", Color.DEEP_BLUE),
        ("Deep_Blue", Color.DEEP_BLUE),
        ("2", Color.DEEP_BLUE),
        ("+1", Color.RED),
        ("red,DeepBlue", Color.PURPLE),
        ("Colour of the Sea", Color.DEEP_BLUE),
    ],
)
def test_enum(text: str, member: Color) -> None:
    assert to_enum(Color)(text, UTC_ZONE) is member


@pytest.mark.parametrize("text", ["Green", "9", "-1", "red,green", "1.0", "9" * 100, ","])
def test_no_enum(text: str) -> None:
    with pytest.raises(ConversionFailed) as caught:
        to_enum(Color)(text, UTC_ZONE)
    assert caught.value.message == f"Requested value '{text}' was not found."
    assert caught.value.hresult == ARGUMENT


def test_messages_do_not_quote_whole_files() -> None:
    for read in (to_enum(Color), to_date):
        with pytest.raises(ConversionFailed) as caught:
            read("9" * 10_000, UTC_ZONE)
        assert len(caught.value.message) < 300


def test_flags_take_every_sum() -> None:
    assert to_enum(Rights)("Read, delete", UTC_ZONE) == Rights.READ | Rights.DELETE
    assert to_enum(Rights)("6", UTC_ZONE) == Rights.WRITE | Rights.DELETE


NOON = datetime(2024, 3, 5, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-03-05", datetime(2024, 3, 4, 21, tzinfo=UTC)),
        ("2024-03-05T14:30:00", NOON),
        ("2024-03-05T14-30-00", NOON),
        ("2024-03-05T14:30:00.000", NOON),
        ("2024-03-05T14-30-00.0000000", NOON),
        ("2024-03-05T14:30:00.5", NOON.replace(microsecond=500_000)),
        ("2024-03-05T14:30:00.1234567", NOON.replace(microsecond=123_456)),
        ("2024-03-05T11:30:00Z", NOON),
        ("2024-03-05T11:30:00.000Z", NOON),
        ("2024-03-05T11:30:00.12Z", NOON.replace(microsecond=120_000)),
        ("2024-03-05T11-30-00Z", NOON),
        ("2024-03-05T06:30:00-05:00", NOON),
        ("2024-03-05T17:00:00+05:30", NOON),
        ("2024-07-05T14:30:00", datetime(2024, 7, 5, 11, 30, tzinfo=UTC)),
        ("0001-01-01T00:00:00.0000000Z", NO_DATE),
        ("0001-01-01T00:00:00", NO_DATE),
        ("0001-01-01", NO_DATE),
        ("9999-12-31T23:59:59Z", datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_date(text: str, moment: datetime) -> None:
    assert to_date(text, MOSCOW) == moment


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05T14:30",
        "2024-03-05 14:30:00",
        "2024-03-05T14:30-00",
        "2024-03-05T14:30:00.",
        "2024-03-05T14:30:00.12345678",
        "2024-03-05T14:30:00+0300",
        "2024-03-05T14:30:00 03:00",
        "2024-03-05T14:30:00+15:00",
        "2024-03-05T14:30:00+01:60",
        "2024-03-05Z",
        "05.03.2024",
        "1709649000",
        "2024-02-30",
        "2024-13-01",
        "2024-03-05T24:00:00",
        "2024-03-05T14:60:00",
        "2024-03-05T14:30:60",
        "0000-01-01",
        "9999-12-31T23:59:59-01:00",
        "２０２４-03-05",
        "2024-03-05\n",
    ],
)
def test_no_date(text: str) -> None:
    with pytest.raises(ConversionFailed) as caught:
        to_date(text, MOSCOW)
    assert caught.value.message == f"invalid date time format: {text}"
    assert caught.value.hresult == ARGUMENT


def test_text_too_short_for_a_date() -> None:
    with pytest.raises(ConversionFailed) as caught:
        to_date("2024", MOSCOW)
    assert caught.value.message == "invalid date time format"


@given(
    st.integers(-2_000_000_000, 250_000_000_000),
    st.sampled_from([UTC_ZONE, MOSCOW, NEW_YORK, ZoneInfo("Asia/Kolkata")]),
)
def test_dates_survive_the_way_out_and_in(seconds: int, zone: ZoneInfo) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    # Offsets of the past may hold seconds, which the form cannot tell.
    untold = moment.astimezone(zone).utcoffset() % timedelta(minutes=1)  # type: ignore[operator]
    assert abs(to_date(wire_date(moment, zone), UTC_ZONE) - moment) <= untold


@pytest.mark.parametrize(
    ("moment", "zone", "text"),
    [
        (datetime(2024, 3, 5, 14, 30, tzinfo=UTC), UTC_ZONE, "2024-03-05T14:30:00.0000000Z"),
        (datetime(2024, 3, 5, 14, 30, tzinfo=UTC), MOSCOW, "2024-03-05T17:30:00.0000000+03:00"),
        (datetime(2024, 7, 5, 14, 30, tzinfo=UTC), NEW_YORK, "2024-07-05T10:30:00.0000000-04:00"),
        (datetime(2024, 1, 5, 14, 30, tzinfo=UTC), NEW_YORK, "2024-01-05T09:30:00.0000000-05:00"),
        (datetime(2024, 1, 5, tzinfo=UTC), ZoneInfo("America/St_Johns"), "2024-01-04T20:30:00.0000000-03:30"),
        (
            datetime(2024, 1, 5, 1, 2, 3, 450_000, UTC),
            ZoneInfo("Europe/London"),
            "2024-01-05T01:02:03.4500000Z",
        ),
        (NO_DATE, MOSCOW, "0001-01-01T00:00:00.0000000Z"),
        (datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC), MOSCOW, "9999-12-31T23:59:59.0000000Z"),
    ],
)
def test_wire_date(moment: datetime, zone: ZoneInfo, text: str) -> None:
    assert wire_date(moment, zone) == text


def test_plain_date() -> None:
    assert plain_date(datetime(2019, 7, 26, 3, tzinfo=MOSCOW)) == "2019-07-26T00:00:00"


def test_unclean_text() -> None:
    assert require_clean("Zoë 🦊") == "Zoë 🦊"
    for text in ("a\0b", "\ud800"):
        with pytest.raises(ConversionFailed):
            require_clean(text)
