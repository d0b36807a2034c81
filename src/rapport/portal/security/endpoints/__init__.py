"""Calls of `security` (sheet 02, section 6)."""
