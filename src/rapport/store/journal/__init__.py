"""Taking back what was changed, from the journal that triggers keep (`migrations/journal_objects.py`).

    entries = of_batches(tx, [17])          # or part_of(...) for one deleted record's share of it
    wanted = plan(tx, entries)              # `wanted.clashes` tells what stands in the way
    touched = owners(tx, wanted)
    clashes = apply(tx, wanted)             # any: give the transaction up

What a plan puts back is journaled like every other change, so an undo can be undone.
"""

from rapport.store.journal.applying import apply
from rapport.store.journal.blobs import names_in
from rapport.store.journal.catalogue import JOURNALED, UNJOURNALED
from rapport.store.journal.entries import of_batches, rows_now
from rapport.store.journal.forgetting import forget, forget_before, hand_over
from rapport.store.journal.owners import Record, owner_of, owners
from rapport.store.journal.parts import part_of
from rapport.store.journal.planning import plan
from rapport.store.journal.pointers import keep_pointers
from rapport.store.journal.records import Clash, Entry, LeftOut, Obstacle, Plan, Pointer, RowName
from rapport.store.journal.sparing import spare
from rapport.store.journal.telling import shown

__all__ = [
    "JOURNALED",
    "UNJOURNALED",
    "Clash",
    "Entry",
    "LeftOut",
    "Obstacle",
    "Plan",
    "Pointer",
    "Record",
    "RowName",
    "apply",
    "forget",
    "forget_before",
    "hand_over",
    "keep_pointers",
    "names_in",
    "of_batches",
    "owner_of",
    "owners",
    "part_of",
    "plan",
    "rows_now",
    "shown",
    "spare",
]
