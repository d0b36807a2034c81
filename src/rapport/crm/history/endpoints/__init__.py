"""Calls for history events."""
