"""Who takes part in what: contacts as members of opportunities and cases (sheet 04, section 3)."""
