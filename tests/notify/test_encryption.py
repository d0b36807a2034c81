"""Mail over connections that nobody else reads, to servers that are who they say they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapport.jobs.records import NotNow
from rapport.notify.mail import MailServer, send, sending
from tests.notify.certificates import certificate
from tests.notify.mailbox import PASSWORD, USER, Mailbox, mailbox
from tests.notify.test_mail import message


def _server(box: Mailbox) -> MailServer:
    return MailServer(
        "127.0.0.1", "crm@example.org", box.port, user=USER, password=PASSWORD, is_encrypted=True
    )


# The mail server of the tests does not count encryption from the first byte as such.
@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
@pytest.mark.parametrize("implicit", [False, True])
def test_an_encrypted_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, implicit: bool) -> None:
    file, shown = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with mailbox(needs_password=True, tls=shown, implicit=implicit) as box:
        if implicit:
            # Port 465 itself takes rights that tests do not have.
            monkeypatch.setattr(sending, "IMPLICIT_TLS_PORT", box.port)
        send(_server(box), message())
        assert len(box.mails) == 1


@pytest.mark.parametrize("implicit", [False, True])
def test_a_certificate_that_nobody_vouches_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, implicit: bool
) -> None:
    _, shown = certificate(tmp_path)
    with mailbox(tls=shown, implicit=implicit) as box:
        if implicit:
            monkeypatch.setattr(sending, "IMPLICIT_TLS_PORT", box.port)
        with pytest.raises(NotNow, match="CERTIFICATE_VERIFY_FAILED"):
            send(_server(box), message())
        assert box.mails == []
