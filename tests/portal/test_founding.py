"""A new portal: once, whoever comes first, with the defaults of sheet 02, sections 5.4 and 8.6."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select

from rapport.core.errors import BadArgument
from rapport.portal.people import service
from rapport.store import transaction
from rapport.store.engine import Database, open_database
from rapport.store.tables import portal_state, product_access, users
from rapport.store.work import Work
from tests.databases import dispose, fresh_postgres, fresh_sqlite


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database with tables and no portal."""
    url = fresh_sqlite(tmp_path) if request.param == "sqlite" else fresh_postgres()
    database = open_database(url)
    yield database
    database.close()
    if request.param == "postgres":
        dispose(url)


def found(database: Database, email: str = "owner@example.com", password: str = "correct-horse") -> bool:
    return transaction.run(
        database, write=True, body=lambda tx: service.found_portal(Work(tx=tx), email, password)
    )


def test_founding(empty: Database) -> None:
    assert not transaction.run(empty, write=False, body=service.is_founded)
    assert found(empty)
    assert transaction.run(empty, write=False, body=service.is_founded)
    assert not found(empty, "other@example.com")
    with empty.reading() as tx:
        owner = tx.execute(select(users)).one()
        state = tx.execute(select(portal_state)).one()
        open_to = tx.execute(select(product_access.c.is_allowed)).scalars().all()
    assert (owner.user_name, owner.is_owner, owner.activation_status) == ("administrator", True, 1)
    assert (state.owner_id, len(state.secret)) == (owner.id, 64)
    assert open_to == [True, True]


def test_of_many_one_founds(empty: Database) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda number: found(empty, f"owner{number}@example.com"), range(4)))
    assert sorted(made) == [False, False, False, True]
    with empty.reading() as tx:
        assert tx.execute(select(func.count()).select_from(users)).scalar() == 1


@pytest.mark.parametrize(("email", "password"), [("nonsense", "correct-horse"), ("owner@example.com", "  ")])
def test_an_owner_who_could_not_sign_in(empty: Database, email: str, password: str) -> None:
    with pytest.raises(BadArgument):
        found(empty, email, password)
    assert not transaction.run(empty, write=False, body=service.is_founded)
