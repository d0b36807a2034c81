"""What a person is to the rules."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, IntFlag

from rapport.core.errors import BadArgument
from rapport.core.ids import GUEST_ACCOUNT, LOST_USER, NOBODY, OUTSIDE_USER, SYSTEM_ACCOUNT, Guid

POSTER_USER: Guid = "17097d73-2d1e-4b36-aa07-aeb34af993cd"
SYSTEM_USERS: dict[Guid, tuple[str, str]] = {
    SYSTEM_ACCOUNT: ("asc", "system"),
    GUEST_ACCOUNT: ("", "guest"),
    OUTSIDE_USER: ("Outside", "Outside"),
    POSTER_USER: ("ONLYOFFICE", "Poster"),
}
"""First and last names of the accounts that are nobody's (sheet 02, section 3.3; quirk 6: no stray blanks)."""
REMOVED_NAME = "Profile has been removed"

CONTACTS_LIMIT = 1024
"""Characters of all contacts together, as the reference stores them (sheet 02, section 9.3)."""

_EMAIL = re.compile(r"[^\s@,;:<>()\[\]\\\"]+@[^\s@,;:<>()\[\]\\\"./]+(\.[^\s@,;:<>()\[\]\\\"./]+)*")


class EmployeeStatus(IntFlag):
    """Whether an account may be used."""

    ACTIVE = 1
    TERMINATED = 2
    LEAVE_OF_ABSENCE = 4
    DEFAULT = 5
    ALL = 7


class ActivationStatus(IntFlag):
    """Whether the owner of an e-mail address has confirmed it."""

    NOT_ACTIVATED = 0
    ACTIVATED = 1
    PENDING = 2
    AUTO_GENERATED = 4


class EmployeeType(IntEnum):
    """Whom the filters mean."""

    ALL = 0
    USER = 1
    VISITOR = 2


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A way to reach a person: `mobphone`, `mail`, `skype`, ... and its value."""

    type: str
    value: str


@dataclass(frozen=True, slots=True)
class User:
    """A person's row, the password aside: that never leaves its column."""

    id: Guid
    user_name: str
    email: str
    first_name: str
    last_name: str
    created_at: datetime
    modified_at: datetime
    title: str = ""
    sex: bool | None = None
    """True: male, False: female."""
    birthday: str | None = None
    """A calendar date, `yyyy-mm-dd`, as is `work_from`."""
    work_from: str | None = None
    location: str = ""
    notes: str = ""
    lead_id: Guid | None = None
    mobile_phone: str = ""
    mobile_phone_activated: bool = False
    culture: str = ""
    contacts: tuple[ContactLine, ...] = ()
    status: EmployeeStatus = EmployeeStatus.ACTIVE
    activation_status: ActivationStatus = ActivationStatus.PENDING
    is_guest: bool = False
    is_owner: bool = False
    is_removed: bool = False
    terminated_at: datetime | None = None
    photo: str | None = None


LIMITS = {
    "email": ("email", 255),
    "first_name": ("firstname", 64),
    "last_name": ("lastname", 64),
    "title": ("title", 64),
    "location": ("location", 255),
    "notes": ("comment", 512),
}
"""Field to its name on the wire and its length in characters (sheet 02, section 9.3)."""


def require_fits(text: str, limit: int, parameter: str) -> str:
    """Return the text. Raises BadArgument naming the parameter when it is longer than its column."""
    if len(text) > limit:
        raise BadArgument(f"The value must not be longer than {limit} characters.", parameter=parameter)
    return text


def require_email(text: str | None) -> str:
    """Return an e-mail address without blanks around. Raises BadArgument for none, malformed and too long ones."""
    email = (text or "").strip()
    if not email:
        raise BadArgument(parameter="email")
    if not _EMAIL.fullmatch(email):
        raise BadArgument("The specified string is not in the form required for an e-mail address.")
    return require_fits(email, 255, "email")


def require_valid(user: User) -> User:
    """Return the user. Raises BadArgument naming the field that does not fit its column."""
    for name, (parameter, limit) in LIMITS.items():
        require_fits(getattr(user, name), limit, parameter)
    if sum(len(line.type) + len(line.value) + 2 for line in user.contacts) > CONTACTS_LIMIT:
        raise BadArgument(
            f"The contacts must not be longer than {CONTACTS_LIMIT} characters.", parameter="contacts"
        )
    return user


def is_system_user(user_id: Guid) -> bool:
    """Whether an id stands for no person: the house itself, nobody signed in, the lost user."""
    return user_id in SYSTEM_USERS or user_id in {LOST_USER, NOBODY}


def full_name(first_name: str, last_name: str, culture: str) -> str:
    """Return the display name as it is spoken: first name first, in Russian last name first (section 3.1)."""
    first, second = (last_name, first_name) if culture.startswith("ru") else (first_name, last_name)
    return f"{first} {second}".strip()


def html_encoded(text: str) -> str:
    """Return the text as the wire carries display names: HTML-encoded (quirk 3)."""
    return html.escape(text, quote=True).replace("&#x27;", "&#39;")


def parse_sex(text: str | None) -> bool | None:
    """Read `male` or `female`; anything else says nothing."""
    return {"male": True, "female": False}.get((text or "").strip().lower())


def people_only(user_ids: Sequence[Guid]) -> list[Guid]:
    """Return the ids without those that stand for no person."""
    return [user_id for user_id in dict.fromkeys(user_ids) if not is_system_user(user_id)]
