"""What people are told about tasks: assignment and reminders, in their list and by mail (sheet 05, section 6)."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from sqlalchemy import delete, update
from tests.notify.mailbox import Mailbox, parts
from tests.portals import Client, Portal
from tests.wire.background import mail, work_off
from tests.wire.opportunity_records import company, opportunity
from tests.wire.task_records import draft, task

from rapport.core.clock import utc_now
from rapport.crm.tasks.service import REMINDER_JOB
from rapport.store.tables import jobs, tasks


def notices(client: Client) -> list[dict[str, Any]]:
    """Return what stands in somebody's list, oldest first."""
    return list(reversed(client.get("portal/notifications").response))


def told_of_tasks(box: Mailbox, address: str) -> list[EmailMessage]:
    """Return the mails about tasks that one person got."""
    return [letter for letter in box.to(address) if letter["Subject"].startswith("CRM. ")]


def soon(minutes: float = 10) -> str:
    """Return a deadline that many minutes from now."""
    return (utc_now() + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


def waiting(portal: Portal) -> list[tuple[datetime, str | None]]:
    """Return the reminders that wait: when, and under which key."""
    return [(row.run_at, row.waiting_key) for row in portal.rows(jobs, jobs.c.name == REMINDER_JOB)]


def pass_time(portal: Portal) -> None:
    """Let every reminder that waits be due now."""
    due = update(jobs).where(jobs.c.name == REMINDER_JOB).values(run_at=utc_now())
    portal.within(lambda work: work.tx.execute(due))
    work_off(portal)


def test_the_responsible_is_told(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind, refit = company(ada), opportunity(ada, title="Refit <b>")
    with mail(portal) as box:
        made = task(
            ada,
            title="Send the offer",
            description="Include the plan",
            responsibleId=bob.id,
            categoryId=4,
            contactId=northwind,
            entityType="opportunity",
            entityId=refit,
            isNotify=True,
        )
        work_off(portal)
        (letter,) = told_of_tasks(box, "bob@example.com")
    assert letter["Subject"] == "CRM. Task assigned to you: Send the offer"
    plain, html = parts(letter)
    for fact in (
        "Ada Test has assigned a task to you on ",
        "Task: Send the offer",
        "Category: Email",
        "Company: Northwind Ltd",
        "Opportunity: Refit <b>",
        "Due date: 17 May 2030, 18:30",
        "Include the plan",
        "/Products/CRM/Tasks.aspx",
    ):
        assert fact in plain
    assert "Refit &lt;b&gt;" in html
    (notice,) = notices(bob)
    assert (notice["kind"], notice["subject"]) == ("taskAssigned", letter["Subject"])
    assert (notice["entityType"], notice["entityId"], notice["author"]["id"]) == (3, made, ada.id)
    assert notices(ada) == []


def test_a_deadline_without_a_time_is_told_as_a_day(portal: Portal) -> None:
    portal.owner.put("settings/timeandlanguage", {"lng": "en-US", "timeZoneID": "Europe/Riga"})
    ada = portal.user("ada")
    task(ada, isNotify=True, deadline="2030-05-17")
    task(ada, isNotify=True, deadline="9999-12-31T23:59:00Z")
    texts = [notice["text"] for notice in notices(ada)]
    assert "Due date: 17 May 2030\n" in texts[0] + "\n"
    assert "Due date: 31 December 9999, 23:59" in texts[1]


def test_who_is_told_and_when(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = task(ada, responsibleId=bob.id)
    assert notices(bob) == []
    # Whoever gives a task to themselves is told too (quirk 17).
    task(ada, isNotify=True)
    assert len(notices(ada)) == 1
    change = {"title": "x", "deadline": soon(), "categoryid": 1, "responsibleid": bob.id, "isNotify": True}
    for _ in range(2):
        assert ada.put(f"crm/task/{made}", change).status == 200
    assert len(notices(bob)) == 2
    for verb in ("close", "reopen"):
        ada.put(f"crm/task/{made}/{verb}")
    ada.put(f"crm/task/{made}", change | {"responsibleid": ada.id})
    ada.delete(f"crm/task/{made}")
    assert (len(notices(ada)), len(notices(bob))) == (2, 2)
    for nobody in (None, "12345678-1234-4234-8234-123456789abc"):
        task(ada, responsibleId=nobody, isNotify=True)
    firms = [company(ada, "One"), company(ada, "Two")]
    answer = ada.post("crm/contact/task/group", draft(bob, contactId=firms, isNotify=True))
    assert answer.status == 201
    assert [notice["text"].count("Company: ") for notice in notices(bob)] == [0, 0, 1, 1]


def test_notices_can_be_switched_off(portal: Portal) -> None:
    ada = portal.user("ada")
    choice = {"onSite": False, "byMail": False}
    assert ada.put("portal/notifications/subscriptions/taskAssigned", choice).status == 200
    task(ada, isNotify=True)
    assert notices(ada) == []


def test_a_reminder_comes_once(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    with mail(portal) as box:
        made = task(ada, title="Ring", responsibleId=bob.id, deadline=soon(60), alertValue=60)
        ((moment, key),) = waiting(portal)
        assert key == f"task-reminder:{made}"
        assert abs(moment - utc_now()) < timedelta(minutes=1)
        work_off(portal)
        assert waiting(portal) == []
        work_off(portal)
        (letter,) = told_of_tasks(box, "bob@example.com")
    assert letter["Subject"] == "CRM. Reminder about the task: Ring"
    assert "Ada" not in parts(letter)[0]
    (notice,) = notices(bob)
    assert (notice["kind"], notice["entityId"]) == ("taskReminder", made)


@pytest.mark.parametrize(
    ("deadline", "alert", "waits"),
    [
        (60, 0, False),
        (60, 5, True),
        (60, 60, True),
        (60, 119, True),
        # More than an hour too late, or a day after the deadline: never.
        (60, 121, False),
        (-30, 5, True),
        (-30, 45, False),
        (-60, -120, True),
        (-60 * 23, -60 * 24, True),
        (-60 * 25, -60 * 26, False),
        (60, 2**29, False),
        (60, -(2**29), True),
    ],
)
def test_what_is_worth_a_reminder(portal: Portal, deadline: int, alert: int, waits: bool) -> None:
    made = task(portal.owner, deadline=soon(deadline), alertValue=alert)
    assert len(waiting(portal)) == waits
    moment = utc_now() + timedelta(minutes=deadline - alert)
    assert all(abs(run_at - moment) < timedelta(minutes=1) for run_at, _ in waiting(portal))
    assert portal.owner.get(f"crm/task/{made}").response.get("alertValue", 0) == alert


def test_reminders_beyond_the_end_of_time_are_none(portal: Portal) -> None:
    for deadline, alert in (("0002-01-02", 2**31 - 1), ("9999-12-31", -(2**31))):
        task(portal.owner, deadline=deadline, alertValue=alert)
    assert waiting(portal) == []


def test_a_change_moves_the_reminder(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = task(ada, deadline=soon(600), alertValue=5)
    body = {"title": "x", "categoryid": 1, "responsibleid": bob.id, "alertValue": 15}
    ada.put(f"crm/task/{made}", body | {"deadline": soon(300)})
    ((moment, _),) = waiting(portal)
    assert abs(moment - utc_now() - timedelta(minutes=285)) < timedelta(minutes=1)
    ada.put(f"crm/task/{made}", body | {"deadline": soon(300), "alertValue": 0})
    assert waiting(portal) == []
    # A reminder that was given is given again after a change.
    for _ in range(2):
        ada.put(f"crm/task/{made}", body | {"deadline": soon(15)})
        pass_time(portal)
    assert [notice["kind"] for notice in notices(bob)] == ["taskReminder"] * 2


def test_what_was_done_meanwhile_is_not_reminded_of(portal: Portal) -> None:
    ada = portal.user("ada")
    closed, gone, kept = (task(ada, title=name, deadline=soon(), alertValue=9) for name in ("A", "B", "C"))
    ada.put(f"crm/task/{closed}/close")
    ada.delete(f"crm/task/{gone}")
    pass_time(portal)
    assert [notice["entityId"] for notice in notices(ada)] == [kept]


def test_a_reopened_task_is_reminded_of_in_time(portal: Portal) -> None:
    ada = portal.user("ada")
    made = task(ada, deadline=soon(), alertValue=9)
    ada.put(f"crm/task/{made}/close")
    ada.put(f"crm/task/{made}/reopen")
    pass_time(portal)
    assert [notice["entityId"] for notice in notices(ada)] == [made]


def test_a_reminder_that_finds_its_moment_moved_waits_for_it(portal: Portal) -> None:
    """As after something that changed the task without its service: an undo."""
    ada = portal.user("ada")
    task(ada, deadline=soon(600), alertValue=9)
    pass_time(portal)
    assert notices(ada) == []
    ((moment, _),) = waiting(portal)
    assert abs(moment - utc_now() - timedelta(minutes=591)) < timedelta(minutes=1)


def test_a_task_that_comes_back_is_reminded_of(portal: Portal) -> None:
    """Also if its reminder came while it was gone."""
    ada = portal.user("ada")
    made = task(ada, deadline=soon(), alertValue=9)
    ada.delete(f"crm/task/{made}")
    portal.within(lambda work: work.tx.execute(delete(jobs)))
    (entry,) = ada.get("crm/trash", kind="task").response
    assert ada.put(f"crm/trash/{entry['id']}/restore").status == 200
    pass_time(portal)
    assert [notice["entityId"] for notice in notices(ada)] == [made]


def test_a_late_worker_reminds_for_an_hour_and_no_longer(portal: Portal) -> None:
    ada = portal.user("ada")
    late, too_late = (task(ada, deadline=soon(200), alertValue=100) for _ in range(2))
    for made, minutes in ((late, 55), (too_late, 65)):
        values = {"deadline": utc_now() + timedelta(minutes=100 - minutes)}
        portal.within(lambda work, made=made, values=values: _set(work, made, values))
    pass_time(portal)
    assert [notice["entityId"] for notice in notices(ada)] == [late]


def _set(work: Any, made: int, values: dict[str, Any]) -> None:
    work.tx.execute(update(tasks).where(tasks.c.id == made).values(**values))


def test_who_left_is_not_reminded(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    task(ada, deadline=soon(), alertValue=9, responsibleId=bob.id)
    task(ada, deadline=soon(), alertValue=9, responsibleId=None)
    assert portal.owner.put("people/status/Terminated", {"userIds": [bob.id]}).status == 200
    pass_time(portal)
    assert waiting(portal) == []
    assert notices(ada) == []
