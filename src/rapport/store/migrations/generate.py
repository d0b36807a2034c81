"""Write the next revision from the difference between the revisions there are and the tables as declared.

For contributors: `python -m rapport.store.migrations.generate "what changes"`. Read and mend what it writes.
"""

from __future__ import annotations

import sys
import tempfile
from typing import Any, Literal

from alembic import command
from alembic.autogenerate.api import AutogenContext
from sqlalchemy.types import TypeEngine

from rapport.store.engine import open_database
from rapport.store.migrations import HEAD
from rapport.store.migrations.upgrading import configuration, upgrade
from rapport.store.tables import metadata
from rapport.store.types import Money, UtcTime


def render_type(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Spell our own column types as what they are in the databases, so that revisions need none of our code."""
    if kind != "type" or not isinstance(item, TypeEngine):
        return False
    if isinstance(item, UtcTime):
        return 'sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")'
    if isinstance(item, Money):
        return f'sa.Text().with_variant(sa.Numeric({item.precision}, {item.scale}), "postgresql")'
    return False


def generate(message: str, revision: str) -> None:
    """Write the file of that revision into `versions`."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"{folder}/portal.db")
        upgrade(database)
        with database.writer.begin() as connection:
            config = configuration(connection)
            config.set_main_option("file_template", "revision_%%(rev)s")
            config.attributes["options"] = {"target_metadata": metadata, "render_item": render_type}
            command.revision(config, message=message, autogenerate=True, rev_id=revision)
        database.close()


def main(arguments: list[str]) -> None:
    """Run from the command line."""
    generate(" ".join(arguments), f"{int(HEAD) + 1:04d}")


if __name__ == "__main__":
    main(sys.argv[1:])
