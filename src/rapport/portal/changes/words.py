"""How the change log spells what it tells of, for everybody who reads it from outside."""

from __future__ import annotations

from collections.abc import Mapping

from rapport.core.kinds import Kind

WORDS: Mapping[Kind, str] = {
    Kind.CONTACT: "contact",
    Kind.OPPORTUNITY: "opportunity",
    Kind.CASE: "case",
    Kind.TASK: "task",
    Kind.RELATIONSHIP_EVENT: "event",
    Kind.FILE: "file",
    Kind.INVOICE: "invoice",
    Kind.STAGE: "stage",
    Kind.LIST_ITEM: "listItem",
    Kind.TAG: "tag",
    Kind.CUSTOM_FIELD: "customField",
    Kind.CURRENCY_RATE: "currencyRate",
    Kind.CRM_SETTINGS: "crmSettings",
    Kind.TASK_TEMPLATE_CONTAINER: "taskTemplateContainer",
    Kind.TASK_TEMPLATE: "taskTemplate",
}
"""How answers spell the kinds."""

KIND_WORDS: Mapping[str, Kind] = {word.lower(): kind for kind, word in WORDS.items()}
"""The same for requests, in lower case."""

VERBS = ("created", "updated", "deleted", "restored")
"""What happens to records. Restored is what comes back: from the trash, or when a deletion is taken back."""
