"""Calls behind the links in letters. Additions: Workspace has pages for them."""

from __future__ import annotations

from rapport.portal.call import Call
from rapport.portal.people import service
from rapport.portal.people.confirmation import Proven, proven_by
from rapport.portal.people.schemas import ConfirmationShape
from rapport.protocol.operations import operation

_TAG = "people/Confirmation"


def _shape(call: Call, proven: Proven) -> ConfirmationShape:
    return ConfirmationShape(
        type=proven.kind,
        email=proven.user.email,
        first_name=proven.user.first_name,
        has_password=proven.has_password,
        culture_name=proven.user.culture or call.work.site.culture,
    )


@operation("GET", "people/confirmation", tag=_TAG, summary="Look at a link's key", login=False, addition=True)
def look_at_key(call: Call, key: str = "") -> ConfirmationShape:
    """Return what the key from a letter's link is for, and of whom; nothing changes.

    Parameters:
        key: The key.
    """
    return _shape(call, proven_by(call.work, key))


def _stored(call: Call, *, key: str, password: str | None) -> str | None:
    return service.confirmed_password(call.work, key, password)


@operation(
    "PUT",
    "people/confirmation",
    tag=_TAG,
    summary="Use a link's key",
    login=False,
    addition=True,
    prepare=_stored,
)
def use_key(
    call: Call,
    *,
    key: str = "",
    password: str | None = None,  # noqa: ARG001  `prepared` is what is stored of it
    prepared: str | None,
) -> ConfirmationShape:
    """Do what the key from a letter's link was made for, and return what that was.

    `activation` confirms the address and sets the password, if one is given; `password` sets it; `email` confirms
    the address; `removal` suspends the profile.

    Parameters:
        key: The key.
        password: The new password, for `activation` and `password`.
    """
    return _shape(call, service.confirm(call.work, key, prepared))
