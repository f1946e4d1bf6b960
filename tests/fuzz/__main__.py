"""`make fuzz`: coverage-guided fuzzing by atheris, each target in a process of its own.

    python -m tests.fuzz --seconds 60 [--seed N] [--only feed,post]

Starts from the corpus beside this file and the sources' fixtures. What breaks a target is kept
under tests/fuzz/found/TARGET and makes the exit code 1; moved into corpus/TARGET once it is mended,
every later run of the tests tries it again.
"""

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.fuzz.seeds import FOUND, seeds
from tests.fuzz.targets import TARGETS

MEMORY = 2_000
"""Megabytes that one target may take."""
SLOWEST = 10
"""Seconds after which one input counts as a hang."""
LONGEST = 20_000
"""Bytes of the longest input tried."""


def main() -> int:
    """Fuzz the targets named for the time given; return the exit code."""
    options = argparse.ArgumentParser(prog="tests.fuzz", description="coverage-guided fuzzing")
    options.add_argument("--seconds", type=int, default=60, help="for all targets together")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default="", help="targets, with commas between")
    options.add_argument("--inside", default="", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.inside:
        _inside(chosen.inside)
    if importlib.util.find_spec("atheris") is None:
        print("fuzz: atheris isn't made for this machine; `make test` reruns the corpus")  # noqa: T201
        return 0
    names = [name for name in chosen.only.split(",") if name] or list(TARGETS)
    workers = min(2, os.cpu_count() or 1)
    each = max(2, chosen.seconds * workers // len(names))
    with ThreadPoolExecutor(workers) as pool:
        ended = list(pool.map(lambda name: _fuzz(name, each, chosen.seed), names))
    return int(not all(ended))


def _fuzz(name: str, seconds: int, seed: int) -> bool:
    """Fuzz one target; print how it went, return whether nothing broke."""
    found = FOUND / name
    found.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder)
        for number, body in enumerate(seeds(name)):
            (corpus / f"seed{number}").write_bytes(body[:LONGEST])
        command = [sys.executable, "-m", "tests.fuzz", "--inside", name]
        done = subprocess.run(
            command,
            env={**os.environ, "FUZZ_OPTIONS": _options(corpus, found, seconds, seed)},
            capture_output=True,
            check=False,
        )
    said = done.stderr.decode("utf-8", "replace")
    figures = [line for line in said.splitlines() if "cov:" in line]
    print(f"{name:14} {figures[-1].strip()[:90] if figures else 'no run'}", flush=True)  # noqa: T201
    if done.returncode:
        print(said[-3000:], flush=True)  # noqa: T201
    return done.returncode == 0


def _options(corpus: Path, found: Path, seconds: int, seed: int) -> str:
    return " ".join(
        (
            f"-max_total_time={seconds}",
            f"-seed={seed}",
            f"-timeout={SLOWEST}",
            f"-max_len={LONGEST}",
            f"-rss_limit_mb={MEMORY}",
            f"-artifact_prefix={found}/",
            str(corpus),
        )
    )


def _inside(name: str) -> None:
    """Run one target under atheris; ends the process."""
    import atheris  # of the group `proof`: the corpus alone is rerun without it

    for module in list(sys.modules):
        if module.split(".")[0] in ROOMS:
            del sys.modules[module]
    with atheris.instrument_imports(include=ROOMS):
        from tests.fuzz.targets import TARGETS as instrumented

        for seed in seeds(name):
            instrumented[name](seed)  # what is imported late is instrumented too
    atheris.Setup([sys.argv[0], *os.environ["FUZZ_OPTIONS"].split()], instrumented[name])
    atheris.Fuzz()


ROOMS = ["articles", "commitments", "sources", "alerts", "flows", "tests"]

if __name__ == "__main__":
    sys.exit(main())
