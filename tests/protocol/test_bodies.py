"""Bodies of every kind, well and badly written: sheet 01, sections 4.2, 4.3 and 6.4."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.core.errors import RapportError
from rapport.protocol.bodies.from_multipart import MAX_PARTS
from rapport.protocol.bodies.from_xml import MAX_DEPTH
from rapport.protocol.call import Call, Upload
from rapport.protocol.conversion import GENERIC, ConversionFailed
from rapport.protocol.fields import MAX_NAMES
from rapport.protocol.scalars import WholeBody
from rapport.protocol.shapes import KeyValue
from tests.protocol.toys import FORM, JSON, XML, bound, one, request

MULTIPART = "multipart/form-data; boundary=xyz"


def part(disposition: str, content: bytes, *headers: str) -> bytes:
    head = "\r\n".join([f"Content-Disposition: form-data; {disposition}", *headers])
    return b"--xyz\r\n" + head.encode() + b"\r\n\r\n" + content + b"\r\n"


def multipart(*parts: bytes) -> Any:
    return request(body=b"".join(parts) + b"--xyz--\r\n", content_type=MULTIPART)


def json_of(text: str | bytes) -> Any:
    return request(body=text if isinstance(text, bytes) else text.encode(), content_type=JSON)


# --- JSON -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "  ", "null", "{}", "\ufeff", '\ufeff{"other":1}', '{"value":[]}'])
def test_json_without_parameters(text: str) -> None:
    assert one(int | None, json_of(text)) is None


BROKEN = ["{", '{"value":}', '{"value":NaN}', '{"value":-Infinity}', '{"a":"\x01"}', "{'a':1}"]


@pytest.mark.parametrize("text", ["[1]", '"x"', "5", "true", *BROKEN, "[" * 100_000, '{"a":' * 5_000])
def test_json_that_is_refused(text: str) -> None:
    with pytest.raises(ConversionFailed) as caught:
        one(int, json_of(text))
    assert caught.value.hresult == GENERIC


def test_the_message_of_bad_json_is_the_readers_own() -> None:
    with pytest.raises(ConversionFailed, match="Expecting property name"):
        one(int, json_of("{x}"))


@pytest.mark.parametrize(
    "text",
    ['{"value":"a\\u0000b"}', '{"value":"\\ud800"}', '{"value":["ok","\\udfff"]}', b'{"value":"\xff"}'],
)
def test_json_text_that_no_database_holds(text: str | bytes) -> None:
    with pytest.raises(ConversionFailed):
        one(list[str], json_of(text))


def test_json_scalars_as_text_and_numbers() -> None:
    body = '{"value": %s}'
    for sent, text in {
        "12": "12",
        "1.50": "1.5",
        "true": "true",
        "false": "false",
        "5.0": "5",
        "1e3": "1000",
    }.items():
        assert one(str, json_of(body % sent)) == text
    assert one(int, json_of(body % "5.0")) == 5
    assert one(Decimal, json_of(body % "0.1234567890123456789")) == Decimal("0.1234567890123456789")
    assert one(str, json_of(body % "1e400")) == "1e400"
    assert one(str, json_of(body % "0.0")) == "0"
    assert one(bool, json_of(body % "true")) is True
    with pytest.raises(ConversionFailed, match="Int32"):
        one(int, json_of(body % "99999999999"))
    with pytest.raises(ConversionFailed, match="Int32"):
        one(int, json_of(body % ("9" * 5000)))


def test_text_fields_that_look_like_dates_stay_as_they_are() -> None:
    """Quirk Q7."""
    assert one(str, request(json_body={"value": "2024-03-05T14:30:00.120Z"})) == "2024-03-05T14:30:00.120Z"


def test_an_object_where_a_scalar_belongs_is_nothing() -> None:
    assert one(int | None, request(json_body={"value": {"a": 1}})) is None
    assert one(int, request(query="value=3", json_body={"value": {"a": 1}})) == 3


def test_too_many_names() -> None:
    names = {f"n{number}": 1 for number in range(MAX_NAMES + 1)}
    objects = "&".join(f"value[{number}][key]=1" for number in range(MAX_NAMES + 1))
    for incoming in (request(json_body=names), request(form=names), request(form=objects)):
        with pytest.raises(ConversionFailed, match="more than 5000 names"):
            one(int, incoming)
    assert one(list[int], request(form="&".join(["value[]=1"] * (MAX_NAMES + 1)))) == [1] * (MAX_NAMES + 1)


# --- forms ------------------------------------------------------------------------------------------------


def test_forms_are_decoded() -> None:
    assert one(str, request(form={"value": "Zoë & Søn + 1=2"})) == "Zoë & Søn + 1=2"
    assert one(str, request(query="value=Zo%C3%AB+x")) == "Zoë x"
    assert one(str, request(query="value=Zoë".encode().decode("latin-1"))) == "Zoë"
    assert one(str, request(query="value=日本")) == "日本"
    assert one(str, request(body=b"value=Zo%EB", content_type=f"{FORM}; charset=iso-8859-1")) == "Zoë"
    assert (
        one(
            str, request(body="value=Привет".encode("cp1251"), content_type=f'{FORM}; charset="windows-1251"')
        )
        == "Привет"
    )


@pytest.mark.parametrize(
    "incoming",
    [
        request(query="value=%FF"),
        request(query="value=a%00b"),
        request(query="value=%ED%A0%80"),
        request(query="val%FFue=1"),
        request(form="value=%C3"),
        request(body=b"value=x", content_type=f"{FORM}; charset=rot13"),
        request(body=b"value=x", content_type=f"{FORM}; charset=punycode"),
        request(body=b"value=x", content_type=f"{FORM}; charset=no\0such"),
        request(body=b"value=x", content_type=f"{FORM}; chärset=utf-8"),
    ],
)
def test_forms_that_are_refused(incoming: Any) -> None:
    with pytest.raises(ConversionFailed):
        one(str, incoming)


# --- XML --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ("<r><value>a &amp; b</value></r>", "a & b"),
        ("<r xmlns='urn:x'><value kind='x'> a </value></r>", " a "),
        ("<?xml version='1.0' encoding='utf-8'?><any>text<value>Zo\u00eb</value></any>", "Zo\u00eb"),
        ("<r><value><![CDATA[<b>]]></value></r>", "<b>"),
        ("<r><VALUE>x</VALUE></r>", "x"),
        ("<r/>", None),
    ],
)
def test_xml(xml: str, value: str | None) -> None:
    assert one(str | None, request(body=xml.encode(), content_type=XML)) == value


def test_xml_in_another_charset() -> None:
    body = "<?xml version='1.0' encoding='windows-1251'?><r><value>Привет</value></r>".encode("cp1251")
    assert one(str, request(body=body, content_type=XML)) == "Привет"
    latin = "<r><value>Zoë</value></r>".encode("latin-1")
    assert one(str, request(body=latin, content_type=f"{XML}; charset=iso-8859-1")) == "Zoë"


@pytest.mark.parametrize(
    "xml",
    [
        b"<r><value>",
        b"value=1",
        b"<r><value>\xff</value></r>",
        b"<?xml version='1.0' encoding='no-such'?><r/>",
        b"<?xml version='1.0' encoding='utf-7'?><r/>",
        b"<!DOCTYPE r [<!ENTITY a 'aaaa'>]><r><value>&a;</value></r>",
        b"<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>",
        b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1),
        b"<r><value>&#xD800;</value></r>",
        b"<r><value>&#0;</value></r>",
    ],
)
def test_xml_that_is_refused(xml: bytes) -> None:
    with pytest.raises(ConversionFailed) as caught:
        one(str, request(body=xml, content_type=XML))
    assert caught.value.hresult == GENERIC


# --- multipart and raw files ------------------------------------------------------------------------------


def upload_handler(
    call: Call[Any], value: str, pairs: list[KeyValue], file: Upload | None, all_files: list[Upload]
) -> None:
    """Take everything that a multipart request can hold."""  # fmt: skip


def test_multipart() -> None:
    incoming = multipart(
        part('name="value"', "Zoë".encode()),
        part('name="pairs[0][key]";', b"7"),
        part('name="photo"; filename="C:\\\\temp\\\\me.png"', b"\x89PNG", "Content-Type: image/png"),
        part('name="File"; filename="note; one.txt"', b"", "Content-Type: text/plain"),
        part('name="empty"; filename=""', b"", "Content-Type: application/octet-stream"),
    )
    arguments = bound(upload_handler, incoming)
    photo = Upload("me.png", b"\x89PNG", "image/png", "photo")
    note = Upload("note; one.txt", b"", "text/plain", "File")
    assert arguments == {
        "value": "Zoë",
        "pairs": [KeyValue(key=7)],
        "file": note,
        "all_files": [photo, note],
    }


def test_two_files_of_one_name_are_both_delivered() -> None:
    """Quirk Q13."""
    incoming = multipart(part('name="a"; filename="1"', b"one"), part('name="a"; filename="2"', b"two"))
    arguments = bound(upload_handler, incoming)
    assert [upload.content for upload in arguments["all_files"]] == [b"one", b"two"]
    assert arguments["file"].content == b"one"


def test_no_files() -> None:
    for incoming in (
        request(),
        request(body=b"abc", content_type="image/png"),
        multipart(part('name="value"', b"x")),
    ):
        arguments = bound(upload_handler, incoming)
        assert arguments["file"] is None
        assert arguments["all_files"] == []


def test_text_parts_in_another_charset() -> None:
    sent = part('name="value"', "Привет".encode("cp1251"), "Content-Type: text/plain; charset=windows-1251")
    assert one(str, multipart(sent)) == "Привет"


@pytest.mark.parametrize(
    "incoming",
    [
        request(body=b"x", content_type="multipart/form-data"),
        request(body=b"no boundary here", content_type=MULTIPART),
        request(body=part('name="value"', b"x"), content_type=MULTIPART),
        request(body=part('name="value"', b"x"), content_type="multipart/form-data; boundary=" + "x" * 500),
        multipart(part('name="value"', b"\xff")),
        multipart(part('name="value"', b"a\0b")),
        multipart(
            part('name="value"; filename="\xff"'.encode("latin-1").decode("latin-1"), b"x", "no colon")
        ),
        multipart(*[part('name="value"', b"1")] * (MAX_PARTS + 1)),
    ],
)
def test_multipart_that_is_refused(incoming: Any) -> None:
    with pytest.raises(ConversionFailed):
        one(str, incoming)


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="report.pdf"', "report.pdf"),
        ("attachment; filename=report%20one.pdf", "report one.pdf"),
        ('attachment; filename="/etc/report.pdf"', "report.pdf"),
        ("attachment; filename=\"plain.pdf\"; filename*=UTF-8''Zo%C3%AB.pdf", "Zoë.pdf"),
        ("attachment; filename*=utf-8''a.pdf; size=5", "a.pdf"),
        ("attachment; filename=\"plain.pdf\"; filename*=latin-1''x", "plain.pdf"),
        ("attachment", ""),
        ('attachment; filename="Zoë.pdf"'.encode().decode("latin-1"), "Zoë.pdf"),
        ('attachment; filename="日本.pdf"', "日本.pdf"),
    ],
)
def test_a_raw_body_is_a_file_if_a_header_names_it(disposition: str, name: str) -> None:
    incoming = request(
        body=b"%PDF", content_type="application/pdf", headers={"content-disposition": disposition}
    )
    expected = Upload(name, b"%PDF", "application/pdf")
    arguments = bound(upload_handler, incoming)
    assert arguments["file"] == expected
    assert arguments["all_files"] == [expected]


def test_a_raw_json_file_is_no_parameters() -> None:
    incoming = request(
        body=b"not json", content_type=JSON, headers={"content-disposition": "attachment; filename=a.json"}
    )
    assert bound(upload_handler, incoming)["file"].content == b"not json"


def whole_body_handler(call: Call[Any], title: str, file: WholeBody) -> None:
    """Take a body as it is."""  # fmt: skip


@pytest.mark.parametrize("media_type", ["image/png", "application/octet-stream", "", "text/plain"])
def test_a_body_may_be_a_file_without_a_name(media_type: str) -> None:
    incoming = request(body=b"abc", content_type=media_type, query="title=a.png")
    assert bound(whole_body_handler, incoming) == {"title": "a.png", "file": Upload("", b"abc", media_type)}


def test_a_body_that_holds_parameters_is_no_file() -> None:
    assert bound(whole_body_handler, request(body=b'{"title":"a"}', content_type=JSON))["file"] is None
    assert bound(whole_body_handler, request(form="title=a")) == {"title": "a", "file": None}
    assert bound(whole_body_handler, multipart(part('name="title"', b"a")))["file"] is None
    assert bound(whole_body_handler, request())["file"] is None


def test_a_named_file_comes_before_the_bare_body() -> None:
    sent = multipart(part('name="any"; filename="a.txt"', b"one"))
    assert bound(whole_body_handler, sent)["file"] == Upload("a.txt", b"one", "", "any")


def test_the_header_means_nothing_to_others() -> None:
    incoming = request(form="value=1", headers={"content-disposition": "attachment; filename=a"})
    assert one(int, incoming) == 1


def test_a_multipart_request_is_never_a_raw_file() -> None:
    incoming = request(
        body=b"--xyz--", content_type=MULTIPART, headers={"content-disposition": "x; filename=a"}
    )
    assert bound(upload_handler, incoming)["file"] is None


# --- nothing breaks it ------------------------------------------------------------------------------------

MEDIA_TYPES = st.sampled_from(
    [
        JSON,
        XML,
        FORM,
        MULTIPART,
        f"{XML}; charset=koi8-r",
        f"{FORM}; charset=",
        "a;;;=",
        ";",
        'multipart/form-data; boundary="',
        "",
    ]
)
PART_HEAD = b"--xyz\r\nContent-Disposition: form-data; name=value\r\n\r\n"
SEEDS = st.sampled_from([b'{"value":', b"<r>", PART_HEAD, b"value[0]=", b""])


@given(MEDIA_TYPES, SEEDS, st.binary(max_size=60), st.text(max_size=20))
def test_whatever_is_sent_is_read_or_refused(media_type: str, seed: bytes, body: bytes, query: str) -> None:
    incoming = request(body=seed + body, content_type=media_type, query=query)
    try:
        bound(upload_handler, incoming)
    except RapportError as error:
        assert error.message  # noqa: PT017
