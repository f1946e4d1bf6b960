"""Text that no newspaper prints: no crash, offsets right, and time that grows with the text."""

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Article
from commitments.deadlines import find_deadlines
from commitments.english.extraction import extract_english
from commitments.officials import officials_in
from commitments.quantities import find_quantities
from commitments.topics import find_topics

LENGTH = 50_000
SECONDS = 5.0
"""Far above the tenths of a second that LENGTH takes, far below what quadratic time takes."""
PIECES = [
    "a", ".", "!x", ",", ", ", "“", "“a ", '"a', "(", "《", " ", ". ", "\n", "will ", " and ",
    "9", "9,", "999,", "one hundred ", "5 percent ", "at least ", "一", "十百", "2025年", "12月",
    "2025至", "\ud800", "\u202eMIIT will act. ", "\x00\x01MIIT will \x02issue", "A", "Abc ",
    ", which will ", "Name:",
    "by the end of ", "in the first half of ", "within ", "MIIT released a draft ", ", said ",
    "MIIT issued the plan for ", "according to ", "x, and build a ", "a-", "ＭＩＩＴ will ",
    "said: promote a ", "tasks include making a, ", "Mr. Abc Def, director ", "such as a, and ",
    "it is proposed that ", "we’ll ", "they took effect ", "in a bid to ",
    "calls for making a and ", "half of ", "hundreds of ", "to 9 and ", "in May ", "it and ",
    ", it said, and will ", "together with Abc ", "and a thing set up ", "the plan, draft it ",
]  # fmt: skip


def extract(*paragraphs: str) -> None:
    article = Article("MIIT", paragraphs, "en", datetime(2023, 7, 19, tzinfo=UTC))
    extraction = extract_english(article)
    for each in extraction.mentions + extraction.fulfilments:
        text = article.title if each.paragraph < 0 else paragraphs[each.paragraph]
        assert text[each.start : each.end] == each.quote


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_time_grows_with_the_text(piece: str) -> None:
    text = "The MIIT said it will " + piece * (LENGTH // len(piece))
    start = time.process_time()
    extract(text)
    find_deadlines(text, date(2023, 7, 19))
    find_quantities(text)
    find_topics(text)
    officials_in(text)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("begun", ["focus on", "issue rules", "seek public", "aim at", "do so in"])
def test_blanks_within_a_sentence_part_it(begun: str) -> None:
    text = f"The MIIT will {begun}{' ' * 2_000}boilers, and will issue a boiler plan."
    start = time.process_time()
    extract(text)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("piece", ["for a ", "of the pilot ", "that which ", "with mills, "])
def test_a_subject_that_could_be_cut_in_many_ways_ends_soon(piece: str) -> None:
    """Phrases behind a platform's name took a time that doubled with each."""
    start = time.process_time()
    extract(f"The MIIT said it will act. The platform {piece * 28}{'x' * 100} will match mills.")
    assert time.process_time() - start < SECONDS


def test_a_sentence_of_a_hundred_thousand_characters_is_let_go() -> None:
    extract("The MIIT will build " + "a long thing " * 8_000, "The MIIT will issue a toy plan.")


def test_many_speakers_cost_no_more_than_few() -> None:
    names = [
        f"{chr(65 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}o Ming"
        for i in range(2_000)
    ]
    start = time.process_time()
    extract(*(f"{name}, an official with the MIIT, said it will help." for name in names))
    assert time.process_time() - start < SECONDS


@given(st.lists(st.text(max_size=80) | st.sampled_from(PIECES), max_size=8))
def test_any_text_keeps_its_offsets(pieces: list[str]) -> None:
    extract("The MIIT said it will issue " + "".join(pieces), " ".join(pieces))


@pytest.mark.parametrize(
    "words",
    [
        "to build fıve kılns", "to rename a thİrd of all kilns", "to help hundredſ of kilns",
        "to trıple output", "to open a kiln in the fırſt half of 2030", "to keep ſix weeks of coal",
        "to build kilns during the ſixteenth Five-Year Plan", "to light one in ſix kilns",
    ],
)  # fmt: skip
def test_letters_that_re_takes_for_others_crash_nothing(words: str) -> None:
    extract(f"The MIIT is planning {words}.")


def test_a_number_word_counts_whatever_its_letters_are() -> None:
    assert [each.value for each, _, _ in find_quantities("fıve kilns and ſix looms")] == [5, 6]
