"""Calls from pages of other sites (sheet 01, section 13.2): by `Authorization` header, never by cookie."""

from __future__ import annotations

from rapport.protocol.answers import Answer


def preflight() -> Answer:
    """Return the answer to `OPTIONS` on any path of the API, signed in or not."""
    return Answer(
        200,
        [
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE"),
            ("Access-Control-Allow-Headers", "origin, authorization, accept, content-type"),
            ("Access-Control-Max-Age", "1728000"),
        ],
    )
