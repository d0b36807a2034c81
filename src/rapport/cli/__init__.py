"""The command line: `rapport serve`, `rapport user add`, `rapport backup`, ..."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import rapport
from rapport.cli import people, serve, upkeep, worker
from rapport.config import BadSetting, from_environment
from rapport.core.errors import RapportError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 done, 1 refused or failed, 2 not understood."""
    given = vars(parser().parse_args(arguments))
    run = given.pop("run")
    try:
        settings = from_environment(os.environ, **given)
        return int(run(settings, argparse.Namespace(**given)))
    except (RapportError, BadSetting) as error:
        print(f"rapport: {error}", file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command; `docs/administration.md` is checked against it."""
    top = argparse.ArgumentParser(prog="rapport", description="A self-hosted CRM.")
    top.add_argument("--version", action="version", version=f"rapport {rapport.__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("serve", help="run the server")
    _where(command)
    command.add_argument("--host", help="address to listen on (127.0.0.1)")
    command.add_argument("--port", type=int, help="port to listen on (8092)")
    command.add_argument("--workers", type=int, help="server processes (1)")
    command.set_defaults(run=serve.serve)

    command = commands.add_parser("worker", help="do background work alone")
    _where(command)
    command.set_defaults(run=worker.work)

    command = commands.add_parser("demo", help="fill an empty portal with a sample business")
    _where(command)
    command.set_defaults(run=serve.demo)

    user = commands.add_parser("user", help="people").add_subparsers(required=True, metavar="ACTION")
    adding = user.add_parser("add", help="add a person; prints the password if none is given")
    _where(adding)
    adding.add_argument("email", metavar="EMAIL")
    adding.add_argument("--first-name", default="", help="by default the local part of the address")
    adding.add_argument("--last-name", default="")
    adding.add_argument("--password", help="by default one is made up")
    adding.add_argument("--crm-admin", action="store_true", help="make them administrator of the CRM")
    adding.add_argument("--admin", action="store_true", help="make them administrator of the portal")
    adding.add_argument("--guest", action="store_true", help="a guest has no access to the CRM")
    adding.set_defaults(run=people.add)

    key = commands.add_parser("key", help="API keys").add_subparsers(required=True, metavar="ACTION")
    creating = key.add_parser("create", help="create an API key for a person and print it")
    _where(creating)
    creating.add_argument("email", metavar="EMAIL")
    creating.add_argument("--name", default="command line", help="what the key is for")
    creating.set_defaults(run=people.create_key)

    command = commands.add_parser("backup", help="write a backup while the server runs")
    _where(command)
    command.add_argument("file", type=Path, metavar="FILE")
    command.set_defaults(run=upkeep.backup)

    command = commands.add_parser("restore", help="fill an empty portal from a backup")
    _where(command)
    command.add_argument("file", type=Path, metavar="FILE")
    command.set_defaults(run=upkeep.restore)

    command = commands.add_parser("check", help="look for damage; exit status 1 if there is any")
    _where(command)
    command.add_argument(
        "--sweep", action="store_true", help="first remove files that nothing has referred to for an hour"
    )
    command.set_defaults(run=upkeep.check)
    return top


def _where(command: argparse.ArgumentParser) -> None:
    command.add_argument("--data", type=Path, help="folder of the portal (data)")
    command.add_argument("--database", help="database URL; by default SQLite in the data folder")
    command.add_argument("--files", help="folder or s3://bucket for files; by default in the data folder")
