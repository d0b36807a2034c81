"""What can be searched, how finds are ranked, and where in a text the words are."""

from rapport.crm.search.records.kinds import KINDS, MOST_FOUND, kinds_named
from rapport.crm.search.records.marking import Excerpt, excerpt, marked, places
from rapport.crm.search.records.ranking import Find, Quality, Wanted, quality, ranked

__all__ = [
    "KINDS",
    "MOST_FOUND",
    "Excerpt",
    "Find",
    "Quality",
    "Wanted",
    "excerpt",
    "kinds_named",
    "marked",
    "places",
    "quality",
    "ranked",
]
