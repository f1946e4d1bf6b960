"""English texts of several paragraphs, headlines and transcripts."""

from datetime import UTC, datetime

import pytest

from articles.article import Article
from commitments.english.extraction import extract_english
from commitments.model import Mention

SAID = datetime(2023, 7, 19, 4, tzinfo=UTC)


def mentions(sentence: str) -> tuple[Mention, ...]:
    return extract_english(Article("", (sentence,), "en", SAID, title_derived=True)).mentions


def test_capitals_are_a_person_only_behind_a_surname() -> None:
    (issued,) = extract_english(
        Article(
            "", ("The “Kiln” Action Plan, said the MIIT, will be issued this year.",), "en", SAID
        )
    ).mentions
    (told,) = mentions("Guan Limin, a division head with the MIIT, said it will support kilns.")
    assert (issued.speaker, told.speaker) == (None, "Guan Limin")


def test_a_list_of_tasks_in_ing_is_the_papers() -> None:
    extraction = extract_english(
        Article(
            "",
            (
                "The MIIT has published its key points of kiln work for 2024.",
                "The main tasks are summarized as follows:",
                "1. Drafting a mandatory standard for kiln doors.",
                "2. Launching a pilot on shared kilns, and expanding exports.",
            ),
            "en",
            SAID,
            title_derived=True,
        )
    )
    assert [(each.paragraph, each.kind, each.stage) for each in extraction.mentions] == [
        (2, "instrument", "draft"),
        (3, "programme", "start"),
        (3, "measure", None),
    ]


def test_a_plan_that_was_named_goes_on_with_its_goals() -> None:
    extraction = extract_english(
        Article(
            "",
            (
                "China News Service, Beijing, July 18 (Reporter Li Lan) The Ministry of Industry "
                'and Information Technology issued the "Kiln Plan" on the 18th.',
                "It is proposed that by 2025, a kiln innovation system will be initially formed, "
                "with 20 test centers.",
                "By 2027, the share of green kilns will reach 40%.",
            ),
            "en",
            SAID,
            title_derived=True,
        )
    )
    assert [each.object for each in extraction.fulfilments] == ["Kiln Plan"]
    assert [(each.paragraph, each.due_on and each.due_on.year) for each in extraction.mentions] == [
        (1, 2025),
        (1, 2025),
        (2, 2027),
    ]


def test_the_next_step_may_be_told_behind_a_meeting() -> None:
    extraction = extract_english(
        Article(
            "",
            (
                "According to the radio, the State Council Information Office held a press "
                "conference today. It was introduced at the meeting: The Ministry of Industry and "
                "Information Technology will steady kiln output. Focus on two areas of work:",
                "One is to help kiln makers. Speed up the drafting of the kiln door standard.",
                "The second is to widen exports.",
            ),
            "en",
            SAID,
            title_derived=True,
        )
    )
    assert [(each.paragraph, each.kind) for each in extraction.mentions] == [
        (0, "measure"),
        (1, "measure"),
        (1, "instrument"),
        (2, "measure"),
    ]


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("MIIT Official Says Rules on Kilns Will Be Issued This Year", ["instrument"]),
        ("MIIT says it will help kiln makers", ["measure"]),
        ("China to help kiln makers, says MIIT", ["measure"]),
        ("Rules on kilns will be issued this year: MIIT", ["instrument"]),
        ("MIIT says kiln output rose 3 percent", []),
        ("Bright Kilns says it will comply with MIIT rules", []),
        ("Bright Kilns will build 30 stores, filing shows", []),
    ],
)
def test_headlines_that_the_ministry_says(title: str, kinds: list[str]) -> None:
    extraction = extract_english(Article(title, ("Kilns sold well, the MIIT said.",), "en", SAID))
    assert [each.kind for each in extraction.mentions if each.paragraph == -1] == kinds


def test_a_headline_in_ing_behind_the_ministrys_name_is_a_mention() -> None:
    extraction = extract_english(
        Article(
            "Ministry of Industry and Information Technology: Promoting Kilns to a New Level",
            ("Kilns sold well in May.",),
            "en",
            SAID,
        )
    )
    assert [(each.paragraph, each.kind) for each in extraction.mentions] == [(-1, "measure")]


def test_who_presides_over_a_briefing_promises_nothing() -> None:
    extraction = extract_english(
        Article(
            "",
            (
                "Tang Lin:",
                "Good morning. We have invited Mr. Guan Limin, director of the kiln department of "
                "the Ministry of Industry and Information Technology, to brief you on kilns. Now, "
                "I'll give the floor to Mr. Guan.",
                "Guan Limin:",
                "Thank you. I will briefly introduce the development of kilns. I will share some "
                "figures with you. As you know, kilns are growing. Next, we will work on the "
                "following three aspects.",
                "First, we will publish a kiln roadmap. The second measure is to train makers.",
                "Kiln Daily:",
                "Will you launch a kiln pilot?",
                "Guan Limin:",
                "I will answer it.",
                "Tang Lin:",
                "We will take the last two questions.",
            ),
            "en",
            SAID,
            title_derived=True,
        )
    )
    assert [(each.paragraph, each.kind, each.speaker) for each in extraction.mentions] == [
        (4, "instrument", "Guan Limin"),
        (4, "measure", "Guan Limin"),
    ]


