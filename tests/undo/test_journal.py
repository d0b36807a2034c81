"""The journal by itself: whatever is done to rows, taking it back leaves the tables as they were."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

import pytest
from sqlalchemy import Connection, delete, func, insert, select, update

from rapport.core.kinds import Kind
from rapport.store import journal, tables
from rapport.store.check import check
from rapport.store.dialect.numbering import current_batch
from rapport.store.engine import Database
from rapport.store.migrations import journal_objects
from tests.undo.rows import AUTHORS, ODD, batch, change, contact, contents, info, opportunity, refusal, undo


@pytest.fixture
def stage(database: Database) -> int:
    """A stage, and a status; both 1."""
    values = {"title": "Open", "color": "", "success_probability": 5, "stage_type": 0, "sort_order": 0}
    item = {"list": 1, "title": "Cold", "sort_order": 0}
    change(
        database,
        insert(tables.opportunity_stages).values(id=1, **values),
        insert(tables.list_items).values(id=1, **item),
    )
    return 1


def test_every_table_is_journaled_or_has_a_reason_not_to_be(database):
    known = set(journal.JOURNALED) | set(journal.UNJOURNALED)
    assert known == set(tables.metadata.tables)
    assert set(journal.JOURNALED) == set(journal_objects.KEYS)
    assert all(each.key == journal_objects.KEYS[name] for name, each in journal.JOURNALED.items())


def test_each_kind_of_change_goes_back(database, stage):
    made = change(
        database,
        insert(tables.contacts).values(contact(1)),
        insert(tables.contact_infos).values(info(1, 1)),
        insert(tables.opportunities).values(opportunity(1, contact_id=1)),
        insert(tables.access_entries).values(kind=1, record_id=1, subject_id="a"),
    )
    before = contents(database)
    changed = change(
        database,
        update(tables.contacts).values(first_name="Ada", photo="p", is_company=True),
        update(tables.opportunities).values(bid_value=Decimal("0.5"), close_at=AUTHORS["modified_at"]),
        delete(tables.access_entries),
        insert(tables.access_entries).values(kind=1, record_id=1, subject_id="b"),
        insert(tables.contact_infos).values(info(2, 1)),
    )
    after = contents(database)
    deleted = change(database, delete(tables.opportunities), delete(tables.contacts))
    assert contents(database)["contact_infos"] == []
    again = undo(database, deleted)
    assert contents(database) == after
    back = undo(database, changed)
    assert contents(database) == before
    undo(database, back)
    assert contents(database) == after
    assert made < changed < deleted < again < back


def test_several_batches_go_back_at_once(database, stage):
    start = contents(database)
    numbers = [
        change(
            database, insert(tables.contacts).values(contact(1)), insert(tables.contacts).values(contact(2))
        ),
        change(database, insert(tables.contact_infos).values(info(1, 1))),
        change(database, update(tables.contact_infos).values(contact_id=2)),
        change(database, update(tables.contacts).values(about="one")),
        change(database, update(tables.contacts).values(about="two")),
        change(database, delete(tables.contacts).where(tables.contacts.c.id == 1)),
        change(database, delete(tables.contacts).where(tables.contacts.c.id == 2)),
    ]
    undo(database, *numbers[5:])
    assert len(contents(database)["contact_infos"]) == 1
    redone = change(database, delete(tables.contacts))
    undo(database, redone)
    undo(database, *numbers[:5])
    assert contents(database) == start


def test_a_merge_goes_back(database):
    """What moved to the one that stayed moves back to the other, which has to be there first."""
    change(
        database,
        insert(tables.contacts).values([contact(1), contact(2)]),
        insert(tables.contact_infos).values([info(1, 1), info(2, 1)]),
    )
    before = contents(database)
    merged = change(
        database,
        update(tables.contact_infos).values(contact_id=2),
        delete(tables.contacts).where(tables.contacts.c.id == 1),
    )
    after = contents(database)
    back = undo(database, merged)
    assert contents(database) == before
    undo(database, back)
    assert contents(database) == after


def test_what_others_changed_of_the_same_row_stays(database):
    change(database, insert(tables.contacts).values(contact(1, about="", industry="")))
    mine = change(database, update(tables.contacts).values(about="mine", modified_by="me"))
    change(database, update(tables.contacts).values(industry="theirs", modified_by="they"))
    undo(database, mine)
    (row,) = contents(database)["contacts"]
    named = dict(zip(tables.contacts.c.keys(), row, strict=True))
    assert (named["about"], named["industry"], named["modified_by"]) == ("", "theirs", "they")


def test_a_later_change_of_the_field_is_in_the_way(database):
    change(database, insert(tables.contacts).values(contact(1, about="")))
    mine = change(database, update(tables.contacts).values(about="mine", industry="steel"))
    theirs = change(database, update(tables.contacts).values(about="theirs"))
    assert refusal(database, mine) == [("contacts", "1", "changed", "about")]
    undo(database, mine, theirs)
    assert contents(database)["contacts"][0][10] == ""


def test_a_change_in_between_is_in_the_way(database):
    change(database, insert(tables.contacts).values(contact(1, about="")))
    mine = [change(database, update(tables.contacts).values(about="one"))]
    change(database, update(tables.contacts).values(about="two"))
    mine.append(change(database, update(tables.contacts).values(about="three")))
    assert refusal(database, *mine) == [("contacts", "1", "changed", "about")]


def test_a_row_that_is_gone_is_in_the_way(database):
    change(database, insert(tables.contacts).values(contact(1, about="")))
    mine = change(database, update(tables.contacts).values(about="mine"))
    change(database, delete(tables.contacts))
    assert refusal(database, mine) == [("contacts", "1", "deleted", "")]


def test_a_key_that_is_taken_is_in_the_way(database):
    change(database, insert(tables.contacts).values(contact(1)))
    gone = change(database, delete(tables.contacts))
    change(database, insert(tables.contacts).values(contact(1)))
    assert refusal(database, gone) == [("contacts", "1", "exists", "")]


def test_a_name_that_is_taken_is_in_the_way(database):
    tag = {"kind": 0, "title": "VIP", "title_key": "vip"}
    change(database, insert(tables.tags).values(id=1, **tag))
    gone = change(database, delete(tables.tags))
    change(database, insert(tables.tags).values(id=2, **tag))
    assert refusal(database, gone) == [("tags", "1", "exists", "")]


def test_names_that_changed_hands_go_back(database):
    rows = [
        {"id": 1, "kind": 0, "title": "A", "title_key": "a"},
        {"id": 2, "kind": 0, "title": "B", "title_key": "b"},
    ]
    change(database, insert(tables.tags).values(rows))
    before = contents(database)

    def named(number: int, title: str) -> Any:
        return (
            update(tables.tags).where(tables.tags.c.id == number).values(title=title, title_key=title.lower())
        )

    swapped = change(database, named(1, "C"), named(2, "A"), named(1, "B"))
    undo(database, swapped)
    assert contents(database) == before
    taken = change(database, delete(tables.tags).where(tables.tags.c.id == 1), named(2, "A"))
    undo(database, taken)
    assert contents(database) == before


def test_a_new_row_that_others_changed_or_use_is_in_the_way(database, stage):
    mine = change(database, insert(tables.contacts).values(contact(1, about="")))
    theirs = change(database, update(tables.contacts).values(about="theirs"))
    assert refusal(database, mine) == [("contacts", "1", "changed", "about")]
    undo(database, theirs)
    change(database, insert(tables.contact_infos).values(info(1, 1)))
    assert refusal(database, mine) == [("contacts", "1", "used", "contact_infos")]
    change(database, delete(tables.contact_infos))
    used = change(database, insert(tables.opportunities).values(opportunity(1, contact_id=1)))
    assert refusal(database, mine) == [("contacts", "1", "used", "opportunities")]
    undo(database, mine, used)


def test_what_it_refers_to_being_gone_is_in_the_way(database, stage):
    change(
        database,
        insert(tables.contacts).values(contact(1)),
        insert(tables.contact_infos).values(info(1, 1)),
        insert(tables.opportunities).values(opportunity(1, contact_id=1)),
    )
    detail = change(database, delete(tables.contact_infos))
    deal = change(database, delete(tables.opportunities))
    cleared = change(database, insert(tables.opportunities).values(opportunity(2, contact_id=1)))
    cleared = change(database, update(tables.opportunities).values(contact_id=0))
    gone = change(database, delete(tables.contacts))
    assert refusal(database, detail) == [("contact_infos", "1", "lost", "contact_id")]
    assert refusal(database, deal) == [("opportunities", "1", "lost", "contact_id")]
    assert refusal(database, cleared) == [("opportunities", "2", "lost", "contact_id")]
    undo(database, detail, deal, cleared, gone)


def test_what_follows_by_itself_is_no_change(database, stage):
    change(
        database,
        insert(tables.contacts).values(contact(1)),
        insert(tables.opportunities).values(opportunity(1)),
    )
    with batch(database) as (tx, _):
        tx.execute(update(tables.contacts).values(last_event_at=AUTHORS["modified_at"]))
        tx.execute(update(tables.opportunities).values(stage_order=7))
        tx.execute(update(tables.contacts).values(about=""))
        assert journal.of_batches(tx, [tx.scalar(select(current_batch()))]) == []


def test_the_share_of_one_record(database, stage):
    """Two contacts go in one batch; one comes back, with all that was its and nothing of the other."""
    change(
        database,
        insert(tables.contacts).values([contact(1), contact(2, company_id=1), contact(3, company_id=1)]),
        insert(tables.contact_infos).values([info(1, 1), info(2, 2)]),
        insert(tables.tags).values(id=1, kind=0, title="VIP", title_key="vip"),
        insert(tables.tag_links).values([{"tag_id": 1, "record_id": 1}, {"tag_id": 1, "record_id": 2}]),
        insert(tables.opportunities).values([opportunity(1, contact_id=1), opportunity(2, contact_id=2)]),
        insert(tables.contact_links).values({"kind": 1, "record_id": 2, "contact_id": 1}),
        insert(tables.access_entries).values({"kind": 0, "record_id": 1, "subject_id": "a"}),
    )
    before = contents(database)
    c, o = tables.contacts.c, tables.opportunities.c
    gone = change(
        database,
        update(tables.opportunities).where(o.contact_id.in_([1, 2])).values(contact_id=0),
        update(tables.contacts).where(c.company_id == 1).values(company_id=0),
        delete(tables.tag_links),
        delete(tables.access_entries),
        delete(tables.contacts).where(c.id.in_([1, 2])),
    )
    with database.writing() as tx:
        wanted = journal.plan(tx, journal.part_of(tx, gone, "contacts", [1]))
        assert (wanted.clashes, journal.apply(tx, wanted)) == ([], [])
    back = contents(database)
    assert [row[0] for row in back["contacts"]] == [1, 3]
    assert back["contacts"][1] == before["contacts"][2]
    for table, rows in (
        ("contact_infos", [0]),
        ("tag_links", [0]),
        ("access_entries", [0]),
        ("contact_links", [0]),
    ):
        assert back[table] == [before[table][row] for row in rows], table
    assert [row[5] for row in back["opportunities"]] == [1, 0]
    with database.writing() as tx:
        wanted = journal.plan(tx, journal.part_of(tx, gone, "contacts", [2]))
        assert (wanted.clashes, journal.apply(tx, wanted)) == ([], [])
        touched = journal.owners(tx, wanted)
    assert contents(database) == before
    assert {(Kind.CONTACT, 2), (Kind.OPPORTUNITY, 2)} <= set().union(*touched.values())


@pytest.mark.parametrize("seed", range(15))
def test_any_sequence_goes_back(database, stage, seed):
    """Random changes in random batches; the last few of them are taken back, at once or one by one."""
    random = Random(seed)
    states = [contents(database)]
    numbers: list[int] = []
    for _ in range(random.randint(3, 8)):
        with batch(database) as (tx, made):
            for _ in range(random.randint(1, 4)):
                random_change(tx, random)
        numbers += made
        states.append(contents(database))
    place = random.randrange(len(numbers))
    if random.random() < 0.5:
        undo(database, *numbers[place:])
    else:
        for number in reversed(numbers[place:]):
            undo(database, number)
    assert contents(database) == states[place]


def random_change(tx: Connection, random: Random) -> None:
    """Do something that the rules would allow: nothing may point at what is gone."""
    number = random.randint(1, 4)
    c, o, i = tables.contacts.c, tables.opportunities.c, tables.contact_infos.c
    there = set(tx.scalars(select(c.id)))
    deals = set(tx.scalars(select(o.id)))
    text = random.choice(["", "a", ODD])
    choice = random.randrange(8)
    if choice == 0 and number not in there:
        tx.execute(insert(tables.contacts).values(contact(number, about=text)))
    elif choice == 1:
        tx.execute(update(tables.contacts).where(c.id == number).values(about=text, industry=text))
    elif choice == 2:
        tx.execute(update(tables.opportunities).where(o.contact_id == number).values(contact_id=0))
        tx.execute(delete(tables.tag_links).where(tables.tag_links.c.record_id == number))
        tx.execute(delete(tables.contacts).where(c.id == number))
    elif choice == 3 and there:
        owner = random.choice(sorted(there))
        tx.execute(insert(tables.contact_infos).values(info(next_id(tx, i.id), owner)))
    elif choice == 4 and there:
        owner = random.choice(sorted(there))
        tx.execute(update(tables.contact_infos).where(i.id == number).values(contact_id=owner, data=text))
    elif choice == 5 and number not in deals:
        main = random.choice([0, *sorted(there)])
        tx.execute(insert(tables.opportunities).values(opportunity(number, contact_id=main)))
    elif choice == 6 and number in deals:
        entries = tables.access_entries
        tx.execute(delete(entries).where(entries.c.record_id == number))
        tx.execute(insert(entries), [{"kind": 1, "record_id": number, "subject_id": each} for each in "ab"])
    elif choice == 7:
        entries = tables.access_entries
        tx.execute(delete(entries).where(entries.c.record_id == number))
        tx.execute(delete(tables.opportunities).where(o.id == number))


def next_id(tx: Connection, column: Any) -> int:
    return int(tx.scalar(select(func.coalesce(func.max(column), 0)))) + 1


def test_lost_triggers_are_found_and_made_anew(database):
    assert check(database, None) == []
    with database.writing() as tx:
        journal_objects.drop(tx, "contacts")
    (found,) = check(database, None)
    assert (found.what, found.examples) == ("Tables whose changes can't be taken back", ("contacts",))
    with database.writing() as tx:
        journal_objects.create(tx)
    assert check(database, None) == []
    made = change(database, insert(tables.contacts).values(contact(1)))
    undo(database, made)
    assert contents(database)["contacts"] == []
