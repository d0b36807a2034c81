"""The calls for contacts (sheet 03)."""
