"""The browsable page: complete, and within the strictest policy that a browser knows."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from rapport.protocol.docs_page import files

FILES = files()
SCRIPTS = sorted(path for path in FILES if path.endswith(".js"))


def text(path: str) -> str:
    return FILES[path][1].decode()


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def elements() -> list[tuple[str, dict[str, str | None]]]:
    parser = Elements()
    parser.feed(text("/api/docs"))
    return parser.found


def test_every_file_has_its_media_type():
    kinds = {".js": "text/javascript", ".css": "text/css", "": "text/html"}
    for path, (media_type, content) in FILES.items():
        suffix = re.search(r"(\.\w+)?$", path)[0]
        assert media_type == f"{kinds[suffix]}; charset=utf-8"
        assert content


def test_what_the_page_loads_is_served():
    named = {
        attributes.get("src") or attributes.get("href")
        for tag, attributes in elements()
        if tag in {"link", "script"}
    }
    assert named == {"/api/docs/docs.css", "/api/docs/docs.js"}
    assert named <= FILES.keys()


@pytest.mark.parametrize("path", SCRIPTS)
def test_what_scripts_import_is_served(path):
    for name in re.findall(r'from "\./([^"]+)"', text(path)):
        assert f"/api/docs/{name}" in FILES


def test_nothing_is_inline():
    for tag, attributes in elements():
        assert tag != "style"
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
    assert re.search(r"<script[^>]*></script>", text("/api/docs"))


@pytest.mark.parametrize("path", FILES)
def test_nothing_comes_from_elsewhere(path):
    assert not re.search(r"https?://|\burl\(|@import|\bimport\(", text(path))


@pytest.mark.parametrize("path", SCRIPTS)
def test_no_text_is_read_as_html_or_code(path):
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", text(path)
    )
