"""Extraction by the wheel whose grammars are machine code, against the interpreted sources.

    python -m bench.compiled [--wheel FILE] [--rounds N] [--json FILE]

Builds the wheel where none is given, as `make wheel` does. Both sides read the same unseen articles
as `bench.extraction` measures, in turn, each round in processes of its own; and both read every
article of gold/, of which they must find the same mentions to the last mark.
"""

import argparse
import hashlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.extraction import ARTICLE_BYTES, GOLD, UNSEEN, load, speeds
from commitments import extract as module

ROOT = Path(__file__).parent.parent


def build(folder: Path) -> Path:
    """A wheel of the sources as they stand."""
    command = [sys.executable, str(ROOT / "scripts" / "wheel.py"), str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Path(done.stdout.strip())


def read() -> dict[str, Any]:
    """What this process finds and how fast; it imports what its path says."""
    found = [repr(module.extract(each)) for each in load(GOLD)]
    return {
        "compiled": not str(module.__file__).endswith(".py"),
        "articles": len(found),
        "digest": hashlib.sha256("\n".join(found).encode("utf-8", "replace")).hexdigest(),
        "speeds": {each.language: each.articles_a_second for each in speeds(load(UNSEEN), 1)},
    }


def in_process(*path: Path) -> dict[str, Any]:
    """What a process finds that imports the package from `path`, first to last."""
    # -P: else the folder that it runs in would come first.
    done = subprocess.run(
        [sys.executable, "-P", "-m", "bench.compiled", "--read"],
        env={**os.environ, "PYTHONPATH": ":".join(map(str, path))},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def compare(wheel: Path, rounds: int) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Both sides of each round: the sources, the wheel."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(folder)
        return [(in_process(ROOT), in_process(Path(folder), ROOT)) for _ in range(rounds)]


def told(pairs: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> dict[str, Any]:
    """The figures of all rounds."""
    same = all(one["digest"] == other["digest"] for one, other in pairs)
    assert not any(one["compiled"] for one, _ in pairs)
    assert all(other["compiled"] for _, other in pairs)
    figures: dict[str, Any] = {"articles": pairs[0][0]["articles"], "same": same}
    for language in pairs[0][0]["speeds"]:
        speed = [(a["speeds"][language], b["speeds"][language]) for a, b in pairs]
        figures[language] = {
            "interpreted": statistics.median(one for one, _ in speed),
            "compiled": statistics.median(other for _, other in speed),
            "ratio": statistics.median(other / one for one, other in speed),
        }
    return figures


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--wheel", type=Path, help="one that `make wheel` has built")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--json", type=Path)
    arguments.add_argument("--read", action="store_true", help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.read:
        print(json.dumps(read()))
        return
    with tempfile.TemporaryDirectory() as folder:
        figures = told(compare(chosen.wheel or build(Path(folder)), chosen.rounds))
    for language in ("zh", "en"):
        speed = figures[language]
        print(
            f"compiled {language}: {speed['compiled']:.0f} articles of {ARTICLE_BYTES / 1000} KB a "
            f"second, {speed['ratio']:.2f} times the interpreted ({speed['interpreted']:.0f})"
        )
    which = "the same" if figures["same"] else "DIFFERENT"
    print(f"of {figures['articles']} annotated articles {which} mentions")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
