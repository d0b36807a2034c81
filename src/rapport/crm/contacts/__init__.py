"""Persons and companies (sheet 03)."""
