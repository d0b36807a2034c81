"""The OpenAPI document of a few operations that show every kind of argument and answer."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

import jsonschema_rs
import msgspec
import pytest
import schemathesis

from rapport.protocol.call import Call
from rapport.protocol.openapi import document
from rapport.protocol.openapi.batch import run_batch
from rapport.protocol.openapi.docstrings import field_docs
from rapport.protocol.shapes import Shape
from tests.protocol.openapi_sample import (
    DECLARED,
    DOCUMENT,
    accepts,
    called,
    common,
    content,
    parameter,
    sample,
)


def test_it_is_plain_json_and_valid_openapi():
    assert json.loads(json.dumps(DOCUMENT)) == DOCUMENT
    assert DOCUMENT["openapi"] == "3.1.0"
    assert DOCUMENT["info"]["title"] == "Sample"
    assert DOCUMENT["info"]["version"] == "1.2"
    schemathesis.openapi.from_dict(DOCUMENT).validate()


def test_every_named_schema_is_a_schema():
    for schema in DOCUMENT["components"]["schemas"].values():
        jsonschema_rs.meta.validate(schema | {"$schema": "https://json-schema.org/draft/2020-12/schema"})


def test_every_reference_leads_somewhere():
    def references(node: Any) -> list[str]:
        if isinstance(node, dict):
            own = [node["$ref"]] if "$ref" in node else []
            return own + [found for value in node.values() for found in references(value)]
        return [found for item in node for found in references(item)] if isinstance(node, list) else []

    for reference in references(DOCUMENT):
        _, where, kind, name = reference.split("/")
        assert name in DOCUMENT[where][kind], reference


def test_a_test_generator_can_load_it_and_make_a_request_of_every_operation():
    schema = schemathesis.openapi.from_dict(DOCUMENT)
    labels = [result.ok().label for result in schema.get_all_operations()]
    assert len(labels) == len(DECLARED) + 1


def test_paths_name_their_placeholders_and_no_others():
    for path, verbs in DOCUMENT["paths"].items():
        for told in verbs.values():
            in_path = [one["name"] for one in told["parameters"] if one.get("in") == "path"]
            assert in_path == re.findall(r"\{(\w+)\}", path)
            assert ":" not in path


def test_two_names_for_one_placeholder_are_one_path_by_the_first_name():
    assert set(DOCUMENT["paths"]["/api/2.0/crm/opportunity/{opportunityid}"]) == {"get", "put"}


def test_operations_that_only_the_value_tells_apart_are_both_documented():
    assert called("get", "crm/contact/{contactid}/data/{id}")["summary"] == "By id"
    told = called("get", "crm/contact/{contactid}/data/{infoType}.json")
    assert parameter(told, "infoType")["schema"] == {"type": "string", "enum": ["fixedBid", "perHour"]}


def test_a_third_operation_at_one_place_is_refused():
    with pytest.raises(ValueError, match="more than twice"):
        document([*DECLARED, *DECLARED, *DECLARED], title="", version="")


def test_operation_ids_are_unique():
    ids = [told["operationId"] for verbs in DOCUMENT["paths"].values() for told in verbs.values()]
    assert len(set(ids)) == len(ids)


def test_numbers_and_alternatives_in_paths():
    told = called("get", "crm/opportunity/{opportunityid}")
    schema = parameter(told, "opportunityid")["schema"]
    assert (schema["type"], schema["minimum"], schema["pattern"]) == ("integer", 0, "^[0-9]+$")
    told = called("get", "crm/{entityType}/tag")
    assert parameter(told, "entityType")["schema"] == {"type": "string", "enum": ["case", "opportunity"]}


def test_descriptions_come_from_the_docstring():
    told = called("get", "crm/opportunity/{opportunityid}")
    assert told["description"] == "Answer with the opportunity."
    assert parameter(told, "opportunityid")["description"] == "the opportunity's id"
    told = called("get", "crm/opportunity/filter")
    assert told["description"] == "Find opportunities.\n\nThe total is told."
    assert parameter(told, "fromDate")["description"] == "closed from this day on"
    assert parameter(told, "sortBy")["description"] == "`title` or `stage`"
    schemas = DOCUMENT["components"]["schemas"]
    assert schemas["Deal"]["description"] == "An opportunity."
    assert schemas["Deal"]["properties"]["created"]["description"] == "When it was entered."
    assert schemas["PublishedDeal"]["properties"]["Created"]["description"] == "When it was entered."


def test_queries_have_the_wires_names_and_types():
    told = called("get", "crm/opportunity/filter")
    assert parameter(told, "fromDate")["schema"] == {"type": "string", "format": "date-time"}
    assert parameter(told, "stages")["schema"] == {
        "type": "array",
        "items": {"type": "integer", "format": "int32"},
    }
    assert parameter(told, "bidType")["schema"] == {"$ref": "#/components/schemas/BidType"}
    assert parameter(told, "around")["style"] == "deepObject"
    assert parameter(told, "users")["schema"]["items"] == {"type": "string", "format": "uuid"}
    assert parameter(called("delete", "crm/contact/{contactid}"), "reason")["schema"] == {
        "type": "string",
        "maxLength": 9,
    }


def test_lists_take_the_common_parameters_except_those_of_their_own():
    told = called("get", "crm/opportunity/filter")
    assert {"count", "startIndex", "sortOrder", "filterValue"} <= set(common(told))
    assert "sortBy" not in common(told)
    assert [one["name"] for one in told["parameters"] if "name" in one].count("type") == 1
    assert "count" in common(called("get", "crm/{entityType}/tag"))
    assert "count" in common(called("get", "crm/contact/{contactid}/data/{id}"))
    assert common(called("get", "crm/opportunity/{opportunityid}")) == []


def test_writes_take_an_idempotency_key():
    assert common(called("post", "crm/opportunity")) == ["IdempotencyKey"]
    assert common(called("post", "crm/mail")) == []
    assert common(called("post", "crm/files")) == []


def test_bodies_are_offered_as_json_and_as_form():
    told = called("post", "crm/opportunity")["requestBody"]
    assert set(told["content"]) == {"application/json", "application/x-www-form-urlencoded"}
    schema = told["content"]["application/json"]["schema"]
    assert schema["required"] == ["title"]
    assert set(schema["properties"]) == {
        "title",
        "id",
        "bidValue",
        "bidType",
        "responsibleid",
        "closed",
        "isPrivate",
        "tags",
        "customFieldList",
        "address",
    }
    assert schema["properties"]["responsibleid"] == {"type": ["string", "null"], "format": "uuid"}
    assert accepts(
        schema,
        {"title": "Roof", "bidType": 1, "customFieldList": [{"key": 1, "value": None}], "address": None},
    )
    assert not accepts(schema, {"title": "Roof", "bidType": 7})
    assert not accepts(schema, {"title": "Roof", "bidValue": 1e60})
    schemas = DOCUMENT["components"]["schemas"]
    assert schemas["KeyValue"]["properties"]["key"] == {"type": "integer", "format": "int32", "default": 0}
    assert schemas["BatchCall"]["properties"]["method"]["default"] == "GET"
    assert schemas["AddressInput"]["properties"]["bidType"]["default"] == 0
    assert schema["properties"]["bidType"]["default"] == 1
    form = told["content"]["application/x-www-form-urlencoded"]
    assert set(form["encoding"]) == {"customFieldList", "address"}
    assert form["schema"]["properties"]["responsibleid"] == {"type": "string", "format": "uuid"}


def test_what_the_path_takes_is_not_in_the_body():
    body = called("put", "crm/opportunity/{opportunityid}")["requestBody"]
    assert "id" not in body["content"]["application/json"]["schema"]["properties"]


@pytest.mark.parametrize(
    ("path", "verb", "kinds"),
    [
        ("crm/contact/{contactid}/photo", "put", {"multipart/form-data", "application/octet-stream"}),
        (
            "crm/files",
            "post",
            {"application/json", "application/x-www-form-urlencoded", "multipart/form-data"},
        ),
        (
            "crm/mail",
            "post",
            {
                "application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "application/octet-stream",
            },
        ),
    ],
)
def test_files_come_in_parts_or_as_the_body(path, verb, kinds):
    assert set(called(verb, path)["requestBody"]["content"]) == kinds


def test_a_placeholder_that_no_argument_takes_is_a_text():
    told = sample(path="crm/{kind}/thing", parameters=())
    assert parameter(told, "kind")["schema"] == {
        "type": "string",
        "pattern": r"^[^/:<>*%&\\?\u0000-\u001f\u007f]+$",
    }


def test_what_has_no_default_is_to_be_given():
    assert parameter(sample(path="crm/opportunity"), "opportunityid")["required"] is True


def test_schemas_of_one_name_have_their_concept_in_front():
    def shape(module: str) -> type:
        made = msgspec.defstruct("CategoryShape", [("title", str)], bases=(Shape,), module=module)
        made.__module__ = module
        return made

    tasks, history = shape("rapport.crm.task_lists.schemas"), shape("rapport.portal.history.schemas.short")
    sys.modules[tasks.__module__] = sys.modules[history.__module__] = sys.modules[__name__]
    try:
        told = sample(answer=tasks | history)
        assert {"TaskListsCategory", "HistoryCategory", "PublishedHistoryCategory"} <= set(told["schemas"])
        with pytest.raises(ValueError, match="one name"):
            sample(answer=tasks | shape(tasks.__module__))
    finally:
        del sys.modules[tasks.__module__], sys.modules[history.__module__]


def test_a_module_without_source_has_no_field_texts():
    assert field_docs(type("Bare", (), {"__module__": "builtins"})) == {}


def test_the_batch_is_not_run_here():
    with pytest.raises(NotImplementedError):
        run_batch(Call(None), [])


def test_ways_to_sign_in():
    assert set(DOCUMENT["components"]["securitySchemes"]) == {"apiKey", "bearer", "basic", "cookie"}
    assert called("post", "crm/files")["security"] == []
    assert "security" not in called("post", "crm/mail")


def test_a_form_without_the_file_does_not_name_it():
    told = called("post", "crm/mail")["requestBody"]["content"]
    assert set(told["multipart/form-data"]["schema"]["properties"]) == {"body", "attachment", "from"}
    assert set(told["application/json"]["schema"]["properties"]) == {"body", "from"}


def test_the_batch_is_documented_though_no_operation():
    told = called("post", "batch")
    schema = told["requestBody"]["content"]["application/json"]["schema"]
    assert accepts(
        schema, {"batch": [{"relativeUrl": "/api/2.0/people/@self", "method": "GET", "body": None}]}
    )
    assert set(told["responses"]["201"]["content"]) == {"application/json"}
    empty = {"status": 0, "error": {"message": "no batch specified", "hresult": -2146233079, "data": {}}}
    assert accepts(content(told), empty)


def test_additions_are_marked():
    assert called("delete", "crm/contact/{contactid}")["x-addition"] is True
    assert "x-addition" not in called("get", "crm/export")
