"""`rapport user add` and `rapport key create`."""

from __future__ import annotations

import argparse
import secrets
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from rapport.app.founding import found
from rapport.app.house import open_house, work_of_the_house
from rapport.config import Settings
from rapport.core.errors import Missing
from rapport.core.ids import CRM_PRODUCT, NOBODY
from rapport.portal.api_keys import service as api_keys
from rapport.portal.people import service as people
from rapport.portal.settings import service as portal_settings
from rapport.store import transaction
from rapport.store.work import Work

T = TypeVar("T")


def add(settings: Settings, arguments: argparse.Namespace) -> int:
    """Add a person. Raises BadArgument when the address is taken or malformed."""
    password = arguments.password or secrets.token_urlsafe(12)
    name = arguments.first_name or arguments.email.partition("@")[0]

    def body(work: Work) -> None:
        user_id = people.add_person(
            work,
            email=arguments.email,
            first_name=name,
            last_name=arguments.last_name,
            password=password,
            is_guest=arguments.guest,
        )
        if arguments.admin:
            portal_settings.set_administrator(work, NOBODY, user_id, is_administrator=True)
        if arguments.crm_admin:
            portal_settings.set_administrator(work, CRM_PRODUCT, user_id, is_administrator=True)

    _in_portal(settings, body)
    print(f"{arguments.email} can sign in.")
    if not arguments.password:
        print(f"The password is {password}")
    return 0


def create_key(settings: Settings, arguments: argparse.Namespace) -> int:
    """Create an API key and print it, alone on its line."""

    def body(work: Work) -> str:
        user_id = people.find_by_email(work, arguments.email)
        if user_id is None:
            raise Missing(f"There is nobody with the address {arguments.email}.")
        return api_keys.create_key(work, user_id=user_id, name=arguments.name)

    print(_in_portal(settings, body))
    return 0


def _in_portal(settings: Settings, body: Callable[[Work], T]) -> T:
    house = open_house(settings)
    try:
        found(house)

        def run(tx: Connection) -> T:
            return body(work_of_the_house(house, tx))

        return transaction.run(house.database, write=True, body=run)
    finally:
        house.close()
