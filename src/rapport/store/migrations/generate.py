"""Write the next revision from the difference between the revisions there are and the tables as declared.

For contributors: `python -m rapport.store.migrations.generate "what changes"`. Read and mend what it writes.
`--first` writes revision 0001 anew, which is right only before the first release.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

from alembic import command
from alembic.autogenerate.api import AutogenContext
from sqlalchemy.types import TypeEngine

from rapport.store.engine import open_database
from rapport.store.migrations import HEAD
from rapport.store.migrations.upgrading import configuration, upgrade
from rapport.store.tables import metadata
from rapport.store.types import Money, UtcTime

_VERSIONS = Path(__file__).parent / "versions"


def render_type(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Spell our own column types as what they are in the databases, so that revisions need none of our code."""
    if kind != "type" or not isinstance(item, TypeEngine):
        return False
    if isinstance(item, UtcTime):
        return 'sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")'
    if isinstance(item, Money):
        return f'sa.Text().with_variant(sa.Numeric({item.precision}, {item.scale}), "postgresql")'
    return False


def generate(message: str, revision: str) -> Path:
    """Write the file of that revision and return it."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"{folder}/portal.db")
        if revision != "0001":
            upgrade(database)
        with database.writer.begin() as connection:
            config = configuration(connection)
            config.set_main_option("file_template", "revision_%%(rev)s")
            config.attributes["options"] = {"target_metadata": metadata, "render_item": render_type}
            script = command.revision(config, message=message, autogenerate=True, rev_id=revision)
        database.close()
    return Path(getattr(script, "path"))  # noqa: B009  one revision is asked for, a list is declared


def add_search_objects(file: Path) -> None:
    """Let the first revision make what no declaration holds: the searches' index, the triggers."""
    source = file.read_text()
    source = re.sub(
        r"^(from alembic import op)$",
        r"\1\n\nfrom rapport.store.migrations import (\n"
        r"    history_objects, journal_objects, search_objects, task_objects\n)",
        source,
        flags=re.M,
    )
    calls = [
        f"    {each}.create(op.get_bind())\n"
        for each in ("search_objects", "task_objects", "history_objects", "journal_objects")
    ]
    file.write_text(source.rstrip() + "\n" + "".join(calls))


def main(arguments: list[str]) -> None:
    """Run from the command line."""
    if arguments == ["--first"]:
        for file in _VERSIONS.glob("revision_*.py"):
            file.unlink()
        add_search_objects(generate("The tables of the first release", "0001"))
    else:
        generate(" ".join(arguments), f"{int(HEAD) + 1:04d}")


if __name__ == "__main__":
    main(sys.argv[1:])
