"""Starting `rapport serve` as a user does, and looking at its processes."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep
from urllib.error import URLError
from urllib.request import urlopen

RAPPORT = Path(sys.executable).with_name("rapport")
OWNER_EMAIL = "owner@example.com"


class NotStarted(Exception):
    """The server did not answer in time, or ended. The message holds what it printed."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    url: str
    process: subprocess.Popen[bytes]
    ready_after: float
    """Seconds from starting the command to the first good answer of /healthz."""

    def processes(self) -> list[int]:
        """Return the ids of its processes: the one that was started, and all below it."""
        found = [self.process.pid]
        for pid in found:
            tasks = Path(f"/proc/{pid}/task").glob("*/children")
            found += [int(child) for task in tasks for child in task.read_text().split()]
        return found


@dataclass(frozen=True, slots=True)
class Memory:
    """What a process holds, in MiB. `shared_out` counts pages shared with others in proportion (PSS)."""

    command: str
    resident: float
    shared_out: float


@contextmanager
def serving(
    data: Path, *, workers: int = 1, database: str = "", environment: dict[str, str] | None = None
) -> Iterator[Server]:
    """Serve a portal until the block ends. Raises NotStarted."""
    port = free_port()
    command = [str(RAPPORT), "serve", "--data", str(data), "--port", str(port), "--workers", str(workers)]
    if database:
        command += ["--database", database]
    log = data.with_name(f"{data.name}-server.log")
    with log.open("wb") as output:
        started = perf_counter()
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        _await_health(url, process, log)
        yield Server(url, process, perf_counter() - started)
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server that we started, kindly first."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _await_health(url: str, process: subprocess.Popen[bytes], log: Path, patience: float = 120.0) -> None:
    deadline = perf_counter() + patience
    while perf_counter() < deadline:
        if process.poll() is not None:
            break
        try:
            with urlopen(f"{url}/healthz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            sleep(0.005)
    raise NotStarted(log.read_text(errors="replace")[-3000:])


def free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(command: Sequence[str], **environment: str) -> str:
    """Run a `rapport` command to its end and return what it printed. Raises CalledProcessError."""
    done = subprocess.run(
        [str(RAPPORT), *command],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def memory_of(pid: int) -> Memory:
    """Return what a process holds."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    sizes = {name: int(size) / 1024 for name, size in re.findall(r"^(\w+):\s+(\d+) kB", rollup, re.MULTILINE)}
    command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    return Memory(command, sizes["Rss"], sizes["Pss"])
