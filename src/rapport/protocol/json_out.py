"""JSON as it goes out (sheet 01, section 10): compact, UTF-8, decimals as numbers of their own scale."""

from __future__ import annotations

from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def dumps(value: object) -> bytes:
    """Write structs, lists, dictionaries and scalars as JSON."""
    return _ENCODER.encode(value)


def wire_key(name: str) -> str:
    """Return the wire's spelling of a name given in capitals and words: `CRMType` is `crmType`.

    The leading run of capitals is lowered, without the one that begins the next word (sheet 01, section 10.1).
    """
    run = 0
    while run < len(name) and name[run].isupper():
        run += 1
    if run == 0:
        return name
    if 1 < run < len(name):
        run -= 1
    return name[:run].lower() + name[run:]


def with_wire_keys(value: Any) -> Any:
    """Return a dictionary with its keys, and those of dictionaries in it, in the wire's spelling.

    Structs have their own spelling and stay as they are.
    """
    if isinstance(value, dict):
        return {wire_key(str(key)): with_wire_keys(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [with_wire_keys(item) for item in value]
    return value


def only_fields(value: Any, wanted: frozenset[str]) -> Any:
    """Return a result with no members but the wanted ones (sheet 01, section 11.4).

    `wanted` are wire names in lower case. They hold for the result object, or the items of a list, and for
    objects inside of the same, a base or a derived type; objects of other types stay whole.
    """
    if isinstance(value, list | tuple):
        return [only_fields(item, wanted) for item in value]
    return _pruned(value, type(value), wanted) if isinstance(value, msgspec.Struct) else value


def _pruned(value: Any, kind: type, wanted: frozenset[str]) -> Any:
    if isinstance(value, list | tuple):
        return [_pruned(item, kind, wanted) for item in value]
    if isinstance(value, dict):
        return {key: _pruned(item, kind, wanted) for key, item in value.items()}
    if not isinstance(value, msgspec.Struct):
        return value
    members = zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True)
    everything = not (isinstance(value, kind) or issubclass(kind, type(value)))
    # A member that is UNSET is left out by the encoder, in either spelling.
    return type(value)(
        **{
            name: _pruned(getattr(value, name), kind, wanted)
            if everything or wire.lower() in wanted
            else msgspec.UNSET
            for name, wire in members
        }
    )
