"""What the documents promise is there, and what is there is documented."""

from __future__ import annotations

import argparse
import re
from dataclasses import fields
from pathlib import Path

import pytest

from rapport.cli import parser
from rapport.config import Settings

ROOT = Path(__file__).parents[2]
ADMINISTRATION = (ROOT / "docs/administration.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands(
    of: argparse.ArgumentParser, before: str = "rapport"
) -> list[tuple[str, argparse.ArgumentParser]]:
    """Return every command with its words."""
    found = []
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                found += commands(command, f"{before} {name}") or [(f"{before} {name}", command)]
    return found


def test_every_setting_is_documented() -> None:
    named = {f"RAPPORT_{setting.name.upper()}" for setting in fields(Settings)}
    assert sorted(name for name in named if f"`{name}`" not in ADMINISTRATION) == []
    assert sorted(set(re.findall(r"RAPPORT_[A-Z_]+", ADMINISTRATION)) - named) == []


def test_every_command_and_option_is_documented() -> None:
    missing = []
    for words, command in commands(parser()):
        if f"`{words}" not in ADMINISTRATION:
            missing.append(words)
        options = [option for action in command._actions for option in action.option_strings]
        missing += [
            f"{words} {option}"
            for option in options
            if option.startswith("--") and option != "--help" and f"`{option}" not in ADMINISTRATION
        ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_every_decision_is_in_the_list() -> None:
    folder = ROOT / "docs/decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in folder.glob("0*.md") if page.name not in listed] == []


def test_every_dependency_has_its_reason() -> None:
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").lower()
    for name in ("runtime.in", "dev.in"):
        lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
        wanted = [re.split(r"[\[>=<]", line)[0] for line in lines if line and line[0] not in "#-"]
        assert [library for library in wanted if library.removeprefix("types-") not in page] == []
