"""What a filled portal is made of, and what whoever measures it needs to know."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

VERSION = 3
"""Moves whenever filling changes: an older file is filled anew."""

TODAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
"""The business's present; fixed, so that the same size always gives the same rows."""

SALESPEOPLE = 35
RARE = 40
"""How many opportunities carry the rare tag and the rare word, whatever the size."""

BIG_CONTACT = 150
"""How many opportunities the busiest contact has, whatever the size: a larger portal has more contacts."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many records a portal holds."""

    opportunities: int
    contacts: int

    @property
    def name(self) -> str:
        """The portal's folder."""
        return f"portal-{self.opportunities}-{self.contacts}"


BIG = Size(1_000_000, 300_000)
SMALL = Size(10_000, 3_000)
HUNDRED_THOUSAND = Size(100_000, 100_000)


@dataclass(frozen=True, slots=True)
class Facts:
    """How to speak to a filled portal, and what to ask it for."""

    version: int
    revision: str
    """Of the tables, when it was filled."""
    admin_key: str
    user_key: str
    user_id: str
    """A plain user, who sees the public opportunities and a third of the private ones."""
    group_ids: list[str]
    """The groups that the plain user belongs to."""
    busy_id: str
    """The salesperson with the most opportunities."""
    big_contact: int
    """The contact that has `BIG_CONTACT` opportunities and takes part in some more."""
    first_stage: int
    won_stage: int
    contact_status: int
    contact_type: int
    common_tag: str
    middle_tag: str
    rare_tag: str

    def save(self, file: Path) -> None:
        """Keep them beside the portal."""
        file.write_bytes(msgspec.json.encode(asdict(self)))

    @classmethod
    def load(cls, file: Path) -> Facts | None:
        """Return what was kept, or None."""
        return msgspec.json.decode(file.read_bytes(), type=cls) if file.exists() else None
