"""Timing in interleaved runs, so that what else the machine does falls on every candidate alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Times:
    """Durations of one candidate, in seconds."""

    all: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.all)

    @property
    def least(self) -> float:
        """The shortest."""
        return min(self.all)


def interleaved(
    candidates: Sequence[Run], *, rounds: int, warm_up: int = 3, patience: float = 60.0
) -> list[Times]:
    """Run all candidates in turn, `rounds` times, and return their times in the order given.

    Stops after `patience` seconds with what it has by then, at least one round.
    """
    for _ in range(warm_up):
        for run in candidates:
            run()
    taken: list[list[float]] = [[] for _ in candidates]
    begin = perf_counter()
    for _ in range(rounds):
        for number, run in enumerate(candidates):
            started = perf_counter()
            run()
            taken[number].append(perf_counter() - started)
        if perf_counter() - begin > patience:
            break
    return [Times(tuple(times)) for times in taken]
