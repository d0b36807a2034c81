"""Figures over time: what was won and lost, and who did what. Additions."""
