"""Filling a portal with the sample business from the command line."""

from __future__ import annotations

from sqlalchemy import Connection

from rapport.app.house import House, work_of_the_house
from rapport.crm.sample import queries, service
from rapport.store import transaction


def fill(house: House) -> bool:
    """Put the sample business into a portal that holds no contact yet; say whether it did. All or nothing."""

    def body(tx: Connection) -> bool:
        work = work_of_the_house(house, tx)
        if not queries.is_empty(work):
            return False
        service.fill(work)
        return True

    return transaction.run(house.database, write=True, body=body)
