import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources._robots_rules import allowed, read_rules

FILE = """\ufeff# comment
User-agent: OtherBot
User-agent: Miit-Watch/1.0   # us
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Disallow: /search?*q=
Disallow:

user-agent: *
Disallow: /
allow: /news/
Sitemap: https://a.cn/map.xml
"""


@pytest.mark.parametrize(
    ("path", "want"),
    [
        ("/", True),
        ("/news/1.html", True),
        ("/private", False),
        ("/private/x", False),
        ("/privately", False),
        ("/private/open/1", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf.html", True),
        ("/search?page=1&q=x", False),
        ("/search?page=1", True),
        ("/%70rivate", False),
    ],
)
def test_the_longest_rule_for_us_wins(path: str, want: bool) -> None:
    assert allowed(read_rules(FILE, "miit-watch"), f"https://a.cn{path}") == want


@pytest.mark.parametrize(("path", "want"), [("/x", False), ("/news/1", True), ("", False)])
def test_who_isnt_named_goes_by_the_rules_for_everybody(path: str, want: bool) -> None:
    assert allowed(read_rules(FILE, "somebody"), f"https://a.cn{path}") == want


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Disallow: /",
        "User-agent: *\nDisallow:\n",
        "User-agent: badbot\nDisallow: /",
        "User-agent: *\n\nUser-agent: badbot\nCrawl-delay: 5\nAllow: /",
        "User-agent: miit-watch\nAllow: /\n\nUser-agent: *\nDisallow: /",
        "User-agent: *\nDisallow: /x\nAllow: /x",
        "\0\xff nonsense ::::",
    ],
)
def test_files_that_allow_everything(text: str) -> None:
    assert allowed(read_rules(text, "miit-watch"), "https://a.cn/x")


def test_groups_of_one_agent_are_read_together() -> None:
    text = (
        "User-agent: a\nDisallow: /1\n\nUser-agent: b\nDisallow: /2\n\nUser-agent: a\nDisallow: /3"
    )
    rules = read_rules(text, "a")
    assert [allowed(rules, f"https://a.cn/{n}") for n in (1, 2, 3)] == [False, True, False]


def test_stars_cost_no_time() -> None:
    rules = read_rules("User-agent: *\nDisallow: /" + "*a" * 5000 + "$", "x")
    started = time.process_time()
    assert allowed(rules, "https://a.cn/" + "a" * 4000)
    assert time.process_time() - started < 0.2


@given(st.text(alphabet="/ab*$?=", max_size=12), st.text(alphabet="/ab?=", max_size=20))
def test_patterns_mean_what_a_regular_expression_would(pattern: str, path: str) -> None:
    import re

    if "?" in path or not pattern:
        return
    ends = pattern.endswith("$")
    body = ".*".join(map(re.escape, pattern.removesuffix("$").split("*")))
    fits = re.match(body + ("$" if ends else ""), f"/{path}", re.S) is not None
    rules = read_rules(f"User-agent: *\nDisallow: {pattern}", "x")
    assert allowed(rules, f"https://a.cn/{path}") == (not fits)
