"""The catalogue of what people are told outside of pages: whole in each language."""

from __future__ import annotations

from datetime import UTC, datetime
from string import Formatter

import pytest

from rapport.portal.wording import LANGUAGES, language_of

ENGLISH = LANGUAGES["en"].texts


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_languages_of_the_web_client_are_there() -> None:
    assert set(LANGUAGES) == {"en", "de", "fr", "es", "ru"}


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_a_language_says_everything_with_the_same_values(code: str) -> None:
    texts = LANGUAGES[code].texts
    assert list(texts) == list(ENGLISH), "in the order of the English file"
    assert {key: places(text) for key, text in texts.items()} == {
        key: places(text) for key, text in ENGLISH.items()
    }
    assert [key for key, text in texts.items() if not text.strip() or text != text.strip()] == []


@pytest.mark.parametrize("code", sorted(LANGUAGES.keys() - {"en"}))
def test_hardly_anything_is_left_in_english(code: str) -> None:
    texts = LANGUAGES[code].texts
    same = {key for key, text in texts.items() if text == ENGLISH[key] and not key.startswith("date.")}
    assert same <= {"task.person"}


@pytest.mark.parametrize(
    ("culture", "day", "moment"),
    [
        ("en-US", "5 March 2030", "5 March 2030, 09:07"),
        ("de-CH", "5. März 2030", "5. März 2030, 09:07 Uhr"),
        ("fr-FR", "5 mars 2030", "5 mars 2030 à 09:07"),
        ("es-MX", "5 de marzo de 2030", "5 de marzo de 2030, 09:07"),
        ("ru-RU", "5 марта 2030 г.", "5 марта 2030 г., 09:07"),
        ("ja-JP", "5 March 2030", "5 March 2030, 09:07"),
        ("", "5 March 2030", "5 March 2030, 09:07"),
    ],
)
def test_dates(culture: str, day: str, moment: str) -> None:
    language, at = language_of(culture), datetime(2030, 3, 5, 9, 7, tzinfo=UTC)
    assert (language.day(at), language.moment(at)) == (day, moment)


def test_what_is_put_in_is_not_read_as_a_text() -> None:
    assert language_of("en").say("task.title", title="{moment} {0} {{") == "Task: {moment} {0} {{"
