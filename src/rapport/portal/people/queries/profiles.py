"""Full profiles, group summaries and photo addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

import msgspec
from sqlalchemy import Row, func, select

from rapport.core.errors import Forbidden, Missing
from rapport.core.ids import Guid
from rapport.core.viewer import Site
from rapport.portal.people.addresses import SIZES, photo_address, profile_address
from rapport.portal.people.directory import Directory, Person, directory
from rapport.portal.people.records import (
    POSTER_USER,
    REMOVED_NAME,
    SYSTEM_USERS,
    ActivationStatus,
    EmployeeStatus,
    full_name,
    html_encoded,
    is_system_user,
)
from rapport.portal.people.schemas import (
    ContactLineShape,
    GroupSummaryShape,
    PhotoShape,
    ProfileShape,
)
from rapport.portal.products import PRODUCTS
from rapport.protocol.shapes import WireDate, wire_date
from rapport.store.tables import users
from rapport.store.work import Work

_CONTACTS = msgspec.json.Decoder(list[ContactLineShape])


def profile(work: Work, user_id: Guid) -> ProfileShape:
    """Return the full profile behind an id: of a person, removed or not, or of the house. Raises Missing."""
    if user_id in SYSTEM_USERS:
        return _system_profile(work, user_id)
    found = profiles(work, [user_id])
    if not found:
        raise Missing("User not found")
    return found[0]


def profile_by_name(work: Work, name: str) -> ProfileShape:
    """Return the full profile behind a user name, in any case, or a GUID. Raises Missing."""
    return profile(work, resolve(work, name))


def profile_by_email(work: Work, email: str | None) -> ProfileShape:
    """Return the full profile of the person with that e-mail address, in any case. Raises Missing."""
    wanted = (email or "").strip().lower()
    person = next((each for each in directory(work).people.values() if _has_email(each, wanted)), None)
    if person is None:
        raise Missing("User not found")
    return profile(work, person.id)


def resolve(work: Work, name: str, message: str = "User not found") -> Guid:
    """Return the id that a user name or a GUID in a path means. Raises Missing with the message."""
    wanted = name.strip().lower()
    known = directory(work)
    if wanted in SYSTEM_USERS or known.find(wanted):
        return wanted
    for person in known.people.values():
        if person.user_name.lower() == wanted and not person.is_removed:
            return person.id
    raise Missing(message)


def profiles(work: Work, user_ids: Sequence[Guid], *, quota_limit: int = 0) -> list[ProfileShape]:
    """Return full profiles in the order given; ids of nobody are passed over. One statement."""
    if not user_ids:
        return []
    statement = select(users).where(users.c.id.in_(list(user_ids)))
    rows = {row.id: row for row in work.tx.execute(statement)}
    known = directory(work)
    return [_profile(work, known, rows[user_id], quota_limit) for user_id in user_ids if user_id in rows]


def summary(known: Directory, group_id: Guid) -> GroupSummaryShape:
    """Return the short form of a group that exists."""
    card = known.groups[group_id]
    manager = known.find(card.manager_id)
    return GroupSummaryShape(id=card.id, name=card.name, manager=manager.user_name if manager else None)


def summaries(known: Directory, group_ids: Iterable[Guid]) -> list[GroupSummaryShape]:
    """Return the short forms of those of the groups that exist, by name."""
    return sorted(
        (summary(known, group_id) for group_id in group_ids if group_id in known.groups),
        key=lambda shape: (shape.name, shape.id),
    )


def photo_of(work: Work, name: str) -> PhotoShape:
    """Return the photo addresses of a person by user name or GUID. Raises Missing; Forbidden for the house."""
    user_id = resolve(work, name, "user not found")
    if is_system_user(user_id):
        raise Forbidden
    return photo_shape(work, user_id)


def photo_shape(work: Work, user_id: Guid) -> PhotoShape:
    """Return the photo addresses of a user; the default picture's for those without photo."""
    person = directory(work).find(user_id)
    photo = person.photo if person else None
    return PhotoShape(
        **{name: photo_address(work.site.base_url, photo, size) for name, size in SIZES.items()}
    )


