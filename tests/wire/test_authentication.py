"""Signing in, being recognised, signing out (sheet 01, section 3; sheet 02, sections 1 and 2)."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest
from tests.founded import OWNER_EMAIL, OWNER_PASSWORD
from tests.portals import Answer, Client, Portal

from rapport.portal.people import passwords
from rapport.portal.people.policy import password_salt
from rapport.store.tables import audit_events, login_events, sign_in_attempts, tokens, users

GOOD = {"userName": OWNER_EMAIL, "password": OWNER_PASSWORD}


def signed_in(portal: Portal) -> Client:
    token = portal.stranger.post("authentication", GOOD).response["token"]
    return Client(portal, portal.owner.id, token)


def with_cookie(portal: Portal, token: str, path: str = "people/@self", **headers: str) -> Answer:
    return portal.stranger.request("GET", path, headers={"Cookie": f"asc_auth_key={token}", **headers})


def basic(portal: Portal, login: str, password: str) -> Answer:
    encoded = base64.b64encode(f"{login}:{password}".encode()).decode()
    return portal.stranger.request("GET", "people/@self", headers={"Authorization": f"Basic {encoded}"})


def test_signing_in(portal: Portal) -> None:
    answer = portal.stranger.post("/api/2.0/authentication.json", GOOD)
    assert answer.status == 201
    assert list(answer.response) == ["token", "expires"]
    token = answer.response["token"]
    assert answer.cookies[0].startswith(f"asc_auth_key={token}; expires=")
    assert "HttpOnly" in answer.cookies[0]
    assert "path=/" in answer.cookies[0]
    assert answer.response["expires"].endswith(".0000000Z")
    stored = portal.rows(tokens, tokens.c.login_event_id > 0)
    assert len(stored) == 1
    assert token not in str(stored)
    assert stored[0].expires_at - stored[0].created_at == timedelta(days=365)
    event = portal.rows(login_events)[-1]
    assert (event.action, event.login, event.ip, event.is_active) == (1010, OWNER_EMAIL, "203.0.113.7", True)


@pytest.mark.parametrize("form", ["{}", "Bearer {}", "Bearer {}, more"])
def test_a_token_in_the_header(portal: Portal, form: str) -> None:
    token = signed_in(portal).token
    answer = portal.stranger.request("GET", "people/@self", headers={"Authorization": form.format(token)})
    assert answer.response["email"] == OWNER_EMAIL
    assert answer.cookies[0].startswith(f"asc_auth_key={token};")


def test_a_token_in_cookie_or_parameter(portal: Portal) -> None:
    token = str(signed_in(portal).token)
    assert with_cookie(portal, token).status == 200
    assert portal.stranger.get("people/@self", asc_auth_key=token).status == 200


def test_names_may_be_written_in_any_case_and_as_a_form(portal: Portal) -> None:
    answer = portal.stranger.form(
        "POST", "authentication", {"username": OWNER_EMAIL.upper(), "password": OWNER_PASSWORD}
    )
    assert answer.status == 201


def test_the_id_signs_in_too_but_not_the_user_name(portal: Portal) -> None:
    by_id = {"userName": portal.owner.id, "password": OWNER_PASSWORD}
    assert portal.stranger.post("authentication", by_id).status == 201
    by_name = {"userName": "administrator", "password": OWNER_PASSWORD}
    assert portal.stranger.post("authentication", by_name).status == 401


@pytest.mark.parametrize(
    "body",
    [
        {"userName": OWNER_EMAIL, "password": "wrong-horse"},
        {"userName": "nobody@example.com", "password": OWNER_PASSWORD},
        {"userName": OWNER_EMAIL},
        {"password": OWNER_PASSWORD},
        {},
        {**GOOD, "provider": "google", "accessToken": "x"},
    ],
)
def test_a_failed_sign_in(portal: Portal, body: dict[str, str]) -> None:
    answer = portal.stranger.post("authentication", body)
    assert (answer.status, answer.error) == (401, "User authentication failed")
    assert not answer.cookies
    event = portal.rows(login_events)[-1]
    assert event.action == (1020 if "provider" in body else 1013)
    assert event.login == body.get("userName", "")
    assert len(portal.rows(sign_in_attempts)) == 1


def test_a_suspended_user_cannot_sign_in_and_loses_every_session(portal: Portal) -> None:
    ada = portal.user("ada")
    portal.owner.put(f"people/{ada.id}/password", {"password": "right-horse"})
    body = {"userName": "ada@example.com", "password": "right-horse"}
    session = Client(portal, ada.id, portal.stranger.post("authentication", body).response["token"])
    assert session.get("people/@self").status == 200
    portal.owner.put("people/status/Terminated", {"userIds": [ada.id]})
    assert session.get("people/@self").status == 401
    assert ada.get("people/@self").status == 401
    assert portal.stranger.post("authentication", body).status == 401
    portal.owner.put("people/status/Active", {"userIds": [ada.id]})
    assert session.get("people/@self").status == 401
    assert ada.get("people/@self").status == 401
    assert portal.stranger.post("authentication", body).status == 201


def test_the_sixth_failure_blocks_even_the_right_password(portal: Portal) -> None:
    bad = {**GOOD, "password": "wrong-horse"}
    for _ in range(5):
        assert portal.stranger.post("authentication", bad).status == 401
    sixth = portal.stranger.post("authentication", GOOD)
    assert (sixth.status, sixth.error) == (429, "Login Fail. Too many attempts")
    assert sixth.headers["retry-after"] == "60"
    assert portal.stranger.post("authentication", GOOD).status == 429
    assert basic(portal, OWNER_EMAIL, OWNER_PASSWORD).status == 429
    assert [event.action for event in portal.rows(login_events)][-2:] == [1023, 1023]
    # Somebody else's failures are somebody else's.
    other = {"userName": "ada@example.com", "password": "x"}
    assert portal.stranger.post("authentication", other).status == 401


def test_a_block_passes(portal: Portal) -> None:
    for _ in range(6):
        portal.stranger.post("authentication", {**GOOD, "password": "wrong-horse"})
    assert portal.stranger.post("authentication", GOOD).status == 429
    past = sign_in_attempts.c
    portal.within(
        lambda work: work.tx.execute(
            sign_in_attempts.update().values(
                at=work.now - timedelta(seconds=130), blocks_until=work.now - timedelta(seconds=1)
            )
        )
    )
    assert portal.stranger.post("authentication", GOOD).status == 201
    portal.stranger.post("authentication", {**GOOD, "password": "wrong-horse"})
    assert len(portal.rows(sign_in_attempts, past.blocks_until.is_not(None))) == 0


def test_successes_do_not_count(portal: Portal) -> None:
    for _ in range(8):
        assert portal.stranger.post("authentication", GOOD).status == 201


def test_basic(portal: Portal) -> None:
    assert basic(portal, OWNER_EMAIL.upper(), OWNER_PASSWORD).response["email"] == OWNER_EMAIL
    assert basic(portal, OWNER_EMAIL, OWNER_PASSWORD).status == 200
    assert basic(portal, "administrator", OWNER_PASSWORD).status == 401
    assert not portal.rows(tokens, tokens.c.login_event_id > 0)


def test_basic_with_a_colon_in_the_password(portal: Portal) -> None:
    ada = portal.user("ada")
    portal.owner.put(f"people/{ada.id}/password", {"password": "a:b:c:d:e"})
    assert basic(portal, "ada@example.com", "a:b:c:d:e").status == 200
    assert basic(portal, "ada@example.com", "a").status == 401


def test_failures_of_basic_count(portal: Portal) -> None:
    for _ in range(5):
        failed = basic(portal, OWNER_EMAIL, "wrong-horse")
        assert failed.status == 401
        assert failed.headers["www-authenticate"] == 'Basic Realm="crm.example.org"'
    assert basic(portal, OWNER_EMAIL, OWNER_PASSWORD).status == 429
    assert portal.stranger.post("authentication", GOOD).status == 429


def test_a_right_password_of_basic_is_remembered_until_it_changes(portal: Portal) -> None:
    ada = portal.user("ada")
    portal.owner.put(f"people/{ada.id}/password", {"password": "first-horse"})
    assert basic(portal, "ada@example.com", "first-horse").status == 200
    assert basic(portal, "ada@example.com", "first-horse").status == 200
    portal.owner.put(f"people/{ada.id}/password", {"password": "second-horse"})
    assert basic(portal, "ada@example.com", "first-horse").status == 401
    assert basic(portal, "ada@example.com", "second-horse").status == 200


@pytest.mark.parametrize("header", ["Basic", "Basic !!", "Basic bm9jb2xvbg==", "nonsense", "Bearer ", "%00"])
def test_a_bad_header_beside_a_good_cookie(portal: Portal, header: str) -> None:
    answer = with_cookie(portal, str(signed_in(portal).token), Authorization=header)
    assert answer.status == 401
    assert answer.headers["www-authenticate"] == 'Basic Realm="crm.example.org"'


def test_a_good_header_beside_a_stale_cookie(portal: Portal) -> None:
    assert with_cookie(portal, "stale", Authorization=str(portal.owner.token)).status == 200


def test_a_stale_cookie_is_taken_away(portal: Portal) -> None:
    answer = with_cookie(portal, "stale")
    assert answer.status == 401
    assert "www-authenticate" not in answer.headers
    assert [cookie.partition("=")[0] for cookie in answer.cookies] == ["asc_auth_key", "socketio.sid"]
    assert all("expires=Thu, 01 Jan 1970" in cookie for cookie in answer.cookies)


def test_a_stale_cookie_does_not_hide_a_parameter(portal: Portal) -> None:
    token = signed_in(portal).token
    assert with_cookie(portal, "stale", f"people/@self?asc_auth_key={token}").status == 200


def test_calls_that_need_nobody_do_not_mind_a_bad_header(portal: Portal) -> None:
    answer = portal.stranger.request("GET", "capabilities", headers={"Authorization": "nonsense"})
    assert answer.status == 200


def test_an_expired_token(portal: Portal) -> None:
    session = signed_in(portal)
    portal.within(
        lambda work: work.tx.execute(
            tokens.update().where(tokens.c.login_event_id > 0).values(expires_at=work.now)
        )
    )
    assert session.get("people/@self").status == 401


def test_signing_out(portal: Portal) -> None:
    session = signed_in(portal)
    answer = session.post("authentication/logout")
    assert answer.status == 201
    assert answer.response == {}
    assert answer.cookies[-1].startswith("asc_auth_key=;")
    assert session.get("people/@self").status == 401
    assert portal.rows(login_events)[-1].action == 1006
    assert portal.stranger.post("authentication/logout").status == 201


def test_there_is_no_second_factor(portal: Portal) -> None:
    for path in ("authentication/123456", "authentication/setphone", "authentication/sendsms"):
        answer = portal.stranger.post(path, GOOD)
        assert (answer.status, answer.error) == (401, "User authentication failed")
    assert portal.stranger.post("authentication/sendsms", {}).status == 401
    assert portal.stranger.post("authentication/setphone", {}).status == 401
    assert portal.rows(login_events)[-1].action == 1025


def test_a_ready_client_hash_lets_the_plain_password_in(portal: Portal) -> None:
    published = portal.stranger.get("settings/security/passwordhash").response
    assert (published["size"], published["iterations"]) == (256, 100_000)
    assert published["salt"] == portal.within(password_salt)
    hashed = passwords.client_hash("right-horse", published["salt"])
    body = {
        "email": "ada@example.com",
        "firstname": "Ada",
        "lastname": "Test",
        "passwordHash": hashed.upper(),
    }
    assert portal.owner.post("people", body).status == 201
    answer = portal.stranger.post(
        "authentication", {"userName": "ada@example.com", "password": "right-horse"}
    )
    assert answer.status == 201


def test_nothing_of_a_password_is_kept_as_it_is(portal: Portal) -> None:
    row = portal.rows(users)[0]
    assert row.password_hash.startswith("$argon2id$")
    assert OWNER_PASSWORD not in str(row)


def test_recognising_takes_one_statement(portal: Portal) -> None:
    portal.owner.get("people/@self")
    with portal.statements() as seen:
        portal.owner.get("capabilities")
    assert len(seen) == 1


@pytest.mark.parametrize("email", [OWNER_EMAIL, "nobody@example.com"])
def test_asking_for_a_new_password_is_blocked_like_trying_one(portal: Portal, email: str) -> None:
    """Whether anybody has the address or not."""
    for spelling in (email, email.upper(), f" {email} ", email, email):
        assert portal.stranger.post("people/password", {"email": spelling}).status == 201
    told = len(portal.rows(audit_events))
    for _ in range(2):
        refused = portal.stranger.post("people/password", {"email": email})
        assert (refused.status, refused.error) == (429, "Too many attempts")
        assert 0 < int(refused.headers["retry-after"]) <= 60
    assert len(portal.rows(audit_events)) == told
    assert portal.stranger.post("people/password", {"email": "other@example.com"}).status == 201
    assert portal.stranger.post("authentication", GOOD).status == 201, "signing in counts by itself"
    past = sign_in_attempts.c
    ago = portal.rows(sign_in_attempts, past.blocks_until.is_not(None))[0].at - timedelta(minutes=5)
    portal.within(
        lambda work: work.tx.execute(
            sign_in_attempts.update().values(at=ago, blocks_until=ago + timedelta(minutes=1))
        )
    )
    assert portal.stranger.post("people/password", {"email": email}).status == 201


def test_a_suspended_user_is_not_asked_for_without_end(portal: Portal) -> None:
    ada = portal.user("ada")
    portal.owner.put("people/status/2", {"userIds": [ada.id]})
    answers = [portal.stranger.post("people/password", {"email": "ada@example.com"}) for _ in range(6)]
    assert [answer.status for answer in answers] == [403] * 5 + [429]
