"""A request as the protocol sees it: plain data, whoever received it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rapport.protocol.fields import Fields, fold_name, read_pairs


@dataclass(frozen=True, slots=True)
class Incoming:
    """One request, whole. An inner call of a batch is one too."""

    verb: str
    """Upper case."""
    path: str
    """From the site root, percent-decoded, without the query."""
    query: str = ""
    """As sent, still percent-encoded, without the question mark; bytes beyond ASCII as Latin-1."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Lower-case name to value; bytes beyond ASCII as Latin-1."""
    body: bytes = b""
    scheme: str = "http"
    host: str = ""
    """As the client sees it, with the port where it is not the scheme's own."""
    remote: str = ""
    """IP address of the client."""

    @property
    def cookies(self) -> dict[str, str]:
        """Cookie values by name, as sent; of a name that comes twice, the first."""
        found: dict[str, str] = {}
        for pair in self.headers.get("cookie", "").split(";"):
            name, equals, value = pair.strip().partition("=")
            if equals:
                found.setdefault(name, value.strip('"'))
        return found

    def parameter(self, name: str) -> str | None:
        """Return what the query, else an URL-encoded form, sends under a name; None if neither does.

        For the few parameters that count before the operation is known. Raises `ConversionFailed` for text that
        is no text.
        """
        raw = self.body if self.media_type == "application/x-www-form-urlencoded" else b""
        for pairs in (self.query, raw.decode("latin-1")):
            # Hardly any request has one: the whole form is read only if it may.
            if name in pairs:
                fields = Fields()
                read_pairs(pairs, fields)
                found = fields.values.get(fold_name(name), ())
                return next((value for value in found if isinstance(value, str)), None)
        return None

    @property
    def media_type(self) -> str:
        """Media type of the body, lower case, without parameters; empty if none was named."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()
