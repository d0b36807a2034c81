"""Signing in and recognising who calls (sheet 01, section 3; sheet 02, sections 1 and 2)."""
