"""The published spelling against the wire's: same members, other keys, no envelope."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from typing import ClassVar

import msgspec
import pytest

from rapport.protocol.published import dumps, published_key
from rapport.protocol.shapes import Input, Shape

WIRE = msgspec.json.Encoder(decimal_format="number")


class Sex(IntEnum):
    FEMALE = 0
    MALE = 1


class EmployeeShape(Shape, kw_only=True):
    __published__: ClassVar = {"id": "Id"}

    id: str
    display_name: str


class FullEmployeeShape(EmployeeShape, kw_only=True):
    __published__: ClassVar = {"is_ldap": "IsLDAP"}

    is_ldap: bool = False
    sex: Sex | None = None


class LineShape(Shape, kw_only=True):
    invoice_tax1_id: int = msgspec.field(name="invoiceTax1ID")
    file_id: int = msgspec.field(name="fileID", default=0)
    price: Decimal
    id: int


class DealShape(Shape, kw_only=True):
    title: str = ""
    bid_value: Decimal
    contact: EmployeeShape | None = None
    description: str | None
    members: list[EmployeeShape]
    tags: list[str] = msgspec.field(default_factory=list)
    id: int


class PairInput(Input, kw_only=True):
    key: int = 0
    value: str | None = None


ADA = EmployeeShape(id="a", display_name="Ada")


@pytest.mark.parametrize(
    ("cls", "field", "key"),
    [
        (DealShape, "bid_value", "BidValue"),
        (DealShape, "title", "Title"),
        (DealShape, "id", "ID"),
        (EmployeeShape, "id", "Id"),
        (FullEmployeeShape, "id", "Id"),
        (FullEmployeeShape, "is_ldap", "IsLDAP"),
        (FullEmployeeShape, "display_name", "DisplayName"),
        (LineShape, "invoice_tax1_id", "InvoiceTax1ID"),
        (LineShape, "file_id", "FileID"),
        (PairInput, "value", "Value"),
    ],
)
def test_a_key_is_the_wires_with_a_capital_unless_said_otherwise(cls, field, key):
    assert published_key(cls, field) == key


def test_a_field_that_is_not_there_has_no_key():
    with pytest.raises(KeyError):
        published_key(DealShape, "stage")


@pytest.mark.parametrize(
    "result",
    [
        DealShape(bid_value=Decimal("12.50"), description=None, members=[], id=4),
        DealShape(title="Roof", bid_value=Decimal(0), contact=ADA, description="", members=[ADA, ADA], id=0),
        DealShape(bid_value=Decimal(1), description=None, members=[], tags=["vip"], id=1),
        FullEmployeeShape(id="b", display_name="", sex=Sex.FEMALE),
        FullEmployeeShape(id="b", display_name="Bo", is_ldap=True, sex=Sex.MALE),
        LineShape(invoice_tax1_id=3, price=Decimal("1.0"), id=2),
    ],
)
def test_the_same_members_are_left_out_as_on_the_wire(result):
    def keys(value):
        if isinstance(value, dict):
            return {name.lower(): keys(item) for name, item in value.items()}
        return [keys(item) for item in value] if isinstance(value, list) else value

    assert keys(msgspec.json.decode(dumps(result))) == keys(msgspec.json.decode(WIRE.encode(result)))


def test_nested_structs_are_respelled_each_by_its_own_rule():
    deal = DealShape(bid_value=Decimal("12.50"), contact=ADA, description=None, members=[ADA], id=4)
    assert dumps(deal) == (
        b'{"BidValue":12.50,"Contact":{"Id":"a","DisplayName":"Ada"},"Description":null,'
        b'"Members":[{"Id":"a","DisplayName":"Ada"}],"ID":4}'
    )


def test_a_member_that_is_unset_is_left_out():
    assert dumps([EmployeeShape(id="a", display_name=msgspec.UNSET)]) == b'[{"Id":"a"}]'


@pytest.mark.parametrize(
    ("result", "text"),
    [
        (None, b"{}"),
        ([], b"[]"),
        ((), b"[]"),
        ("", b'""'),
        (False, b"false"),
        (0, b"0"),
        (Decimal("1.10"), b"1.10"),
        (["vip", "cold"], b'["vip","cold"]'),
        ([ADA], b'[{"Id":"a","DisplayName":"Ada"}]'),
        ({"eur": 1, "who": ADA}, b'{"eur":1,"who":{"Id":"a","DisplayName":"Ada"}}'),
        ([PairInput(key=1)], b'[{"Key":1,"Value":null}]'),
    ],
)
def test_what_is_no_struct_stays_as_it_is(result, text):
    assert dumps(result) == text
