"""Making a new portal, and bringing an old one up to date."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection

from rapport.app.house import House, work_of_the_house
from rapport.crm.lists import service as lists
from rapport.crm.opportunities import service as opportunities
from rapport.crm.tags import service as tags
from rapport.portal.people import service as people
from rapport.store import transaction
from rapport.store.migrations import migrate


@dataclass(frozen=True, slots=True)
class Founded:
    """A portal that did not exist before. `password` is empty when the administrator chose it."""

    email: str
    password: str


def found(house: House) -> Founded | None:
    """Bring the tables up to date and, if there is no portal in them, make one with the reference's default data.

    Several processes may do this at once: one makes the portal, the others find it. Returns what was made, or
    None.
    """
    migrate(house.database)
    settings = house.settings
    password = settings.owner_password or secrets.token_urlsafe(12)

    def body(tx: Connection) -> bool:
        work = work_of_the_house(house, tx)
        if not people.found_portal(work, settings.owner_email, password):
            return False
        lists.seed(work)
        opportunities.seed_stages(work)
        tags.seed(work)
        return True

    if not transaction.run(house.database, write=False, body=people.is_founded) and transaction.run(
        house.database, write=True, body=body
    ):
        return Founded(settings.owner_email, "" if settings.owner_password else password)
    return None
