"""The operator's choices: miit-watch.toml, overridden by MIIT_WATCH_… environment variables.

Built once by the command or flow that runs and passed on as values; nothing reads it at import.
"""

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from alerts.notice import Occasion
from alerts.rules import LOUD, Rule, Target
from alerts.schedule import Schedule
from alerts.timing import Quiet
from articles.article import Language
from commitments.model import Kind

DEFAULT_CONFIG = Path("miit-watch.toml")


class ConfigError(Exception):
    """The configuration can't be used; the message is one line that names file and key."""


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone, such as 'Asia/Shanghai'") from None
    return name


Zone = Annotated[str, AfterValidator(_known_zone)]
"""The name of a time zone in the system's table."""


class Section(BaseModel):
    # `extra="forbid"` on Settings doesn't reach nested models: each needs its own.
    model_config = ConfigDict(extra="forbid", frozen=True)


class HttpSettings(Section):
    contact: str = ""
    """Address or page that the User-Agent names, for site owners who want to reach us."""
    connect_timeout: float = Field(default=10, gt=0, description="seconds")
    read_timeout: float = Field(default=20, gt=0, description="seconds")
    deadline: float = Field(default=60, gt=0, description="seconds for one page, retries apart")
    max_megabytes: float = Field(default=20, gt=0)
    attempts: int = Field(default=3, ge=1)
    allowed_hosts: tuple[str, ...] = ()
    """Hosts (`name` or `name:port`) that may lie on private addresses, e.g. an own RSSHub."""
    parallel: int = Field(default=16, ge=1, le=64)


class SourceSettings(Section):
    enabled: bool | None = None
    url: str | None = None
    """Another address for the source's list, e.g. a mirror."""
    also: tuple[str, ...] = ()
    """Further lists of the same form, e.g. more columns of the same site."""


class FeedSettings(Section):
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str
    url: str
    language: Literal["zh", "en"]
    cadence_minutes: int = Field(default=15, ge=1)
    rows: int = Field(default=1, ge=1)
    quiet_days: float = Field(default=14, gt=0)


class SelectorSettings(Section):
    """CSS selectors that point out the rows of a web page's list."""

    row: str
    link: str = "a[href]"
    title: str | None = None
    date: str | None = None
    next: str | None = None
    """The link to the page with older rows, to catch up after a break."""


class PageSettings(FeedSettings):
    """Any web page that lists articles."""

    selectors: SelectorSettings


class RuleSettings(Section):
    """A row of conditions that must all hold; an empty one holds for everything."""

    name: str
    mode: Literal["instant", "digest"] = "instant"
    events: frozenset[Occasion] = LOUD
    kinds: frozenset[Kind] = frozenset()
    topics: frozenset[str] = frozenset()
    keywords: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    sources: frozenset[str] = frozenset()
    languages: frozenset[Language] = frozenset()
    to: tuple[str, ...] = ()
    """Channel names, or `channel/address` for one recipient of it; empty means all."""
    critical: bool = False
    """Passes through quiet hours and the cap an hour."""
    digests: frozenset[str] = frozenset()
    """With mode "digest": the digests that it fills, by name; empty means all."""

    @model_validator(mode="after")
    def _digests_of_a_digest_rule(self) -> "RuleSettings":
        if self.digests and self.mode != "digest":
            raise ValueError('digests are named only with mode = "digest"')
        return self

    @field_validator("patterns")
    @classmethod
    def _compiles(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
        return patterns

    def rule(self) -> Rule:
        targets = (place.partition("/") for place in self.to)
        fields = self.model_dump(exclude={"to"})
        return Rule(
            **fields, to=tuple(Target(name, address or None) for name, _, address in targets)
        )


class QuietSettings(Section):
    """Hours in which nobody is disturbed; what happens then goes out when they end."""

    start: time
    end: time
    zone: Zone = "Asia/Shanghai"
    workdays_only: bool = False

    def quiet(self) -> Quiet:
        return Quiet(**self.model_dump())


class DigestSettings(Section):
    """A digest's hour."""

    name: str = "daily"
    kind: Literal["daily", "weekly"] = "daily"
    at: time = time(8, 30)
    weekday: int = Field(default=0, ge=0, le=6)
    zone: Zone = "Asia/Shanghai"
    workdays_only: bool = False
    when_empty: bool = False

    def schedule(self) -> Schedule:
        return Schedule(**self.model_dump(exclude={"name", "when_empty"}))


class AlertSettings(Section):
    quiet: QuietSettings | None = None
    cap_per_hour: int | None = Field(default=None, ge=1)
    allow: tuple[str, ...] | None = None
    """For trial use: addresses, "@domain" or channel names that may get anything."""
    operators: tuple[str, ...] = ()
    """Channels for what is wrong with the program itself; empty means the first one."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="MIIT_WATCH_", env_nested_delimiter="__", extra="forbid", frozen=True
    )

    data: Path = Path("data")
    database: str = ""
    """SQLAlchemy URL; empty means SQLite in the data folder."""
    archive: tuple[Path, ...] = (Path("archive"),)
    language: Language = "en"
    """Language of what is rendered for this machine: folder channel, run page."""
    http: HttpSettings = HttpSettings()
    watch: tuple[str, ...] = ()
    """Ids of the built-in sources to watch; empty means all that are on by default."""
    sources: dict[str, SourceSettings] = {}
    feeds: tuple[FeedSettings, ...] = ()
    pages: tuple[PageSettings, ...] = ()
    rsshub: str = ""
    """Address of the operator's own RSSHub, whose routes are then watched too."""
    channels: dict[str, SecretStr] = {}
    """Channel URLs by name; `env:NAME`, `file:PATH` and `block:NAME` take the URL from there."""
    rules: tuple[RuleSettings, ...] = ()
    alerts: AlertSettings = AlertSettings()
    digests: tuple[DigestSettings, ...] = (DigestSettings(),)
    """Each under a name of its own, which also says until when it has told."""
    history_days: int = Field(default=30, ge=1)
    """What was published longer ago is history when it is found: it alerts nobody by itself."""

    @field_validator("digests")
    @classmethod
    def _own_names(cls, digests: tuple[DigestSettings, ...]) -> tuple[DigestSettings, ...]:
        names = [each.name for each in digests]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"two digests have the name {twice!r}")
        return digests

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.data / 'miit-watch.db'}"

    @property
    def outbox(self) -> Path:
        """Where alerts are rendered to while no channel is configured."""
        return self.data / "outbox"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        del dotenv_settings, file_secret_settings
        toml = TomlConfigSettingsSource(settings_cls)
        return init_settings, env_settings, toml


