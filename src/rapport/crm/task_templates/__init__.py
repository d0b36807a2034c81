"""Task templates: what is to be done each time, kept in containers and applied at once (sheet 05, section 9)."""
