"""Settings of the CRM (sheet 02, section 8.4; sheet 03, section 15.1)."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.core.ids import NOBODY, Guid

NAME = "crm"
"""Under which they are kept."""


@dataclass(frozen=True, slots=True)
class CrmSettings:
    """What user interfaces and the web form go by. None of the preferences: ask each time."""

    status_group_auto: bool | None = None
    """Whether a status is given to a company's persons (or a person's company) too."""
    tag_group_auto: bool | None = None
    """Whether a tag is, likewise."""
    mail_to_history_auto: bool = False
    configured: bool = False
    web_form_key: Guid = NOBODY
    """What a contact form on a web site has to send; `NOBODY` until the CRM is configured."""
