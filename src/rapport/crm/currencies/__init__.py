"""Exchange rates, conversion and the default currency (sheet 04, section 6)."""
