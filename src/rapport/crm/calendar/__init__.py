"""One's deadlines as a calendar at a secret address. An addition; Workspace's own calendar is another module."""
