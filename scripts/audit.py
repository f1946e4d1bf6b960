"""Ask an advisory service about every pin; exit 1 where one has a known weakness.

Usage: audit.py [--where-it-can] requirements.txt…

A service that can't be reached, or that doesn't know our packages (a mirror without advisories
answers "not found", which pip-audit counts as no finding), has audited nothing: that is said, and
is exit 3, or with --where-it-can exit 0.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SERVICES = ("pypi", "osv")
PATIENCE = 300
"""Seconds for one service and all pins."""


def main() -> int:
    """Audit the files given; return the exit code."""
    lenient = "--where-it-can" in sys.argv
    files = [Path(each) for each in sys.argv[1:] if not each.startswith("--")]
    pins = sorted({pin for file in files for pin in _pins(file)})
    for service in SERVICES:
        # One question first, so that a service that knows nothing isn't asked about all.
        probed = _ask(service, pins[:1])
        if probed is None or any("skip_reason" in each for each in probed):
            continue
        found = _ask(service, pins)
        if found is not None:
            return _tell(service, found)
    print(  # noqa: T201
        f"audit: NOT AUDITED, {len(pins)} pins: no advisory service answers for them"
        f" (tried {', '.join(SERVICES)}); run it where the network reaches one"
    )
    return 0 if lenient else 3


def _pins(file: Path) -> list[str]:
    """`name==version` of each pin, without hashes and markers."""
    lines = file.read_text(encoding="utf-8").splitlines()
    found = (line.split(";")[0].split("\\")[0].strip() for line in lines if "==" in line)
    return [pin for pin in found if pin[:1].isalnum()]


def _ask(service: str, pins: list[str]) -> list[dict[str, Any]] | None:
    """What the service knows of each pin; None where it can't be asked."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "pins.txt"
        listed.write_text("\n".join(pins) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "-f", "json"]
        command += ["--progress-spinner", "off", "--timeout", "10", "-s", service, "-r", listed]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, check=False, timeout=PATIENCE
            )
            answer = json.loads(done.stdout)
        except (subprocess.TimeoutExpired, json.JSONDecodeError):
            return None
    return list(answer["dependencies"])


def _tell(service: str, found: list[dict[str, Any]]) -> int:
    """Print each finding and the count; return the exit code."""
    weak = [(each, fault) for each in found for fault in each.get("vulns", ())]
    for each, fault in weak:
        fixed = ", ".join(fault["fix_versions"]) or "no version yet"
        print(f"audit: {each['name']} {each['version']}: {fault['id']}, mended in {fixed}")  # noqa: T201
    skipped = [each["name"] for each in found if "skip_reason" in each]
    print(  # noqa: T201
        f"audit: {len(found) - len(skipped)} pins asked of {service}, {len(weak)} weaknesses"
        + (f"; not audited: {', '.join(skipped)}" if skipped else "")
    )
    return 1 if weak or skipped else 0


if __name__ == "__main__":
    sys.exit(main())
