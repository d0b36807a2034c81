"""Sessions: the tokens that people carry and the login events that they stand for (sheet 02, sections 2.4 and 6.2).

Below people, since what happens to an account (another password, dismissal) ends its sessions.
"""
