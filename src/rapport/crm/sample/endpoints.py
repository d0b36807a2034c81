"""The call for the sample business. An addition."""

from __future__ import annotations

from rapport.core.errors import Conflict, Forbidden
from rapport.crm.sample import queries, service
from rapport.portal.call import Call
from rapport.protocol.operations import operation


@operation("POST", "portal/sample", tag="portal/Portal", summary="Fill in the sample business", addition=True)
def fill_sample(call: Call) -> bool:
    """Fill a CRM that holds no contact yet with a sample business: companies, people, deals, tasks, events, files.

    For the owner of the portal. Colleagues of the sample are made too; they have no password.
    """
    if not call.work.viewer.is_owner:
        raise Forbidden
    if not queries.is_empty(call.work):
        raise Conflict("The portal holds records already")
    service.fill(call.work)
    return True
