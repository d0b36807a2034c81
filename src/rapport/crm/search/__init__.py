"""One search over everything that is kept, as one types (sheet 08, section 9). Reads only."""
