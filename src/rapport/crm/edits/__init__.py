"""Changing single fields of a record: what the caller saw of them, and what there is by now."""
