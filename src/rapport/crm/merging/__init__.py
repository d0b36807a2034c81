"""Operations that reach across contacts and the records above them: merging and deleting (sheet 03, 7 and 8)."""
