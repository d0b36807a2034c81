"""Background work as an administrator sees it."""
