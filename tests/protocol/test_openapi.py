"""The OpenAPI document of a few operations that show every kind of argument and answer."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from enum import IntEnum, IntFlag, StrEnum
from typing import Annotated, Any, Literal

import jsonschema_rs
import msgspec
import pytest
import schemathesis

from rapport.protocol.call import Call, Page, Raw, Sorted, Upload
from rapport.protocol.openapi import document
from rapport.protocol.openapi.batch import run_batch
from rapport.protocol.openapi.docstrings import field_docs
from rapport.protocol.operations import operation
from rapport.protocol.published import dumps
from rapport.protocol.scalars import CommaList, Guid
from rapport.protocol.shapes import Input, KeyValue, Shape, WireDate


class BidType(IntEnum):
    """How a bid is meant."""

    FIXED_BID = 0
    PER_HOUR = 1


class AddressInput(Input, kw_only=True):
    """A postal address."""

    street: str = ""
    is_primary: bool = False
    bid_type: BidType = BidType.FIXED_BID


class UserShape(Shape, kw_only=True):
    __published__ = {"id": "Id"}  # noqa: RUF012  # the base says ClassVar

    id: Guid
    display_name: str


class DealShape(Shape, kw_only=True):
    """An opportunity (quirk 3)."""

    create_by: UserShape
    created: WireDate
    """When it was entered."""
    closed: WireDate | None = None
    bid_value: Decimal
    bid_type: BidType
    contact: UserShape | None
    part_of: DealShape | None = None
    members: list[UserShape] = msgspec.field(default_factory=list)
    rates: dict[str, Decimal] = msgspec.field(default_factory=dict)
    file_id: int = msgspec.field(name="fileID", default=0)
    id: int


@operation("GET", "crm/opportunity/{opportunityid:int}", tag="crm/Opportunities", summary="Get one")
def single(call: Call, opportunityid: int) -> DealShape:
    """Answer with the opportunity (sheet 04,
    section 2.6).

    Parameters:
        opportunityid: the opportunity's
            id
    """
    raise NotImplementedError


@operation("PUT", "crm/opportunity/{id:int}", tag="crm/Opportunities", summary="Change one")
@operation("POST", "crm/opportunity", tag="crm/Opportunities", summary="Add one")
def save(
    call: Call,
    title: str,
    *,
    id: int = 0,
    bid_value: Decimal = Decimal(0),
    bid_type: BidType = BidType.PER_HOUR,
    responsibleid: Guid | None = None,
    closed: datetime | None = None,
    is_private: bool = False,
    tags: list[str] = [],  # noqa: B006
    custom_field_list: list[KeyValue] = [],  # noqa: B006
    address: AddressInput | None = None,
) -> DealShape:
    raise NotImplementedError


@operation("GET", "crm/opportunity/filter", tag="crm/Opportunities", summary="Find some")
def page(
    call: Call,
    *,
    from_date: datetime | None = None,
    stages: list[int] = [],  # noqa: B006
    bid_type: BidType | None = None,
    around: AddressInput | None = None,
    users: CommaList[Guid] | None = None,
    type: str = "",
) -> Page[DealShape]:
    """Find opportunities.

    Parameters:
        fromDate: closed from this day on
        sortBy: `title` or `stage`

    The total is told.
    """
    raise NotImplementedError


@operation("GET", "crm/{entityType:(case|opportunity)}/tag", tag="crm/Tags", summary="Tags")
def tags(call: Call, entity_type: str) -> Sorted[str]:
    raise NotImplementedError


@operation("GET", "crm/contact/{contactid:int}/data/{id:int}", tag="crm/Contacts", summary="By id")
def data_by_id(call: Call, contactid: int, id: int) -> list[UserShape | DealShape]:
    raise NotImplementedError


@operation("GET", "crm/contact/{contactid:int}/data/{infoType}", tag="crm/Contacts", summary="By kind")
def data_by_kind(call: Call, contactid: int, info_type: BidType) -> list[str]:
    raise NotImplementedError


@operation("DELETE", "crm/contact/{contactid:int}", tag="crm/Contacts", summary="Delete", addition=True)
def delete(call: Call, contactid: int, reason: Annotated[str, msgspec.Meta(max_length=9)] = "") -> None:
    raise NotImplementedError


@operation("PUT", "crm/contact/{contactid:int}/photo", tag="crm/Contacts", summary="Photo")
def photo(call: Call, contactid: int, file: Upload | None) -> str:
    raise NotImplementedError


@operation("POST", "crm/files", tag="crm/Files", summary="Files", login=False)
def files(call: Call, files: list[Upload], title: str = "") -> dict[str, int]:
    raise NotImplementedError


@operation("POST", "crm/mail", tag="crm/Files", summary="Mail", writes=False)
def mail(call: Call, body: str, attachment: Upload | None = None, from_: str = "") -> UserShape | None:
    raise NotImplementedError


@operation("GET", "crm/export", tag="crm/Files", summary="Export")
def export(call: Call, of: list[Guid] = []) -> Raw:  # noqa: B006
    raise NotImplementedError


@operation("GET", "crm/anything", tag="crm/Files", summary="Anything")
def anything(call: Call) -> Any:
    raise NotImplementedError


DECLARED = [
    declared
    for function in (
        single,
        save,
        page,
        tags,
        data_by_id,
        data_by_kind,
        delete,
        photo,
        files,
        mail,
        export,
        anything,
    )
    for declared in function.operations  # type: ignore[attr-defined]
]
DOCUMENT = document(DECLARED, title="Sample", version="1.2")
ADA = UserShape(id="4a515a15-d4d6-4b8e-828e-e0586f18f3a3", display_name="Ada")
MOMENT = "2024-06-30T15:00:00.0000000+03:00"
DEAL = DealShape(
    create_by=ADA,
    created=MOMENT,
    bid_value=Decimal("12.50"),
    bid_type=BidType.PER_HOUR,
    contact=None,
    part_of=DealShape(
        create_by=ADA, created=MOMENT, bid_value=Decimal(1), bid_type=BidType.FIXED_BID, contact=ADA, id=3
    ),
    members=[ADA],
    rates={"eur": Decimal("1.5")},
    id=4,
)


def called(verb: str, path: str) -> dict[str, Any]:
    return DOCUMENT["paths"][f"/api/2.0/{path}"][verb]


def parameter(told: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [one for one in told["parameters"] if one.get("name") == name]
    return found


def common(told: dict[str, Any]) -> list[str]:
    return [one["$ref"].rpartition("/")[2] for one in told["parameters"] if "$ref" in one]


def content(told: dict[str, Any], spelling: str = "application/json", status: str = "200") -> dict[str, Any]:
    return told["responses"][status]["content"][spelling]["schema"]


def accepts(schema: dict[str, Any], instance: Any) -> bool:
    """Validate with the document's components at hand."""
    whole = schema | {"components": DOCUMENT["components"]}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True).is_valid(instance)


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


def sample(**changes: Any) -> dict[str, Any]:
    """Document one operation, changed as told, and return it."""
    whole = document([replace(DECLARED[0], **changes)], title="", version="")
    (told,) = (one for path, verbs in whole["paths"].items() for one in verbs.values() if "batch" not in path)
    return told | {"schemas": whole["components"]["schemas"]}


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
