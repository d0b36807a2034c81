"""Messages as a mail server gets them: whole, in both forms, with headers that nobody can break out of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from rapport.core.errors import BadArgument
from rapport.jobs.records import GiveUp, NotNow
from rapport.notify.mail import (
    Link,
    MailServer,
    Message,
    Step,
    as_html,
    as_text,
    one_line,
    send,
    server_from_url,
)
from tests.notify.mailbox import PASSWORD, USER, Mailbox, mailbox, parts

AT = datetime(2024, 6, 30, 12, tzinfo=UTC)


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mailbox() as opened:
        yield opened


def message(**changed: str) -> Message:
    values = {
        "to": "ada@example.com",
        "to_name": "Ada Lovelace",
        "subject": "Hello",
        "text": "Dear Ada",
        "html": "<p>Dear Ada</p>",
        "reference": "one-of-a-kind",
    }
    return Message(at=AT, **(values | changed))


def server(box: Mailbox, **changed: object) -> MailServer:
    values = {"host": "127.0.0.1", "port": box.port, "sender": "crm@example.org", "sender_name": "Sales"}
    return MailServer(**(values | changed))  # type: ignore[arg-type]


def test_a_message_arrives_in_both_forms(box: Mailbox) -> None:
    steps: list[Step] = []
    send(server(box), message(subject="Größe: 5 €", text="Dear Ada, ö\n" + "x" * 2000), tell=steps.append)
    [mail] = box.mails
    assert (mail["From"], mail["To"]) == ("Sales <crm@example.org>", "Ada Lovelace <ada@example.com>")
    assert (mail["Subject"], mail["Message-ID"]) == ("Größe: 5 €", "<one-of-a-kind@example.org>")
    assert (mail["Date"].datetime, mail["Auto-Submitted"]) == (AT, "auto-generated")
    assert mail.get_content_type() == "multipart/alternative"
    plain, rich = parts(mail)
    assert (plain, rich) == ("Dear Ada, ö\n" + "x" * 2000 + "\n", "<p>Dear Ada</p>\n")
    assert (box.envelopes[0].mail_from, box.envelopes[0].rcpt_tos) == ("crm@example.org", ["ada@example.com"])
    assert steps == list(Step)
    raw = box.envelopes[0].content
    assert isinstance(raw, bytes)
    assert max(map(len, raw.splitlines())) < 998


@pytest.mark.parametrize(
    "hostile",
    ["Hi\r\nBcc: all@example.com", "Hi\nX: y", "Hi\x00there", "Hi\u2028Bcc: x", "Hi\x85Bcc: x@y.example"],
)
def test_no_header_can_be_smuggled_in(box: Mailbox, hostile: str) -> None:
    send(server(box, sender_name=hostile), message(subject=hostile, to_name=hostile))
    [mail] = box.mails
    assert mail["Bcc"] is None
    assert mail["X"] is None
    assert "\n" not in mail["Subject"]
    assert box.envelopes[0].rcpt_tos == ["ada@example.com"]


@pytest.mark.parametrize(
    "address", ["ada@exa mple.com", "ada\r\n@example.com", "ada", "", "a@b, c@d", "@example.com"]
)
def test_an_address_that_is_none_is_given_up(box: Mailbox, address: str) -> None:
    with pytest.raises(GiveUp, match="No mail can go to"):
        send(server(box), message(to=address))
    assert box.mails == []


def test_an_address_outside_of_ascii(box: Mailbox) -> None:
    send(server(box), message(to="jörg@example.com", to_name="Jörg"))
    assert box.envelopes[0].rcpt_tos == ["jörg@example.com"]


def test_a_lone_dot_and_hidden_marks_survive(box: Mailbox) -> None:
    send(server(box), message(text="one\n.\n..two\r\nthree"))
    assert parts(box.mails[0])[0] == "one\n.\n..two\nthree\n"


# The mail server of the tests finds itself careless; what it says goes over this machine alone.
@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_server_that_wants_a_password() -> None:
    with mailbox(needs_password=True) as box:
        with pytest.raises(NotNow, match="530"):
            send(server(box), message())
        with pytest.raises(NotNow, match="535"):
            send(server(box, user=USER, password="wrong"), message())
        send(server(box, user=USER, password=PASSWORD), message())
        assert len(box.mails) == 1


def test_a_server_that_should_encrypt_and_does_not(box: Mailbox) -> None:
    with pytest.raises(NotNow, match="STARTTLS"):
        send(server(box, is_encrypted=True), message())
    assert box.mails == []


def test_a_server_that_is_away() -> None:
    with mailbox() as box:
        gone = server(box)
    with pytest.raises(NotNow, match="could not be used"):
        send(gone, message())


@pytest.mark.parametrize(
    ("recipient", "data", "expected"),
    [
        ("550 no such user", "", GiveUp),
        ("450 come back later", "", NotNow),
        ("250 OK", "554 this is spam", GiveUp),
        ("250 OK", "451 come back later", NotNow),
    ],
)
def test_what_is_refused(box: Mailbox, recipient: str, data: str, expected: type[Exception]) -> None:
    box.answers.append(recipient)
    if data:
        box.data_answers.append(data)
    with pytest.raises(expected, match=r"answered 4|answered 5"):
        send(server(box), message())
    send(server(box), message())
    assert len(box.mails) == 1


def test_mail_server_addresses() -> None:
    assert server_from_url("smtp://mail.example.com") == MailServer(
        "mail.example.com", "rapport@mail.example.com"
    )
    read = server_from_url("smtps://me%40example.com:p%3Aw%2F@mail.example.com/?name=The+CRM")
    assert read == MailServer(
        "mail.example.com", "me@example.com", 465, "The CRM", "me@example.com", "p:w/", is_encrypted=True
    )
    assert "p:w/" not in repr(read)
    for wrong in ("http://x", "smtp://", "smtp://host:99999", "smtp://host:port"):
        with pytest.raises(BadArgument):
            server_from_url(wrong)


def test_subjects_are_one_line() -> None:
    assert one_line(" a\r\n\tb ") == "a b"
    assert one_line("x" * 500) == "x" * 399 + "…"


def test_what_we_write_is_escaped() -> None:
    link = Link("Go <on>", 'http://x/?a=1&b="2"')
    rich = as_html(["<script>alert(1)</script>\nnext"], link, "a & b", inner="<b>safe</b>")
    assert "<script" not in rich
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>next" in rich
    assert 'href="http://x/?a=1&amp;b=&quot;2&quot;"' in rich
    assert "<b>safe</b>" in rich
    assert as_text(["one", "two"], link, "foot") == f"one\n\ntwo\n\nGo <on>:\n{link.address}\n\n--\nfoot\n"
