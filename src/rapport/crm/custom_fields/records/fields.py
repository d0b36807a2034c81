"""Custom field definitions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from rapport.core.kinds import Kind

LABEL_LIMIT = 255
"""Characters of a label."""

VALUE_BYTES = 65_535

KINDS = {
    "contact": Kind.CONTACT,
    "person": Kind.PERSON,
    "company": Kind.COMPANY,
    "opportunity": Kind.OPPORTUNITY,
    "case": Kind.CASE,
}
"""The kinds of definition, by what addresses call them; CONTACT stands for fields of persons and companies both."""


class FieldType(IntEnum):
    """What a field holds (sheet 04, section 1.5). A HEADING holds nothing: it divides a form."""

    TEXT_FIELD = 0
    TEXT_AREA = 1
    SELECT_BOX = 2
    CHECK_BOX = 3
    HEADING = 4
    DATE = 5


@dataclass(frozen=True, slots=True)
class CustomField:
    """A definition. `kind` CONTACT stands for persons and companies both."""

    id: int
    kind: Kind
    label: str
    field_type: FieldType
    position: int
    mask: str


def kinds_for(kind: Kind) -> tuple[Kind, ...]:
    """Return the kinds of definition that apply to a record: a person's are its own and the contacts'."""
    if kind in {Kind.PERSON, Kind.COMPANY}:
        return (Kind.CONTACT, kind)
    return (kind,)


def value_kind(kind: Kind) -> Kind:
    """Return the kind under which values are kept: persons and companies are contacts."""
    return Kind.CONTACT if kind in {Kind.PERSON, Kind.COMPANY} else kind
