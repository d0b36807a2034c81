"""Calls about many records that are seen or hidden as a whole, as parts of a few hundred each (decision 0011).

Opportunities and cases differ in their names alone. What is here is given to the declarations of their calls.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm.tags.records import with_title
from rapport.portal.call import Call
from rapport.protocol.parts import Parts
from rapport.store.work import Work

Wanted = TypeVar("Wanted")
Wanted_contra = TypeVar("Wanted_contra", contravariant=True)
Sharing = TypeVar("Sharing")
Sharing_contra = TypeVar("Sharing_contra", contravariant=True)

Dealing = Callable[..., Parts | None]
"""What a declaration takes as `parts`."""


class Rules(Protocol[Wanted_contra, Sharing_contra]):
    """What the service of such a kind can do."""

    def matching(self, work: Work, wanted: Wanted_contra, /, *, access_changeable: bool = ...) -> list[int]:
        """Return the ids of all that a filter picks and the caller may see, or may share."""

    def visible_among(
        self, work: Work, record_ids: Sequence[int], /, *, access_changeable: bool = ...
    ) -> list[int]:
        """Return those of the ids whose records the caller may see, or may share."""

    def delete_several(
        self, work: Work, record_ids: Sequence[int], /, *, asked_for: Sequence[int] = ...
    ) -> Sequence[Any]:
        """Delete those of the records that the caller may see."""

    def set_access_of_several(
        self, work: Work, record_ids: Sequence[int], sharing: Sharing_contra, /
    ) -> Sequence[int]:
        """Say who sees those of the records that the caller may share."""

    def tag_several(self, work: Work, record_ids: Sequence[int], name: str | None, /) -> None:
        """Put a tag on those of the records that the caller may see."""

    def untag_several(self, work: Work, record_ids: Sequence[int], name: str | None, /) -> None:
        """Take a tag off those of the records that the caller may see."""

    def require_tag_name(self, name: str | None, /) -> None:
        """Refuse a name that no tag can have."""


@dataclass(frozen=True, slots=True)
class InParts(Generic[Wanted, Sharing]):
    """The calls about many records of one kind."""

    kind: Kind
    rules: Rules[Wanted, Sharing]
    wanted: Callable[..., Wanted]
    """Makes a filter of the arguments of a call."""
    sharing: Callable[[bool, list[Guid]], Sharing]
    remains: Callable[[Work, Sequence[Any]], Sequence[Any]]
    """What a call answers about records that are gone."""
    several: Callable[[Work, Sequence[int]], Sequence[Any]]
    """What it answers about those that are there."""
    weights: Callable[[Work, Kind, Sequence[int]], Mapping[int, float]]
    """How much hangs on records that are to be deleted."""

    def deletion_of_several(self, ids_name: str) -> Dealing:
        """Delete records, those that the caller does not see aside; `ids_name` is the argument with their ids."""

        def dealt(call: Call, most: int, **arguments: Any) -> Parts | None:
            ids: list[int] = arguments[ids_name]
            if len(ids) <= most:
                return None
            return self._deletion(call, self.rules.visible_among(call.work, ids), ids)

        return dealt

    def deletion_of_filtered(self, call: Call, _most: int, **filters: Any) -> Parts:
        """Delete all records that match."""
        return self._deletion(call, self.rules.matching(call.work, self.wanted(call, **filters)), ())

    def access_of_several(self, ids_name: str) -> Dealing:
        """Make records private or public, those aside with which the caller may not do that."""

        def dealt(
            call: Call, most: int, *, is_private: bool, access_list: list[Guid], **arguments: Any
        ) -> Parts | None:
            ids: list[int] = arguments[ids_name]
            if len(ids) <= most:
                return None
            chosen = self.rules.visible_among(call.work, ids, access_changeable=True)
            return self._access(chosen, self.sharing(is_private, access_list))

        return dealt

    def access_of_filtered(
        self, call: Call, _most: int, *, is_private: bool, access_list: list[Guid], **filters: Any
    ) -> Parts:
        """Make all records that match private or public."""
        ids = self.rules.matching(call.work, self.wanted(call, **filters), access_changeable=True)
        return self._access(ids, self.sharing(is_private, access_list))

    def tag_of_filtered(self, call: Call, most: int, *, tag_name: str | None, **filters: Any) -> Parts | None:
        """Put a tag on all records that match."""
        ids = self.rules.matching(call.work, self.wanted(call, **filters))
        if len(ids) <= most:
            return None
        self.rules.require_tag_name(tag_name)
        return _tagging(ids, self.rules.tag_several, tag_name)

    def untag_of_filtered(
        self, call: Call, most: int, *, tags: list[str], tag_name: str, **filters: Any
    ) -> Parts | None:
        """Take a tag off all records that match and carry it."""
        carried = with_title(tags, tag_name)
        ids = self.rules.matching(call.work, self.wanted(call, tags=carried, **filters))
        return None if len(ids) <= most else _tagging(ids, self.rules.untag_several, tag_name)

    def _deletion(self, call: Call, ids: Sequence[int], asked_for: Sequence[int]) -> Parts:
        return Parts(
            ids,
            lambda work, some: self.remains(work, self.rules.delete_several(work, some, asked_for=asked_for)),
            lambda _call, told: list(told),
            self.weights(call.work, self.kind, ids),
        )

    def _access(self, ids: Sequence[int], sharing: Sharing) -> Parts:
        return Parts(
            ids,
            lambda work, some: self.several(work, self.rules.set_access_of_several(work, some, sharing)),
            lambda _call, told: list(told),
        )


def _tagging(
    ids: Sequence[int], act: Callable[[Work, Sequence[int], str | None], None], name: str | None
) -> Parts:
    def tag(work: Work, some: Sequence[int]) -> Sequence[int]:
        act(work, some, name)
        return some

    return Parts(ids, tag, lambda _call, _done: name)
