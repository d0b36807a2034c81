"""What a client remembers for somebody: one JSON object a user. An addition."""
