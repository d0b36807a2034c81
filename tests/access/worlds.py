"""Random worlds."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.access.model import EVERYONE, USERS, Case, Contact, Opportunity, Person, World

GROUPS = [f"0000000{number}-aaaa-4aaa-8aaa-000000000000" for number in range(1, 4)]
PEOPLE = [f"0000000{number}-bbbb-4bbb-8bbb-000000000000" for number in range(1, 6)]
ROLES = ["user", "user", "user", "guest", "crm_admin", "portal_admin", "owner"]

_groups = st.frozensets(st.sampled_from(GROUPS), max_size=2)
people = st.tuples(*(st.builds(Person, st.just(user), st.sampled_from(ROLES), _groups) for user in PEOPLE))
subjects = st.frozensets(st.sampled_from([*PEOPLE, *GROUPS, EVERYONE, USERS]), max_size=3)
creators = st.sampled_from(PEOPLE)
contacts = st.builds(
    Contact, st.sampled_from(["private", "open", "readable"]), subjects, st.booleans(), st.booleans()
)


def private_records(kind: type[Opportunity]) -> st.SearchStrategy[Opportunity]:
    """Public ones without a list; private ones with a list that may be empty: its last user may be gone."""
    return st.one_of(
        st.builds(kind, creators, st.just(False), st.just(frozenset())),
        st.builds(kind, creators, st.just(True), subjects),
    )


worlds = st.builds(
    World,
    people.map(list),
    st.lists(contacts, max_size=6),
    st.lists(private_records(Opportunity), max_size=6),
    st.lists(private_records(Case), max_size=6),
)
