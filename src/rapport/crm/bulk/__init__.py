"""Calls about many records of a kind, the same for several kinds."""
