"""A real HTTP server that webhooks are sent to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Receiver:
    """What came in, and what is answered: statuses in turn, the last one from then on."""

    port: int = 0
    statuses: list[int] = field(default_factory=lambda: [200])
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    location: str = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook?for=me"

    @property
    def changes(self) -> list[dict[str, Any]]:
        """Every change that was told in an accepted message, in order."""
        return [change for _, body in self.requests for change in json.loads(body)["changes"]]

    def events(self) -> list[tuple[str, str]]:
        return [(change["event"], change["recordId"]) for change in self.changes]


@contextmanager
def receiver(*statuses: int) -> Iterator[Receiver]:
    """Run a receiver for the length of the block."""
    made = Receiver(statuses=list(statuses) or [200])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = made.statuses.pop(0) if len(made.statuses) > 1 else made.statuses[0]
            if status < 300:
                made.requests.append(({name.lower(): value for name, value in self.headers.items()}, body))
            answer = b"thank you" if status < 300 else b"no\0t today"
            self.send_response(status)
            if made.location:
                self.send_header("Location", made.location)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
