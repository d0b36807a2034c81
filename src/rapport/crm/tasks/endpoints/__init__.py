"""Calls for tasks (sheet 05)."""
