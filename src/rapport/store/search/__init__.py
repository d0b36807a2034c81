"""Full-text search: words as parts of words, letter case and accents aside (sheets 03, 5.7 and 04, 1.7).

A record has several *documents*: its own fields, each contact detail, each custom field value, each history event.
A search finds the records that have one document in which all its words occur. Documents are written in the
transaction that changes the record; the index follows by itself (`migrations/search_objects.py`).
"""

from rapport.store.search.conditions import matches, matching_ids, narrowing, word_expression
from rapport.store.search.documents import INDEXED_KINDS, Document, Part, put, put_many, remove
from rapport.store.search.newest import Shape, newest, shape_of, values_of
from rapport.store.search.query import Query, parse

__all__ = [
    "INDEXED_KINDS",
    "Document",
    "Part",
    "Query",
    "Shape",
    "matches",
    "matching_ids",
    "narrowing",
    "newest",
    "parse",
    "put",
    "put_many",
    "remove",
    "shape_of",
    "values_of",
    "word_expression",
]
