"""A server that speaks S3, as a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.error import URLError
from urllib.request import Request, urlopen

from rapport.store.blobs import Blobs

KEYS = {"access_key_id": "tests", "secret_access_key": "tests", "region": "us-east-1"}


@dataclass(frozen=True)
class Store:
    """Where the server listens."""

    address: str

    @property
    def settings(self) -> dict[str, str]:
        """What `Blobs` needs to be told."""
        return {**KEYS, "endpoint": self.address, "allow_http": "true"}

    @property
    def environment(self) -> dict[str, str]:
        """The same as variables, as a server process gets it."""
        return {
            "AWS_ACCESS_KEY_ID": KEYS["access_key_id"],
            "AWS_SECRET_ACCESS_KEY": KEYS["secret_access_key"],
            "AWS_REGION": KEYS["region"],
            "AWS_ENDPOINT_URL": self.address,
            "AWS_ALLOW_HTTP": "true",
        }

    def bucket(self, name: str) -> str:
        """Make a bucket and return its URL."""
        self._call("PUT", f"/{name}")
        return f"s3://{name}"

    def blobs(self, name: str) -> Blobs:
        """Make a bucket and open it below a prefix."""
        return Blobs(f"{self.bucket(name)}/portal", self.settings)

    def _call(self, verb: str, path: str) -> None:
        with urlopen(Request(self.address + path, method=verb), timeout=10) as answer:
            assert answer.status == 200


@contextmanager
def serving() -> Iterator[Store]:
    """Run the server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        store = Store(f"http://127.0.0.1:{port}")
        deadline = time.monotonic() + 60
        while True:
            try:
                with urlopen(f"{store.address}/moto-api/", timeout=5):
                    break
            except (URLError, OSError):
                assert process.poll() is None, "the server has ended"
                assert time.monotonic() < deadline, "the server does not come up"
                time.sleep(0.1)
        yield store
    finally:
        process.terminate()
        process.wait(timeout=10)
