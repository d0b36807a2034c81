"""Settings of a server process: one frozen record, made at the front door, handed inward.

Every setting can be given as an environment variable `RAPPORT_<NAME>`; the command line wins over it.
`docs/administration.md` lists them, and a test compares.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

IpNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set, with its default."""

    data: Path = Path("data")
    """Folder of the portal: database and files, unless they are elsewhere."""
    database: str = ""
    """Database URL; empty: SQLite in the data folder. PostgreSQL: `postgresql://user:password@host/name`."""
    files: str = ""
    """Where photos and files are kept: empty for the data folder, or `s3://bucket/prefix`."""
    host: str = "127.0.0.1"
    """Address to listen on."""
    port: int = 8092
    """Port to listen on."""
    workers: int = 1
    """Server processes. SQLite and PostgreSQL both take several."""
    threads: int = 0
    """Threads for handlers in each process; 0: one on SQLite, eight on PostgreSQL."""
    rate_limit: str = ""
    """Requests per seconds allowed for each address and account, as `500/10`; empty: no limit."""
    wire_profile: str = "workspace"
    """Spelling of answers nobody asked for otherwise: `workspace` (camel case in an envelope) or `published`."""
    trusted_proxies: str = ""
    """Networks, separated by commas, whose `X-Forwarded-*` and `X-REWRITER-URL` headers are believed."""
    max_body: int = 1 << 30
    """Largest request body in bytes."""
    synchronous: str = "FULL"
    """SQLite's `synchronous` level. FULL: what was acknowledged survives a power cut."""
    owner_email: str = "owner@example.com"
    """E-mail address of the owner of a new portal."""
    owner_password: str = field(default="", repr=False)
    """Password of the owner of a new portal; empty: one is made up and printed once."""
    background: bool = True
    """Whether server processes do background work (mail, reminders, clearing up) themselves."""
    public_url: str = ""
    """Address at which people reach the portal, for links in mails: `https://crm.example.com`."""
    smtp_url: str = field(default="", repr=False)
    """Mail server, where the portal's own settings name none: `smtps://user:password@host:465?from=crm@example.com`."""
    undo_days: int = 30
    """How many days the change log is kept, and with it what can be undone."""
    private_webhooks: bool = False
    """Whether webhooks may go to private addresses and unusual ports: for closed networks only."""

    @property
    def database_url(self) -> str:
        """The database to open."""
        return self.database or f"sqlite:///{(self.data / 'portal.db').absolute()}"

    @property
    def files_url(self) -> str:
        """Where files are kept."""
        return self.files or str((self.data / "files").absolute())

    @property
    def own_address(self) -> str:
        """The address in links where nobody has said how the portal is reached."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def handler_threads(self) -> int:
        """Threads for handlers: SQLite gains nothing from more (architecture, section 3)."""
        return self.threads or (1 if self.database_url.startswith("sqlite") else 8)

    @property
    def proxies(self) -> tuple[IpNetwork, ...]:
        """The trusted networks, parsed."""
        return tuple(
            ipaddress.ip_network(part.strip(), strict=False)
            for part in self.trusted_proxies.split(",")
            if part.strip()
        )


class BadSetting(ValueError):
    """A setting has a value that can't be used; the message names it."""


def from_environment(environment: Mapping[str, str], **given: object) -> Settings:
    """Return the settings that the environment and, above it, the given values make.

    None among the given values means "not given". Raises BadSetting naming what can't be read.
    """
    values: dict[str, object] = {}
    for item in fields(Settings):
        name = f"RAPPORT_{item.name.upper()}"
        if given.get(item.name) is not None:
            values[item.name] = given[item.name]
        elif name in environment:
            values[item.name] = _read(name, environment[name], item.type)
    settings = Settings(**values)  # type: ignore[arg-type]  # _read made each what its field is
    _check(settings)
    return settings


def to_environment(settings: Settings) -> dict[str, str]:
    """Return the variables from which a worker process makes the same settings."""
    return {f"RAPPORT_{item.name.upper()}": str(getattr(settings, item.name)) for item in fields(Settings)}


def _read(name: str, text: str, kind: object) -> object:
    if kind == "int":
        try:
            return int(text)
        except ValueError:
            raise BadSetting(f"{name} must be a number, not '{text}'") from None
    if kind == "bool":
        return text.strip().lower() in {"1", "true", "yes", "on"}
    return Path(text) if kind == "Path" else text


def _check(settings: Settings) -> None:
    if settings.wire_profile not in {"workspace", "published"}:
        raise BadSetting("RAPPORT_WIRE_PROFILE must be 'workspace' or 'published'")
    if settings.synchronous.upper() not in {"OFF", "NORMAL", "FULL", "EXTRA"}:
        raise BadSetting("RAPPORT_SYNCHRONOUS must be OFF, NORMAL, FULL or EXTRA")
    if settings.workers < 1 or settings.threads < 0:
        raise BadSetting("RAPPORT_WORKERS must be at least 1, RAPPORT_THREADS at least 0")
    if settings.undo_days < 1:
        raise BadSetting("RAPPORT_UNDO_DAYS must be at least 1")
    if settings.public_url and not settings.public_url.startswith(("http://", "https://")):
        raise BadSetting("RAPPORT_PUBLIC_URL must start with http:// or https://")
    if settings.smtp_url and not settings.smtp_url.startswith(("smtp://", "smtps://")):
        raise BadSetting("RAPPORT_SMTP_URL must start with smtp:// or smtps://")
    if not 0 <= settings.port <= 65535:
        raise BadSetting("RAPPORT_PORT must be between 0 and 65535")
    try:
        assert settings.proxies is not None
    except ValueError as error:
        raise BadSetting(f"RAPPORT_TRUSTED_PROXIES: {error}") from None
