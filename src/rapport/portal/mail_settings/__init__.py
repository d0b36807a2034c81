"""The mail server of the portal, and whether it can be reached (sheet 08, section 5.3)."""
