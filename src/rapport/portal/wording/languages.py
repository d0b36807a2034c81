"""Languages: their texts, and how they write dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import msgspec

_TEXTS = Path(__file__).parent / "texts"
_DEFAULT = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code (`de`), with its texts by key."""

    code: str
    texts: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Return a text of the catalogue with values in their places."""
        return self.texts[key].format(**values)

    def day(self, local: datetime) -> str:
        """Write the day of a moment, which is on the reader's clock already."""
        return self.say(
            "date.day", day=local.day, month=self.say(f"date.month.{local.month}"), year=local.year
        )

    def moment(self, local: datetime) -> str:
        """Write such a moment to the minute."""
        return self.say("date.moment", date=self.day(local), time=f"{local:%H:%M}")


def _read() -> dict[str, Language]:
    files = sorted(_TEXTS.glob("*.json"))
    return {
        file.stem: Language(file.stem, msgspec.json.decode(file.read_bytes(), type=dict[str, str]))
        for file in files
    }


LANGUAGES: Mapping[str, Language] = MappingProxyType(_read())
"""By code."""


def language_of(culture: str) -> Language:
    """Return the language of a culture (`de-CH`); English for one that there are no texts in."""
    return LANGUAGES.get(culture.partition("-")[0].lower(), LANGUAGES[_DEFAULT])
