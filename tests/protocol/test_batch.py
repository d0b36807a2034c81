"""Several calls in one: sheet 01, section 15."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rapport.core.errors import Missing
from rapport.protocol import batch, faults
from rapport.protocol.answers import Answer, answer
from rapport.protocol.bodies.from_json import parse_json
from rapport.protocol.call import Call, Cookie
from rapport.protocol.conversion import ConversionFailed
from rapport.protocol.fields import Fields
from rapport.protocol.incoming import Incoming
from tests.protocol.toys import FORM, JSON, request, told

PATH = "/api/2.0/batch.json"
CALLS = [
    {
        "Name": "a1",
        "method": "get",
        "RelativeUrl": "/api/2.0/people/@self.json?fields=id",
        "RelativeMethod": "x",
    },
    {"Name": "b2", "method": "post", "RelativeUrl": "/api/2.0/crm/case.json", "body": "title=Leak+in+roof"},
]


class Server:
    """Answers every call with its path, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Incoming] = []

    def __call__(self, incoming: Incoming) -> Answer:
        self.asked.append(incoming)
        if incoming.path.endswith("missing"):
            return faults.fault(Missing(), incoming=incoming, suffix="")
        call: Call[None] = Call(None, cookies=[Cookie("asc_auth_key", "secret")])
        return answer(incoming.path, call=call, incoming=incoming, suffix="")


def ask(incoming: Incoming) -> tuple[Answer, Server]:
    server = Server()
    return batch.answer(incoming, server), server


def calls_of(*calls: Any, **more: Any) -> Incoming:
    return request(verb="POST", path=PATH, form={"batch": json.dumps(calls)}, **more)


@pytest.mark.parametrize(
    ("path", "yes"),
    [
        ("/api/2.0/batch", True),
        ("/api/2.0/batch.json", True),
        ("/API/2.0/Batch.xml/", True),
        ("/api/2.0/batch.JSON", False),
        ("/api/2.0/batch/x", False),
        ("/api/2.0/crm/batch", False),
        ("/batch", False),
    ],
)
def test_the_path(path: str, yes: bool) -> None:
    assert batch.is_batch(path) is yes


def test_the_official_clients_form() -> None:
    made, server = ask(calls_of(*CALLS))
    assert made.status == 201
    body = told(made)
    assert (body["count"], body["status"], body["statusCode"]) == (2, 0, 201)
    first, second = body["response"]
    assert list(first) == ["name", "status", "headers", "data"]
    assert (first["name"], first["status"]) == ("a1", 200)
    assert first["headers"]["content-Type"] == "application/json; charset=UTF-8"
    assert first["headers"]["cache-Control"] == "private, max-age=0"
    assert json.loads(first["data"])["response"] == "/api/2.0/people/@self.json"
    assert (second["name"], second["status"]) == ("b2", 201)
    get, post = server.asked
    assert (get.verb, get.path, get.query, get.body) == (
        "GET",
        "/api/2.0/people/@self.json",
        "fields=id",
        b"",
    )
    assert (post.verb, post.path, post.body) == ("POST", "/api/2.0/crm/case.json", b"title=Leak+in+roof")
    assert post.headers["content-type"] == "application/x-www-form-urlencoded; charset=utf-8"
    assert "content-type" not in get.headers


SINGLE = "/api/2.0/settings"
PART = b'--x\r\nContent-Disposition: form-data; name="batch"\r\n\r\n'


@pytest.mark.parametrize(
    "incoming",
    [
        request(verb="POST", path=PATH, form={"[0][RelativeUrl]": SINGLE, "[0][Method]": "GET"}),
        request(verb="POST", path=PATH, form={"batch[0][relativeurl]": SINGLE}),
        request(verb="POST", path=PATH, form={"RelativeUrl": SINGLE, "Method": "get"}),
        request(verb="POST", path=PATH, json_body=[{"relativeUrl": SINGLE}]),
        request(verb="POST", path=PATH, json_body={"batch": [{"relativeUrl": SINGLE}]}),
        request(verb="POST", path=PATH, json_body={"batch": json.dumps([{"relativeUrl": SINGLE}])}),
        request(verb="POST", path=PATH, json_body={"relativeUrl": SINGLE}),
        request(verb="GET", path=PATH, query='batch=[{"relativeUrl":"' + SINGLE + '"}]'),
        request(verb="GET", path=PATH, query='batch={"relativeUrl":"' + SINGLE + '"}', content_type=JSON),
        request(
            verb="POST",
            path=PATH,
            body=PART + b'[{"RELATIVEURL":"/api/2.0/settings"}]\r\n--x--',
            content_type="multipart/form-data; boundary=x",
        ),
    ],
)
def test_every_spelling(incoming: Incoming) -> None:
    made, server = ask(incoming)
    assert made.status == (201 if incoming.verb == "POST" else 200)
    assert [(one.verb, one.path) for one in server.asked] == [("GET", SINGLE)]
    assert "name" not in told(made)["response"][0]


@pytest.mark.parametrize(
    "incoming",
    [
        request(verb="POST", path=PATH),
        request(verb="POST", path=PATH, form={"batch": "[]"}),
        request(verb="POST", path=PATH, form={"batch": ""}),
        request(verb="POST", path=PATH, form={"batch": "null"}),
        request(verb="POST", path=PATH, json_body=[]),
        request(verb="POST", path=PATH, content_type=JSON),
        request(verb="POST", path=PATH, json_body=None),
        request(verb="POST", path=PATH, json_body=5),
    ],
)
def test_no_batch(incoming: Incoming) -> None:
    made, server = ask(incoming)
    assert made.status == 200
    assert (
        made.body == b'{"status":0,"error":{"message":"no batch specified","hresult":-2146233079,"data":{}}}'
    )
    assert server.asked == []


