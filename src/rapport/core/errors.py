"""The kinds of error that rules raise. What a kind looks like on the wire, `protocol/faults.py` alone knows.

Each kind carries a message for the person who called. The kinds follow sheet 01, section 12.2.
"""

from __future__ import annotations

from collections.abc import Mapping


class RapportError(Exception):
    """Something the caller is told about. `message` is safe to show; None takes the kind's default text."""

    default = "The request could not be carried out."

    keeps_changes = False
    """Whether what was written before raising stays: a failed sign-in must leave its trace."""

    def __init__(self, message: str | None = None) -> None:
        self.message = message or self.default
        super().__init__(self.message)


class BadArgument(RapportError):
    """A value is missing or not acceptable. `parameter` names it as the wire spells it, where that helps."""

    default = "Value does not fall within the expected range."

    def __init__(self, message: str | None = None, *, parameter: str | None = None) -> None:
        super().__init__(message)
        self.parameter = parameter


class NullArgument(BadArgument):
    """A required object was not sent."""

    default = "Value cannot be null."


class OutOfRange(BadArgument):
    """A number lies outside the limits of its field."""

    default = "Specified argument was out of the range of valid values."


class Missing(RapportError):
    """The record does not exist, or the caller may not know that it does."""

    default = "Not found"


class Forbidden(RapportError):
    """The caller knows the record but may not do this to it."""

    default = "Access Denied"


class ModuleClosed(Forbidden):
    """The product that the call belongs to is closed for the caller."""

    default = "Forbidden"


class InvalidOperation(RapportError):
    """The state of things does not allow it, whoever asks."""

    default = "Operation is not valid due to the current state of the object."


class SignInFailed(RapportError):
    """Name or password is wrong, or the account is not active."""

    default = "User authentication failed"
    keeps_changes = True


class TooManyAttempts(RapportError):
    """Sign-in is blocked for a while. `retry_after` is in seconds."""

    default = "Login Fail. Too many attempts"
    keeps_changes = True

    def __init__(self, message: str | None = None, *, retry_after: int = 60) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class NotSignedIn(RapportError):
    """The call needs a caller and none was recognised."""

    default = "Unauthorized"


class Conflict(RapportError):
    """Somebody else changed it first, or the same key was used for something else.

    `details` is what a program may want to know of it: what JSON can hold, safe to show.
    """

    default = "The record was changed meanwhile."

    def __init__(self, message: str | None = None, *, details: Mapping[str, object] | None = None) -> None:
        super().__init__(message)
        self.details = details or {}


class TooLarge(RapportError):
    """More bytes than the server takes."""

    default = "The request is too large."


class Unavailable(RapportError):
    """Not now: try again after `retry_after` seconds."""

    default = "The server is busy."

    def __init__(self, message: str | None = None, *, retry_after: int = 1) -> None:
        super().__init__(message)
        self.retry_after = retry_after
