"""Contact statuses and types, task and history categories: small ordered lists (sheets 03 and 05)."""
