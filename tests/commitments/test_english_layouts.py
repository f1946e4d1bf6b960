"""Whose words the paragraphs of English meetings and digests are, in articles of our own."""

import re
from datetime import UTC, datetime

import pytest

from articles.article import Article
from commitments.extract import extract

HELD = "On July 29, the Ministry of Industry and Information Technology held a symposium in Ningbo."
PROMISED = re.compile("«([^«»]+)»")


@pytest.mark.parametrize(
    "paragraphs",
    [
        (
            HELD,
            "The loom federation said it would publish an index.",
            "The meeting emphasized that it is necessary to «issue a work plan for looms».",
        ),
        (
            HELD,
            "Representatives of enterprises said that they would reduce output.",
            "The meeting pointed out that prices had fallen.",
            "The meeting also stressed that «a pilot for ferry batteries will be launched».",
        ),
        (
            HELD,
            "The mayor of Ningbo said the city would open a park.",
            "Experts said that an early warning mechanism should be set up.",
        ),
        (
            "A digest of what departments will do.",
            "Ministry of Industry and Information Technology: The ministry will «issue a plan "
            "for ferries».",
            "Ministry of Commerce: This year, the ministry will launch a trade-in pilot, and it "
            "will publish a list of shops.",
            "Ministry of Finance: The ministry will set up a bond fund.",
        ),
        (
            "A digest of what departments will do.",
            "Ministry of Commerce: The ministry will launch a trade-in pilot.",
            "Ministry of Industry and Information Technology: This year it will «publish a "
            "catalog of looms».",
            "State Administration for Market Regulation: The administration will revise the law "
            "on looms.",
        ),
    ],
)
def test_the_ministrys_words_are_told_from_all_others(paragraphs: tuple[str, ...]) -> None:
    plain = tuple(text.replace("«", "").replace("»", "") for text in paragraphs)
    published = datetime(2026, 7, 30, tzinfo=UTC)
    found = extract(Article("What was said", plain, "en", published_at=published)).mentions
    told = [(each.paragraph, each.quote) for each in found]
    promised = [(at, text) for at, line in enumerate(paragraphs) for text in PROMISED.findall(line)]
    assert len(told) == len(promised)
    assert all(
        at == there and text in quote
        for (at, text), (there, quote) in zip(promised, told, strict=True)
    )
