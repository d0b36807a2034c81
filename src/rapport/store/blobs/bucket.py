"""Blobs as objects of an S3-compatible bucket."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

from rapport.core.errors import Missing, Unavailable

if TYPE_CHECKING:
    from obstore import ObjectMeta

_MISSING = (NotFoundError, FileNotFoundError)
_FAILED = (BaseError, OSError)
"""What obstore raises: errors of its own, and here and there Python's."""


class Bucket:
    """A bucket of blobs. Names come checked."""

    def __init__(self, url: str, settings: Mapping[str, str], *, patience: float = 15.0) -> None:
        """Prepare access. A request is given up after `patience` seconds at most, tries included."""
        options: Any = dict(settings)
        client: Any = {name: options.pop(name) for name in ("allow_http", "proxy_url") if name in options}
        client["connect_timeout"] = "3s"
        # Of the variables that say how the bucket is reached, obstore forgets this one once it is told anything else.
        if "allow_http" not in client and os.environ.get("AWS_ALLOW_HTTP", "").lower() in {"1", "true", "on"}:
            client["allow_http"] = True
        self._store = S3Store.from_url(
            url,
            client_options=client,
            retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=patience)},
            **options,
        )

    def put(self, name: str, content: bytes, media_type: str) -> None:
        """Upload the object; S3 shows it whole or not at all."""
        try:
            obstore.put(self._store, name, content, attributes={"Content-Type": media_type})
        except _FAILED as error:
            raise Unavailable(
                "The file could not be saved: the bucket refused it.", retry_after=10
            ) from error

    def get(self, name: str) -> bytes:
        """Download the object."""
        try:
            return bytes(obstore.get(self._store, name).bytes())
        except _MISSING as error:
            raise Missing from error
        except _FAILED as error:
            raise Unavailable("The file could not be read from the bucket.") from error

    def read_range(self, name: str, start: int, length: int) -> bytes:
        """Download a part of the object."""
        stop = min(start + length, self.size(name))
        if start >= stop:
            return b""
        try:
            return bytes(obstore.get_range(self._store, name, start=start, end=stop))
        except _MISSING as error:
            raise Missing from error
        except _FAILED as error:
            raise Unavailable("The file could not be read from the bucket.") from error

    def size(self, name: str) -> int:
        """Ask for the object's size."""
        try:
            return obstore.head(self._store, name)["size"]
        except _MISSING as error:
            raise Missing from error
        except _FAILED as error:
            raise Unavailable("The file could not be read from the bucket.") from error

    def exists(self, name: str) -> bool:
        """Ask whether the object is there."""
        try:
            self.size(name)
        except Missing:
            return False
        return True

    def delete(self, names: Sequence[str]) -> None:
        """Delete objects, many in one request."""
        if not names:
            return
        try:
            obstore.delete(self._store, names)
        except _MISSING:
            return
        except _FAILED as error:
            raise Unavailable("Files could not be deleted from the bucket.") from error

    def list(self, prefix: str) -> Iterator[str]:
        """List the objects below the prefix."""
        for entry in self._entries(prefix):
            yield entry["path"]

    def older_than(self, moment: datetime, prefix: str) -> Iterator[str]:
        """List the objects below the prefix that were uploaded before a moment."""
        for entry in self._entries(prefix):
            if entry["last_modified"] < moment:
                yield entry["path"]

    def forget_unfinished(self, before: datetime) -> None:
        """Do nothing: what a bucket has not received whole is none of its objects. Its own rules clear that away."""

    def _entries(self, prefix: str) -> Iterator[ObjectMeta]:
        try:
            for batch in obstore.list(self._store, prefix=prefix or None):
                yield from batch
        except _FAILED as error:
            raise Unavailable("The bucket could not be listed.") from error
