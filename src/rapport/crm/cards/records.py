"""What other concepts need to know of a record that something of theirs hangs on."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.core.kinds import Kind


@dataclass(frozen=True, slots=True)
class Entity:
    """A contact, an opportunity or a case in short, with what the caller may do to it.

    `kind` is PERSON, COMPANY, OPPORTUNITY or CASE. A case that the caller made may be editable without being visible.
    """

    id: int
    kind: Kind
    title: str
    is_visible: bool
    is_editable: bool

    @property
    def is_company(self) -> bool:
        """Whether it is a company, for what the audit trail tells apart."""
        return self.kind == Kind.COMPANY
