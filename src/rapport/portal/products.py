"""The products of a Workspace portal, by GUID (sheet 02, section 0.1). This server serves CRM and People."""

from __future__ import annotations

from rapport.core.ids import CRM_PRODUCT, PEOPLE_PRODUCT, Guid

PRODUCTS: dict[Guid, str] = {
    "e67be73d-f9ae-4ce1-8fec-1880cb518cb4": "documents",
    "1e044602-43b5-4d79-82f3-fd6208a11960": "projects",
    CRM_PRODUCT: "crm",
    "ea942538-e68e-4907-9394-035336ee0ba8": "community",
    PEOPLE_PRODUCT: "people",
    "2a923037-8b2d-487b-9a22-5ac0918acf3f": "mail",
}
"""Those that have administrators, with their class names, in the reference's order."""

SERVED: dict[Guid, str] = {CRM_PRODUCT: "CRM", PEOPLE_PRODUCT: "People"}
"""Those that exist here, with their titles."""
