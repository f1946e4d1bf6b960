"""A system clock that we set: libfaketime, loaded into the program's processes."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LIBRARIES = "/usr/lib/*/faketime/libfaketimeMT.so.1"


def library() -> Path | None:
    """The library for programs with threads; None where the machine has none."""
    return next(iter(sorted(Path("/").glob(_LIBRARIES.lstrip("/")))), None)


@contextmanager
def stepping(offset: Path, environment: dict[str, str]) -> Iterator[None]:
    """Within, processes with `environment` see the time moved by what stands in `offset`.

    That is a number of seconds with its sign. What waits is measured by another clock, which no
    step of this one moves.
    """
    fake = {
        "LD_PRELOAD": str(library()),
        "FAKETIME_TIMESTAMP_FILE": str(offset),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    offset.write_text("+3600")
    command = [sys.executable, "-c", "import time; print(time.time())"]
    told = subprocess.run(
        command, env={**os.environ, **fake}, capture_output=True, text=True, check=True
    )
    assert float(told.stdout) - time.time() > 3000, "the clock doesn't step"
    offset.write_text("+0")
    environment.update(fake)
    try:
        yield
    finally:
        for name in fake:
            del environment[name]
