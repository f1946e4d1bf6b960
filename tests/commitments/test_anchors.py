"""Patterns that look first for what they need: they answer as the bare patterns do."""

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import commitments
from commitments._anchors import DIGIT, Anchored, headed, needs
from commitments._word_edges import AtWord, opened, opening_of
from commitments.english.lexicon import lexicon

_MODULES = [
    import_module(each.name)
    for each in walk_packages(commitments.__path__, "commitments.")
    if not each.ispkg
]
_PATTERNS = {
    each: f"{module.__name__.removeprefix('commitments.')}.{name}"
    for module in reversed(_MODULES)
    for name, each in vars(module).items()
    if isinstance(each, (Anchored, AtWord, re.Pattern))
} | {
    each: f"english.lexicon.{name}"
    for name, each in lexicon()._asdict().items()
    if isinstance(each, (AtWord, re.Pattern))
}
"""Every pattern of the room by where it stands; one that is imported elsewhere once."""
_USED = [pytest.param(each, id=at) for each, at in _PATTERNS.items() if isinstance(each, Anchored)]
_AT_WORDS = [
    pytest.param(each, id=at) for each, at in _PATTERNS.items() if isinstance(each, AtWord)
]

_HEADED = re.compile(r"\(\?=\[(?:\\.|[^\]\\])+\]\)\(\?:(?P<bare>.*)\)", re.DOTALL)
"""A pattern behind the characters that it can begin with."""
_BEHIND_HEADS = [
    pytest.param(each, re.compile(bare["bare"], each.flags), id=at)
    for each, at in _PATTERNS.items()
    if isinstance(each, re.Pattern) and (bare := _HEADED.fullmatch(each.pattern))
]


def _bare(pattern: str) -> str | None:
    """What `opened` was given for a pattern; None if that is none of its making."""
    if re.match(r"(?:\(\?i\))?(?:\(\?!\\B\\w\))?\(\?=\(\?(?:-i)?:", pattern) is None:
        return None
    case = "(?i)" if pattern.startswith("(?i)") else ""
    for look in re.finditer(r"\)\(\?:", pattern):
        bare = case + pattern[look.end() : -1]
        try:
            if opened(bare).pattern == pattern:
                return bare
        except (re.error, AssertionError):
            continue
    return None


_BEHIND_LOOKS = [
    pytest.param(each, re.compile(bare), id=at)
    for each, at in _PATTERNS.items()
    if isinstance(each, re.Pattern) and (bare := _bare(each.pattern))
]
_UNHURRIED = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
    ],
)
"""How long it takes to make up a hit, on a busy machine, says nothing of the pattern."""
_AROUND, _AROUND_WORDS = "将于已年内底到20，的达", "aT 5_-,.’中é"


@pytest.mark.parametrize(
    ("pattern", "anchors"),
    [
        ("渡船|码头", {"渡船", "码头"}),
        ("渡(?:船|口)", {"渡船", "渡口"}),
        ("(?:新)?渡船", {"新渡", "渡船"}),
        ("[^，。]{2,8}码头$", {"码头"}),
        ("(?<!旧)港(?!币)", {"港"}),
        ("港|港口|码头", {"港", "码头"}),
        (r"(?:到|至)\d年", {"到" + DIGIT, "至" + DIGIT}),
        (r"[三\d]年内|年\d内", {"三年", "年内", "年" + DIGIT}),
        ("(?:渡船)+开(?:航)?", {"渡船"}),
        ("(?P<who>船长|[水海]手)说", {"船长", "水手", "海手"}),
        ("渡.{0,4}船|码头", {"渡", "码头"}),
        (r"共(?:有)?(?:[^，]{2}\d|\d)", {"共"}),
        ("渡船.*|.*", set()),
        ("(?:渡船)?", set()),
        ("(?i:abc)", set()),
        ("(?i)Harbours?", {"harbour"}),
        ("Lighthouses?", {"Lighthou"}),
        ("at the ferry|(?:a )?lock", {"ferry", "lock"}),
        ("Pier|Piers|Bridge", {"Pier", "Bridge"}),
        (r"in\s+(?:dock|harbour)|by\s+\w+", {"dock", "harbour", "by"}),
        ("[^渡]", set()),
        (r"\w+", set()),
    ],
)
def test_what_a_pattern_needs(pattern: str, anchors: set[str]) -> None:
    assert needs(pattern) == anchors


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        ("渡船|码头", "[渡码]"),
        ("(?:新|旧)?渡船", "[新旧渡]"),
        (r"(?<!旧)\d{1,2}号", r"[\d]"),
        ("(?P<who>[一-三]组)", "[一-三]"),
        (r"\s+to|-", r"[\-\s]"),
        ("(?:新)*(?=船)[]^]", r"[\]\^新]"),
    ],
)
def test_what_a_pattern_begins_with(pattern: str, heads: str) -> None:
    assert headed(pattern).pattern == f"(?={heads})(?:{pattern})"


def test_in_any_case_heads_are_of_any_case_too() -> None:
    assert headed("(?i)Ferr(?:y|ies)|dock").pattern == "(?i)(?=[Fd])(?:Ferr(?:y|ies)|dock)"
    assert headed("ferry", re.IGNORECASE).search("by \u017fea or FERRY")
    assert headed("(?i)ships").match("\u017fhips")


@pytest.mark.parametrize("pattern", ["[^渡]船", ".渡", "(?:渡船)?", "渡|", "渡|(?i:a)"])
def test_a_pattern_that_can_begin_with_anything_has_no_heads(pattern: str) -> None:
    with pytest.raises(AssertionError):
        headed(pattern)


