"""Settings of the mail server as clients ask for them."""

from __future__ import annotations

from rapport.portal.mail_settings.records import MailSettings, MailTest
from rapport.portal.mail_settings.schemas import MailSettingsShape, MailTestShape


def settings_shape(settings: MailSettings) -> MailSettingsShape:
    """Return the settings without the password."""
    return MailSettingsShape(
        host=settings.host,
        port=settings.port,
        sender_address=settings.sender_address,
        sender_display_name=settings.sender_name,
        credentials_user_name=settings.user,
        credentials_user_password="",
        enable_ssl=settings.is_encrypted,
        enable_auth=settings.signs_in,
        use_ntlm=settings.use_ntlm,
    )


def test_shape(test: MailTest) -> MailTestShape:
    """Return how far a test is."""
    return MailTestShape(
        completed=test.is_completed,
        id=test.id,
        status=test.status,
        error=test.error,
        percents=test.percents,
        source="",
    )
