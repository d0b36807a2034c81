"""Who may import whom: the contracts of pyproject.toml, and what they cannot say."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import ROOT, Source, sources

PRIVATE_SHELVES = {"rows", "endpoints"}


def imported(source: Source) -> Iterator[str]:
    """Yield every dotted name that a file imports: modules, and what is taken out of them."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def foreign_shelves(source: Source) -> Iterator[str]:
    """Yield imports of another concept's rows or endpoints."""
    for name in imported(source):
        other = Source(name, "")
        if other.shelf in PRIVATE_SHELVES and other.concept != source.concept:
            yield f"{source.module} imports {name}"


def test_the_contracts_are_kept() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-1000:]


def test_rows_and_endpoints_are_private() -> None:
    assert [found for source in sources() for found in foreign_shelves(source)] == []


def test_a_foreign_import_is_found() -> None:
    sample = (
        "from rapport.crm.contacts.rows.infos import load\n"
        "from rapport.crm.tags import rows\n"
        "import rapport.crm.tasks.endpoints\n"
        "from rapport.crm.cases import rows as own, service\n"
        "from rapport.crm.contacts import queries\n"
    )
    assert list(foreign_shelves(Source("rapport.crm.cases.service", sample))) == [
        "rapport.crm.cases.service imports rapport.crm.contacts.rows.infos.load",
        "rapport.crm.cases.service imports rapport.crm.tags.rows",
        "rapport.crm.cases.service imports rapport.crm.tasks.endpoints",
    ]


def test_imports_are_absolute() -> None:
    relative = [
        f"{source.module} line {node.lineno}"
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []
