"""A day in the life of a small sales team, played through the public API of a real server."""
