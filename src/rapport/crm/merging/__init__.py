"""Making one contact of two (sheet 03, section 7)."""
