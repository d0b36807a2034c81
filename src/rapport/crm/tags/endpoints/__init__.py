"""Calls for tags."""
