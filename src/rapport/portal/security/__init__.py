"""Audit trail, login history, open sessions (sheet 02, section 6)."""
