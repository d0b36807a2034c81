"""Schemathesis: requests made from the server's own OpenAPI document, to every operation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.core.transport import Response
from tests.founded import founded_sqlite
from tests.portals import Answer, Client, Portal
from tests.wire.surroundings import Surroundings

from rapport.app.pages import openapi_document
from rapport.notify import fetch

EXAMPLES = 8
"""For each operation and caller: more find more, and take longer."""

SCHEMA = schemathesis.openapi.from_dict(json.loads(openapi_document()))
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]
TAGS = sorted({operation.tags[0] for operation in OPERATIONS})


class Fuzzed:
    """A portal under fire, and callers that are signed in whatever the last request did to their sessions."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self.around = Surroundings(portal)
        self.around.refill()
        self.count = 0

    def caller(self, role: str, client: Client | None) -> Client:
        """Return the client, or, if there is none yet or it was thrown out, a new one of the role."""
        if client is not None and client.get("people/@self").status == 200:
            return client
        self.count += 1
        return self.portal.user(f"{role}{self.count}", admin=role == "owner")

    def send(self, client: Client, prepared: requests.PreparedRequest) -> Answer:
        """Put a request that Schemathesis made through the application, as the client."""
        headers = {
            name: value
            for name, value in prepared.headers.items()
            if name.lower() not in {"authorization", "cookie", "content-length", "accept-encoding"}
        }
        body = prepared.body or b""
        content = body.encode() if isinstance(body, str) else body
        return client.request(prepared.method or "", prepared.path_url, content=content, headers=headers)


@pytest.fixture
def fuzzed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fuzzed]:
    def no_network(*_: Any, **__: Any) -> None:
        raise OSError("no network in tests")

    monkeypatch.setattr(fetch.socket, "getaddrinfo", no_network)
    with founded_sqlite(tmp_path) as house:
        portal = Portal(house, "sqlite")
        yield Fuzzed(portal)
        portal.close()


@pytest.mark.slow
@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("role", ["owner", "user"])
def test_generated_requests(fuzzed: Fuzzed, tag: str, role: str) -> None:
    client = None
    wrong: list[str] = []
    for operation in OPERATIONS:
        if operation.tags[0] == tag:
            client = fuzzed.caller(role, client)
            fuzzed.around.refill()
            _fuzz(fuzzed, client, operation, wrong.append)
    assert not wrong, f"{len(wrong)} answers are wrong:\n" + "\n".join(wrong[:30])


def _fuzz(fuzzed: Fuzzed, client: Client, operation: Any, tell: Callable[[str], None]) -> None:
    @given(case=operation.as_strategy(), at_home=st.booleans())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def check(case: Any, at_home: bool) -> None:
        if at_home:
            for name, value in case.path_parameters.items():
                case.path_parameters[name] = fuzzed.around.value(operation.path, name, type(value))
        arguments = case.as_transport_kwargs(base_url="http://crm.example.org")
        arguments.pop("cookies", None)
        prepared = requests.Request(**arguments).prepare()
        answer = fuzzed.send(client, prepared)
        label = f"{operation.label} {prepared.path_url[:200]} {str(prepared.body)[:300]}"
        if answer.status >= 500:
            tell(f"{label}: {answer.status}")
        elif problem := _off_the_document(operation, prepared, answer):
            tell(f"{label}: {answer.status} {problem}")

    check()


def _off_the_document(operation: Any, prepared: requests.PreparedRequest, answer: Answer) -> str | None:
    """Return how an answer differs from what the document promises."""
    got = Response(
        status_code=answer.status,
        headers={name: [value] for name, value in answer.headers.items()},
        content=answer.body,
        request=prepared,
        elapsed=0.0,
        verify=False,
    )
    try:
        operation.validate_response(got)
    except FailureGroup as group:
        return "; ".join(str(error)[:400].replace("\n", " ") for error in group.exceptions)
    except Failure as failure:
        return str(failure)[:400].replace("\n", " ")
    return None


@pytest.mark.parametrize(
    "body",
    [
        b'{"count":1,"status":0,"statusCode":200,"response":[{"title":5}]}',
        b'{"count":1,"status":0,"statusCode":200}',
        b'{"count":1,"status":0,"statusCode":200,"response":{}',
    ],
)
def test_an_answer_off_the_document_is_found(body: bytes) -> None:
    (operation,) = [each for each in OPERATIONS if each.label == "GET /api/2.0/crm/settings/currency"]
    prepared = requests.Request("GET", "http://crm.example.org/api/2.0/crm/settings/currency").prepare()
    answer = Answer(200, {"content-type": "application/json; charset=UTF-8"}, (), body)
    assert _off_the_document(operation, prepared, answer)
