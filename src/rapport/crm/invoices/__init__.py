"""Invoices (sheet 07), as far as other concepts' calls touch them."""
