"""The web client's files: its page at every address that nothing else has, its assets beside it.

They are built from `web/` into `web_client/`, which is part of the package and not of the repository. Everything is
read once, with what was compressed at building time; a server goes on giving out what it started with.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from rapport.app.bookmarks import page_for
from rapport.protocol.compression import coding_wanted
from rapport.protocol.downloads import matches

BUILT = Path(str(files("rapport.app").joinpath("web_client")))
POLICY = (
    # Styles of the component library come as style tags; scripts never do.
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; media-src 'self' blob:; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PAGE = "index.html"
ASSETS = "assets/"
"""Where names hold a hash of the content: what is there never changes."""
PORTAL_FILES = "products/"
"""Where a Workspace portal has its handlers and pictures."""
_CODINGS = {"br": ".br", "gzip": ".gz"}
"""Codings and the endings of the files that hold them, best first."""
_TYPES = {
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".json": "application/json",
}
_FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file with what was compressed of it, by coding."""

    content: bytes
    media_type: str
    cache_control: str
    etag: str
    packed: Mapping[str, bytes] = field(default_factory=dict)


class WebClient:
    """The routes of the web client. `fallback` stands at `/` when it has not been built."""

    def __init__(self, folder: Path, fallback: bytes, headers: Mapping[str, str]) -> None:
        self._assets = load(folder)
        self._fallback = fallback
        self._fallback_headers = dict(headers)

    def routes(self) -> list[BaseRoute]:
        """Return the routes; they take whatever path no other route takes, so they come last."""
        if PAGE not in self._assets:
            return [Route("/", self.unbuilt)]
        return [Route("/{path:path}", self.serve)]

    async def unbuilt(self, _request: Request) -> Response:
        """Say that the client has not been built."""
        return Response(self._fallback, media_type="text/html; charset=utf-8", headers=self._fallback_headers)

    async def serve(self, request: Request) -> Response:
        """Give a file of the client, or its page for an address that names no file.

        Who comes by an address of a Workspace portal's page is sent on to the client's address of the same.
        """
        path = request.path_params["path"]
        moved = page_for(path, request.query_params)
        if moved is not None:
            return Response(
                status_code=302, headers={**HEADERS, "Cache-Control": "no-store", "Location": moved}
            )
        asset = self._assets.get(path or PAGE)
        if asset is None and not _names_a_file(path):
            asset = self._assets[PAGE]
        if asset is None:
            return PlainTextResponse("Not found", status_code=404, headers={"Cache-Control": "no-store"})
        return _given(asset, request.headers)


def load(folder: Path) -> dict[str, Asset]:
    """Read the built client; empty if there is none."""
    if not folder.is_dir():
        return {}
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    plain = [path for path in found if path.suffix not in _CODINGS.values()]
    return {path.relative_to(folder).as_posix(): _asset(folder, path) for path in plain}


def _asset(folder: Path, path: Path) -> Asset:
    content = path.read_bytes()
    packed = {
        coding: other.read_bytes()
        for coding, ending in _CODINGS.items()
        if (other := path.with_name(path.name + ending)).is_file()
    }
    name = path.relative_to(folder).as_posix()
    media_type = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if media_type.startswith("text/"):
        media_type += "; charset=utf-8"
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    return Asset(content, media_type, _FOREVER if name.startswith(ASSETS) else "no-cache", etag, packed)


def _names_a_file(path: str) -> bool:
    """Whether an address means a file: below the assets, in a Workspace portal's folder, or with an ending.

    Addresses of the client have none.
    """
    return path.lower().startswith((ASSETS, PORTAL_FILES)) or "." in path.rpartition("/")[2]


def _given(asset: Asset, asked: Mapping[str, str]) -> Response:
    headers = {**HEADERS, "Cache-Control": asset.cache_control, "Vary": "Accept-Encoding"}
    coding = coding_wanted(asked.get("accept-encoding", ""), tuple(asset.packed))
    # A tag stands for the bytes that travel: each coding has its own.
    headers["ETag"] = f'{asset.etag[:-1]}-{coding}"' if coding else asset.etag
    if matches(asked.get("if-none-match"), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    if coding:
        headers["Content-Encoding"] = coding
    body = asset.packed[coding] if coding else asset.content
    return Response(body, media_type=asset.media_type, headers=headers)
