"""Things to do (sheet 05)."""
