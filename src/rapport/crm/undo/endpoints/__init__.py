"""Calls for the trash and the change log: additions."""
