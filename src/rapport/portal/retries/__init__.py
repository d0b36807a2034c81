"""Writes that can be retried blindly: the Idempotency-Key header (architecture, section 3)."""
