"""The wheel whose grammars are machine code: built, and held against every test of the grammars."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HELD_AGAINST = ("tests/commitments", "tests/test_gold.py", "tests/test_archive.py")
# It puts a table of its own in a module's place, which compiled modules don't look up again.
BUT_FOR = "tests/commitments/test_identity_pairs.py::test_the_lexicon_grows_by_a_line"

# -P, and no path of pytest's own: else the sources would be imported in its stead.
_PYTEST = ("-P", "-m", "pytest", "-q", "-o", "pythonpath=")


@pytest.mark.slow
def test_the_compiled_grammars_pass_what_the_sources_pass(tmp_path: Path) -> None:
    pytest.importorskip("hatch_mypyc", reason="`make test-slow` installs what builds the wheel")
    built = subprocess.run(
        [sys.executable, "scripts/wheel.py", str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    wheel = Path(built.stdout.strip())
    assert wheel.name.startswith("miit_watch-") and not wheel.name.endswith("-any.whl")
    package = tmp_path / "package"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(package)
    tests = subprocess.run(
        [sys.executable, *_PYTEST, *HELD_AGAINST, "--deselect", BUT_FOR],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{package}:{ROOT}"},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert tests.returncode == 0, tests.stdout[-4_000:]
    compiled = list(package.glob("commitments/**/*.so"))
    sources = list((ROOT / "commitments").rglob("*.py"))
    assert len(compiled) >= len(sources) - 1
