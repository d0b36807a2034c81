"""A portal under test: a fresh database, the whole ASGI application, and clients that speak to it as others do."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import quote, unquote, urlencode, urlsplit

from sqlalchemy import Connection, event

from rapport.app.house import House, work_of_the_house
from rapport.app.series import PartByPart
from rapport.app.web import create_app
from rapport.core.ids import CRM_PRODUCT, NOBODY
from rapport.portal.api_keys import service as api_keys
from rapport.portal.people import service as people
from rapport.portal.settings import service as settings
from rapport.store import transaction
from rapport.store.work import Work
from tests.founded import OWNER_EMAIL

T = TypeVar("T")
Parameters = Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    cookies: tuple[str, ...]
    body: bytes

    @property
    def json(self) -> Any:
        """The whole body."""
        return json.loads(self.body)

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def response(self) -> Any:
        """What the envelope holds; fails the test when the call failed."""
        assert self.status < 300, f"{self.status}: {self.text[:500]}"
        return self.json["response"]

    @property
    def count(self) -> int | None:
        """The envelope's count."""
        return self.json.get("count")

    @property
    def total(self) -> int | None:
        """The envelope's total."""
        return self.json.get("total")

    @property
    def error(self) -> str:
        """The message of a refusal; fails the test when the call passed."""
        assert self.status >= 400, f"{self.status}: {self.text[:500]}"
        return str(self.json["error"]["message"])


@dataclass
class Client:
    """Somebody who calls. `id` is their user id, `token` what they send in Authorization (None: nothing)."""

    portal: Portal
    id: str
    token: str | None
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **parameters: Any) -> Answer:
        """GET with query parameters. `path` is below /api/2.0/ unless it starts with a slash."""
        return self.request("GET", path, parameters=parameters)

    def post(self, path: str, body: Any = None, **parameters: Any) -> Answer:
        """POST a JSON body; keyword arguments go into the query."""
        return self.request("POST", path, json_body=body, parameters=parameters)

    def put(self, path: str, body: Any = None, **parameters: Any) -> Answer:
        """PUT a JSON body; keyword arguments go into the query."""
        return self.request("PUT", path, json_body=body, parameters=parameters)

    def delete(self, path: str, body: Any = None, **parameters: Any) -> Answer:
        """DELETE, with query parameters and, if given, a JSON body."""
        return self.request("DELETE", path, json_body=body, parameters=parameters)

    def form(self, verb: str, path: str, fields: Parameters | list[tuple[str, str]]) -> Answer:
        """Send fields as a form does; lists become repeated fields."""
        content = urlencode(fields, doseq=True).encode()
        return self.request(verb, path, content=content, media_type="application/x-www-form-urlencoded")

    def request(
        self,
        verb: str,
        path: str,
        *,
        parameters: Parameters | None = None,
        json_body: Any = None,
        content: bytes = b"",
        media_type: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send anything."""
        sent = {**self.headers, **(headers or {})}
        if self.token is not None:
            sent.setdefault("Authorization", self.token)
        if json_body is not None:
            content, media_type = json.dumps(json_body).encode(), "application/json"
        if media_type:
            sent["Content-Type"] = media_type
        target = path if path.startswith("/") else f"/api/2.0/{path}"
        if parameters:
            joiner = "&" if "?" in target else "?"
            target += joiner + urlencode(_texts(parameters), doseq=True, quote_via=quote)
        return self.portal.send(verb, target, sent, content)


@dataclass
class Portal:
    """One portal with its application."""

    house: House
    backend: str
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    def __post_init__(self) -> None:
        self.app = create_app(self.house)
        owner_id = self.within(lambda work: people.find_by_email(work, OWNER_EMAIL))
        assert owner_id
        self.owner = self._client(owner_id)
        self.stranger = Client(self, "", None)

    def close(self) -> None:
        """Give everything back."""
        self.loop.run_until_complete(self.app.shut_down())
        self.loop.close()

    def user(self, name: str, *, crm_admin: bool = False, admin: bool = False, guest: bool = False) -> Client:
        """Add a person and return a client signed in as them."""

        def add(work: Work) -> str:
            user_id = people.add_person(
                work, email=f"{name}@example.com", first_name=name.title(), last_name="Test", is_guest=guest
            )
            if crm_admin:
                settings.set_administrator(work, CRM_PRODUCT, user_id, is_administrator=True)
            if admin:
                settings.set_administrator(work, NOBODY, user_id, is_administrator=True)
            return user_id

        return self._client(self.within(add))

    def part(self, at_once: int) -> None:
        """From here on, change so many records in one transaction."""
        self.app.pipeline.part_by_part = PartByPart(self.house.database, self.app.pipeline, at_once, at_once)

    def within(self, act: Callable[[Work], T]) -> T:
        """Run something in a writing transaction of the house itself: for setting up and for looking behind."""

        def body(tx: Connection) -> T:
            return act(work_of_the_house(self.house, tx))

        return transaction.run(self.house.database, write=True, body=body)

    def rows(self, table: Any, *conditions: Any) -> list[Any]:
        """Return the rows of a table, by id."""
        statement = table.select().where(*conditions).order_by(*table.primary_key)
        return self.within(lambda work: list(work.tx.execute(statement)))

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """Collect the SQL statements that are executed inside the block."""
        seen: list[str] = []

        def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
            seen.append(statement)

        for engine in self.house.database.engines:
            event.listen(engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            for engine in self.house.database.engines:
                event.remove(engine, "before_cursor_execute", note)

    def send(self, verb: str, target: str, headers: Mapping[str, str], content: bytes) -> Answer:
        """Put a request through the ASGI application."""
        return self.loop.run_until_complete(self._send(verb, target, headers, content))

    async def _send(self, verb: str, target: str, headers: Mapping[str, str], content: bytes) -> Answer:
        parts = urlsplit(target)
        sent = {"host": "crm.example.org", "content-length": str(len(content)), **headers}
        scope = {
            "type": "http",
            "method": verb,
            "scheme": "http",
            "path": unquote(parts.path),
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in sent.items()],
            "client": ("203.0.113.7", 50000),
            "server": ("crm.example.org", 80),
            "http_version": "1.1",
            "root_path": "",
        }
        messages: list[Any] = []

        body_waits = [{"type": "http.request", "body": content, "more_body": False}]

        async def receive() -> Any:
            # Then nothing: this client does not hang up.
            return body_waits.pop() if body_waits else await asyncio.Event().wait()

        async def send(message: Any) -> None:
            messages.append(message)

        await self.app(scope, receive, send)
        start = next(message for message in messages if message["type"] == "http.response.start")
        body = b"".join(
            message.get("body", b"") for message in messages if message["type"] == "http.response.body"
        )
        pairs = [(name.decode().lower(), value.decode("latin-1")) for name, value in start["headers"]]
        cookies = tuple(value for name, value in pairs if name == "set-cookie")
        return Answer(start["status"], dict(pairs), cookies, body)

    def _client(self, user_id: str) -> Client:
        key = self.within(lambda work: api_keys.create_key(work, user_id=user_id, name="test"))
        return Client(self, user_id, key)


def _texts(parameters: Parameters) -> dict[str, Any]:
    def text(value: Any) -> Any:
        if isinstance(value, bool):
            return str(value).lower()
        return [text(item) for item in value] if isinstance(value, list | tuple) else value

    return {name: text(value) for name, value in parameters.items() if value is not None}
