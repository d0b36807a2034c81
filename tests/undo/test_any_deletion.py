"""Whatever is deleted or merged comes back; of what can't, every reason is told, and nothing is half done."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from rapport.core.clock import utc_now
from rapport.store.check import check
from rapport.store.tables import changes
from tests.conftest import BACKENDS
from tests.portals import Client, Portal
from tests.undo import moves
from tests.undo.games import EXAMPLES, beginnings, choices, newest_change, numbers, play, plays
from tests.undo.portals import begun_portal
from tests.undo.states import contents

DELETIONS = (
    moves.delete_contact,
    moves.delete_contacts,
    moves.delete_by_filter,
    moves.delete_record,
    moves.delete_opportunities,
    moves.delete_task,
    moves.delete_event,
    moves.delete_file,
)
REASONS = {"changed", "deleted", "exists", "lost", "used"}

deletions = st.lists(st.tuples(st.sampled_from(DELETIONS), choices), min_size=1, max_size=4)


def whole(portal: Portal) -> bool:
    """Whether nothing points nowhere. The files of these portals' beginnings are not at hand."""
    return check(portal.house.database, None) == []


@pytest.mark.parametrize("backend", BACKENDS)
@given(beginning=beginnings, earlier=plays, later=plays)
@EXAMPLES
def test_what_somebody_did_since_a_moment_goes_back(
    backend: str, beginning: Any, earlier: Any, later: Any
) -> None:
    with begun_portal(backend) as portal:
        play(portal.owner, beginning)
        mia = portal.user("mia", crm_admin=True)
        play(mia, earlier)
        an_hour_ago = utc_now() - timedelta(hours=1)
        portal.within(lambda work: work.tx.execute(update(changes).values(at=an_hour_ago)))
        before = contents(portal)
        play(mia, later)
        moment = f"{an_hour_ago + timedelta(minutes=30):%Y-%m-%dT%H:%M:%SZ}"
        undone = mia.put("crm/changes/undo", userId=mia.id, since=moment)
        assert undone.status in {200, 403}, undone.text
        assert contents(portal) == before


@pytest.mark.parametrize("backend", BACKENDS)
@given(beginning=beginnings, gone=deletions, order=st.none() | st.randoms(use_true_random=False))
@EXAMPLES
def test_all_of_the_trash_comes_back(backend: str, beginning: Any, gone: Any, order: Any) -> None:
    """One by one, in whatever order: everything is as it was."""
    with begun_portal(backend) as portal:
        play(portal.owner, beginning)
        portal.owner.delete("crm/trash")
        before = contents(portal)
        play(portal.owner, gone)
        restore_all(portal.owner, order)
        assert whole(portal)
        assert contents(portal) == before


@pytest.mark.parametrize("backend", BACKENDS)
@given(beginning=beginnings, act=st.sampled_from(DELETIONS), choice=choices)
@EXAMPLES
def test_what_one_call_deleted_comes_back(backend: str, beginning: Any, act: Any, choice: Any) -> None:
    """All at once, and then nothing is different at all."""
    with begun_portal(backend) as portal:
        play(portal.owner, beginning)
        portal.owner.delete("crm/trash")
        before = contents(portal)
        play(portal.owner, [(act, choice)])
        ids = [line["id"] for line in portal.owner.get("crm/trash").response]
        if ids:
            assert portal.owner.put("crm/trash/restore", {"ids": ids}).status == 200
        assert contents(portal) == before


@pytest.mark.parametrize("backend", BACKENDS)
@given(beginning=beginnings, choice=choices, by_trash=st.booleans())
@EXAMPLES
def test_a_merge_goes_back(backend: str, beginning: Any, choice: Any, by_trash: bool) -> None:
    with begun_portal(backend) as portal:
        play(portal.owner, beginning)
        portal.owner.delete("crm/trash")
        before, newest = contents(portal), newest_change(portal.owner)
        play(portal.owner, [(moves.merge, choice)])
        if newest_change(portal.owner) > newest:
            after = contents(portal)
            if by_trash:
                (line,) = portal.owner.get("crm/trash").response
                assert portal.owner.put(f"crm/trash/{line['id']}/restore").status == 200
            else:
                assert portal.owner.put(f"crm/changes/{newest_change(portal.owner)}/undo").status == 200
            assert contents(portal) == before
            assert portal.owner.put(f"crm/changes/{newest_change(portal.owner)}/undo").status == 200
            assert contents(portal) == after


@pytest.mark.parametrize("backend", BACKENDS)
@given(beginning=beginnings, mine=plays, theirs=plays, which=numbers)
@EXAMPLES
def test_what_stands_in_the_way_is_told(
    backend: str, beginning: Any, mine: Any, theirs: Any, which: int
) -> None:
    """Field by field, by a dry run as by the call itself, which then changes nothing."""
    with begun_portal(backend) as portal:
        play(portal.owner, beginning)
        mia, bob = portal.user("mia", crm_admin=True), portal.user("bob", crm_admin=True)
        play(mia, mine)
        play(bob, theirs)
        log = mia.get("crm/changes", userId=mia.id, count=1000).response
        if not log:
            return
        path = f"crm/changes/{log[which % len(log)]['id']}/undo"
        before = contents(portal)
        tried = mia.put(path, dryRun=True)
        assert contents(portal) == before
        done = mia.put(path)
        if done.status == 200:
            assert tried.response["conflicts"] == []
            assert whole(portal)
            return
        assert contents(portal) == before
        if done.status == 409:
            conflicts = done.json["error"]["data"]["conflicts"]
            assert conflicts == tried.response["conflicts"]
            assert conflicts
            assert all(is_told(each) for each in conflicts)
        else:
            assert (done.status, tried.status) == (403, 403), done.text


def is_told(conflict: dict[str, Any]) -> bool:
    """Whether a conflict says of which record, and of a changed field what it was to hold and what it holds."""
    if conflict["reason"] == "changed" and not (
        conflict["field"] and conflict["expected"] != conflict["found"]
    ):
        return False
    return conflict["reason"] in REASONS and bool(conflict["kind"]) and conflict["recordId"] > 0


def restore_all(client: Client, order: Any) -> None:
    """Restore every line by itself, in that order or the newest first: what belongs to what is gone, after that."""
    while lines := client.get("crm/trash", count=1000).response:
        ids = [line["id"] for line in lines]
        if order is not None:
            order.shuffle(ids)
        answers = [client.put(f"crm/trash/{each}/restore") for each in ids]
        assert {answer.status for answer in answers} <= {200, 404, 409}
        left = client.get("crm/trash", count=1000).response
        assert len(left) < len(lines), [lines, *(answer.text for answer in answers)]
