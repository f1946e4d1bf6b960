"""docs/security.md names tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_every_test_that_the_document_names_is_there() -> None:
    found = NAMED.findall((ROOT / "docs" / "security.md").read_text(encoding="utf-8"))
    assert len(found) > 30
    missing = [
        f"{path}::{name}"
        for path, name in found
        if not (ROOT / path).is_file()
        or f"def {name}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]
    assert not missing
