"""JSON objects that are kept as they came (`scalars.JsonObject`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from rapport.protocol.conversion import GENERIC, ConversionFailed
from rapport.protocol.fields import Fields, fold_name
from rapport.protocol.incoming import Incoming


def json_reader(name: str, *, optional: bool) -> Callable[[Incoming, Fields], Any]:
    """Return the reader of an argument that is a JSON object: in a JSON body a member, else a text.

    It raises `ConversionFailed` for anything that is no object.
    """
    key = fold_name(name)

    def read(incoming: Incoming, fields: Fields) -> dict[str, Any] | None:
        found = _member(incoming.body, key) if incoming.media_type == "application/json" else None
        if found is None:
            text = next((value for value in fields.values.get(key, ()) if isinstance(value, str)), None)
            found = _decoded(text.encode()) if text else None
        if found is None:
            return None if optional else {}
        if not isinstance(found, dict):
            raise ConversionFailed(f"{name} must be a JSON object.")
        return found

    return read


def _member(body: bytes, key: str) -> Any:
    if not body.strip():
        return None
    top = _decoded(body.removeprefix(b"\xef\xbb\xbf"))
    if not isinstance(top, dict):
        return None
    found = next((value for member, value in top.items() if fold_name(member) == key), None)
    return _decoded(found.encode()) if isinstance(found, str) else found


def _decoded(text: bytes) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ConversionFailed("The JSON is not valid, or nested too deeply.", GENERIC) from error
