"""Cases (sheet 04, section 5)."""
