"""Open tasks of somebody who leaves go to somebody else (sheet 05, section 6.3)."""

from __future__ import annotations

from datetime import timedelta

from tests.portals import Portal
from tests.wire.opportunity_records import told
from tests.wire.task_records import FILTER, ids, task

from rapport.core.clock import utc_now
from rapport.core.kinds import Kind
from rapport.crm.tasks.service import REMINDER_JOB
from rapport.store.tables import jobs, tasks


def test_open_tasks_pass_on(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    soon = (utc_now() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%SZ")
    waiting, plain, closed = task(ada, deadline=soon, alertValue=60), task(ada), task(ada)
    other = task(bob)
    ada.put(f"crm/task/{closed}/close")
    assert portal.owner.put("people/status/Terminated", {"userIds": [ada.id]}).status == 200
    body = {"fromUserId": ada.id, "toUserId": bob.id}
    assert portal.owner.post("people/reassign/start", body).status == 201
    assert sorted(ids(bob.get(FILTER, responsibleid=bob.id))) == [waiting, plain, other]
    assert ids(bob.get(FILTER, responsibleid=ada.id)) == [closed]
    assert bob.get(f"crm/task/{plain}").response["createBy"]["id"] == ada.id
    verb, before, after = told(portal, Kind.TASK, plain)[-1]
    assert (verb, before["responsible_id"], after["responsible_id"]) == ("updated", ada.id, bob.id)
    assert {row.modified_by for row in portal.rows(tasks, tasks.c.id == plain)} == {portal.owner.id}
    assert len(portal.rows(jobs, jobs.c.name == REMINDER_JOB)) == 1
    assert bob.get("portal/notifications").response == []
