from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from obstore.store import MemoryStore

from rapport.core.errors import BadArgument, Missing, Unavailable
from rapport.store.blobs import Blobs
from rapport.store.blobs.bucket import Bucket

S3 = {"access_key_id": "x", "secret_access_key": "y", "region": "eu-west-1"}


@pytest.fixture(params=["folder", "bucket"])
def blobs(request, tmp_path):
    if request.param == "folder":
        return Blobs(tmp_path / "files")
    made = Blobs("s3://bucket/portal", S3)
    assert isinstance(made._place, Bucket)
    made._place._store = MemoryStore()  # the same interface, without a network
    return made


def test_what_is_put_can_be_got(blobs):
    blobs.put("photos/a.png", b"\x00\xffpicture", "image/png")
    blobs.put("empty", b"")
    assert blobs.get("photos/a.png") == b"\x00\xffpicture"
    assert blobs.get("empty") == b""
    assert blobs.size("photos/a.png") == 9
    assert blobs.exists("empty")
    assert not blobs.exists("photos")
    assert sorted(blobs.list()) == ["empty", "photos/a.png"]
    assert list(blobs.list("photos/")) == ["photos/a.png"]
    assert list(blobs.list("phot")) == []


def test_a_blob_can_be_replaced(blobs):
    blobs.put("a", b"one")
    blobs.put("a", b"two")
    assert blobs.get("a") == b"two"


@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [(0, 3, b"012"), (7, 10, b"789"), (10, 5, b""), (50, 1, b""), (3, 0, b"")],
)
def test_a_part_of_a_blob_can_be_read(blobs, start, length, expected):
    blobs.put("digits", b"0123456789")
    assert blobs.read_range("digits", start, length) == expected


def test_what_is_not_there_is_missing(blobs):
    blobs.put("photos/a.png", b"x")
    for name in ("nothing", "photos", "photos/a.png/b"):
        with pytest.raises(Missing):
            blobs.get(name)
        with pytest.raises(Missing):
            blobs.read_range(name, 0, 1)
        with pytest.raises(Missing):
            blobs.size(name)
        assert not blobs.exists(name)


def test_deleting_passes_over_what_is_not_there(blobs):
    blobs.put("a/b", b"x")
    blobs.put("a/c", b"x")
    blobs.delete(["a/b", "nothing", "a"])
    assert list(blobs.list()) == ["a/c"]
    blobs.delete([])


@pytest.mark.parametrize(
    "name",
    ["", "/etc/passwd", "../x", "a/../b", "a//b", "a/", ".hidden", "a/.b", "a\\b", "ä", "a\0b", "a b", "a\n", "x" * 201,
     "/".join("x" * 9), "-a"],
)  # fmt: skip
def test_other_names_are_refused(blobs, name):
    for attempt in (
        blobs.get,
        blobs.size,
        blobs.exists,
        lambda each: blobs.put(each, b""),
        lambda each: blobs.delete([each]),
    ):
        with pytest.raises(BadArgument):
            attempt(name)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text("ab./\\-_\0 ~%", max_size=12))
def test_no_name_leads_out_of_the_folder(tmp_path, name):
    inside = tmp_path / "files"
    before = set(tmp_path.iterdir()) | {inside}
    try:
        Blobs(inside).put(name, b"x")
    except (BadArgument, Unavailable):
        return  # Unavailable: a folder stands where the file would go
    assert set(tmp_path.iterdir()) <= before
    assert Blobs(inside).get(name) == b"x"
    Blobs(inside).delete([name])


def test_readers_never_see_half_a_blob(tmp_path):
    blobs = Blobs(tmp_path / "files")
    contents = [bytes([number]) * 300_000 for number in range(2)]
    blobs.put("a", contents[0])
    stop = threading.Event()

    def write():
        while not stop.is_set():
            for content in contents:
                blobs.put("a", content)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(200):
            assert blobs.get("a") in contents
    finally:
        stop.set()
        writer.join()
    assert list(blobs.list()) == ["a"]


FULL = """
import resource, signal, sys
from rapport.core.errors import Unavailable
from rapport.store.blobs import Blobs
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
blobs = Blobs(sys.argv[1])
blobs.put("small", b"x" * 1000)
try:
    blobs.put("large", b"x" * 200_000)
except Unavailable as error:
    assert "could not be saved" in error.message
    assert sorted(blobs.list()) == ["small"]
    sys.exit(7)
"""


def test_a_full_disk_leaves_nothing_half_written(tmp_path):
    ended = subprocess.run([sys.executable, "-c", FULL, str(tmp_path / "files")], check=False)
    assert ended.returncode == 7
    assert [file.name for file in (tmp_path / "files").rglob("*") if file.is_file()] == ["small"]


def test_a_folder_that_cannot_be_made_is_unavailable(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable):
        Blobs(tmp_path / "file" / "files").put("a", b"")


def test_a_bucket_that_is_away_is_unavailable():
    away = Blobs("s3://bucket", {**S3, "endpoint": "http://127.0.0.1:9", "allow_http": "true"})
    attempts = [
        lambda: away.get("a"),
        lambda: away.read_range("a", 0, 1),
        lambda: away.put("a", b""),
        lambda: away.size("a"),
        lambda: list(away.list()),
        lambda: away.delete(["a"]),
    ]
    for attempt in attempts:
        with pytest.raises(Unavailable):
            attempt()
