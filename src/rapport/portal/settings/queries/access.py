"""Who may use and who administers which product."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.ids import NOBODY, Guid
from rapport.portal.people.directory import Directory, Person, directory
from rapport.portal.people.queries import summaries
from rapport.portal.people.records import EmployeeStatus, html_encoded
from rapport.portal.people.schemas import EmployeeShape
from rapport.portal.products import PRODUCTS, SERVED
from rapport.portal.settings.current import can_use_product, standing
from rapport.portal.settings.records import OPEN_TO_ALL, ProductRules
from rapport.portal.settings.schemas import ModuleShape, ProductAccessShape
from rapport.store.work import Work

_CLOSED = ProductRules()


def access_objects(work: Work, product_ids: Sequence[Guid]) -> list[ProductAccessShape]:
    """Return who the products are open to; without ids, all that are served here. Others are closed."""
    known, rules = directory(work), standing(work).rules
    shapes = []
    for product_id in product_ids or SERVED:
        rule = rules.get(product_id, OPEN_TO_ALL if product_id in SERVED else _CLOSED)
        users = [known.people[subject] for subject in rule.named if known.find(subject)]
        shapes.append(
            ProductAccessShape(
                web_item_id=product_id,
                users=_short(work, known, users),
                groups=summaries(known, rule.named),
                enabled=bool(rule.permitted) and not rule.is_closed,
                is_sub_item=False,
            )
        )
    return shapes


def administrators_of(work: Work, product_id: Guid) -> list[EmployeeShape]:
    """Return the direct administrators of a product; for the zero GUID, of the portal and of every product."""
    known = directory(work)

    def administers_it(person: Person) -> bool:
        products = known.administered_by(person.id)
        if product_id == NOBODY:
            return bool(products) or person.is_owner
        return product_id in products

    present = [
        person
        for person in known.people.values()
        if not person.is_removed and person.status & EmployeeStatus.DEFAULT and administers_it(person)
    ]
    return _short(work, known, present)


def administers(work: Work, product_id: Guid, user_id: Guid) -> bool:
    """Whether a user administers a product, as its administrator or as a portal admin."""
    known = directory(work)
    if known.find(user_id) is None:
        return False
    return known.is_portal_admin(user_id) or product_id in known.administered_by(user_id)


def modules_of_caller(work: Work) -> list[ModuleShape]:
    """Return the products that the caller may use."""
    return [
        ModuleShape(id=PRODUCTS[product_id], title=html_encoded(title))
        for product_id, title in SERVED.items()
        if can_use_product(work, product_id)
    ]


def _short(work: Work, known: Directory, people: Sequence[Person]) -> list[EmployeeShape]:
    return [known.short(person.id, work.site) for person in sorted(people, key=lambda each: each.order)]
