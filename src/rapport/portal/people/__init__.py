"""People of the portal: profiles, accounts, photos (sheet 02, section 3)."""
