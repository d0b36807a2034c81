"""Annotations for arguments that have no Python type of their own."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from rapport.protocol.call import Upload

T = TypeVar("T")

GUID_MARK = "guid"

Guid = Annotated[str, GUID_MARK]
"""A GUID in an operation's signature or an `Input`: bound to lower-case text with hyphens, zero GUID when missing.

For the type checker it is `str`, as `core.ids.Guid` is. `Guid | None` is None when missing.
"""

COMMA_MARK = "commas"

CommaList = Annotated[list[T], COMMA_MARK]
"""A list whose texts are split at commas besides: `ids=1,2`. Only where a sheet says that a client sends that."""

JSON_MARK = "json"

JsonObject = Annotated[dict[str, Any], JSON_MARK]
"""A JSON object that is kept as it came, letter case, numbers and lists in lists included.

In a JSON body it is a member, anywhere else the text of the object. `JsonObject | None` is None when missing,
otherwise a missing one is empty.
"""

BODY_MARK = "body"

WholeBody = Annotated[Upload | None, BODY_MARK]
"""The file of a request, which may be its body as it is: without a Content-Disposition header the name is empty."""
