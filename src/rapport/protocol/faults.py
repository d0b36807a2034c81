"""What an error looks like on the wire: the only place that knows the HTTP status of a kind (sheet 01, section 12)."""

from __future__ import annotations

from rapport.core import errors
from rapport.protocol import envelope
from rapport.protocol.answers import Answer, written
from rapport.protocol.conversion import ConversionFailed
from rapport.protocol.incoming import Incoming

_GENERIC = -2146233088

_STATUS: dict[type[errors.RapportError], tuple[int, int]] = {
    errors.BadArgument: (400, -2147024809),
    errors.NullArgument: (400, -2147467261),
    errors.OutOfRange: (400, -2146233086),
    errors.Missing: (404, -2147467259),
    errors.Forbidden: (403, -2146233078),
    errors.ModuleClosed: (403, -2147467259),
    errors.InvalidOperation: (403, -2146233079),
    errors.SignInFailed: (401, -2146233087),
    errors.TooManyAttempts: (429, -2146233087),
    errors.NotSignedIn: (401, _GENERIC),
    errors.Conflict: (409, _GENERIC),
    errors.TooLarge: (413, _GENERIC),
    errors.Unavailable: (503, _GENERIC),
    errors.RapportError: (500, _GENERIC),
}
"""Status and `hresult` by kind; a kind that is not listed goes by the one it derives from."""

_UNEXPECTED = "Internal server error."


def fault(
    error: BaseException,
    *,
    incoming: Incoming,
    suffix: str,
    start_index: int = 0,
    published: bool = False,
) -> Answer:
    """Return the answer that tells an error. What is no kind of ours is a 500 that tells nothing of the inside.

    The published profile has the same error object, always JSON.
    """
    status, hresult, message = _verdict(error)
    details = error.details if isinstance(error, errors.Conflict) else None
    body = envelope.of_error(message, hresult, status, start_index, details)
    made = written(status, body, incoming, "" if published else suffix)
    if isinstance(error, errors.TooManyAttempts | errors.Unavailable):
        made.headers.append(("Retry-After", str(error.retry_after)))
    # Browsers would show their own sign-in box: only those hear of it that tried by header (section 3.4).
    if isinstance(error, errors.NotSignedIn) and incoming.headers.get("authorization"):
        made.headers.append(("WWW-Authenticate", f'Basic Realm="{_realm(incoming.host)}"'))
    return made


def status_of(error: BaseException) -> int:
    """Return the HTTP status of an error: what is 500 deserves a traceback in the log."""
    return _verdict(error)[0]


def _verdict(error: BaseException) -> tuple[int, int, str]:
    if not isinstance(error, errors.RapportError):
        return 500, _GENERIC, _UNEXPECTED
    status, hresult = next(_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS)
    message = error.message
    if isinstance(error, ConversionFailed):
        hresult = error.hresult
    if isinstance(error, errors.BadArgument) and error.parameter:
        message = f"{message}\r\nParameter name: {error.parameter}"
    return status, hresult, message


def _realm(host: str) -> str:
    return "".join(mark for mark in host if mark.isalnum() or mark in ".-:[]")
