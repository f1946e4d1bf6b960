"""The audit of pins: what was found, and what wasn't asked, never pass for clean."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "audit.py"
PINS = "alpha==1.0 \\\n    --hash=sha256:00\nbeta==2.0 ; python_version < '4' \\\n    # via alpha\n"


@pytest.fixture
def audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    spec = importlib.util.spec_from_file_location("audit", SCRIPT)
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    pins = tmp_path / "pins.txt"
    pins.write_text(PINS, encoding="utf-8")

    def run(answer: Any, *options: str) -> int:
        def ask(command: list[Any], **more: Any) -> subprocess.CompletedProcess[str]:
            asked = Path(command[-1]).read_text(encoding="utf-8").split()
            return subprocess.CompletedProcess(command, 0, json.dumps(answer(asked)), "")

        monkeypatch.setattr(made.subprocess, "run", ask)
        monkeypatch.setattr(sys, "argv", ["audit.py", *options, str(pins)])
        return int(made.main())

    return run


def test_a_known_weakness_fails(audit: Any, capsys: pytest.CaptureFixture[str]) -> None:
    def answer(asked: list[str]) -> Any:
        weak = [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]
        rows = [dict(zip(("name", "version"), pin.split("=="), strict=True)) for pin in asked]
        return {"dependencies": [row | {"vulns": weak * (row["name"] == "alpha")} for row in rows]}

    assert audit(answer) == 1
    assert "alpha 1.0: PYSEC-1, mended in 1.1" in capsys.readouterr().out


def test_clean_pins_pass(audit: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(lambda asked: {"dependencies": [{"name": p, "vulns": []} for p in asked]}) == 0
    assert "2 pins asked of pypi, 0 weaknesses" in capsys.readouterr().out


@pytest.mark.parametrize(("options", "code"), [((), 3), (("--where-it-can",), 0)])
def test_a_service_that_knows_nothing_has_audited_nothing(
    audit: Any, options: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    skipped = {"dependencies": [{"name": "alpha", "skip_reason": "not found"}]}
    assert audit(lambda asked: skipped, *options) == code
    assert "NOT AUDITED" in capsys.readouterr().out
