"""English headlines: who is named for the ministry, and how a plan is told without "will"."""

from datetime import UTC, datetime

import pytest

from articles.article import Article
from commitments.english.extraction import extract_english

SAID = datetime(2023, 7, 19, 4, tzinfo=UTC)
OURS = "China's Ministry of Industry and Information Technology met the press on Tuesday."


def told(title: str, text: str = OURS) -> str:
    found = extract_english(Article(title, (text,), "en", SAID)).mentions
    return " + ".join(" ".join(filter(None, (each.kind, each.stage))) for each in found)


@pytest.mark.parametrize(
    ("title", "what"),
    [
        ("Country to launch flute pilot", "programme start"),
        ("Nation set to launch flute pilot", "programme start"),
        ("Govt to launch flute pilot", "programme start"),
        ("Chinese authorities to launch flute pilot", "programme start"),
        ("Chinese regulators vow to launch flute pilot", "programme start"),
        ("Three Chinese ministries to launch flute pilot", "programme start"),
        ("China MIIT plans to launch flute pilot", "programme start"),
        ("MIIT intends to launch flute pilot", "programme start"),
        ("China looks to launch flute pilot", "programme start"),
        ("China wants to launch flute pilot", "programme start"),
        ("China says it will launch flute pilot", "programme start"),
        ("China Aims to Train 300 Flute Tuners", "target"),
        ("China steps up efforts to build 300 flute schools", "target"),
        ("China outlines measures to build 300 flute schools", "target"),
        ("MIIT: We will launch flute pilot", "programme start"),
        ("Canada says it will launch flute pilot", ""),
        ("China Mobile plans to launch flute pilot", ""),
        ("China's Bright Flutes plans to launch flute pilot", ""),
        ("Chinese carmakers to launch flute pilot", ""),
        ("Shandong vows to launch flute pilot", ""),
        ("China says flute makers will launch pilot", ""),
        ("China says it will be patient with flute makers", ""),
    ],
)
def test_whom_a_headline_names_for_the_ministry(title: str, what: str) -> None:
    assert told(title) == what


@pytest.mark.parametrize(
    ("title", "what"),
    [
        ("MIIT proposes national flute database", "programme start"),
        ("China proposes 300 flute schools by 2028", "target"),
        ("MIIT floats mandatory flute standard", "instrument issue"),
        ("Beijing readies rules for flute makers", "instrument draft"),
        ("China prepares guideline on flute exports", "instrument draft"),
        ("China gears up for national flute campaign", "programme start"),
        ("MIIT working on flute safety code", "instrument draft"),
        ("MIIT working on flute safety code, official says", "instrument draft"),
        ("China considering national flute fund: MIIT", "programme study"),
        ("China wants 300 flute schools by 2028", "target"),
        ("China calls for 300 flute schools by 2028", "target"),
        ("China pushes for 300 flute schools by 2028", "target"),
        ("China considering raising flute exports to 300 units by 2028", "target"),
        ("China wants better flutes", ""),
        ("China eyes growth in flutes", ""),
        ("Canada proposes national flute database", ""),
        ("Flute makers want national flute database", ""),
        ("Experts call for national flute database", ""),
        ("Commerce ministry plans national flute database", ""),
        ("Bright Flutes working on flute safety code", ""),
    ],
)
def test_what_a_headline_has_in_mind(title: str, what: str) -> None:
    assert told(title) == what


@pytest.mark.parametrize(
    ("title", "what"),
    [
        ("Mandatory flute standard in the works: MIIT", "instrument draft"),
        ("Mandatory flute standard in pipeline", "instrument draft"),
        ("Flute safety code on way for schools", "instrument draft"),
        ("National flute pilot planned, says MIIT", "programme start"),
        ("Flute export rules due this year: MIIT", "instrument issue"),
        ("Flute export rules due next month, ministry says", "instrument issue"),
        ("China's mandatory flute standard set for 2025", "instrument issue"),
        ("Flute safety code under study", "instrument study"),
        ("Flute boom on way for schools", ""),
        ("Hunan flute pilot planned for May", ""),
        ("Flute prices due to rise this year", ""),
    ],
)
def test_what_a_headline_says_is_on_its_way(title: str, what: str) -> None:
    assert told(title) == what


def test_a_headline_is_of_whoever_is_heard_first() -> None:
    text = (
        "China's commerce ministry said on Tuesday it would launch a flute pilot. The Ministry of "
        "Industry and Information Technology did not reply to questions."
    )
    assert told("China says it will launch a flute pilot", text) == ""
    assert told("China to launch a flute pilot", text) == ""
