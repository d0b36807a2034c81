"""From annotations to readers: what an argument of each type takes from the table of what was sent.

Sheet 01, sections 5 and 6, in short: a missing value is the declared default, else the zero of its type (None if it
may be None); a value sent empty, and JSON null, is that zero even where another default is declared; a list is
never None unless it may be; text that is no value of the type is refused. Readers are built once, from an
operation's signature, and know nothing of requests.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import IntEnum, IntFlag
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import msgspec

from rapport.core.clock import NO_DATE
from rapport.core.ids import NOBODY
from rapport.protocol import conversion
from rapport.protocol.fields import Fields, fold_name
from rapport.protocol.scalars import COMMA_MARK, GUID_MARK
from rapport.protocol.shapes import Input

Reader = Callable[[Fields, ZoneInfo], Any]
Parse = Callable[[str, ZoneInfo], Any]


class Nothing:
    """A value that no argument has, so that None stays an ordinary one."""


UNDECLARED = Nothing()
"""The default of an argument that declares none."""

ABSENT = Nothing()
"""What a member of an `Input` with a default of its own reads as when it was not sent."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """How a text becomes a value, and the value of nothing; `zero` is UNDECLARED for enumerations without 0."""

    parse: Parse
    zero: Any


_SCALARS: dict[Any, Scalar] = {
    str: Scalar(conversion.to_text, ""),
    int: Scalar(conversion.to_int, 0),
    bool: Scalar(conversion.to_bool, False),
    Decimal: Scalar(conversion.to_decimal, Decimal(0)),
    float: Scalar(conversion.to_float, 0.0),
    datetime: Scalar(conversion.to_date, NO_DATE),
}
_GUID = Scalar(conversion.to_guid, NOBODY)


def reader_of(name: str, annotation: Any, default: Any = UNDECLARED) -> Reader:
    """Return the reader of an argument, or of a member of an `Input`. Raises TypeError for unknown annotations."""
    told = taken_apart(annotation)
    key = fold_name(name)
    if get_origin(told.bare) is list:
        item = get_args(told.bare)[0]
        return _list_reader(key, item, _list_default(default, told.optional), COMMA_MARK in told.marks)
    if isinstance(told.bare, type) and issubclass(told.bare, Input):
        return _object_reader(key, told.bare, None if told.optional and default is UNDECLARED else default)
    return _scalar_reader(key, _scalar_of(told), told.optional, default)


@dataclass(frozen=True, slots=True)
class Annotation:
    """What an annotation says: the type on its own, whether it may be None, and the marks of `scalars`."""

    bare: Any
    optional: bool
    marks: frozenset[str]


def taken_apart(annotation: Any) -> Annotation:
    """Take `| None` and `Annotated` off a type, in whatever order they stand. Raises TypeError for other unions."""
    optional = False
    marks: set[str] = set()
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *told = get_args(annotation)
            marks.update(mark for mark in told if isinstance(mark, str))
        elif get_origin(annotation) in {Union, UnionType}:
            parts = get_args(annotation)
            members = [member for member in parts if member not in (NoneType, msgspec.UnsetType)]
            if len(members) != 1:
                raise TypeError(f"an argument has one type, besides None: {annotation}")
            annotation, optional = members[0], optional or NoneType in parts
        else:
            return Annotation(annotation, optional, frozenset(marks))


def _scalar_of(told: Annotation) -> Scalar:
    if told.bare is str and GUID_MARK in told.marks:
        return _GUID
    if told.bare in _SCALARS:
        return _SCALARS[told.bare]
    if isinstance(told.bare, type) and issubclass(told.bare, IntEnum | IntFlag):
        # A flag of no bits exists without being a member.
        zero = issubclass(told.bare, IntFlag) or any(member == 0 for member in told.bare)
        return Scalar(conversion.to_enum(told.bare), told.bare(0) if zero else UNDECLARED)
    raise TypeError(f"no argument can be annotated {told.bare}")


def _scalar_reader(key: str, scalar: Scalar, optional: bool, default: Any) -> Reader:
    parse, zero = scalar.parse, scalar.zero
    empty: Any
    if optional:
        # An empty text is a text; every other type has nothing that could be meant by it.
        empty = "" if parse is conversion.to_text else None
        missing = None if default is UNDECLARED else default
    else:
        empty = default if zero is UNDECLARED else zero
        missing = zero if default is UNDECLARED else default
    if empty is UNDECLARED or missing is UNDECLARED:
        raise TypeError(f"{key} needs a default: its enumeration has no 0")

    def read(fields: Fields, zone: ZoneInfo) -> Any:
        for value in fields.values.get(key, ()):
            if value.__class__ is str:
                return parse(value, zone) if value else empty
            if value is None:
                return empty
        return missing

    return read


def _list_default(default: Any, optional: bool) -> Any:
    if default is UNDECLARED:
        return None if optional else []
    return list(default) if isinstance(default, list | tuple) else default


def _list_reader(key: str, annotation: Any, missing: Any, at_commas: bool) -> Reader:
    if isinstance(annotation, type) and issubclass(annotation, Input):
        read_items = _object_items(key, builder_of(annotation))
    else:
        read_items = _scalar_items(key, _scalar_of(taken_apart(annotation)), at_commas)

    def read(fields: Fields, zone: ZoneInfo) -> Any:
        if key not in fields.values and key not in fields.bracketed:
            return list(missing) if isinstance(missing, list) else missing
        items = read_items(fields, zone)
        # JSON null is as good as absent; a list sent empty is meant empty.
        nothing = not items and bool(fields.values.get(key) or fields.bracketed.get(key))
        return None if missing is None and nothing else items

    return read


def _scalar_items(key: str, scalar: Scalar, at_commas: bool) -> Reader:
    parse = scalar.parse
    takes_null = parse is conversion.to_text
    read_id = _scalar_reader("id", scalar, optional=True, default=UNDECLARED) if scalar is _GUID else None

    def read(fields: Fields, zone: ZoneInfo) -> list[Any]:
        items: list[Any] = []
        for value in fields.values.get(key, ()):
            if isinstance(value, str):
                items += [parse(text, zone) for text in (value.split(",") if at_commas else (value,))]
            elif value is None and takes_null:
                items.append("")
        if read_id:
            # Sheet 04, quirk 4: people are also sent as objects that carry their id.
            found = (read_id(one, zone) for one in fields.objects(key))
            items += [guid for guid in found if guid is not None]
        return items

    return read


def _object_items(key: str, builder: Builder) -> Reader:
    def read(fields: Fields, zone: ZoneInfo) -> list[Input]:
        built = (builder.find(one, zone) for one in fields.objects(key))
        return [one for one in built if one is not None]

    return read


def _object_reader(key: str, struct: type[Input], missing: Any) -> Reader:
    builder = builder_of(struct)

    def read(fields: Fields, zone: ZoneInfo) -> Any:
        for one in fields.objects(key):
            built = builder.find(one, zone)
            if built is not None:
                return built
        return builder.make(Fields(), zone) if missing is UNDECLARED else missing

    return read


@dataclass(frozen=True, slots=True)
class Builder:
    """How an `Input` is made: the name, the key and the reader of each member."""

    struct: type[Input]
    members: tuple[tuple[str, str, Reader], ...]

    def find(self, fields: Fields, zone: ZoneInfo) -> Input | None:
        """Return the object that the table describes, None if it has no member of it."""
        if self.struct.__closed__:
            self._refuse_unknown(fields)
        if any(key in fields.values or key in fields.bracketed for _, key, _ in self.members):
            return self.make(fields, zone)
        return None

    def make(self, fields: Fields, zone: ZoneInfo) -> Input:
        """Return the object, members that the table lacks at their default or zero."""
        arguments = {name: read(fields, zone) for name, _, read in self.members}
        return self.struct(**{name: value for name, value in arguments.items() if value is not ABSENT})

    def _refuse_unknown(self, fields: Fields) -> None:
        known = {key for _, key, _ in self.members}
        for key in (*fields.values, *fields.bracketed):
            if key not in known:
                raise conversion.ConversionFailed(f"There is no field '{key[:100]}' to be given here.")


@cache
def builder_of(struct: type[Input]) -> Builder:
    """Return how an `Input` is made of a table. Raises TypeError for members that no request can send."""
    hints = get_type_hints(struct, include_extras=True)
    return Builder(
        struct,
        tuple(
            (
                info.name,
                fold_name(info.encode_name),
                reader_of(info.encode_name, hints[info.name], UNDECLARED if info.required else ABSENT),
            )
            for info in msgspec.structs.fields(struct)
        ),
    )
