"""Calls for cases (sheet 04, section 5)."""
