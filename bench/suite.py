"""Run the benches, keep their results, and make the document of them.

    python -m bench.suite [--scale] [--only NAME …] [--results DIR] [--document FILE] [--no-run]

Runs what `suite.toml` lists; with --scale the long ones in their place. Each prints Markdown, which
is kept in DIR/NAME.md with its command and day, and writes its figures to DIR/NAME.json. The
document is made from all that DIR holds, so that a run of some renews only those.
"""

import argparse
import os
import platform
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results"
DOCUMENT = ROOT / "docs" / "performance.md"
_HEAD = """# Performance

Made by `make bench` and `make bench-scale` from what the benches print; don't edit it. Every figure
is CPU time, unless it says "by the clock", and every ratio the median of paired rounds of one run:
both sides take the same input in turn, so that a busy machine slows both. Beside each command
stands how busy the machine was: under a load of many times its cores, CPU time is up to three times
that of a quiet one, and times by the clock say nothing. The same figures as JSON are in
[bench/results](../bench/results). What follows from them for larger installations is in
[scaling.md](scaling.md).
"""


@dataclass(frozen=True, slots=True)
class Bench:
    """One run of one bench."""

    name: str
    title: str
    module: str
    goal: str
    options: tuple[str, ...] = ()
    scale: bool = False
    picture: str | None = None
    """A picture that it draws, as the document refers to it."""

    @property
    def command(self) -> str:
        return " ".join(("python -m", self.module, *self.options))


def load() -> list[Bench]:
    """All benches, in their order."""
    table = tomllib.loads(files("bench").joinpath("suite.toml").read_text("utf-8"))
    return [Bench(**{**row, "options": tuple(row.get("options", ()))}) for row in table["benches"]]


def run(bench: Bench, results: Path) -> None:
    """Run one bench and keep what it prints; raises CalledProcessError where it fails."""
    results.mkdir(parents=True, exist_ok=True)
    figures = results / f"{bench.name}.json"
    command = [sys.executable, "-m", bench.module, *bench.options, "--json", str(figures)]
    print(f"{bench.title}: {bench.command}", flush=True)
    printed = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ).stdout
    print(printed, flush=True)
    keep(bench, printed, results)


def keep(bench: Bench, printed: str, results: Path) -> None:
    """Keep what a bench has printed."""
    body = printed.strip()
    if not body.startswith("|"):
        body = f"```\n{body}\n```"
    load = f"load {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores"
    machine = f"{platform.machine()}, Python {platform.python_version()}, {load}"
    day = datetime.now(UTC).date().isoformat()
    text = f"`{bench.command}`, {day}, {machine}\n\n{body}\n"
    (results / f"{bench.name}.md").write_text(text, "utf-8")


def document(benches: Sequence[Bench], results: Path) -> str:
    """The document of all results that there are."""
    parts = [_HEAD]
    for bench in benches:
        path = results / f"{bench.name}.md"
        if path.exists():
            picture = f"\n![{bench.title}]({bench.picture})\n" if bench.picture else ""
            held = path.read_text("utf-8")
            parts.append(f"## {bench.title}\n\nHeld against: {bench.goal}.\n{picture}\n{held}")
    return "\n".join(parts)


def main() -> None:
    """Run, keep, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", action="store_true", help="the long ones")
    parser.add_argument("--only", nargs="+", metavar="NAME")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--document", type=Path, default=DOCUMENT)
    parser.add_argument("--no-run", action="store_true", help="make the document only")
    options = parser.parse_args()
    benches = load()
    for each in () if options.no_run else benches:
        if each.name in options.only if options.only else each.scale == options.scale:
            run(each, options.results.resolve())
            options.document.write_text(document(benches, options.results), "utf-8")
    options.document.write_text(document(benches, options.results), "utf-8")


if __name__ == "__main__":
    main()
