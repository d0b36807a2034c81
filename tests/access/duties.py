"""The rules for tasks once more, from the sheets alone (sheet 05, section 3.6 with quirk 8; sheet 02, section 7.3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from hypothesis import strategies as st

from tests.access.model import Case, Contact, Opportunity, Person, World


@dataclass(frozen=True)
class Task:
    """`contact` and `entity` are places in the world's lists; a place behind the end is that of a record now gone."""

    creator: str
    responsible: str
    contact: int | None = None
    kind: Literal["opportunity", "case"] | None = None
    entity: int = 0

    def belongs_to(self, person: Person) -> bool:
        return person.rules_the_crm or person.id in {self.creator, self.responsible}

    def contact_in(self, world: World) -> Contact | None:
        place = len(world.contacts) if self.contact is None else self.contact
        return world.contacts[place] if place < len(world.contacts) else None

    def entity_in(self, world: World) -> Opportunity | Case | None:
        records = {"opportunity": world.opportunities, "case": world.cases, None: []}[self.kind]
        return records[self.entity] if self.entity < len(records) else None

    def listed_for(self, person: Person, world: World) -> bool:
        """Everything that it hangs on has to be there and seen."""
        contact, entity = self.contact_in(world), self.entity_in(world)
        contact_seen = self.contact is None or (contact is not None and contact.seen_by(person))
        entity_seen = self.kind is None or (entity is not None and entity.seen_by(person))
        return self.belongs_to(person) or (contact_seen and entity_seen)

    def read_by(self, person: Person, world: World) -> bool:
        """The first that is there decides."""
        if self.belongs_to(person) or (self.contact is None and self.kind is None):
            return True
        holder = self.contact_in(world) or self.entity_in(world)
        return holder is not None and holder.seen_by(person)

    def edited_by(self, person: Person) -> bool:
        return self.belongs_to(person)


@dataclass(frozen=True)
class BusyWorld(World):
    """A world in which there is something to do."""

    tasks: list[Task] = field(default_factory=list)


def busy(worlds: st.SearchStrategy[World], people: list[str], *, gone: bool) -> st.SearchStrategy[BusyWorld]:
    """Return worlds with tasks of those people; `gone`: some hang on what is there no more."""

    @st.composite
    def build(draw: st.DrawFn) -> BusyWorld:
        world = draw(worlds)
        someone = st.sampled_from(people)
        end = len(world.contacts) - (not gone)
        contact = st.none() if end < 0 else st.none() | st.integers(0, end)
        choices = [st.builds(Task, someone, someone, contact)]
        for kind, records in (("opportunity", world.opportunities), ("case", world.cases)):
            last = len(records) - (not gone)
            if last >= 0:
                choices.append(
                    st.builds(Task, someone, someone, contact, st.just(kind), st.integers(0, last))
                )
        tasks = draw(st.lists(st.one_of(choices), max_size=6))
        return BusyWorld(world.people, world.contacts, world.opportunities, world.cases, tasks)

    return build()
