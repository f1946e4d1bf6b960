"""Where a secret of the configuration stands: in itself, the environment, a file or a block."""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from flows.settings import ConfigError


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
