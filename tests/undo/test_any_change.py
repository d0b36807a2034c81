"""Whatever a client changes, taking it back leaves everything as it was; and taking that back, as it was then."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from tests.conftest import BACKENDS
from tests.undo.games import EXAMPLES, FEW, beginnings, newest_change, play, plays
from tests.undo.portals import begun_portal
from tests.undo.states import contents, readings


@pytest.mark.parametrize("backend", BACKENDS)
@given(beginning=beginnings, moves=plays)
@EXAMPLES
def test_everything_that_somebody_did_goes_back(backend: str, beginning: Any, moves: Any) -> None:
    with begun_portal(backend) as portal:
        play(portal.owner, beginning)
        mia = portal.user("mia", crm_admin=True)
        before = contents(portal)
        play(mia, moves)
        after = contents(portal)
        undone = portal.owner.put("crm/changes/undo", userId=mia.id, since="2000-01-01")
        assert undone.status in {200, 403}, undone.text
        assert contents(portal) == before
        if undone.status == 200:
            newest = newest_change(portal.owner)
            assert portal.owner.put(f"crm/changes/{newest}/undo").status == 200
            assert contents(portal) == after


@pytest.mark.parametrize("backend", BACKENDS)
@given(beginning=beginnings, moves=plays)
@EXAMPLES
def test_one_change_after_another_goes_back(backend: str, beginning: Any, moves: Any) -> None:
    """Newest first. A move that changed nothing left nothing to take back."""
    with begun_portal(backend) as portal:
        play(portal.owner, beginning)
        mia = portal.user("mia", crm_admin=True)
        done: list[tuple[int, dict[str, list[Any]]]] = []
        for each in moves:
            before, state = newest_change(mia), contents(portal)
            play(mia, [each])
            if newest_change(mia) > before:
                done.append((newest_change(mia), state))
            else:
                assert contents(portal) == state
        for change, state in reversed(done):
            answer = mia.put(f"crm/changes/{change}/undo")
            assert answer.status == 200, answer.text
            assert contents(portal) == state


@pytest.mark.parametrize("backend", BACKENDS)
@given(beginning=beginnings, moves=plays)
@FEW
def test_nobody_can_tell_what_was_taken_back(backend: str, beginning: Any, moves: Any) -> None:
    """The same, as every reading call shows it, to an administrator and to somebody who sees less."""
    with begun_portal(backend) as portal:
        play(portal.owner, beginning)
        mia, bob = portal.user("mia", crm_admin=True), portal.user("bob")
        before = [readings(client) for client in (portal.owner, bob)]
        play(mia, moves)
        portal.owner.put("crm/changes/undo", userId=mia.id, since="2000-01-01")
        after = [readings(client) for client in (portal.owner, bob)]
        for one, other in zip(before, after, strict=True):
            assert {path for path in one if one[path] != other[path]} == set()
