"""Language, time zone, password policy, login limits."""

from __future__ import annotations

from rapport.portal.call import Call
from rapport.portal.people import service as people
from rapport.portal.settings import queries, service
from rapport.portal.settings.schemas import LoginLimitsShape, PasswordPolicyShape
from rapport.protocol.operations import operation


@operation(
    "PUT", "settings/timeandlanguage", tag="settings/Common settings", summary="Set time zone and language"
)
def change_time_and_language(call: Call, lng: str | None = None, time_zone_id: str | None = None) -> str:
    """Set the culture and the time zone (an IANA name) of the portal; what is not sent stays.

    Parameters:
        lng: Culture, as `de-DE`.
        time_zone_id: Time zone, as `Europe/Berlin`; unknown ones count as UTC.
    """
    service.change_time_and_language(call.work, lng, time_zone_id)
    return "Settings have been successfully updated"


@operation("GET", "settings/security/password", tag="settings/Security", summary="Get the password settings")
def password_policy(call: Call) -> PasswordPolicyShape:
    """Return which passwords are good enough."""
    return queries.password_policy_shape(call.work)


@operation("PUT", "settings/security/password", tag="settings/Security", summary="Set the password settings")
def change_password_policy(
    call: Call,
    *,
    max_length: int = 0,
    min_length: int = 0,
    upper_case: bool = False,
    digits: bool = False,
    spec_symbols: bool = False,
) -> PasswordPolicyShape:
    """Set which passwords are good enough from now on; lengths are moved into 8 to 120.

    Parameters:
        max_length: Longest password taken.
        min_length: Shortest password taken.
        upper_case: Whether capital letters are required.
        digits: Whether digits are required.
        spec_symbols: Whether special characters are required.
    """
    service.change_password_policy(
        call.work,
        max_length=max_length,
        min_length=min_length,
        upper_case=upper_case,
        digits=digits,
        spec_symbols=spec_symbols,
    )
    return queries.password_policy_shape(call.work)


@operation(
    "GET",
    "security/loginsettings",
    tag="security/Login history",
    summary="Get login settings",
    addition=True,
)
def login_limits(call: Call) -> LoginLimitsShape:
    """Return how many attempts to sign in are taken, for portal admins; times in seconds."""
    people.require_settings_right(call.work)
    return queries.login_limits_shape(call.work)


@operation("PUT", "security/loginsettings", tag="security/Login history", summary="Update login settings")
def change_login_limits(
    call: Call, attempts_count: int = 0, block_time: int = 0, check_period: int = 0
) -> LoginLimitsShape:
    """Set how many attempts to sign in are taken within `checkPeriod` seconds before a block of `blockTime`.

    Parameters:
        attempts_count: Attempts taken, 1 to 9999.
        block_time: Seconds that a block lasts, 1 to 9999.
        check_period: Seconds within which attempts are counted, 1 to 9999.
    """
    service.change_login_limits(
        call.work, attempt_count=attempts_count, block_time=block_time, check_period=check_period
    )
    return queries.login_limits_shape(call.work)