@pytest.mark.parametrize(
    "incoming",
    [
        request(verb="POST", path=PATH, form={"batch": "[{]"}),
        request(verb="POST", path=PATH, form={"batch": "[1]"}),
        request(verb="POST", path=PATH, form={"batch": '"x"'}),
        request(verb="POST", path=PATH, json_body=[{"method": "GET"}]),
        calls_of({"relativeUrl": SINGLE}, {"relativeUrl": ""}),
        calls_of({"relativeUrl": SINGLE, "order": "first"}),
        calls_of({"relativeUrl": SINGLE}, {"relativeUrl": "/API/2.0/batch.json/?x=1"}),
        calls_of({"relativeUrl": SINGLE}, {"relativeUrl": "/api/2.0/people/%FF"}),
        calls_of(*[{"relativeUrl": SINGLE}] * (batch.MAX_CALLS + 1)),
    ],
)
def test_a_bad_batch_runs_nothing(incoming: Incoming) -> None:
    server = Server()
    with pytest.raises(ConversionFailed):
        batch.answer(incoming, server)
    assert server.asked == []


def test_order() -> None:
    _, server = ask(
        calls_of(
            *(
                {"relativeUrl": f"/{name}", "order": order}
                for name, order in [("a", 2), ("b", 1), ("c", 0), ("d", 1)]
            )
        )
    )
    assert [one.path for one in server.asked] == ["/c", "/b", "/d", "/a"]


def test_failing_calls_do_not_stop_the_others() -> None:
    made, _ = ask(calls_of({"relativeUrl": "/api/2.0/missing"}, {"relativeUrl": SINGLE}))
    assert [entry["status"] for entry in told(made)["response"]] == [404, 200]
    assert made.status == 201


def test_what_an_inner_call_inherits() -> None:
    outer = calls_of(
        {"relativeUrl": SINGLE},
        {"relativeUrl": SINGLE, "method": "PUT", "body": "<r>ё</r>", "bodyContentType": "text/xml"},
        {
            "relativeUrl": SINGLE,
            "method": " ",
            "body": "a=ё",
            "bodyContentType": f"{FORM}; Charset=windows-1251",
        },
        headers={
            "authorization": "Bearer x",
            "cookie": "a=b",
            "accept-encoding": "gzip",
            "content-length": "999",
            "idempotency-key": "k",
        },
    )
    _, server = ask(outer)
    first, second, third = server.asked
    assert first.headers == {"authorization": "Bearer x", "cookie": "a=b", "idempotency-key": "k:0"}
    assert (first.host, first.remote, first.scheme) == (outer.host, outer.remote, outer.scheme)
    assert second.headers["content-type"] == "text/xml"
    assert second.headers["idempotency-key"] == "k:1"
    assert second.body == "<r>ё</r>".encode()
    assert (third.verb, third.headers["content-type"]) == ("GET", f"{FORM}; charset=utf-8")


@pytest.mark.parametrize(
    ("url", "path", "query"),
    [
        ("api/2.0/settings", "/api/2.0/settings", ""),
        (" /api/2.0/settings?a=%20b#top", "/api/2.0/settings", "a=%20b"),
        ("https://crm.example.org/api/2.0/settings", "/api/2.0/settings", ""),
        ("/api/2.0/people/@search/Zo%C3%AB?x=1?2", "/api/2.0/people/@search/Zoë", "x=1?2"),
        (
            "/api/2.0/people/@search/Zoë?q=Zoë",
            "/api/2.0/people/@search/Zoë",
            "q=Zoë".encode().decode("latin-1"),
        ),
    ],
)
def test_urls(url: str, path: str, query: str) -> None:
    _, server = ask(calls_of({"relativeUrl": url}))
    assert (server.asked[0].path, server.asked[0].query) == (path, query)


def test_list_parameters_apply_to_the_entries() -> None:
    made, server = ask(calls_of(*CALLS, query="count=1&fields=name"))
    body = told(made)
    assert body["response"] == [{"name": "a1"}]
    assert (body["count"], body["nextIndex"], body["total"]) == (1, 2, 2)
    assert len(server.asked) == 2


def test_xml_and_the_published_profile() -> None:
    outer = calls_of({"relativeUrl": SINGLE})
    in_xml = Incoming("POST", "/api/2.0/batch.xml", "", outer.headers, outer.body)
    assert ask(in_xml)[0].body.startswith(b"<result><count>1</count>")
    empty = request(verb="POST", path="/api/2.0/batch.xml")
    assert ask(empty)[0].body.startswith(b"<result><status>0</status><error><message>no batch specified")
    published = calls_of({"relativeUrl": SINGLE}, headers={"accept": 'application/json; profile="published"'})
    assert told(ask(published)[0])[0]["Status"] == 200


def test_sessions_stay_out_of_reach_of_scripts() -> None:
    made, _ = ask(calls_of({"relativeUrl": SINGLE}))
    assert b"secret" not in made.body


def test_answers_that_are_no_text() -> None:
    made = batch.answer(calls_of({"relativeUrl": SINGLE}), lambda _: Answer(200, [], b"\xff\x00"))
    assert told(made)["response"] == [{"status": 200, "headers": {}, "data": "\ufffd\x00"}]


def test_json_outside_of_a_request() -> None:
    assert parse_json("[1, true]") == ["1", True]
    assert isinstance(parse_json("{}"), Fields)
