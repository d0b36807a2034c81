"""Pages of lists that have more filters and orders than one index can serve each.

A filter here tells two forms of its condition, and a list tells the *route* that its order takes when no filter
drives the page (`paging`): conditions that lead the planner to the index with that order, and, for orders that no
index has as a whole (stage descending, then contact ascending), the parts in each of which one has it.
"""

from rapport.store.walking.lists import Filter, Route, Stretches, Walked, on_column, unguarded
from rapport.store.walking.pages import everything, first, page, remembered
from rapport.store.walking.statements import MOST_PARTS

__all__ = [
    "MOST_PARTS",
    "Filter",
    "Route",
    "Stretches",
    "Walked",
    "everything",
    "first",
    "on_column",
    "page",
    "remembered",
    "unguarded",
]
