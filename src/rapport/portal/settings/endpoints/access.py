"""Product access and administrators (sheet 02, section 5.4)."""

from __future__ import annotations

from rapport.core.errors import BadArgument
from rapport.core.ids import NOBODY
from rapport.portal.call import Call
from rapport.portal.people import service as people
from rapport.portal.people.schemas import EmployeeShape
from rapport.portal.products import SERVED
from rapport.portal.settings import queries, service
from rapport.portal.settings.schemas import (
    AdministratorShape,
    ModuleShape,
    ProductAccessShape,
    ProductSwitchInput,
)
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

SECURITY = "settings/Security"


@operation("GET", "settings/security", tag=SECURITY, summary="Get the security settings")
def product_access(call: Call, ids: list[Guid]) -> list[ProductAccessShape]:
    """Return who the products are open to; without `ids`, all products.

    Parameters:
        ids: Ids of products; none: all.
    """
    people.require_settings_right(call.work)
    return queries.access_objects(call.work, ids)


@operation("GET", "settings/security/{id}", tag=SECURITY, summary="Get the module availability")
def may_use_product(call: Call, id: Guid) -> bool:
    """Return whether the product exists and the caller may use it.

    Parameters:
        id: Id of the product.
    """
    return id in SERVED and queries.can_use_product(call.work, id)


@operation("GET", "settings/security/modules", tag=SECURITY, summary="Get the enabled modules")
def modules(call: Call) -> list[ModuleShape]:
    """Return the products that the caller may use."""
    return queries.modules_of_caller(call.work)


@operation("PUT", "settings/security", tag=SECURITY, summary="Set the module security settings")
def set_product_access(
    call: Call, subjects: list[Guid], id: Guid = NOBODY, enabled: bool = False
) -> list[ProductAccessShape]:
    """Open a product to users and groups, or close it to them; without `subjects`, to everyone.

    Parameters:
        subjects: Ids of users and groups; none, or Everyone: everybody.
        id: Id of the product.
        enabled: Whether to open it to them, or to close it.
    """
    service.set_product_access(call.work, id, subjects, is_enabled=enabled)
    return queries.access_objects(call.work, [id])


@operation("PUT", "settings/security/access", tag=SECURITY, summary="Set the security settings to modules")
def switch_products(call: Call, items: list[ProductSwitchInput]) -> list[ProductAccessShape]:
    """Open or close products; one that is opened again keeps whom it was restricted to.

    Parameters:
        items: Products (`key`) and whether they are to be open (`value`).
    """
    switches = {item.key: item.value for item in items}
    service.switch_products(call.work, switches)
    return queries.access_objects(call.work, list(switches)) if switches else []


@operation(
    "GET",
    "settings/security/administrator/{productid}",
    tag=SECURITY,
    summary="Get the product administrators",
)
def administrators(call: Call, productid: Guid) -> list[EmployeeShape]:
    """Return the administrators of a product; for the zero GUID, of the portal and of every product.

    Parameters:
        productid: Id of the product; the zero GUID is the whole portal.
    """
    people.require_settings_right(call.work)
    return queries.administrators_of(call.work, productid)


@operation("GET", "settings/security/administrator", tag=SECURITY, summary="Check the product administrator")
def is_administrator(call: Call, productid: Guid = NOBODY, userid: Guid = NOBODY) -> AdministratorShape:
    """Return whether a user administers a product; portal admins administer all.

    Parameters:
        productid: Id of the product; the zero GUID is the whole portal.
        userid: Id of the user.
    """
    people.require_settings_right(call.work)
    administers = queries.administers(call.work, productid, userid)
    return AdministratorShape(product_id=productid, user_id=userid, administrator=administers)


@operation("PUT", "settings/security/administrator", tag=SECURITY, summary="Set the product administrator")
def set_administrator(
    call: Call, productid: Guid = NOBODY, userid: Guid = NOBODY, administrator: bool = False
) -> AdministratorShape:
    """Make a user administrator of a product (the zero GUID: of the portal), or no longer.

    Parameters:
        productid: Id of the product; the zero GUID is the whole portal.
        userid: Id of the user.
        administrator: Whether the user is to administer it.
    """
    if userid == NOBODY:
        raise BadArgument(parameter="userid")
    service.set_administrator(call.work, productid, userid, is_administrator=administrator)
    return AdministratorShape(product_id=productid, user_id=userid, administrator=administrator)
