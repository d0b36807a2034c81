"""What differs between SQLite and PostgreSQL: the only place that asks which of them it is."""

from rapport.store.dialect.expressions import chosen, led_by, like_escape, numbered, one_of, unindexed
from rapport.store.dialect.failures import Failure, failure_of
from rapport.store.dialect.figures import cents, moment_of, quarter_of, rough_quarter_of, summable
from rapport.store.dialect.inserts import insert_ignore, upsert
from rapport.store.dialect.versions import data_version
from rapport.store.dialect.which import WRITING, Backend, backend

__all__ = [
    "WRITING",
    "Backend",
    "Failure",
    "backend",
    "cents",
    "chosen",
    "data_version",
    "failure_of",
    "insert_ignore",
    "led_by",
    "like_escape",
    "moment_of",
    "numbered",
    "one_of",
    "quarter_of",
    "rough_quarter_of",
    "summable",
    "unindexed",
    "upsert",
]
