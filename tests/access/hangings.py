"""The rules for history events and files once more, from the sheets alone (sheet 06, sections 1.9 and 2.7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from hypothesis import strategies as st

from tests.access.model import Case, Contact, Opportunity, Person, World


@dataclass(frozen=True)
class Event:
    """`contact` and `entity` are places in the world's lists; a place behind the end is that of a record now gone."""

    author: str
    contact: int | None
    kind: Literal["opportunity", "case"] | None = None
    entity: int = 0

    def decided_by(self, world: World) -> Contact | Opportunity | Case | None:
        if self.contact is not None and self.contact < len(world.contacts):
            return world.contacts[self.contact]
        records = {"opportunity": world.opportunities, "case": world.cases, None: []}[self.kind]
        return records[self.entity] if self.entity < len(records) else None

    def seen_by(self, person: Person, world: World) -> bool:
        holder = self.decided_by(world)
        return person.rules_the_crm or (holder is not None and holder.seen_by(person))

    def deleted_by(self, person: Person, world: World) -> bool:
        holder = self.decided_by(world)
        if holder is None:
            return person.rules_the_crm
        own = self.author == person.id and holder.seen_by(person)
        return person.rules_the_crm or holder.edited_by(person) or own


@dataclass(frozen=True)
class File:
    """`events` are places in the world's list of events; the first of them decides."""

    creator: str
    changer: str
    events: frozenset[int] = frozenset()

    def first(self, world: EventfulWorld) -> Event | None:
        there = sorted(place for place in self.events if place < len(world.events))
        return world.events[there[0]] if there else None

    def seen_by(self, person: Person, world: EventfulWorld) -> bool:
        first = self.first(world)
        if first is None:
            return person.rules_the_crm or person.id == self.creator
        return first.seen_by(person, world)

    def changed_by(self, person: Person) -> bool:
        return person.rules_the_crm or person.id in {self.creator, self.changer}


@dataclass(frozen=True)
class EventfulWorld(World):
    """A world in which something happened."""

    events: list[Event] = field(default_factory=list)
    files: list[File] = field(default_factory=list)


def eventful(
    worlds: st.SearchStrategy[World], people: list[str], *, gone: bool
) -> st.SearchStrategy[EventfulWorld]:
    """Return worlds with events and files of those people; `gone`: some hang on what is there no more."""

    @st.composite
    def build(draw: st.DrawFn) -> EventfulWorld:
        world = draw(worlds)
        author = st.sampled_from(people)
        choices = []
        for kind, records in (("opportunity", world.opportunities), ("case", world.cases), (None, [])):
            last = len(records) if gone else len(records) - 1
            if kind is not None and last < 0:
                continue
            place = st.integers(0, max(last, 0))
            end = len(world.contacts) if gone else len(world.contacts) - 1
            contact = st.integers(0, end) if kind is None else st.none() | st.integers(0, end)
            choices.append(st.builds(Event, author, contact, st.just(kind), place))
        events = draw(st.lists(st.one_of(choices), max_size=6))
        links = st.frozensets(st.integers(0, max(len(events) - 1, 0)), max_size=2)
        files = draw(st.lists(st.builds(File, author, author, links), max_size=4))
        return EventfulWorld(world.people, world.contacts, world.opportunities, world.cases, events, files)

    return build()
