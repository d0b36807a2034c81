"""The browser and the platform that a `User-Agent` header names, as the audit trail shows them (`Chrome 122`)."""

from __future__ import annotations

import re
from functools import lru_cache

_BROWSERS = (
    ("Edge", re.compile(r"\bEdg(?:e|A|iOS)?/(\d+)")),
    ("Opera", re.compile(r"\b(?:OPR|Opera)/(\d+)")),
    ("Firefox", re.compile(r"\b(?:Firefox|FxiOS)/(\d+)")),
    ("Chrome", re.compile(r"\b(?:Chrome|CriOS)/(\d+)")),
    ("Safari", re.compile(r"\bVersion/(\d+)[^ ]* .*Safari/")),
    ("", re.compile(r"^([A-Za-z][\w.-]*/\d+)")),
)
_PLATFORMS = (
    ("Windows 10", re.compile(r"Windows NT 1\d")),
    ("Windows", re.compile(r"Windows")),
    ("Android", re.compile(r"Android")),
    ("iOS", re.compile(r"iPhone|iPad")),
    ("macOS", re.compile(r"Mac OS X")),
    ("Linux", re.compile(r"Linux")),
)


@lru_cache(maxsize=512)
def browser_of(user_agent: str) -> str:
    """Return the browser's name and major version; for other clients the first product; empty if none is told."""
    for name, pattern in _BROWSERS:
        found = pattern.search(user_agent)
        if found:
            return f"{name} {found[1]}".strip()
    return ""


@lru_cache(maxsize=512)
def platform_of(user_agent: str) -> str:
    """Return the operating system's name; empty if none is told."""
    return next((name for name, pattern in _PLATFORMS if pattern.search(user_agent)), "")
