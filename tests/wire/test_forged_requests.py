"""Writes that a page of another site has a browser send along with its cookie are refused."""

from __future__ import annotations

import pytest
from tests.founded import OWNER_EMAIL, OWNER_PASSWORD
from tests.portals import Answer, Portal

FOREIGN = (
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "https://crm.example.org.evil.example"},
    {"Origin": "http://crm.example.org:8080"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://crm.example.org"},
)
OWN = (
    {},
    {"Origin": "http://crm.example.org"},
    {"Origin": "https://crm.example.org"},
    {"Origin": "https://CRM.example.org:443"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "https://behind-a-proxy.example"},
    {"Sec-Fetch-Site": "none"},
)


def create(portal: Portal, headers: dict[str, str]) -> Answer:
    return portal.stranger.request("POST", "crm/case", json_body={"title": "Leak"}, headers=headers)


@pytest.fixture
def cookie(portal: Portal) -> str:
    token = portal.stranger.post("authentication", {"userName": OWNER_EMAIL, "password": OWNER_PASSWORD})
    return f"asc_auth_key={token.response['token']}"


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_sites_write_by_cookie_is_refused(
    portal: Portal, cookie: str, headers: dict[str, str]
) -> None:
    answer = create(portal, {"Cookie": cookie, **headers})
    assert (answer.status, answer.error) == (403, "Access Denied")
    assert portal.owner.get("crm/case/filter").total == 0


@pytest.mark.parametrize("headers", OWN)
def test_ones_own_writes_by_cookie_pass(portal: Portal, cookie: str, headers: dict[str, str]) -> None:
    assert create(portal, {"Cookie": cookie, **headers}).status == 201


@pytest.mark.parametrize("headers", FOREIGN)
def test_who_shows_a_token_may_come_from_anywhere(portal: Portal, headers: dict[str, str]) -> None:
    answer = portal.owner.request("POST", "crm/case", json_body={"title": "Leak"}, headers=headers)
    assert answer.status == 201


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_cookie_that_comes_with_a_token_does_not_count(
    portal: Portal, cookie: str, headers: dict[str, str]
) -> None:
    sent = {"Cookie": cookie, "Authorization": portal.owner.token or "", **headers}
    assert create(portal, sent).status == 201


def test_reading_by_cookie_passes_from_anywhere(portal: Portal, cookie: str) -> None:
    for headers in FOREIGN:
        answer = portal.stranger.request("GET", "crm/case/filter", headers={"Cookie": cookie, **headers})
        assert answer.status == 200


def test_a_batch_is_a_write_too(portal: Portal, cookie: str) -> None:
    calls = [{"relativeUrl": "/api/2.0/crm/case", "method": "post", "body": "title=Leak", "name": "a"}]
    headers = {"Cookie": cookie, "Origin": "https://evil.example"}
    answer = portal.stranger.request("POST", "batch", json_body={"batch": calls}, headers=headers)
    assert answer.status == 403
    assert portal.owner.get("crm/case/filter").total == 0


def test_a_file_cant_be_forged_in(portal: Portal, cookie: str) -> None:
    target = "/Products/CRM/UploadProgress.ashx?submit=ASC.Web.CRM.Classes.FileUploaderHandler,ASC.Web.CRM"
    target += "&type=html5&fileName=a.txt"
    headers = {"Cookie": cookie, "Origin": "https://evil.example"}
    answer = portal.stranger.request("POST", target, content=b"a", headers=headers)
    assert (answer.json["Success"], answer.json["Message"]) == (False, "Access Denied")
