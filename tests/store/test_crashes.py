"""A process that dies at any moment: what it acknowledged stays, what it had begun is gone as a whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter

from sqlalchemy import select
from tests.store.probes import make, probes

from rapport.store.engine import open_database
from rapport.store.migrations import migrate
from rapport.store.transaction import run

WRITER = """
import sys
from sqlalchemy import insert
from rapport.store.engine import open_database
from rapport.store.transaction import run
from tests.store.probes import probes
database = open_database(sys.argv[1])
number = int(sys.argv[2])
while True:
    number += 1
    def body(tx):
        for part in range(5):
            tx.execute(insert(probes), {"id": number * 10 + part, "word": "x" * 3000})
    run(database, write=True, body=body)
    print(number, flush=True)
"""
STARTER = """
import sys
from rapport.store.engine import open_database
from rapport.store.migrations import migrate
migrate(open_database(sys.argv[1]))
"""


def killed_while_writing(url: str, start: int, seconds: float) -> int:
    """Return the last number that the process said it had written."""
    command = [sys.executable, "-c", WRITER, url, str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline()]
        time.sleep(seconds)
        process.kill()
        said += process.stdout.readlines()
    # The last line may have been cut off.
    return max(int(line) for line in said if line.endswith("\n"))


def ids(tx):
    return list(tx.scalars(select(probes.c.id)))


def test_a_killed_writer_leaves_whole_transactions(database):
    make(database)
    url = database.url.render_as_string(hide_password=False)
    dice = random.Random(7)
    last = 0
    for _ in range(5):
        last = killed_while_writing(url, last, dice.uniform(0.0, 0.15))
        parts = Counter(each // 10 for each in run(database, write=False, body=ids))
        assert set(parts.values()) == {5}
        assert set(parts) >= set(range(1, last + 1))
        last = max(parts)


def test_a_start_that_was_killed_can_be_repeated(bare):
    """Killed while migrating: the next start finds nothing or everything."""
    url = bare.url.render_as_string(hide_password=False)
    for wait in (0.15, 0.25, 0.35, 0.45):
        process = subprocess.Popen([sys.executable, "-c", STARTER, url])
        time.sleep(wait)
        process.kill()
        process.wait()
    opened = open_database(url)
    migrate(opened)
    make(opened)
    opened.close()
