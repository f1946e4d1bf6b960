"""The operator's choices: miit-watch.toml, overridden by MIIT_WATCH_… environment variables.

Built once by the command or flow that runs and passed on as values; nothing reads it at import.
"""

import difflib
import os
import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from articles.article import Language
from flows.sections import (
    AlertSettings,
    DigestSettings,
    FeedSettings,
    HttpSettings,
    PageSettings,
    QuietSettings,
    RuleSettings,
    SelectorSettings,
    SourceSettings,
)

DEFAULT_CONFIG = Path("miit-watch.toml")
PREFIX, NESTED = "MIIT_WATCH_", "__"
"""What the names of environment variables begin with, and what parts the keys in them."""
_IN_TOML = {
    "tuple_type": 'should be a list, such as ["a", "b"]',
    "dict_type": "should be a table",
    "model_type": "should be a table",
    "model_attributes_type": "should be a table",
}
"""What pydantic says of Python's types, for people who write TOML."""
_FIELD = re.compile(r'field "(\w+)"')


class ConfigError(Exception):
    """The configuration can't be used; the message is one line that names the file, or the
    environment variable, and the key."""


class Settings(BaseSettings):
    """What the configuration holds, each key checked."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter=NESTED, extra="forbid", frozen=True
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
        """Where the store is."""
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
    except SettingsError as error:
        # Of what isn't JSON only the field is told; the file's values are typed already.
        named = _FIELD.search(str(error))
        name = f"{PREFIX}{named[1].upper()}" if named else f"{PREFIX}…"
        raise ConfigError(f"{name} in the environment: not valid JSON") from error
    except ValidationError as error:
        raise ConfigError(_first_fault(error, path)) from error
    except ValueError as error:
        # A number of more digits than Python reads.
        raise ConfigError(f"{path}: not valid TOML: {str(error).partition(';')[0]}") from error


def _first_fault(error: ValidationError, path: Path) -> str:
    fault = error.errors(include_input=False, include_url=False)[0]
    key = ".".join(str(part) for part in fault["loc"])
    place = f"{_origin(fault['loc'], path)}: {key}"
    if fault["type"] != "extra_forbidden":
        return f"{place}: {_IN_TOML.get(fault['type'], fault['msg'])}"
    near = difflib.get_close_matches(str(fault["loc"][-1]), _known_keys(fault["loc"][:-1]), n=1)
    return f"{place}: unknown key" + (f", did you mean {near[0]!r}?" if near else "")


def _origin(key: tuple[int | str, ...], path: Path) -> str:
    """Where a value is from: the environment variable of the key, or of a table that holds it,
    else the file."""
    variables = {name.upper(): name for name in os.environ}
    for end in range(len(key), 0, -1):
        wanted = PREFIX + NESTED.join(map(str, key[:end])).upper()
        if wanted in variables:
            return f"{variables[wanted]} in the environment"
    return str(path)


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
