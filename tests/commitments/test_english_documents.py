"""English texts of documents, and reports of one in which nobody is said to speak."""

from datetime import UTC, datetime

import pytest

from articles.article import Article
from commitments.english.extraction import extract_english

SAID = datetime(2025, 3, 10, 2, tzinfo=UTC)
NOTE = (
    "The following are excerpts from a document jointly issued on 3 March by the Ministry of "
    "Industry and Information Technology and the Ministry of Finance. The State Council has "
    "announced that it will review the rebate separately."
)


def kinds(title: str, *paragraphs: str) -> list[str]:
    article = Article(title, paragraphs, "en", SAID, title_derived=not title)
    return [each.kind for each in extract_english(article).mentions]


@pytest.mark.parametrize(
    "title",
    [
        "Translation: Implementation Opinions on the Upgrading of Bell Founding (2025-2028)",
        "Full text: Action Plan for Quiet Bells",
        "Guiding Opinions on the Bell Industry",
        "Notice on Organizing the 2025 Bell Survey",
    ],
)
def test_a_translated_document_goes_on_behind_its_translators_note(title: str) -> None:
    found = kinds(title, NOTE, "II. Key tasks", "(1) Temper clay. Publish a guide to bell moulds.")
    assert found[-1:] == ["instrument"]


@pytest.mark.parametrize(
    "title", ["Toll collector writes about bells", "Bell makers expect a slow year"]
)
def test_a_report_of_others_stays_theirs(title: str) -> None:
    assert kinds(title, NOTE, "(1) Temper clay. Publish a guide to bell moulds.") == []


def test_a_paper_speaks_where_nobody_else_does() -> None:
    lead = (
        "No bell is too small for the guiding opinions that four bodies (MIIT among them) sent out."
    )
    assert kinds("", lead, "A bell laboratory is to be set up.") == ["programme"]
    held = "The bell, which appeared in the MIIT's catalogue, is loud."
    assert kinds("", held, "A bell laboratory is to be set up.") == []


def test_what_a_notice_lays_on_others_does_not_silence_it() -> None:
    title = "Notice of the Ministry of Industry and Information Technology on the bell survey"
    duty = (
        "The institutions shall measure according to the contract, and shall not charge the firm."
    )
    assert kinds(title, duty, "A compilation of bell cases will be published.") == ["instrument"]


def test_headings_of_nouns_are_no_deeds() -> None:
    title = "Notice of the Ministry of Industry and Information Technology on the bell survey"
    headings = (
        "1. Work content",
        "(1) List of foundries.",
        "(2) Use of results.",
        "(3) Root bells",
    )
    assert kinds(title, *headings) == []
