"""API keys: how programs sign in. An addition; Workspace has none."""
