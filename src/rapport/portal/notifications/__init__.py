"""Telling people what concerns them: in a list on the site and by mail, as each of them likes it."""
