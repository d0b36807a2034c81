"""Calls of `people` (sheet 02, section 3)."""
