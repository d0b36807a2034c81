"""XML from JSON: sheet 01, section 10.7."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.protocol.xml_out import from_json


def xml(value: Any) -> str:
    return from_json(json.dumps(value).encode()).decode()


ODD_NAMES = ["x y", "1a", "", "a-b.c", "_x0031_", "ключ", "名", "🦊", ".a"]
ODD_ELEMENTS = "x_x0020_y _x0031_a _ a-b.c _x005F_x0031_ ключ _x540D_ _x0001F98A_ _x002E_a"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (
            {"count": 2, "status": 0, "response": [{"id": 11, "title": "cold"}, {"id": 12}]},
            "<count>2</count><status>0</status><response><id>11</id><title>cold</title></response><response><id>12</id></response>",
        ),
        (
            {
                "status": 1,
                "error": {"message": "Not found", "hresult": -2147467259, "data": {}},
            },
            "<status>1</status><error><message>Not found</message><hresult>-2147467259</hresult><data /></error>",
        ),
        ({"a": [[1, 2], [], [3]]}, "<a><a>1</a><a>2</a></a><a /><a><a>3</a></a>"),
        ({"a": None, "b": "", "c": [None], "d": []}, "<a /><b></b><c />"),
        ({"a": True, "b": False}, "<a>true</a><b>false</b>"),
        ({"a": 100.0, "b": 12.5, "c": 0.0}, "<a>100</a><b>12.5</b><c>0</c>"),
        ({"response": "Ok"}, "<response>Ok</response>"),
        ({"a": '<b> & "c"\r\n\t\u0001\uffff'}, '<a>&lt;b&gt; &amp; "c"&#xD;\n\t\ufffd\ufffd</a>'),
        (dict.fromkeys(ODD_NAMES), "".join(f"<{name} />" for name in ODD_ELEMENTS.split(" "))),
    ],
)
def test_mapping(value: Any, written: str) -> None:
    assert xml(value) == f"<result>{written}</result>"


def test_nothing_at_all() -> None:
    assert xml({"a": []}) == xml({}) == "<result />"


def test_decimals_are_written_short_and_exact() -> None:
    document = b'{"a":1000.000000000,"b":12345678901234567890.10,"c":1E-7,"d":1E+3}'
    written = "<result><a>1000</a><b>12345678901234567890.1</b><c>0.0000001</c><d>1000</d></result>"
    assert from_json(document).decode() == written


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=6), VALUES, max_size=4))
def test_whatever_is_written_can_be_read(value: dict[str, Any]) -> None:
    assert ET.fromstring(xml(value)).tag == "result"
