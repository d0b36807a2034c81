"""What was done to many records in several transactions goes back as one, whatever hangs together across them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import BACKENDS
from tests.portals import Client
from tests.undo import moves
from tests.undo.games import EXAMPLES, beginnings, choices, newest_change, play
from tests.undo.moves import Choice
from tests.undo.portals import begun_portal
from tests.undo.states import contents
from tests.undo.test_any_deletion import restore_all, whole


def everything(client: Client, c: Choice) -> Any:
    return client.delete(f"crm/{moves.entity(c)}/filter")


def everybody_closed(client: Client, c: Choice) -> Any:
    path = f"crm/{moves.entity(c)}/filter/access"
    return client.put(path, {"isPrivate": True, "managerList": [client.id], "accessList": [client.id]})


def all_tasks(client: Client, c: Choice) -> Any:
    return client.put("crm/task/close" if c.odd else "crm/task/reopen", {"ids": list(range(1, 40))})


def all_cases(client: Client, c: Choice) -> Any:
    return client.put(f"crm/case/filter/{'close' if c.odd else 'reopen'}")


ACTS = (
    everything,
    everybody_closed,
    all_tasks,
    all_cases,
    moves.delete_by_filter,
    moves.delete_contacts,
    moves.delete_opportunities,
    moves.tag_by_filter,
    moves.untag_by_filter,
)


@pytest.mark.parametrize("backend", BACKENDS)
@given(beginning=beginnings, act=st.sampled_from(ACTS), choice=choices, at_once=st.integers(1, 3))
@EXAMPLES
def test_a_series_goes_back_and_forth(
    backend: str, beginning: Any, act: Any, choice: Any, at_once: int
) -> None:
    with begun_portal(backend) as portal:
        play(portal.owner, beginning)
        portal.part(at_once)
        before, newest = contents(portal), newest_change(portal.owner)
        play(portal.owner, [(act, choice)])
        if newest_change(portal.owner) > newest:
            after = contents(portal)
            assert portal.owner.put(f"crm/changes/{newest_change(portal.owner)}/undo").status == 200
            assert contents(portal) == before
            assert portal.owner.put(f"crm/changes/{newest_change(portal.owner)}/undo").status == 200
            assert contents(portal) == after
            assert portal.owner.put(f"crm/changes/{newest_change(portal.owner)}/undo").status == 200
            assert contents(portal) == before


@pytest.mark.parametrize("backend", BACKENDS)
@given(beginning=beginnings, choice=choices, order=st.none() | st.randoms(use_true_random=False))
@EXAMPLES
def test_its_trash_comes_back_one_by_one(backend: str, beginning: Any, choice: Any, order: Any) -> None:
    with begun_portal(backend) as portal:
        play(portal.owner, beginning)
        portal.owner.delete("crm/trash")
        portal.part(1)
        before = contents(portal)
        play(portal.owner, [(everything, choice)])
        restore_all(portal.owner, order)
        assert whole(portal)
        assert contents(portal) == before