@pytest.mark.parametrize(("pattern", "bare"), [*_BEHIND_HEADS, *_BEHIND_LOOKS])
@settings(_UNHURRIED, max_examples=20)
@given(data=st.data())
def test_no_hit_is_lost_behind_heads(
    pattern: re.Pattern[str], bare: re.Pattern[str], data: st.DataObject
) -> None:
    _finds_what_the_bare_one_does(pattern, bare, _AROUND, data)


@pytest.mark.parametrize("anchored", _USED)
@_UNHURRIED
@given(data=st.data())
def test_no_hit_is_lost(anchored: Anchored, data: st.DataObject) -> None:
    _finds_what_the_bare_one_does(anchored, re.compile(anchored.pattern), _AROUND, data)


@pytest.mark.parametrize("pattern", _AT_WORDS)
@_UNHURRIED
@given(data=st.data())
def test_no_hit_is_lost_at_words(pattern: AtWord, data: st.DataObject) -> None:
    _finds_what_the_bare_one_does(pattern, re.compile(pattern.pattern), _AROUND_WORDS, data)


def _finds_what_the_bare_one_does(
    pattern: Anchored | AtWord | re.Pattern[str],
    bare: re.Pattern[str],
    around: str,
    data: st.DataObject,
) -> None:
    """In a text with a hit in it, whole and cut down to the hit."""
    hit = data.draw(st.from_regex(bare))
    before, behind = data.draw(st.tuples(*[st.text(around, max_size=4)] * 2))
    text = before + hit + behind
    _same(pattern, bare, text, 0, len(text))
    _same(pattern, bare, text, len(before), len(before) + len(hit))


def _same(
    one: Anchored | AtWord | re.Pattern[str],
    other: re.Pattern[str],
    text: str,
    start: int,
    end: int,
) -> None:
    for method in ("search", "match", "fullmatch"):
        ours = getattr(one, method)(text, start, end)
        theirs = getattr(other, method)(text, start, end)
        assert (ours and ours.regs) == (theirs and theirs.regs), method
    assert [m.regs for m in one.finditer(text, start, end)] == [
        m.regs for m in other.finditer(text, start, end)
    ]
    assert one.sub("", text) == other.sub("", text)


@pytest.mark.parametrize(
    ("pattern", "opening"),
    [
        (r"\bferr(?:y|ies)|docker", "(?:[d][o][c][k][e]|[f][e][r][r][iy])"),
        (r"\b(?:the\s+)?(?:sea|ship)", r"(?:[s](?:[e][a]|[h][i][p])|[t][h][e][\s][\ss])"),
        (r"\ba\b|an? [^d]", "[a]"),
        (r"\bq\d{1,2}", r"[q][\d]"),
        (r"(?i)\bsix", "[sSſ][iIıİ][xX]"),
        (r"\ba(?=\s(?:hundred|dozen))", r"[a][\s](?:[d][o][z]|[h][u][n])"),
        (r"\ba(?=\s)[xy]", r"[a][xy]"),
    ],
)
def test_how_a_pattern_opens(pattern: str, opening: str) -> None:
    assert opening_of(pattern) == opening


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("a dozen docks", "a"),
        ("A hundred", None),
        ("docks and piers", "docks and"),
        ("The docks  and", "docks  and"),
        ("docks an", None),
        ("industry and trade, industry or dockland", "industry and"),
        ("industrious and", None),
    ],
)
def test_openings_of_many_letters_lose_no_hit(text: str, hit: str | None) -> None:
    pattern = r"\b(?:a(?=\s(?:hundred|dozen))|(?:industry|docks?)\s+and)\b"
    found = AtWord(pattern).search(text)
    assert (found and found[0]) == hit
    bare = re.search(pattern, text)
    assert (bare and bare[0]) == hit


def test_what_stands_for_a_hit_is_taken_as_it_is_written() -> None:
    docks = AtWord(r"(?i)\bdocks?\b")
    assert docks.sub("\\1", "Dock, docks, dockland") == "\\1, \\1, dockland"
    assert docks.sub("", "No pier") == "No pier"


@pytest.mark.parametrize("pattern", [r"\b\w+", r"\b(?:dock)?", r"\b.ock"])
def test_a_pattern_that_opens_with_anything_is_none_at_words(pattern: str) -> None:
    with pytest.raises(AssertionError):
        AtWord(pattern)


def test_a_text_is_read_once_whatever_is_found_in_it() -> None:
    class Text(str):
        reads = 0

        def isascii(self) -> bool:
            Text.reads += 1
            return super().isascii()

    assert len(list(AtWord(r"(?i)\bdock").finditer(Text("The Dock. " * 50)))) == 50
    assert Text.reads == 1


@pytest.mark.parametrize("anchored", _USED)
def test_every_pattern_in_use_needs_something(anchored: Anchored) -> None:
    assert needs(anchored.pattern)
    bare = re.compile(anchored.pattern)
    _same(anchored, bare, "", 0, 0)
    _same(anchored, bare, "港口", 0, 2)


@given(st.text("渡船码头新到20９٣年内", max_size=12))
def test_digits_of_any_script_are_digits(text: str) -> None:
    anchored = Anchored(r"到\d{2}|(?:渡船)?\d年内|新?码头")
    _same(anchored, re.compile(anchored.pattern), text, 0, len(text))


@pytest.mark.parametrize(
    "text", ["DOCK", "the doc\u212a", "\u0130 DOC\u212aS", "\u017fhips", "sh\u0131ps", "SHIPS"]
)
def test_any_case_is_that_of_re(text: str) -> None:
    anchored = Anchored("(?i)docks?|ships")
    assert anchored.search(text)
    bare = re.compile(anchored.pattern)
    _same(anchored, bare, text, 0, len(text))
    _same(anchored, bare, text, 1, len(text) - 1)
