"""Reading settings, product access and the raw records of portal and users."""

from rapport.portal.settings.current import (
    can_use_product,
    portal_settings,
    standing,
    stored_setting,
)
from rapport.portal.settings.queries.access import (
    access_objects,
    administers,
    administrators_of,
    modules_of_caller,
)
from rapport.portal.settings.queries.records import portal_record, raw_user
from rapport.portal.settings.queries.settings import (
    login_limits_shape,
    password_hash_shape,
    password_policy_shape,
    quota,
    settings_shape,
    used_bytes,
)

__all__ = [
    "access_objects",
    "administers",
    "administrators_of",
    "can_use_product",
    "login_limits_shape",
    "modules_of_caller",
    "password_hash_shape",
    "password_policy_shape",
    "portal_record",
    "portal_settings",
    "quota",
    "raw_user",
    "settings_shape",
    "standing",
    "stored_setting",
    "used_bytes",
]
