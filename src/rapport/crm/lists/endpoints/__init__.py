"""Calls for contact statuses and contact types (sheet 03, section 14)."""

from rapport.crm.lists.endpoints import contact_statuses, contact_types

__all__ = ["contact_statuses", "contact_types"]
