"""Opportunities and their stages (sheet 04)."""
