"""Saved views: filters, columns and order of a list, under a title. An addition."""
