"""Build the wheel whose grammars are machine code: wheel.py FOLDER. Prints the wheel's path.

Needs a C compiler, and takes minutes. It is built from a copy: compiled modules beside the sources
would be what Python imports, whatever is edited in the sources after.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
_BESIDE = ("pyproject.toml", "README.md", "LICENSE")


def build(folder: Path) -> Path:
    """The wheel, built into `folder`; exits with the builder's output where it fails."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        for name in packages:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in _BESIDE:
            shutil.copy(ROOT / name, copy / name)
        done = subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel"],
            cwd=copy,
            env={**os.environ, "HATCH_BUILD_HOOKS_ENABLE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"the wheel wasn't built:\n{done.stdout}")
        [wheel] = (copy / "dist").iterdir()
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(wheel, folder)).resolve()


if __name__ == "__main__":
    print(build(Path(sys.argv[1])))  # noqa: T201
