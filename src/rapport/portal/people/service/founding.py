"""A new portal (sheet 02, sections 5.4 and 8.6)."""

from __future__ import annotations

import secrets

from rapport.core.errors import BadArgument
from rapport.core.ids import new_guid
from rapport.core.kinds import Kind
from rapport.portal.changes.service import created, record
from rapport.portal.people import passwords, rows
from rapport.portal.people.records import ActivationStatus, User, require_email
from rapport.store.work import Work

OWNER_NAME = "administrator"


def found_portal(
    work: Work, email: str, password: str, *, first_name: str = "Administrator", last_name: str = ""
) -> bool:
    """Make an empty database a portal: its owner, its secret, everything open to everyone.

    False when there is one already: of several processes that try at once, one makes it. Raises BadArgument for a
    malformed address and an empty password; the policy is not asked, since whoever starts the server sets it.
    """
    address = require_email(email)
    if not password.strip():
        raise BadArgument(passwords.BLANK)
    owner = User(
        id=new_guid(),
        user_name=OWNER_NAME,
        email=address,
        first_name=first_name,
        last_name=last_name,
        created_at=work.now,
        modified_at=work.now,
        work_from=work.now.date().isoformat(),
        activation_status=ActivationStatus.ACTIVATED,
        is_owner=True,
    )
    salt = secrets.token_hex(32)
    if not rows.insert_portal(work, owner_id=owner.id, secret=secrets.token_hex(32), salt=salt):
        return False
    stored = passwords.stored_form(passwords.client_hash(password.strip(), salt))
    rows.insert_user(work.tx, owner, stored)
    work.reference_changed()
    record(work, created(Kind.USER, owner.id, owner))
    return True
