"""What clients ask about the portal."""

from __future__ import annotations

from rapport.portal.call import Call
from rapport.portal.settings import queries
from rapport.portal.settings.records import COMPATIBLE_VERSION
from rapport.portal.settings.schemas import (
    BuildShape,
    CapabilitiesShape,
    PasswordHashShape,
    QuotaShape,
    SettingsShape,
    VersionShape,
    VersionsShape,
)
from rapport.protocol.operations import operation

COMMON = "settings/Common settings"


@operation("GET", "settings", tag=COMMON, summary="Get the portal settings")
def settings(call: Call) -> SettingsShape:
    """Return culture and time zone of the portal."""
    return queries.settings_shape(call.work)


@operation("GET", "settings/quota", tag="settings/Quota", summary="Get the space usage")
def quota(call: Call) -> QuotaShape:
    """Return the space that files take, in bytes, and the numbers of people."""
    return queries.quota(call.work)


@operation("GET", "settings/version", tag=COMMON, summary="Get the portal versions")
def versions(_call: Call) -> VersionsShape:
    """Return the one version that a portal here can have."""
    return VersionsShape(current="1", versions=[VersionShape(id="1", name=COMPATIBLE_VERSION)])


@operation("GET", "settings/version/build", tag=COMMON, summary="Get the current build version", login=False)
def build_version(_call: Call) -> BuildShape:
    """Return the version of the Workspace server whose behaviour this one has."""
    return BuildShape(community_server=COMPATIBLE_VERSION)


@operation("GET", "settings/logo", tag=COMMON, summary="Get a portal logo")
def logo(call: Call, dark: bool = False) -> str:
    """Return the address of the logo, for light or for dark surroundings.

    Parameters:
        dark: Whether it is for dark surroundings.
    """
    return f"{call.work.site.base_url}/skins/default/images/logo{'_dark' if dark else ''}.svg"


@operation("GET", "capabilities", tag="capabilities", summary="Get portal capabilities", login=False)
def capabilities(_call: Call) -> CapabilitiesShape:
    """Return how one can sign in besides with a password: in no other way."""
    return CapabilitiesShape(ldap_enabled=False, oauth_enabled=False, providers=[], sso_label="", sso_url="")


@operation(
    "GET",
    "settings/security/passwordhash",
    tag="settings/Security",
    summary="Get what a client makes its password hash with",
    login=False,
    addition=True,
)
def password_hash(call: Call) -> PasswordHashShape:
    """Return salt, rounds and size of the client hash that `passwordHash` of `POST people` takes."""
    return queries.password_hash_shape(call.work)
