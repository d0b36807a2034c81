"""Every action that the audit trail knows: number, name, text and where it belongs (sheet 02, section 6.4).

The tables are kept as text, a block a module, a line an action:

    [CRM Companies]
    3011 Link Contact+Contact CompanyLinkedPerson | Companies [{0}]. Person Linked: {1}

that is number, action type, entities (`-`: none), name, and the pattern with a placeholder a parameter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from rapport.portal.changes.actions.crm import CRM_ACTIONS
from rapport.portal.changes.actions.portal import PORTAL_ACTIONS


class ProductType(IntEnum):
    """Products of the audit trail. Of these numbers the sheet gives CRM's."""

    None_ = 0
    CRM = 1
    People = 2
    Settings = 4


class ModuleType(IntEnum):
    """Modules of the audit trail. From 16 on the numbers are ours."""

    None_ = 0
    Companies = 4
    Persons = 5
    Contacts = 6
    CrmTasks = 7
    Opportunities = 8
    Invoices = 9
    Cases = 10
    CommonCrmSettings = 11
    ContactsSettings = 12
    ContactTypes = 13
    InvoiceSettings = 14
    OtherCrmSettings = 15
    Users = 16
    Groups = 17
    General = 21
    ProductsSettings = 22


class ActionType(IntEnum):
    """What kind of thing was done."""

    None_ = 0
    Create = 1
    Update = 2
    Delete = 3
    Link = 4
    Unlink = 5
    Attach = 6
    Detach = 7
    Send = 8
    Import = 9
    Export = 10
    UpdateAccess = 11
    Download = 12


class EntityType(IntEnum):
    """What kind of thing it was done to: `entries` of an audit event. From 23 on the numbers are ours."""

    None_ = 0
    Project = 3
    Contact = 4
    Relationship = 13
    CRMTask = 14
    Opportunity = 15
    Invoice = 16
    Case = 17
    ListItem = 18
    InvoiceItem = 19
    InvoiceTax = 20
    FieldDescription = 21
    OpportunityMilestone = 22
    User = 23
    Group = 24


@dataclass(frozen=True, slots=True)
class Action:
    """One action: `text` is the pattern that the event's parameters are put into."""

    number: int
    name: str
    text: str
    product: ProductType
    module: ModuleType
    action_type: ActionType
    entities: tuple[EntityType, ...]


def name_of(member: ProductType | ModuleType | ActionType | EntityType) -> str:
    """Return the member's name as the wire spells it (`None` can't be an attribute's name)."""
    return member.name.rstrip("_")


def _read(table: str) -> Iterator[Action]:
    product, module = ProductType.None_, ModuleType.None_
    for line in table.strip().splitlines():
        if line.startswith("["):
            product_name, module_name = line.strip("[]").split()
            product, module = ProductType[product_name], ModuleType[module_name]
        elif line:
            head, text = line.split(" | ", 1)
            number, kind, entities, name = head.split()
            yield Action(
                number=int(number),
                name=name,
                text=text,
                product=product,
                module=module,
                action_type=ActionType[kind],
                entities=tuple(EntityType[entity] for entity in entities.split("+") if entity != "-"),
            )


ACTIONS: dict[int, Action] = {
    action.number: action for table in (CRM_ACTIONS, PORTAL_ACTIONS) for action in _read(table)
}
"""By number, in the order of the tables."""
