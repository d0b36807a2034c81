"""Calls of `authentication` (sheet 02, section 2)."""

from __future__ import annotations

from rapport.portal.call import Call
from rapport.portal.sessions.records import COOKIE
from rapport.portal.sign_in import service
from rapport.portal.sign_in.schemas import TokenShape
from rapport.protocol.call import Cookie
from rapport.protocol.operations import operation
from rapport.protocol.shapes import wire_date

TAG = "authentication"


def _checked(
    call: Call, *, user_name: str | None, password: str | None, provider: str, **_others: object
) -> service.Checked:
    return service.check(call.work, user_name, password, provider)


@operation("POST", "authentication", tag=TAG, summary="Authenticate a user", login=False, prepare=_checked)
def sign_in(
    call: Call,
    *,
    user_name: str | None = None,
    password: str | None = None,  # noqa: ARG001  `prepared` tells whose it is
    provider: str = "",  # noqa: ARG001  `prepared` knows
    access_token: str | None = None,  # noqa: ARG001  nobody else's accounts sign in here
    code_o_auth: str | None = None,  # noqa: ARG001  the same
    prepared: service.Checked,
) -> TokenShape:
    """Sign in with e-mail address and password; the token is also set as a cookie.

    There are no other ways of signing in: a `provider` fails like a wrong password.

    Parameters:
        user_name: E-mail address or id of the user.
        password: The password.
        provider: Empty or `email`; nobody else's accounts sign in here.
        access_token: Of another provider; not used.
        code_o_auth: Of another provider; not used.
    """
    session = service.sign_in(call.work, user_name, prepared)
    call.cookies = [Cookie(COOKIE, session.token, session.expires_at)]
    return TokenShape(token=session.token, expires=wire_date(session.expires_at, call.work.site.zone))


@operation("POST", "authentication/setphone", tag=TAG, summary="Set a mobile phone", login=False)
@operation("POST", "authentication/sendsms", tag=TAG, summary="Send SMS code", login=False)
def refuse_phone(call: Call, user_name: str | None = None) -> TokenShape:
    """Fail: there is no second factor.

    Parameters:
        user_name: E-mail address or id of the user.
    """
    raise service.refuse_code(call.work, user_name)


@operation("POST", "authentication/{code}", tag=TAG, summary="Authenticate a user by code", login=False)
def refuse_code(call: Call, code: str, user_name: str | None = None) -> TokenShape:  # noqa: ARG001  no code is right
    """Fail: there is no second factor.

    Parameters:
        code: Code of a second factor.
        user_name: E-mail address or id of the user.
    """
    raise service.refuse_code(call.work, user_name)


@operation("POST", "authentication/logout", tag=TAG, summary="Sign out", login=False, addition=True)
def sign_out(call: Call) -> None:
    """End the session that the request came with, and take the cookie away."""
    call.cookies = service.close_session(call.work)
