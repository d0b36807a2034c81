"""The browsable page of the API: static files that show `/openapi.json`.

Hand-written and self-contained: no request leaves the server, and nothing is inline, so that the strictest
Content-Security-Policy (`default-src 'none'` with own scripts, styles and connections) lets it work.
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


def files() -> dict[str, tuple[str, bytes]]:
    """Return what to serve, read afresh: path from the site's root to media type and content."""
    page = {"/api/docs": ("text/html; charset=utf-8", (_FOLDER / "docs.html").read_bytes())}
    for file in sorted(_FOLDER.iterdir()):
        if file.suffix in _TYPES:
            page[f"/api/docs/{file.name}"] = (_TYPES[file.suffix], file.read_bytes())
    return page
