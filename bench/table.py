"""The table of figures: what was measured, against what, and whether it is within its target."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line. `value` is compared with `limit`, which it may not exceed (or, `at_least`, not miss).

    A `limit` of None only informs.
    """

    name: str
    value: float
    unit: str = "×"
    limit: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the target, if there is one, is met."""
        if self.limit is None:
            return True
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def cells(self) -> tuple[str, ...]:
        """Return the line's texts."""
        target = "" if self.limit is None else f"{'≥' if self.at_least else '≤'} {self.limit:g} {self.unit}"
        verdict = "" if self.limit is None else ("ok" if self.is_met else "MISSED")
        return (self.name, f"{self.value:.2f} {self.unit}", target, verdict, self.note)


HEAD = ("what", "measured", "target", "", "how")


def table(figures: list[Figure]) -> str:
    """Return the figures as a Markdown table whose columns line up."""
    lines = [HEAD, *(figure.cells() for figure in figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    rows = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    rows.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(rows)
