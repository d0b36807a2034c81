"""The list of everything the API offers: the modules whose operations are served."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator

import rapport.crm
import rapport.portal
from rapport.protocol.operations import Operation, declared_in


def operations() -> list[Operation]:
    """Return every declared operation of every concept that has endpoints."""
    return list(declared_in(list(_endpoint_modules())))


def _endpoint_modules() -> Iterator[str]:
    for floor in (rapport.portal, rapport.crm):
        for concept in pkgutil.iter_modules(floor.__path__, f"{floor.__name__}."):
            if concept.ispkg:
                yield from _endpoints_of(concept.name)


def _endpoints_of(concept: str) -> Iterator[str]:
    importlib.import_module(concept)
    for shelf in pkgutil.iter_modules(sys.modules[concept].__path__):
        if shelf.name != "endpoints":
            continue
        name = f"{concept}.endpoints"
        module = importlib.import_module(name)
        yield name
        if shelf.ispkg:
            for part in pkgutil.iter_modules(module.__path__, f"{name}."):
                importlib.import_module(part.name)
                yield part.name
