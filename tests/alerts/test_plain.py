"""Text made harmless and short."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.plain import cut, one_line, safe_link


@given(st.text())
def test_one_line_leaves_nothing_that_acts(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in line)
    line.encode()


@given(st.text(), st.integers(min_value=0, max_value=40))
def test_cut_keeps_its_limit_and_the_beginning(text: str, limit: int) -> None:
    short = cut(text, limit)
    assert len(short) <= limit
    assert short == text or text.startswith(short.removesuffix("…"))


def test_cut_ends_after_a_sentence_where_one_does() -> None:
    assert cut("研究制定办法。加快出台细则，推动落实。", 12) == "研究制定办法。…"
    assert cut("研究制定办法加快出台细则推动落实", 8) == "研究制定办法加…"
    assert cut("One thing. Another thing follows.", 14) == "One thing.…"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/x?y=1&z=2#f", "https://a.example/x?y=1&z=2#f"),
        ("http://例子.example/文", "http://例子.example/文"),
        ("https://a.example/x)](y|z>", "https://a.example/x%29%5D%28y%7Cz%3E"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://a.example/ x", None),
        ("https://a.example/\nx", None),
        ("https://[::1", None),
        ("//a.example/x", None),
        ("", None),
        (None, None),
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None, link: str | None) -> None:
    assert safe_link(url) == link
