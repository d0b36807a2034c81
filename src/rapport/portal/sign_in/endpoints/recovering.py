"""A way back in for who forgot their password (sheet 02, section 3.6)."""

from __future__ import annotations

from rapport.portal.call import Call
from rapport.portal.sign_in import service
from rapport.protocol.operations import operation


@operation("POST", "people/password", tag="people/Password", summary="Remind a user password", login=False)
def remind_password(call: Call, email: str | None = None) -> str:
    """Send instructions to whoever has the address; the answer does not tell whether anybody has.

    Asking for an address as often as passwords may be tried blocks asking for it for a while.

    Parameters:
        email: E-mail address of the user.
    """
    return service.remind_password(call.work, email)
