"""How an audit event reads, and which actions a filter means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rapport.core.errors import BadArgument
from rapport.core.ids import NOBODY, Guid
from rapport.portal.changes.actions import ACTIONS, Action, ActionType, EntityType, ModuleType, ProductType

LATEST = 20
"""How many events the calls for the newest ones give."""
_LONGEST_PIECE = 50
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What audit events are asked for; each default filters nothing."""

    user_id: Guid = NOBODY
    product: ProductType = ProductType.None_
    module: ModuleType = ModuleType.None_
    action_type: ActionType = ActionType.None_
    action: int = 0
    entity: EntityType = EntityType.None_
    target: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def names_entity(self) -> bool:
        """Whether one particular entity is asked for."""
        return self.entity != EntityType.None_ and bool(self.target)

    @property
    def actions(self) -> list[Action] | None:
        """The actions that it means; None for all, those that the table does not know included."""
        if self.action:
            known = ACTIONS.get(self.action)
            found = [known] if known else []
        elif self.product or self.module or self.action_type or self.names_entity:
            found = [action for action in ACTIONS.values() if self._means(action)]
        else:
            return None
        return [action for action in found if not self.names_entity or self.entity in action.entities]

    def _means(self, action: Action) -> bool:
        return (
            self.product in {ProductType.None_, action.product}
            and self.module in {ModuleType.None_, action.module}
            and self.action_type in {ActionType.None_, action.action_type}
        )


def action_text(pattern: str, parameters: Sequence[str]) -> str:
    """Return the text of an event: the pattern with its parameters, long pieces cut (sheet 02, section 6.1).

    A pattern whose event has no parameters is shown as it is.
    """
    if not parameters:
        return pattern
    shown = [", ".join(_shortened(piece.strip()) for piece in text.split(",")) for text in parameters]

    def fill(found: re.Match[str]) -> str:
        number = int(found[1])
        return shown[number] if number < len(shown) else found[0]

    return _PLACEHOLDER.sub(fill, pattern)


def parse_action(text: str) -> int:
    """Return the number of an action given by name or number; 0 for none. Raises BadArgument."""
    wanted = text.strip()
    if not wanted:
        return 0
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 10:
        return int(wanted)
    for action in ACTIONS.values():
        if action.name.lower() == wanted.lower():
            return action.number
    raise BadArgument(f"Requested value '{wanted}' was not found.")


def _shortened(piece: str) -> str:
    return piece if len(piece) < _LONGEST_PIECE else f"{piece[: _LONGEST_PIECE - 3]}..."
