"""Build the wheel whose grammars are machine code: wheel.py FOLDER. Prints the wheel's path.

Needs a C compiler, and takes minutes. It is built from a copy: compiled modules beside the sources
would be what Python imports, whatever is edited in the sources after. In the copy the grammars take
the form that the compiler makes most of (`native`).
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from native import native

ROOT = Path(__file__).parent.parent
_COMPILED = "commitments"
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
        for path in (copy / _COMPILED).rglob("*.py"):
            path.write_text(native(path.read_text("utf-8")), "utf-8")
        # Modules call one another without the detour by which a library's names can be replaced.
        flags = f"{os.environ.get('CFLAGS', '')} -fvisibility=hidden"
        done = subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel"],
            cwd=copy,
            env={**os.environ, "HATCH_BUILD_HOOKS_ENABLE": "1", "CFLAGS": flags},
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
