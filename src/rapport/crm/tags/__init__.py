"""Labels on contacts, opportunities and cases (sheet 06)."""
