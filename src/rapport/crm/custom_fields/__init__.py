"""Fields that a portal adds to its records, and their values (sheet 06)."""
