"""The document of everything that is served: valid, and true to what the authors wrote."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis

from rapport.app.concepts import operations
from rapport.protocol.openapi import document
from rapport.protocol.openapi.docstrings import plain_key, read
from rapport.protocol.openapi.requests import LIST_PARAMETERS, PLACEHOLDER
from rapport.protocol.operations import Operation

SERVED = operations()
DOCUMENT = document(SERVED, title="Rapport", version="1")


def called() -> list[dict[str, Any]]:
    return [told for verbs in DOCUMENT["paths"].values() for told in verbs.values()]


def test_it_is_valid_openapi():
    schemathesis.openapi.from_dict(DOCUMENT).validate()


def test_every_operation_is_in_it():
    assert len(called()) == len(SERVED) + 1  # and the batch


def test_every_operation_says_what_it_does():
    assert [told["operationId"] for told in called() if not told["summary"] or not told["description"]] == []


@pytest.mark.parametrize("operation", SERVED, ids=lambda operation: f"{operation.verb} {operation.path}")
def test_a_docstring_describes_only_parameters_that_there_are(operation: Operation):
    known = {plain_key(argument.name) for argument in operation.parameters}
    known |= {plain_key(name) for name, _ in PLACEHOLDER.findall(operation.path)}
    known |= {plain_key(name) for name in LIST_PARAMETERS}
    _, texts = read(operation.description)
    assert texts.keys() <= known
