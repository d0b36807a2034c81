"""The table of audit actions (sheet 02, section 6.4)."""

from __future__ import annotations

from rapport.portal.changes.actions import ACTIONS, ActionType, EntityType, ModuleType, ProductType, name_of


def test_every_action_of_the_crm_is_there() -> None:
    crm = [action for action in ACTIONS.values() if action.product == ProductType.CRM]
    assert {action.number for action in crm} == set(range(3000, 3167)) - {3156} | set(range(3901, 3905))
    assert len({action.name for action in ACTIONS.values()}) == len(ACTIONS)


def test_an_action() -> None:
    merged = ACTIONS[3016]
    assert (merged.name, merged.text) == ("CompaniesMerged", "Companies Merged: {0} - {1}")
    assert (merged.module, merged.action_type) == (ModuleType.Companies, ActionType.Update)
    assert merged.entities == (EntityType.Contact, EntityType.Contact)
    assert ACTIONS[3082].entities == ()


def test_the_name_of_nothing() -> None:
    assert name_of(ProductType.None_) == "None"
    assert name_of(EntityType.CRMTask) == "CRMTask"
