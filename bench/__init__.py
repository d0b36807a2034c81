"""Repeatable measurements: `python -m bench` (see docs/performance.md). Never timed tests."""