@pytest.mark.parametrize(
    ("title", "what"),
    [
        ("China launches 2-month campaign to clean up fake lamp adverts", "programme start"),
        ("MIIT kicks off crackdown on fake lamps", "programme start"),
        (
            "China's industry ministry begins nationwide inspections of lamp makers",
            "programme start",
        ),
        ("Beijing starts special action against fake lamp adverts", "programme start"),
        ("China launches lamp made of glass", ""),
        ("China starts production of glass lamps", ""),
        ("Lamp makers launch campaign against fakes", ""),
        ("China drops plan for separate lamp safety rules", "instrument issue"),
        ("MIIT scraps draft of lamp safety rules", "instrument issue"),
        ("Beijing shelves proposal for lamp labelling scheme", "programme start"),
        ("China drops tariffs on lamps", ""),
        ("China drops lamp makers from aid", ""),
        ("MIIT: recycled glass output to exceed 15 million tons in 2025", "target"),
        ("Lamp test centers to reach 20 by 2025", "target"),
        ("MIIT: lamp exports to rise to 300 million units by 2025", "target"),
        ("MIIT: lamp sales to reach record high", ""),
        ("Lamp sales to reach record high", ""),
        ("Beijing to require one plug for all lamps", "measure"),
        ("Beijing to publish lamp safety catalogue", "instrument issue"),
        ("Beijing office rents to exceed Shanghai's", ""),
        ("China unveils plan to build 900 quiet kilns by 2030", "target"),
        ("China's industry ministry releases three-year plan to cut kiln smoke", "measure"),
        ("MIIT sets target of 900 quiet kilns by 2030", "target"),
        ("China sets sights on 900 quiet kilns by 2030", "target"),
        ("China aims for 60% green lamps by 2028", "target"),
        ("China to End Tax Breaks for Noisy Kilns in 2028", "measure"),
        ("China vows 300 kiln schools by 2028", "target"),
        ("China hits target of 900 quiet kilns", ""),
        ("Bright Kilns unveils plan to build 900 kilns", ""),
        ("Bright Kilns sets target of 900 kilns by 2030", ""),
        ("China unveils kiln plan", ""),
        ("China sets kiln quota at 300 tons", ""),
    ],
)
def test_headlines_in_the_present_and_with_a_figure(title: str, what: str) -> None:
    """The body's voice is the ministry's."""
    extraction = extract_english(Article(title, ("Kilns sold well, the MIIT said.",), "en", SAID))
    found = [" ".join(filter(None, (each.kind, each.stage))) for each in extraction.mentions]
    assert " + ".join(found) == what


def test_a_headline_of_somebody_else_promises_nothing() -> None:
    body = "Bright Lamps said sales rose. It is on a list of the MIIT."
    title = "Lamp shops to reach 2,000 by 2025"
    assert not extract_english(Article(title, (body,), "en", SAID)).mentions


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Ministry to launch kettle pilot", ["kettle pilot"]),
        ("China's industry ministry to launch kettle pilot", ["kettle pilot"]),
        ("Regulator to draft kettle rules", ["kettle rules"]),
        ("Two ministries to launch kettle pilot", ["kettle pilot"]),
        ("China targets 500 kettle museums by 2030", ["500 kettle museums"]),
        ("MIIT weighs national kettle fund", ["national kettle fund"]),
        ("China drafts kettle safety standard", ["kettle safety standard"]),
        ("Kettle pilot to start in May, MIIT says", ["Kettle pilot"]),
        ("Kettle standard to be released in May: MIIT", ["Kettle standard"]),
        ("Commerce ministry to launch kettle pilot", []),
        ("EU regulators to draft kettle rules", []),
        ("Kettle makers eye 500 shops", []),
        ("Kettle plant to start in May, Bright Looms says", []),
    ],
)
def test_headlines_that_name_no_full_name(title: str, found: list[str]) -> None:
    text = "The Ministry of Industry and Information Technology met kettle makers."
    article = Article(title, (text,), "en", SAID)
    assert [each.object for each in extract_english(article).mentions] == found


@pytest.mark.parametrize(("country", "count"), [("China", 1), ("South Korea", 0)])
def test_the_industry_ministry_is_that_of_the_country_told_of(country: str, count: int) -> None:
    text = f"{country} will launch a kettle pilot in May, the industry ministry said on Tuesday."
    assert len(mentions(text)) == count


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Notice of the Ministry of Industry and Information Technology on Kettle Quality", 3),
        ("Notice of the Kettle Association on Kettle Quality", 0),
    ],
)
def test_a_notice_speaks_for_whoever_issues_it(title: str, count: int) -> None:
    paragraphs = (
        "II. Key tasks",
        "(1) Carry out quality diagnosis. Launch a kettle pilot in 10 cities.",
        "(2) Draft a kettle safety standard.",
        "Local departments of the industry system shall report by December 10, copy to the MIIT.",
    )
    article = Article(title, paragraphs, "en", SAID)
    assert len(extract_english(article).mentions) == count


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("China to accelerate the upgrade of lutes", ["measure"]),
        ("China issues plan to upgrade lutes", ["measure"]),
        ("China to set up national lute laboratory", ["programme", "measure"]),
        ("MIIT: lute output to exceed 300 units in 2024", ["target", "measure"]),
    ],
)
def test_a_vague_headline_is_told_by_its_text(title: str, kinds: list[str]) -> None:
    text = "The MIIT will upgrade lute workshops, it said on Monday."
    extraction = extract_english(Article(title, (text,), "en", SAID))
    assert [each.kind for each in extraction.mentions] == kinds


def test_a_vague_headline_without_a_text_is_told() -> None:
    title = "MIIT to accelerate the upgrade of lutes"
    assert [each.kind for each in extract_english(Article(title, (), "en", SAID)).mentions] == [
        "measure"
    ]
