"""A portal with people of every role, and worlds of records built in it as the model has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import delete, insert, update

from rapport.core.ids import new_guid
from rapport.core.kinds import Kind
from rapport.portal.changes.service import record, updated
from rapport.store.tables import access_entries, cases, contacts, invoices, opportunities
from rapport.store.work import Work
from tests.access.model import EVERYONE, Case, Contact, Opportunity, Person, World
from tests.portals import Client, Portal

PEOPLE = {
    "ada": Person("ada", "user", frozenset({"sales", "support"})),
    "bob": Person("bob", "user", frozenset({"support"})),
    "cay": Person("cay", "user"),
    "eva": Person("eva", "crm_admin"),
    "pam": Person("pam", "portal_admin"),
    "own": Person("own", "owner"),
}
GUEST = "gus"
SHARE_TYPES = {"private": 0, "open": 1, "readable": 2}
TABLES = {Kind.CONTACT: contacts, Kind.OPPORTUNITY: opportunities, Kind.CASE: cases}

_subjects = st.frozensets(
    st.sampled_from(["ada", "bob", "cay", "eva", GUEST, "sales", "support", EVERYONE]), max_size=2
)
_creators = st.sampled_from(["ada", "bob", "cay", "eva"])
_contacts = st.builds(
    Contact,
    st.sampled_from(["private", "private", "open", "readable"]),
    _subjects,
    st.booleans(),
    st.booleans(),
)


def _records(kind: type[Opportunity]) -> st.SearchStrategy[Opportunity]:
    return st.one_of(
        st.builds(kind, _creators, st.just(False), st.just(frozenset())),
        st.builds(kind, _creators, st.just(True), _subjects),
    )


worlds = st.builds(
    World,
    st.just(list(PEOPLE.values())),
    st.lists(_contacts, min_size=1, max_size=5),
    st.lists(_records(Opportunity), max_size=4),
    st.lists(_records(Case), max_size=4),
)


@dataclass
class Stage:
    """The portal with its cast. `clients` call by name, `ids` are GUIDs by name of people and groups."""

    portal: Portal
    clients: dict[str, Client]
    ids: dict[str, str]

    def build(self, world: World) -> Scene:
        """Make the world the only one. Every opportunity and case has all contacts, the first as the main one."""
        self._clear()
        owner = self.portal.owner
        made: list[int] = []
        for number, contact in enumerate(world.contacts):
            body: dict[str, Any] = {"shareType": 1, "companyName": f"Contact {number}"}
            if not contact.is_company:
                body = {"shareType": 1, "firstName": "Contact", "lastName": str(number)}
                company = next(
                    (at for at, other in zip(made, world.contacts, strict=False) if other.is_company), 0
                )
                body["companyId"] = company
            kind = "company" if contact.is_company else "person"
            made.append(owner.post(f"crm/contact/{kind}", body).response["id"])
            for info in ("Email", "Phone"):
                data = {
                    "infoType": info,
                    "data": f"x{number}@example.com",
                    "category": "Work",
                    "isPrimary": True,
                }
                assert owner.post(f"crm/contact/{made[-1]}/data", data).status == 201
        deals = [
            owner.post(
                "crm/opportunity",
                {
                    "title": f"Deal {number}",
                    "responsibleid": owner.id,
                    "stageid": 1,
                    "bidCurrencyAbbr": "USD",
                    "contactid": made[0],
                    "members": made,
                },
            ).response["id"]
            for number in range(len(world.opportunities))
        ]
        files = [
            owner.post("crm/case", {"title": f"Case {number}", "members": made}).response["id"]
            for number in range(len(world.cases))
        ]
        scene = Scene(self, world, made, deals, files)
        scene.arrange()
        return scene

    def _clear(self) -> None:
        self.portal.within(lambda work: work.tx.execute(delete(invoices)))
        for kind in ("contact", "opportunity", "case"):
            assert self.portal.owner.delete(f"crm/{kind}/filter").status == 200


@dataclass
class Scene:
    """A world in the portal: the ids of its records, in the order of the model's lists."""

    stage: Stage
    world: World
    contacts: list[int]
    opportunities: list[int]
    cases: list[int]

    def arrange(self) -> None:
        """Give every record the access that the model has, whatever happened to it."""
        self.stage.portal.within(self._write)

    def which(self, kind: Kind) -> list[tuple[int, Any]]:
        """Return the records of a kind: id and model."""
        ids = {Kind.CONTACT: self.contacts, Kind.OPPORTUNITY: self.opportunities, Kind.CASE: self.cases}[kind]
        models: Any = {
            Kind.CONTACT: self.world.contacts,
            Kind.OPPORTUNITY: self.world.opportunities,
            Kind.CASE: self.world.cases,
        }[kind]
        return list(zip(ids, models, strict=True))

    def _write(self, work: Work) -> None:
        tx = work.tx
        tx.execute(delete(access_entries))
        tx.execute(delete(invoices))
        for contact_id, contact in self.which(Kind.CONTACT):
            values = {"share_type": SHARE_TYPES[contact.sharing]}
            tx.execute(update(contacts).where(contacts.c.id == contact_id).values(**values))
            if contact.is_invoiced:
                tx.execute(insert(invoices).values(number="1", contact_id=contact_id))
            self._list(work, Kind.CONTACT, contact_id, contact.managers)
        for kind in (Kind.OPPORTUNITY, Kind.CASE):
            for record_id, model in self.which(kind):
                values = {"is_private": model.is_private, "created_by": self.stage.ids[model.creator]}
                table = TABLES[kind]
                tx.execute(update(table).where(table.c.id == record_id).values(**values))
                self._list(work, kind, record_id, model.listed)
        # Counts are remembered until something is written into the change log: so write something.
        record(work, updated(Kind.ANY, "0", {"scene": None}, {"scene": new_guid()}))

    def _list(self, work: Work, kind: Kind, record_id: int, subjects: frozenset[str]) -> None:
        for subject in subjects:
            entry = {"kind": kind, "record_id": record_id, "subject_id": self.stage.ids.get(subject, subject)}
            work.tx.execute(insert(access_entries).values(**entry))


def stage_of(portal: Portal) -> Stage:
    """Fill a fresh portal with the cast."""
    clients = {
        "ada": portal.user("ada"),
        "bob": portal.user("bob"),
        "cay": portal.user("cay"),
        "eva": portal.user("eva", crm_admin=True),
        "pam": portal.user("pam", admin=True),
        "own": portal.owner,
        GUEST: portal.user(GUEST, guest=True),
    }
    ids = {name: client.id for name, client in clients.items()}
    for group in ("sales", "support"):
        members = [ids[name] for name, person in PEOPLE.items() if group in person.groups]
        ids[group] = portal.owner.post("group", {"groupName": group, "members": members}).response["id"]
    return Stage(portal, clients, ids)
