"""What anybody may ask without signing in (sheet 02, section 2.7)."""

from __future__ import annotations

from tests.portals import Portal


def test_capabilities(portal: Portal) -> None:
    answer = portal.stranger.get("capabilities.json")
    assert answer.status == 200
    assert list(answer.response.items()) == [
        ("ldapEnabled", False),
        ("oauthEnabled", False),
        ("providers", []),
        ("ssoLabel", ""),
        ("ssoUrl", ""),
    ]


def test_capabilities_with_a_trailing_slash(portal: Portal) -> None:
    assert portal.stranger.get("capabilities/").status == 200


def test_build_version(portal: Portal) -> None:
    assert portal.stranger.get("settings/version/build").response == {"communityServer": "12.7.0"}
