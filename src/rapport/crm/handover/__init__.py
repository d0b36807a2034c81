"""What people leave behind: a removed user's or group's places in access lists, and passing records on.

Calls of people and groups live here when they write records of the CRM as well (sheet 02, sections 3.6 and 4.2).
"""
