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


@operation("POST", "authentication", tag=TAG, summary="Authenticate a user", login=False)
def sign_in(
    call: Call, user_name: str | None = None, password: str | None = None, provider: str = ""
) -> TokenShape:
    """Sign in with e-mail address and password; the token is also set as a cookie.

    There are no other ways of signing in: a `provider` fails like a wrong password.
    """
    session = service.sign_in(call.work, user_name, password, provider)
    call.cookies = [Cookie(COOKIE, session.token, session.expires_at)]
    return TokenShape(token=session.token, expires=wire_date(session.expires_at, call.work.site.zone))


@operation("POST", "authentication/setphone", tag=TAG, summary="Set a mobile phone", login=False)
@operation("POST", "authentication/sendsms", tag=TAG, summary="Send SMS code", login=False)
def refuse_phone(call: Call, user_name: str | None = None) -> TokenShape:
    """Fail: there is no second factor."""
    raise service.refuse_code(call.work, user_name)


@operation("POST", "authentication/{code}", tag=TAG, summary="Authenticate a user by code", login=False)
def refuse_code(call: Call, code: str, user_name: str | None = None) -> TokenShape:  # noqa: ARG001  no code is right
    """Fail: there is no second factor."""
    raise service.refuse_code(call.work, user_name)


@operation("POST", "authentication/logout", tag=TAG, summary="Sign out", login=False, addition=True)
def sign_out(call: Call) -> None:
    """End the session that the request came with, and take the cookie away."""
    call.cookies = service.close_session(call.work)
