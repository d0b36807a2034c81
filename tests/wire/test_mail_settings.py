"""The mail server as administrators set and try it (sheet 08, section 5.3)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.notify.mailbox import PASSWORD, USER, mailbox, parts
from tests.portals import Portal
from tests.wire.background import mail, work_off

from rapport.app import background
from rapport.store.tables import audit_events, changes

DEFAULTS = {
    "host": "",
    "port": 25,
    "senderAddress": "",
    "senderDisplayName": "Rapport",
    "credentialsUserName": "",
    "credentialsUserPassword": "",
    "enableSSL": False,
    "enableAuth": False,
    "useNtlm": False,
}
GOOD: dict[str, Any] = {
    "host": "mail.example.com",
    "port": 587,
    "senderAddress": "crm@example.com",
    "senderDisplayName": "Sales",
    "credentialsUserName": "crm",
    "credentialsUserPassword": "secret word",
    "enableSSL": True,
    "enableAuth": True,
    "useNtlm": False,
}


@pytest.mark.parametrize("address", ["settings/smtp", "smtpsettings/smtp"])
def test_setting_the_mail_server(portal: Portal, address: str) -> None:
    owner = portal.owner
    assert owner.get(address).response == DEFAULTS
    told = {**GOOD, "credentialsUserPassword": ""}
    assert owner.post(address, GOOD).response == told
    assert list(owner.get(address).response) == list(DEFAULTS)
    assert owner.get(address).response == told
    assert owner.delete(address).response == DEFAULTS
    assert owner.get(address).response == DEFAULTS


def test_the_password_is_nowhere_to_be_read(portal: Portal) -> None:
    portal.owner.post("settings/smtp", GOOD)
    rows = portal.rows(changes) + portal.rows(audit_events)
    assert any(row.action == 6902 for row in portal.rows(audit_events))
    assert not any("secret word" in str(value) for row in rows for value in row)
    assert "secret word" not in portal.owner.get("security/audit/events/last").text


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"host": ""}, "invalid host"),
        ({"host": "h" * 256}, "invalid host"),
        ({"port": 0}, "expected port range 1 - 65535"),
        ({"port": 65536}, "expected port range 1 - 65535"),
        ({"senderAddress": ""}, "invalid senderAddress"),
        ({"senderAddress": "crm@example.com\r\nBcc: all@example.com"}, "invalid senderAddress"),
        ({"senderDisplayName": "n" * 256}, "invalid senderDisplayName"),
        ({"credentialsUserName": ""}, "invalid credentialsUserName"),
        ({"credentialsUserPassword": ""}, "invalid credentialsUserPassword"),
    ],
)
def test_what_can_not_be_a_mail_server(portal: Portal, wrong: dict[str, Any], message: str) -> None:
    answer = portal.owner.post("settings/smtp", {**GOOD, **wrong})
    assert (answer.status, answer.error.partition("\r\n")[0]) == (400, message)
    assert portal.owner.get("settings/smtp").response == DEFAULTS


def test_without_signing_in_no_credentials_are_needed(portal: Portal) -> None:
    bare = {**GOOD, "enableAuth": False, "credentialsUserName": "", "credentialsUserPassword": ""}
    assert portal.owner.post("settings/smtp", bare).response == bare


@pytest.mark.parametrize(
    ("verb", "path"),
    [
        ("GET", "settings/smtp"),
        ("POST", "settings/smtp"),
        ("DELETE", "settings/smtp"),
        ("GET", "settings/smtp/test"),
        ("GET", "settings/smtp/test/status"),
        ("GET", "smtpsettings/smtp"),
        ("POST", "smtpsettings/smtp"),
        ("DELETE", "smtpsettings/smtp"),
        ("GET", "smtpsettings/smtp/test"),
        ("GET", "smtpsettings/smtp/test/status"),
    ],
)
def test_it_takes_a_portal_admin(portal: Portal, verb: str, path: str) -> None:
    for client in (portal.user("ada"), portal.user("crm", crm_admin=True)):
        assert client.request(verb, path, json_body=GOOD if verb == "POST" else None).status == 403


def test_trying_the_mail_server(portal: Portal) -> None:
    owner = portal.owner
    with mail(portal) as box:
        assert owner.get("settings/smtp/test/status").response == {}
        begun = owner.get("settings/smtp/test").response
        assert (begun["status"], begun["percents"], begun["completed"], begun["error"]) == (
            "Setup tenant",
            5,
            False,
            "",
        )
        assert list(begun) == ["completed", "id", "status", "error", "percents", "source"]
        assert work_off(portal) == 1
        [letter] = box.mails
        assert letter["To"].addresses[0].addr_spec == "owner@example.com"
        ended = owner.get("settings/smtp/test/status").response
        assert ended == {**begun, "status": "Send test message", "percents": 100, "completed": True}


def test_a_mail_server_that_refuses_is_told(portal: Portal) -> None:
    with mail(portal) as box:
        box.answers.append("550 nobody of that name")
        portal.owner.get("settings/smtp/test")
        work_off(portal)
    told = portal.owner.get("settings/smtp/test/status").response
    assert (told["completed"], told["percents"], told["status"]) == (True, 80, "Send test message")
    assert told["error"] == "The mail server answered 550: nobody of that name"


def test_trying_without_a_mail_server(portal: Portal) -> None:
    portal.owner.get("settings/smtp/test")
    work_off(portal)
    told = portal.owner.get("settings/smtp/test/status").response
    assert (told["completed"], told["error"]) == (True, "No mail server is set.")


# The mail server of the tests finds itself careless; what it says goes over this machine alone.
@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_the_configuration_serves_where_the_portal_sets_nothing(portal: Portal) -> None:
    with mailbox(needs_password=True) as box:
        url = box.url.replace("smtp://", f"smtp://{USER}:{PASSWORD.replace(' ', '%20')}@")
        settings = replace(portal.house.settings, smtp_url=url, public_url="https://crm.example.net/")
        portal.user("ada")
        background.worker(replace(portal.house, settings=settings)).work_off()
        [letter] = box.to("ada@example.com")
        assert letter["From"].addresses[0].addr_spec == "crm@example.org"
        assert "https://crm.example.net/confirm?key=" in parts(letter)[0]


def test_without_any_mail_server_letters_end_in_the_log(
    portal: Portal, caplog: pytest.LogCaptureFixture
) -> None:
    portal.user("ada")
    assert work_off(portal) == 1
    assert "No mail server is set" in caplog.text
    assert work_off(portal) == 0
