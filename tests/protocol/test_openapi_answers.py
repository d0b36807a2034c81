"""What the OpenAPI document says of answers."""

from __future__ import annotations

import json
from enum import IntFlag, StrEnum
from typing import Literal

import msgspec
import pytest

from rapport.protocol.call import Raw
from rapport.protocol.published import dumps
from tests.protocol.openapi_sample import (
    ADA,
    DEAL,
    DOCUMENT,
    accepts,
    called,
    content,
    sample,
)


def test_the_answers_of_a_struct_fit_their_schemas_in_both_spellings():
    told = called("get", "crm/opportunity/{opportunityid}")
    response = msgspec.json.decode(msgspec.json.Encoder(decimal_format="number").encode(DEAL))
    envelope = {"count": 1, "status": 0, "statusCode": 200, "response": response}
    assert accepts(content(told), envelope)
    assert not accepts(content(told), envelope | {"response": {}})
    assert not accepts(content(told), envelope | {"response": response | {"created": "today"}})
    assert not accepts(content(told), {"count": 1, "status": 0, "statusCode": 200})
    bare = json.loads(dumps(DEAL))
    assert accepts(content(told, "application/json;profile=published"), bare)
    assert not accepts(content(told, "application/json;profile=published"), response)


def test_members_that_may_be_left_out_are_not_required():
    schemas = DOCUMENT["components"]["schemas"]
    assert schemas["Deal"]["required"] == ["createBy", "created", "bidValue", "bidType", "contact", "id"]
    assert "fileID" in schemas["Deal"]["properties"]
    assert schemas["PublishedUser"]["required"] == ["Id", "DisplayName"]


def test_a_member_left_out_when_null_is_never_null():
    properties = DOCUMENT["components"]["schemas"]["Deal"]["properties"]
    assert properties["closed"] == {"type": "string", "format": "date-time"}
    assert properties["partOf"] == {"$ref": "#/components/schemas/Deal"}
    assert {"type": "null"} in properties["contact"]["anyOf"]


def test_enumerations_tell_numbers_and_names():
    schema = DOCUMENT["components"]["schemas"]["BidType"]
    assert schema["enum"] == [0, 1]
    assert schema["x-enum-varnames"] == ["FIXED_BID", "PER_HOUR"]
    assert schema["description"] == "How a bid is meant.\n\n- `0`: fixed bid\n- `1`: per hour"


@pytest.mark.parametrize(
    ("path", "verb", "status", "responses"),
    [
        ("crm/contact/{contactid}", "delete", "200", [{}]),
        ("crm/mail", "post", "201", [{}, {"id": ADA.id, "displayName": "Ada"}]),
        ("crm/contact/{contactid}/photo", "put", "200", [""]),
        ("crm/files", "post", "201", [{"a": 1}]),
        ("crm/opportunity/filter", "get", "200", [[]]),
        ("crm/{entityType}/tag", "get", "200", [["vip"]]),
        ("crm/anything", "get", "200", [1, {"a": None}]),
        ("crm/contact/{contactid}/data/{id}", "get", "200", [[{"id": ADA.id, "displayName": "Ada"}]]),
    ],
)
def test_answers_of_every_kind(path, verb, status, responses):
    schema = content(called(verb, path), status=status)
    for response in responses:
        assert accepts(schema, {"status": 0, "statusCode": 200, "response": response})
    assert not accepts(schema, {"status": 0, "statusCode": 200})


def test_files_are_answered_as_they_are():
    assert called("get", "crm/export")["responses"]["200"]["content"] == {
        "*/*": {"schema": {"type": "string", "format": "binary"}}
    }


def test_errors_have_their_envelope():
    refused = DOCUMENT["components"]["responses"]["NotFound"]["content"]["application/json"]["schema"]
    error = {"message": "Not found", "hresult": -2147467259, "data": {}}
    assert accepts(refused, {"status": 1, "statusCode": 404, "error": error})
    assert set(called("get", "crm/anything")["responses"]) == {"200", "400", "401", "403", "404", "default"}
    assert "409" in called("post", "crm/opportunity")["responses"]


class Rights(IntFlag):
    READ = 1
    WRITE = 2


class Word(StrEnum):
    YES = "yes"


@pytest.mark.parametrize(
    ("answer", "schema"),
    [
        (Literal["a", "b"], {"enum": ["a", "b"]}),
        (dict, {"type": "object"}),
        (list, {"type": "array", "items": {}}),
        (int | None, {"anyOf": [{"type": "integer"}, {"$ref": "#/components/schemas/Nothing"}]}),
        (int | str, {"anyOf": [{"type": "integer"}, {"type": "string"}]}),
        (int | Raw, {"type": "integer"}),
        (Rights, {"$ref": "#/components/schemas/Rights"}),
        (Word, {"$ref": "#/components/schemas/Word"}),
        (list[int | None], {"type": "array", "items": {"type": ["integer", "null"]}}),
    ],
)
def test_answers_of_odd_types(answer, schema):
    told = sample(answer=answer)
    assert content(told, "application/json;profile=published") == schema


def test_an_answer_that_may_be_a_file_is_told_both_ways():
    assert set(sample(answer=int | Raw)["responses"]["200"]["content"]) == {
        "application/json",
        "application/json;profile=published",
        "*/*",
    }


def test_flags_may_be_joined_and_words_are_texts():
    rights, word = sample(answer=Rights)["schemas"]["Rights"], sample(answer=Word)["schemas"]["Word"]
    assert "enum" not in rights
    assert rights["x-enum-varnames"] == ["READ", "WRITE"]
    assert (word["type"], word["enum"]) == ("string", ["yes"])
