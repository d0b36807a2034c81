"""What each worker process of the web server runs."""

from __future__ import annotations

import gc
import logging
import os

from rapport.app.house import open_house
from rapport.app.web import WebApplication, create_app
from rapport.config import from_environment

GARBAGE = 10_000
"""So many objects more than before are made before Python looks for unreachable ones among the young."""


def application() -> WebApplication:
    """Make the application from the environment that `rapport serve` left for its workers."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    made = create_app(open_house(from_environment(os.environ)))
    # What is loaded by now stays: looking through it for garbage again and again was a tenth of the time of a call
    # that makes many small objects.
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE)
    return made
