"""From a request to the arguments of an operation (sheet 01, sections 4 to 7).

Which annotations there are: `int`, `bool`, `str`, `float`, `Decimal`, `datetime`, `scalars.Guid`, enumerations
(`IntEnum`, `IntFlag`), each also `| None`; lists of these and `scalars.CommaList`; `shapes.Input` structs and lists
of them; `scalars.JsonObject`; `Upload | None` for the file of a request (`scalars.WholeBody`: also one without a
name) and `list[Upload]` for all of them. A parameter is found by its
name without case and underscores: `is_private` takes `isPrivate`, `from_` takes `from`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from rapport.protocol.bodies import bare_upload, raw_upload, read_body
from rapport.protocol.call import Upload
from rapport.protocol.fields import Fields, fold_name, read_pairs
from rapport.protocol.incoming import Incoming
from rapport.protocol.json_in import json_reader
from rapport.protocol.operations import Operation, Parameter
from rapport.protocol.readers import UNDECLARED, Reader, reader_of, taken_apart
from rapport.protocol.scalars import BODY_MARK, JSON_MARK

UploadReader = Callable[[Sequence[Upload]], Any]
JsonReader = Callable[[Incoming, Fields], Any]


def bind(
    operation: Operation, values: Mapping[str, str], incoming: Incoming, zone: ZoneInfo
) -> dict[str, Any]:
    """Return the keyword arguments for the operation's handler, all but its call.

    `values` are the placeholders of the path, `zone` is the portal's, for dates without one. Raises
    `ConversionFailed` for anything that cannot be read: nothing of the request is carried out then.
    """
    return binder_of(operation).bind(values, incoming, zone)


@cache
def binder_of(operation: Operation) -> Binder:
    """Return the operation's binder, made once. Raises TypeError for a signature that cannot be bound."""
    return Binder(operation)


class Binder:
    """The readers of one operation's arguments."""

    def __init__(self, operation: Operation) -> None:
        self._readers: list[tuple[str, Reader]] = []
        self._uploads: list[tuple[str, UploadReader]] = []
        self._objects: list[tuple[str, JsonReader]] = []
        self._takes_bare_body = False
        for parameter in operation.parameters:
            try:
                self._add(parameter)
            except TypeError as error:
                raise TypeError(f"{operation.verb} {operation.path}: {parameter.name}: {error}") from error

    def _add(self, parameter: Parameter) -> None:
        read_upload = _upload_reader(parameter.annotation)
        if read_upload:
            self._uploads.append((parameter.name, read_upload))
            self._takes_bare_body |= BODY_MARK in taken_apart(parameter.annotation).marks
        elif JSON_MARK in (told := taken_apart(parameter.annotation)).marks:
            self._objects.append((parameter.name, json_reader(parameter.name, optional=told.optional)))
        else:
            default = parameter.default if parameter.has_default else UNDECLARED
            self._readers.append((parameter.name, reader_of(parameter.name, parameter.annotation, default)))

    def bind(self, values: Mapping[str, str], incoming: Incoming, zone: ZoneInfo) -> dict[str, Any]:
        """Do what `bind` promises."""
        fields = Fields()
        for name, value in values.items():
            fields.values[fold_name(name)] = [value]
        if incoming.query:
            read_pairs(incoming.query, fields)
        raw = raw_upload(incoming) if self._uploads else None
        files = [raw] if raw else read_body(incoming, fields)
        if self._takes_bare_body and not files:
            bare = bare_upload(incoming)
            files = [bare] if bare else []
        arguments = {name: read(fields, zone) for name, read in self._readers}
        for name, read_object in self._objects:
            arguments[name] = read_object(incoming, fields)
        for name, read_upload in self._uploads:
            arguments[name] = read_upload(files)
        return arguments


def _upload_reader(annotation: Any) -> UploadReader | None:
    told = taken_apart(annotation)
    if told.bare == list[Upload]:
        return list
    if told.bare is not Upload:
        return None
    if not told.optional:
        raise TypeError("a request may come without a file: say Upload | None")
    return _single_upload


def _single_upload(files: Sequence[Upload]) -> Upload | None:
    """Return the part called `file`, else the first one, else the raw body (sheet 01, section 6.4)."""
    return next((file for file in files if file.field.lower() == "file"), files[0] if files else None)