def load(config: Path | None = None, *, database: str | None = None) -> Settings:
    """Read the settings; without `config`, from ./miit-watch.toml if it is there.

    Relative paths in the file count from the working directory. Raises ConfigError.
    """
    path = config or DEFAULT_CONFIG
    if config is not None and not config.is_file():
        raise ConfigError(f"{config}: no such configuration file")
    overrides: dict[str, Any] = {"database": database} if database else {}

    class FromFile(Settings):
        model_config = SettingsConfigDict(toml_file=path)

    try:
        return FromFile(**overrides)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 (byte {error.start}); save it as such") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: not valid TOML: nested too deeply") from error
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except ValidationError as error:
        raise ConfigError(f"{path}: {_first_fault(error)}") from error


def resolve_secret(value: SecretStr, environment: Mapping[str, str] = os.environ) -> str:
    """The text of a secret setting: itself, or what `env:`, `file:` or `block:` points at."""
    text = value.get_secret_value()
    scheme, _, name = text.partition(":")
    if scheme == "env":
        if name not in environment:
            raise ConfigError(f"environment variable {name} is not set")
        return environment[name]
    if scheme == "file":
        try:
            return Path(name).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ConfigError(f"{name}: {error.strerror}") from error
    if scheme == "block":
        return _block_secret(name)
    return text


def _block_secret(name: str) -> str:
    """The value of a Prefect Secret block, from the server that PREFECT_API_URL names."""
    from prefect.blocks.system import Secret

    try:
        # In a thread of its own: within a flow's event loop `load` would give a coroutine.
        with ThreadPoolExecutor(1) as pool:
            block: Any = pool.submit(Secret.load, name).result()
    except (ValueError, RuntimeError, OSError) as error:
        reason = str(error).partition("\n")[0]
        raise ConfigError(f"Prefect Secret block {name!r}: {reason}") from error
    return str(block.get())


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_input=False, include_url=False)[0]
    key = ".".join(str(part) for part in fault["loc"])
    if fault["type"] != "extra_forbidden":
        return f"{key}: {fault['msg']}"
    near = difflib.get_close_matches(str(fault["loc"][-1]), _known_keys(fault["loc"][:-1]), n=1)
    return f"{key}: unknown key" + (f", did you mean {near[0]!r}?" if near else "")


def _known_keys(parents: tuple[int | str, ...]) -> list[str]:
    sections: dict[str, type[BaseModel]] = {
        "": Settings,
        "http": HttpSettings,
        "sources": SourceSettings,
        "feeds": FeedSettings,
        "pages": PageSettings,
        "selectors": SelectorSettings,
        "rules": RuleSettings,
        "alerts": AlertSettings,
        "quiet": QuietSettings,
        "digests": DigestSettings,
    }
    named = [str(part) for part in parents if str(part) in sections]
    return list(sections[named[-1] if named else ""].model_fields)
