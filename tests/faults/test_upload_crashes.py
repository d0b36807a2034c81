"""A server killed in the middle of uploads keeps what it acknowledged, and what it leaves behind is found and swept."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import random
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.faults.servers import Server, running

ROUNDS = 3
CLIENTS = 4

pytestmark = pytest.mark.slow


@dataclass
class Uploader:
    """One client that uploads, attaches and deletes, until its server is gone."""

    server: Server
    contact: int
    seed: int
    kept: dict[int, str] = field(default_factory=dict)
    """Hashes of what was acknowledged, by file."""
    unsure: set[int] = field(default_factory=set)
    """Files whose deletion was not answered."""

    def run(self) -> None:
        chance = random.Random(self.seed)
        try:
            while True:
                content = chance.randbytes(chance.choice((10, 10_000, 2_000_000)))
                file_id = self._upload(content)
                self.kept[file_id] = hashlib.sha256(content).hexdigest()
                self.server.send("POST", f"crm/contact/{self.contact}/files", {"fileids": [file_id]})
                if chance.random() < 0.3:
                    gone = chance.choice(list(self.kept))
                    del self.kept[gone]
                    self.unsure.add(gone)
                    self.server.send("DELETE", f"crm/files/{gone}")
        except (OSError, http.client.HTTPException):
            return

    def _upload(self, content: bytes) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        try:
            headers = {
                "Authorization": self.server.token,
                "Content-Type": "application/octet-stream",
                "Content-Disposition": 'attachment; filename="a.bin"',
            }
            connection.request("POST", "/api/2.0/crm/contact/0/files/upload", content, headers)
            answer = connection.getresponse()
            body = answer.read()
            assert answer.status == 201, body
            return int(json.loads(body)["response"]["id"])
        finally:
            connection.close()


def download(server: Server, file_id: int) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        path = f"/Products/Files/HttpHandlers/filehandler.ashx?action=download&fileid={file_id}"
        connection.request("GET", path, headers={"Authorization": server.token})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_killing_the_server_during_uploads(tmp_path: Path) -> None:
    kept: dict[int, str] = {}
    with running(tmp_path) as server:
        body = {"companyName": "Nordwind", "shareType": 1}
        contact = server.send("POST", "crm/contact/company", body).response["id"]
        for round_number in range(ROUNDS):
            uploaders = [Uploader(server, contact, round_number * 100 + each) for each in range(CLIENTS)]
            threads = [threading.Thread(target=each.run) for each in uploaders]
            for thread in threads:
                thread.start()
            time.sleep(1.5 + round_number * 0.7)
            server.kill()
            for thread in threads:
                thread.join()
            for each in uploaders:
                kept |= each.kept
            server.start()
            for file_id, digest in kept.items():
                status, content = download(server, file_id)
                assert (status, hashlib.sha256(content).hexdigest()) == (200, digest)
    assert len(kept) > ROUNDS
    swept = check(tmp_path, "--sweep")
    assert swept.returncode == 0, swept.stdout + swept.stderr


def check(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run `rapport check` as if an hour had passed."""
    hour_ago = time.time() - 3700
    for file in (folder / "files").rglob("*"):
        if file.is_file():
            os.utime(file, (hour_ago, hour_ago))
    command = [sys.executable, "-m", "rapport", "check", "--data", str(folder), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)
