"""Calls for files."""
