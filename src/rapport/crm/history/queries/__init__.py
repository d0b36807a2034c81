"""Reading events for the outside."""

from rapport.crm.history.queries.cards import single
from rapport.crm.history.queries.lists import page, wanted_events
from rapport.crm.history.queries.mails import mail_body
from rapport.crm.history.queries.weights import weights

__all__ = ["mail_body", "page", "single", "wanted_events", "weights"]
