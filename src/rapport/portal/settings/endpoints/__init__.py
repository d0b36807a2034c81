"""Calls of `settings`, `portal` and `capabilities` (sheet 02, sections 2.7 and 5)."""
