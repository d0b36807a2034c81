"""The client's hash, what is stored of it, and the policy (sheet 02, sections 2.6 and 5.3)."""

from __future__ import annotations

import pytest

from rapport.portal.people.passwords import BLANK, PasswordPolicy, client_hash, matches, stored_form

TOLD = (
    "Password must contain from 8 to 120 characters, ASCII symbols (a-z, 0-9, special characters, no spaces)"
)


def test_the_client_hash_is_what_clients_make() -> None:
    # PBKDF2-HMAC-SHA256 of "password" with salt "salt", 100000 rounds, a published test vector.
    assert (
        client_hash("password", "salt") == "0394a2ede332c9a13eb82e9b24631604c31df978b4e2f0fbd2c549944f9d79a5"
    )


def test_only_the_right_hash_matches() -> None:
    stored = stored_form("a" * 64)
    assert matches(stored, "A" * 64)
    assert not matches(stored, "b" * 64)
    assert not matches(None, "a" * 64)
    assert not matches("no hash at all", "a" * 64)
    assert stored_form("a" * 64) != stored


@pytest.mark.parametrize(
    ("policy", "password", "problem"),
    [
        (PasswordPolicy(), "12345678", None),
        (PasswordPolicy(), "1234567", TOLD),
        (PasswordPolicy(), "x" * 121, TOLD),
        (PasswordPolicy(), "with space", TOLD),
        (PasswordPolicy(), "pässword1", TOLD),
        (PasswordPolicy(), "12345678\n", TOLD),
        (PasswordPolicy(), "   ", BLANK),
        (PasswordPolicy(upper_case=True), "lower-case", f"{TOLD}, capital letters"),
        (PasswordPolicy(upper_case=True, digits=True), "Upper-1-case", None),
        (PasswordPolicy(digits=True, spec_symbols=True), "nothing", f"{TOLD}, digits, special characters"),
        (PasswordPolicy(spec_symbols=True), "abcdefgh~", None),
    ],
)
def test_the_policy(policy: PasswordPolicy, password: str, problem: str | None) -> None:
    assert policy.problem(password) == problem
