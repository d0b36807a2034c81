"""Calls for opportunities and their stages (sheet 04, sections 2 to 4)."""
