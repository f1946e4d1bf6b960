"""The lexicon of names and the glossary of words hold together."""

from collections import Counter

import pytest

from commitments.names.glossary import english_tokens, is_chinese, table
from commitments.names.known_names import canonical
from commitments.names.naming import bare_name

NAMES: dict[str, list[str]] = table("names")["names"]


@pytest.mark.parametrize("name", NAMES)
def test_every_alias_leads_to_its_name(name: str) -> None:
    own = bare_name(name).text
    assert {alias: canonical(bare_name(alias).text) for alias in NAMES[name]} == dict.fromkeys(
        NAMES[name], own
    )


def test_no_two_lines_claim_one_name() -> None:
    said = [{bare_name(a).text for a in (name, *aliases)} for name, aliases in NAMES.items()]
    counts = Counter(name for line in said for name in line)
    assert [name for name, count in counts.items() if count > 1] == []


def test_editions_belong_to_known_names_and_are_periods() -> None:
    for name, rounds in table("names")["editions"].items():
        assert name in NAMES
        assert all(int(r[:4]) < int(r[5:]) for r in rounds)


def test_every_word_of_the_glossary_stands_once() -> None:
    data = table("terms")
    words = [word for row in data["head"] for word in row["zh"] + row["en"]]
    for section in ("terms", "level", "generic", "weak"):
        words += [word for key, others in data[section].items() for word in (key, *others)]
    spoken = [w if is_chinese(w) else " ".join(english_tokens(w)) for w in words]
    assert [w for w, count in Counter(spoken).items() if count > 1] == []


def test_heads_speak_of_known_classes() -> None:
    rows = table("terms")["head"]
    classes = {row["class"] for row in rows}
    assert {
        other for row in rows for other in (*row.get("like", ()), *row.get("near", ()))
    } <= classes
