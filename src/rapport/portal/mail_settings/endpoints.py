"""Calls for the mail server of the portal (sheet 08, section 5.3), at both addresses that clients know."""

from __future__ import annotations

from rapport.portal.call import Call
from rapport.portal.mail_settings import queries, service
from rapport.portal.mail_settings.records import MailSettings
from rapport.portal.mail_settings.schemas import MailSettingsShape, MailTestShape
from rapport.portal.people import service as people
from rapport.protocol.operations import operation

_TAG = "settings/Mail server"


@operation("GET", "settings/smtp", tag=_TAG, summary="Get the mail server")
@operation("GET", "smtpsettings/smtp", tag=_TAG, summary="Get the mail server")
def get_mail_server(call: Call) -> MailSettingsShape:
    """Return the mail server that is set, without its password; for portal admins."""
    people.require_settings_right(call.work)
    return queries.settings_shape(service.mail_settings(call.work))


@operation("POST", "settings/smtp", tag=_TAG, summary="Set the mail server")
@operation("POST", "smtpsettings/smtp", tag=_TAG, summary="Set the mail server")
def set_mail_server(
    call: Call,
    *,
    host: str = "",
    port: int = 25,
    sender_address: str = "",
    sender_display_name: str = "",
    credentials_user_name: str = "",
    credentials_user_password: str = "",
    enable_ssl: bool = False,
    enable_auth: bool = False,
    use_ntlm: bool = False,
) -> MailSettingsShape:
    """Let mail go by this server from now on, and return the settings without the password.

    Parameters:
        host: Name or address of the mail server.
        port: Its port, 1 to 65535; at 465 the connection is encrypted from its beginning.
        sender_address: E-mail address that mail comes from.
        sender_display_name: Name that stands beside it.
        credentials_user_name: Name to sign in with.
        credentials_user_password: Password to sign in with; to be sent with each change.
        enable_ssl: Whether the connection has to be encrypted.
        enable_auth: Whether to sign in.
        use_ntlm: Kept for clients that send it; signing in by NTLM is not supported.
    """
    wanted = MailSettings(
        host=host.strip(),
        port=port,
        sender_address=sender_address.strip(),
        sender_name=sender_display_name,
        user=credentials_user_name,
        password=credentials_user_password,
        is_encrypted=enable_ssl,
        signs_in=enable_auth,
        use_ntlm=use_ntlm,
    )
    service.change(call.work, wanted)
    return queries.settings_shape(service.mail_settings(call.work))


@operation("DELETE", "settings/smtp", tag=_TAG, summary="Reset the mail server")
@operation("DELETE", "smtpsettings/smtp", tag=_TAG, summary="Reset the mail server")
def reset_mail_server(call: Call) -> MailSettingsShape:
    """Forget the mail server that was set, and return the defaults."""
    service.reset(call.work)
    return queries.settings_shape(service.mail_settings(call.work))


@operation("GET", "settings/smtp/test", tag=_TAG, summary="Test the mail server", writes=True)
@operation("GET", "smtpsettings/smtp/test", tag=_TAG, summary="Test the mail server", writes=True)
def test_mail_server(call: Call) -> MailTestShape:
    """Have a message sent to the caller, and return how far it is; `.../status` tells how it goes on."""
    return queries.test_shape(service.start_test(call.work))


@operation("GET", "settings/smtp/test/status", tag=_TAG, summary="Get the state of the mail test")
@operation("GET", "smtpsettings/smtp/test/status", tag=_TAG, summary="Get the state of the mail test")
def mail_test_status(call: Call) -> MailTestShape | None:
    """Return how far the latest test is; nothing when there was none."""
    test = service.test_status(call.work)
    return queries.test_shape(test) if test else None
