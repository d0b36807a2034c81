"""Groups of people (sheet 02, section 4). Who is in a group is kept by people."""
