"""Settings of the portal, who administers what, who may use which product (sheet 02, section 5)."""
