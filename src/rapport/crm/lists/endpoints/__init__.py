"""Calls for contact statuses and types, task and history categories (sheet 03, section 14; sheet 05, section 5).

Deleting a task category moves tasks and so is a call of theirs.
"""
