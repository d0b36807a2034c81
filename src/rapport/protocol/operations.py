"""Operations are declared: a verb, a path and a typed function are all that routing, binding and OpenAPI need.

    @operation("PUT", "crm/opportunity/{opportunityid:int}/stage/{id:int}", tag="crm/Opportunities",
               summary="Move an opportunity to a stage")
    def move_to_stage(call: Call, opportunityid: int, id: int = 0, stageid: int = 0) -> OpportunityShape:
        "Put an opportunity into a stage; the stage decides probability and close date. ..."

The first argument is the `Call`. Every other argument is bound by name from path, query and body, in that order
(sheet 01, sections 4 to 7). Names are matched without regard to case and underscores: `is_private` takes
`isPrivate`. `protocol/binding.py` says which annotations there are and what each takes.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar, get_type_hints

from rapport.protocol.parts import Parts

F = TypeVar("F", bound=Callable[..., Any])

VERBS = ("GET", "POST", "PUT", "DELETE")
PREPARED = "prepared"
"""The argument in which a handler gets what its `prepare` returned; it is not bound from the request."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of an operation: `name` in Python, `annotation` resolved, `default` if it declares one."""

    name: str
    annotation: Any
    default: Any = inspect.Parameter.empty

    @property
    def has_default(self) -> bool:
        """Whether the argument may be left unbound."""
        return self.default is not inspect.Parameter.empty


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """A call of the API as data. Two are equal only if they are the same declaration."""

    verb: str
    path: str
    """Below `/api/2.0/`, without suffix; `{name:int}`, `{name:(a|b)}` or `{name}` for placeholders."""
    handler: Callable[..., Any]
    tag: str
    """As the published document groups calls: `crm/Contacts`, `people/Profiles`, ..."""
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    answer: Any
    """Return annotation of the handler, resolved."""
    writes: bool
    """Whether it runs in a writing transaction. By default: everything but GET."""
    login: bool
    """Whether a caller must be signed in."""
    addition: bool
    """Whether it is ours alone, unknown to Workspace."""
    prepare: Callable[..., Any] | None
    """What takes long and needs no write lock: hashing a password, fetching a picture. It is called like the
    handler, in a reading transaction before the writing one; the handler gets its result as `prepared`."""
    parts: Callable[..., Parts | None] | None = None
    """How it is done in parts if it is about more records than are changed at once. It is called like the handler, in
    a reading transaction, with that number after the call, and raises what the handler would. None from it: the
    handler does it, in one transaction."""

    @property
    def module(self) -> str:
        """First path segment: `crm`, `people`, ..."""
        return self.path.partition("/")[0]

    @property
    def operation_id(self) -> str:
        """Name for messages: concept and function."""
        owner = self.handler.__module__.partition(".endpoints")[0].rpartition(".")[2]
        return f"{owner}_{self.handler.__name__}"


def operation(
    verb: str,
    path: str,
    *,
    tag: str,
    summary: str,
    writes: bool | None = None,
    login: bool = True,
    addition: bool = False,
    prepare: Callable[..., Any] | None = None,
    parts: Callable[..., Parts | None] | None = None,
) -> Callable[[F], F]:
    """Declare a function an operation. The function stays as it is; the declaration hangs on it as `.operations`.

    May be stacked for calls that answer at several paths.
    """
    if verb not in VERBS:
        raise ValueError(f"unknown verb {verb}")
    if prepare is not None and parts is not None:
        raise ValueError("what is prepared is not done in parts")

    def declare(function: F) -> F:
        declared = Operation(
            verb=verb,
            path=path,
            handler=function,
            tag=tag,
            summary=summary,
            description=inspect.getdoc(function) or "",
            parameters=_parameters(function),
            answer=get_type_hints(function, include_extras=True).get("return"),
            writes=verb != "GET" if writes is None else writes,
            login=login,
            addition=addition,
            prepare=prepare,
            parts=parts,
        )
        function.__dict__.setdefault("operations", []).append(declared)
        return function

    return declare


def declared_in(modules: Iterable[str]) -> Iterator[Operation]:
    """Yield the operations that the named, already imported, modules define."""
    for name in modules:
        for value in vars(sys.modules[name]).values():
            if callable(value) and getattr(value, "__module__", None) == name:
                yield from getattr(value, "operations", ())


def _parameters(function: Callable[..., Any]) -> tuple[Parameter, ...]:
    hints = get_type_hints(function, include_extras=True)
    arguments = list(inspect.signature(function).parameters.values())[1:]
    return tuple(
        Parameter(argument.name, hints[argument.name], argument.default)
        for argument in arguments
        if argument.name != PREPARED
    )
