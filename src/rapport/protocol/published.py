"""The published spelling: the bare object, its keys as the reference document has them.

A caller who asks for `application/json; profile="published"` gets `BidValue` and `ID` where the wire says
`bidValue` and `id`, and no envelope (architecture, section 4). What is left out is the same in both
spellings, since msgspec writes both from the same fields and defaults.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def dumps(result: object) -> bytes:
    """Return the JSON of an operation's result: bare, with published keys, compact, UTF-8.

    Takes what an envelope's `response` may hold: a struct, a list of them, a dictionary, a scalar, None. As
    there, None is `{}`. Keys of a dictionary are data and stay as they are; structs among its values are
    respelled.
    """
    if result is None:
        return b"{}"
    return _ENCODER.encode(_respell(result))


def published_key(cls: type[msgspec.Struct], field: str) -> str:
    """Return the published key of a field, given by its name in Python.

    The key on the wire with a capital first letter, and `ID` for `id`, as nearly all schemas of the reference
    document have it; the exceptions are in the `__published__` of the class or of one it derives from. Raises
    KeyError when the struct has no such field.
    """
    for owner in cls.__mro__:
        if field in owner.__dict__.get("__published__", ()):
            return str(owner.__dict__["__published__"][field])
    wire = dict(zip(cls.__struct_fields__, cls.__struct_encode_fields__, strict=True))[field]
    return "ID" if wire == "id" else wire[:1].upper() + wire[1:]


def _respell(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        twin = _twin(type(value))
        return twin(**{name: _respell(getattr(value, name)) for name in value.__struct_fields__})
    if isinstance(value, list):
        return [_respell(item) for item in value]
    if isinstance(value, tuple):
        return tuple(_respell(item) for item in value)
    if isinstance(value, dict):
        return {key: _respell(item) for key, item in value.items()}
    return value


@cache
def _twin(cls: type[msgspec.Struct]) -> type[msgspec.Struct]:
    """Make the struct that differs from `cls` in its keys alone, so that msgspec omits the same fields."""
    config = cls.__struct_config__
    fields: list[tuple[str, Any] | tuple[str, Any, Any]] = []
    for info in msgspec.structs.fields(cls):
        if info.required:
            fields.append((info.name, Any))
        elif info.default_factory is not msgspec.NODEFAULT:
            fields.append((info.name, Any, msgspec.field(default_factory=info.default_factory)))
        else:
            fields.append((info.name, Any, info.default))
    return msgspec.defstruct(
        cls.__name__,
        fields,
        rename={name: published_key(cls, name) for name in cls.__struct_fields__},
        kw_only=True,
        omit_defaults=config.omit_defaults,
        tag_field=config.tag_field,
        tag=config.tag,
    )
