"""The batch call, declared for the document alone: the protocol answers it itself, before any routing."""

from __future__ import annotations

from rapport.protocol.batch import BatchCall, BatchEntry
from rapport.protocol.call import Call
from rapport.protocol.operations import Operation, operation


@operation("POST", "batch", tag="batch", summary="Run several calls")
def run_batch(call: Call[None], batch: list[BatchCall]) -> list[BatchEntry]:
    """Run calls one after another, each in a transaction of its own, and answer with their answers in that order.

    Also answers GET. The calls may come as a JSON array that is the whole body, or as the text of one in a form
    field `batch`. An answer's `data` is its whole body as text.

    Parameters:
        batch: the calls; `relativeUrl` with path and query (`/api/2.0/people/@self`), `body` as text in the form
            that `bodyContentType` says
    """
    raise NotImplementedError


BATCH: Operation = run_batch.__dict__["operations"][0]
