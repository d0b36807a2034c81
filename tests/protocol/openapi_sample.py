"""A few operations that show every kind of argument and answer, and the document of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from enum import IntEnum
from typing import Annotated, Any

import jsonschema_rs
import msgspec

from rapport.protocol.call import Call, Page, Raw, Sorted, Upload
from rapport.protocol.openapi import document
from rapport.protocol.operations import operation
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


def sample(**changes: Any) -> dict[str, Any]:
    """Document one operation, changed as told, and return it."""
    whole = document([replace(DECLARED[0], **changes)], title="", version="")
    (told,) = (one for path, verbs in whole["paths"].items() for one in verbs.values() if "batch" not in path)
    return told | {"schemas": whole["components"]["schemas"]}
