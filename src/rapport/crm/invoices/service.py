"""What happens to invoices when a contact is merged away. Their own calls come with their own sheet."""

from __future__ import annotations

from rapport.core.kinds import Kind
from rapport.crm.invoices import rows
from rapport.portal.changes.service import record, updated
from rapport.store.work import Work


def move_contact(work: Work, source: int, target: int) -> None:
    """Put the contact that stays in the place of the one merged into it, as client and as consignee."""
    named = rows.of_contact(work, source)
    rows.move_contact(work, source, target)
    record(
        work,
        *(
            updated(
                Kind.INVOICE,
                invoice_id,
                {"contact_id": client, "consignee_id": consignee},
                {
                    "contact_id": target if client == source else client,
                    "consignee_id": target if consignee == source else consignee,
                },
            )
            for invoice_id, (client, consignee) in named.items()
        ),
    )
