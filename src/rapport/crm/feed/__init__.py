"""What is new: what others made that the caller may see (sheet 05, section 8). Read from the records themselves."""
