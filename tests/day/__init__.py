"""A day in the life of a small sales team, played through the public API of a real server."""

import pytest

pytest.register_assert_rewrite(
    "tests.day.morning", "tests.day.afternoon", "tests.day.evening", "tests.day.ears"
)
