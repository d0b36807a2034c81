"""How the web client's files are given out."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from tests.wire.web_pages import Pages

from rapport.app.front import PAGE, POLICY, WebClient

FALLBACK = b"<p>Not built</p>"


def pages(folder: Path) -> Pages:
    return Pages(WebClient(folder, FALLBACK, {"X-Told": "yes"}).routes())


@pytest.fixture
def client(tmp_path: Path) -> Pages:
    (tmp_path / PAGE).write_text("<html>" + "x" * 2000)
    (tmp_path / "favicon.svg").write_text("<svg/>")
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "app-1a2b.js").write_text("let a")
    (assets / "app-1a2b.js.gz").write_bytes(gzip.compress(b"let a", mtime=0))
    (assets / "app-1a2b.js.br").write_bytes(b"brotli")
    return pages(tmp_path)


@pytest.mark.parametrize("path", ["/", "/contacts", "/contacts/12", "/opportunities/board", "/settings/tags"])
def test_addresses_of_the_client_are_its_page(client: Pages, path: str) -> None:
    told = client.get(path)
    assert (told.status, told.body[:6]) == (200, b"<html>")
    assert told.headers["content-type"] == "text/html; charset=utf-8"
    assert told.headers["cache-control"] == "no-cache"
    assert told.headers["content-security-policy"] == POLICY


def test_scripts_are_never_inline() -> None:
    told = dict(part.strip().split(" ", 1) for part in POLICY.split(";"))
    assert (told["script-src"], told["default-src"], told["connect-src"]) == ("'self'", "'none'", "'self'")


@pytest.mark.parametrize(
    "path", ["/assets/app-gone.js", "/assets/x", "/nothing.png", "/assets/../front.py", "/Products/CRM/x"]
)
def test_files_that_are_not_there(client: Pages, path: str) -> None:
    assert client.get(path).status == 404


def test_the_page_is_asked_for_again_and_hashed_files_never(client: Pages) -> None:
    etag = client.get("/").headers["etag"]
    assert client.get("/tasks", {"if-none-match": etag}).status == 304
    assert client.get("/assets/app-1a2b.js").headers["cache-control"] == "public, max-age=31536000, immutable"
    assert client.get("/favicon.svg").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("accepted", "coding", "body"),
    [
        ("gzip, deflate, br", "br", b"brotli"),
        ("gzip", "gzip", gzip.compress(b"let a", mtime=0)),
        ("br;q=0, gzip", "gzip", gzip.compress(b"let a", mtime=0)),
        ("identity", None, b"let a"),
        ("", None, b"let a"),
    ],
)
def test_what_was_compressed_ahead(client: Pages, accepted: str, coding: str | None, body: bytes) -> None:
    told = client.get("/assets/app-1a2b.js", {"accept-encoding": accepted})
    assert (told.status, told.headers.get("content-encoding"), told.body) == (200, coding, body)
    assert told.headers["vary"] == "Accept-Encoding"
    assert told.headers["content-type"] == "text/javascript; charset=utf-8"


def test_without_a_client_the_page_says_so(tmp_path: Path) -> None:
    unbuilt = pages(tmp_path / "none")
    assert unbuilt.get("/").body == FALLBACK
    assert unbuilt.get("/contacts").status == 404
