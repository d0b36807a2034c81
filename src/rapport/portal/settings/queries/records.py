"""The raw records of the portal and of users, which old clients read."""

from __future__ import annotations

import msgspec
from sqlalchemy import select

from rapport.core.errors import Missing
from rapport.core.ids import Guid
from rapport.portal.people.directory import directory
from rapport.portal.people.records import EmployeeStatus
from rapport.portal.settings.current import portal_settings
from rapport.portal.settings.queries.settings import display_name, offset_at, offset_text
from rapport.portal.settings.schemas import PortalShape, RawUserShape, ZoneShape
from rapport.protocol.shapes import plain_date
from rapport.store.tables import portal_state, users
from rapport.store.work import Work


def portal_record(work: Work) -> PortalShape:
    """Return the raw record of the portal."""
    settings = portal_settings(work)
    state = work.tx.execute(select(portal_state.c.founded_at, portal_state.c.owner_id)).one()
    founded = plain_date(state.founded_at)
    host = work.site.base_url.partition("://")[2]
    return PortalShape(
        tenant_id=1,
        tenant_alias="localhost",
        mapped_domain=None,
        version=1,
        version_changed=founded,
        tenant_domain=host,
        hosted_region=None,
        name=settings.general.name,
        language=settings.culture,
        time_zone=ZoneShape(
            id=settings.zone.key,
            display_name=display_name(settings.zone, work.now),
            base_utc_offset=offset_text(offset_at(settings.zone, work.now)),
        ),
        trusted_domains=[],
        trusted_domains_type=0,
        owner_id=state.owner_id,
        created_date_time=founded,
        last_modified=founded,
        status=0,
        status_change_date=founded,
        partner_id=None,
        affiliate_id=None,
        campaign=None,
        payment_id=None,
        industry=0,
        spam=False,
        calls=False,
    )


def raw_user(work: Work, user_id: Guid) -> RawUserShape:
    """Return the raw record of a user. Raises Missing."""
    row = work.tx.execute(select(users).where(users.c.id == user_id, users.c.is_removed.is_(False))).first()
    if row is None:
        raise Missing("User not found")
    shown = row.id == work.viewer.user_id or directory(work).is_people_open
    lines = msgspec.json.decode(row.contacts, type=list[dict[str, str]])
    return RawUserShape(
        id=row.id,
        first_name=row.first_name,
        last_name=row.last_name,
        user_name=row.user_name,
        birth_date=_midnight(row.birthday),
        sex=row.sex,
        status=row.status,
        activation_status=row.activation_status,
        terminated_date=plain_date(row.terminated_at) if row.terminated_at else None,
        title=row.title,
        work_from_date=_midnight(row.work_from),
        email=row.email if shown else "",
        contacts=[text for line in lines for text in (line["type"], line["value"])],
        location=row.location,
        notes=row.notes,
        removed=False,
        last_modified=plain_date(row.modified_at),
        tenant=1,
        lead=row.lead_id,
        is_active=row.status == EmployeeStatus.ACTIVE,
        culture_name=row.culture,
        mobile_phone=row.mobile_phone,
        mobile_phone_activation_status=int(row.mobile_phone_activated),
        sid=None,
        ldap_qouta=0,
        sso_name_id=None,
        sso_session_id=None,
        create_date=plain_date(row.created_at),
        used_space=0,
        check_activation=False,
    )


def _midnight(day: str | None) -> str | None:
    return f"{day}T00:00:00" if day else None
