"""What happened around a record (sheet 06)."""
