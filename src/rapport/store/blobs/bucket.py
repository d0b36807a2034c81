"""Blobs as objects of an S3-compatible bucket."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

from rapport.core.errors import Missing, Unavailable


class Bucket:
    """A bucket of blobs. Names come checked."""

    def __init__(self, url: str, settings: Mapping[str, str], *, patience: float = 15.0) -> None:
        """Prepare access. A request is given up after `patience` seconds at most, tries included."""
        options: Any = dict(settings)
        client: Any = {name: options.pop(name) for name in ("allow_http", "proxy_url") if name in options}
        client["connect_timeout"] = "3s"
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
        except BaseError as error:
            raise Unavailable(
                "The file could not be saved: the bucket refused it.", retry_after=10
            ) from error

    def get(self, name: str) -> bytes:
        """Download the object."""
        try:
            return bytes(obstore.get(self._store, name).bytes())
        except (NotFoundError, FileNotFoundError) as error:
            raise Missing from error
        except BaseError as error:
            raise Unavailable("The file could not be read from the bucket.") from error

    def read_range(self, name: str, start: int, length: int) -> bytes:
        """Download a part of the object."""
        stop = min(start + length, self.size(name))
        if start >= stop:
            return b""
        try:
            return bytes(obstore.get_range(self._store, name, start=start, end=stop))
        except (NotFoundError, FileNotFoundError) as error:
            raise Missing from error
        except BaseError as error:
            raise Unavailable("The file could not be read from the bucket.") from error

    def size(self, name: str) -> int:
        """Ask for the object's size."""
        try:
            return obstore.head(self._store, name)["size"]
        except (NotFoundError, FileNotFoundError) as error:
            raise Missing from error
        except BaseError as error:
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
        except (NotFoundError, FileNotFoundError):
            return
        except BaseError as error:
            raise Unavailable("Files could not be deleted from the bucket.") from error

    def list(self, prefix: str) -> Iterator[str]:
        """List the objects below the prefix."""
        try:
            for batch in obstore.list(self._store, prefix=prefix or None):
                for entry in batch:
                    yield entry["path"]
        except BaseError as error:
            raise Unavailable("The bucket could not be listed.") from error
