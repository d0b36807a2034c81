"""Games of moves: who plays them, how many, and what is looked at.

`RAPPORT_UNDO_EXAMPLES=200` plays more games than CI does.
"""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.portals import Client
from tests.undo.moves import MOVES, Choice

EXAMPLES = settings(
    max_examples=int(os.environ.get("RAPPORT_UNDO_EXAMPLES", "12")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
FEW = settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))

numbers = st.integers(0, 59)
choices = st.builds(Choice, numbers, numbers, numbers)
plays = st.lists(st.tuples(st.sampled_from(MOVES), choices), max_size=12)
beginnings = st.lists(st.tuples(st.sampled_from(MOVES), choices), max_size=10)


def play(client: Client, moves: list[tuple[Any, Choice]]) -> None:
    for act, choice in moves:
        answer = act(client, choice)
        assert answer.status < 500, (act, choice, answer.text)


def newest_change(client: Client) -> int:
    found = client.get("crm/changes", count=1).response
    return found[0]["id"] if found else 0
