"""What each worker process of the web server runs."""

from __future__ import annotations

import logging
import os

from rapport.app.house import open_house
from rapport.app.web import WebApplication, create_app
from rapport.config import from_environment


def application() -> WebApplication:
    """Make the application from the environment that `rapport serve` left for its workers."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    return create_app(open_house(from_environment(os.environ)))