def calendar_date(text: str | None, site: Site) -> WireDate | None:
    """Write a calendar date as the start of that day in the portal's zone (quirk 16: the day never shifts)."""
    if not text:
        return None
    return wire_date(datetime.combine(date.fromisoformat(text), time(), site.zone), site.zone)


def users_count(work: Work) -> int:
    """Return the number of active people, guests included."""
    counted = select(func.count()).where(
        users.c.status == EmployeeStatus.ACTIVE, users.c.is_removed.is_(False)
    )
    return work.tx.execute(counted).scalar_one()


def _has_email(person: Person, wanted: str) -> bool:
    return person.email.lower() == wanted and not person.is_removed


def _profile(work: Work, known: Directory, row: Row[Any], quota_limit: int) -> ProfileShape:
    site = work.site
    summaries_of_user = summaries(known, known.groups_of.get(row.id, ()))
    own = row.id == work.viewer.user_id
    photo = None if row.is_removed else row.photo
    name = REMOVED_NAME if row.is_removed else full_name(row.first_name, row.last_name, site.culture)
    return ProfileShape(
        id=row.id,
        user_name=row.user_name,
        is_visitor=row.is_guest,
        first_name=row.first_name,
        last_name=row.last_name,
        email=row.email if own or known.is_people_open else None,
        birthday=calendar_date(row.birthday, site),
        sex=None if row.sex is None else ("male" if row.sex else "female"),
        status=row.status,
        activation_status=row.activation_status & ~ActivationStatus.AUTO_GENERATED,
        terminated=wire_date(row.terminated_at, site.zone) if row.terminated_at else None,
        department=", ".join(html_encoded(shape.name) for shape in summaries_of_user),
        work_from=calendar_date(row.work_from, site),
        location=row.location or None,
        notes=row.notes or None,
        lead=row.lead_id,
        display_name=html_encoded(name),
        mobile_phone=row.mobile_phone or None,
        mobile_phone_activation_status=int(row.mobile_phone_activated),
        title=row.title or None,
        contacts=_CONTACTS.decode(row.contacts) or None,
        groups=summaries_of_user or None,
        avatar_medium=photo_address(site.base_url, photo, SIZES["medium"]),
        avatar=photo_address(site.base_url, photo, SIZES["big"]),
        is_admin=known.is_portal_admin(row.id),
        is_ldap=False,
        list_admin_modules=_modules(known, row.id) or None,
        is_owner=row.is_owner,
        culture_name=row.culture or site.culture,
        is_sso=False,
        avatar_small=photo_address(site.base_url, photo, SIZES["small"]),
        quota_limit=quota_limit,
        **_NO_SPACE,
        profile_url=profile_address(site.base_url, row.user_name),
    )


_NO_SPACE: dict[str, Any] = dict.fromkeys(("used_space", "docs_space", "mail_space", "talk_space"), 0)


def _modules(known: Directory, user_id: Guid) -> list[str]:
    """Return the class names of the products that a user administers, in the reference's order."""
    administered = known.administered_by(user_id)
    everything = known.is_portal_admin(user_id)
    return [name for product_id, name in PRODUCTS.items() if everything or product_id in administered]


def _system_profile(work: Work, user_id: Guid) -> ProfileShape:
    """Return the profile of an account that is nobody's: it has a name and nothing else."""
    first_name, last_name = SYSTEM_USERS[user_id]
    short = directory(work).short(user_id, work.site)
    return ProfileShape(
        id=user_id,
        user_name=None,
        is_visitor=user_id != POSTER_USER,
        first_name=first_name,
        last_name=last_name,
        email=None,
        status=EmployeeStatus.ACTIVE,
        activation_status=ActivationStatus.NOT_ACTIVATED,
        terminated=None,
        department="",
        display_name=short.display_name,
        avatar_medium=photo_address(work.site.base_url, None, SIZES["medium"]),
        avatar=photo_address(work.site.base_url, None, SIZES["big"]),
        is_admin=user_id == POSTER_USER,
        is_ldap=False,
        is_owner=False,
        is_sso=False,
        avatar_small=short.avatar_small,
        quota_limit=0,
        **_NO_SPACE,
        profile_url=short.profile_url,
    )
