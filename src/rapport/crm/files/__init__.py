"""Files that hang on what happened around a record (sheet 06, section 2)."""
