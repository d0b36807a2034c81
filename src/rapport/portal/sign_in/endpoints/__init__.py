"""Calls that need no sign-in, and are not to be tried without end."""
