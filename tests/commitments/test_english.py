"""English sentences of the forms that news and translations use, and what they commit to."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Article
from commitments.english.extraction import extract_english
from commitments.english.text import sentences
from commitments.model import TITLE, Extraction

SAID = datetime(2023, 7, 19, 4, tzinfo=UTC)


def read(*paragraphs: str, title: str = "") -> Extraction:
    return extract_english(Article(title, paragraphs, "en", SAID, title_derived=not title))


def found(*paragraphs: str) -> list[tuple[str, str | None, str]]:
    return [(each.kind, each.stage, each.object) for each in read(*paragraphs).mentions]


SENTENCES: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("english_sentences.toml").read_text("utf-8")
)
"""Sentences that commit to one thing, by its kind and stage; "nothing" for those that don't."""


@pytest.mark.parametrize(
    ("sentence", "what"),
    [(sentence, what) for what, sentences in SENTENCES.items() for sentence in sentences],
)
def test_reads_what_a_sentence_commits_to(sentence: str, what: str) -> None:
    mentions = read(sentence).mentions
    kinds = [" ".join(filter(None, (each.kind, each.stage))) for each in mentions]
    assert kinds == ([] if what == "nothing" else [what])
    assert {each.actor for each in mentions} <= {"工业和信息化部"}


def test_articles_that_never_name_the_ministry_are_left_alone() -> None:
    assert (
        read("China will issue a plan for toys. The government will set up a fund.") == Extraction()
    )


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("(Reporting by Li Ming in Beijing; Editing by Jane Doe)", 0),
        ("Additional reporting was rejected; the ministry said so.", 2),
        ("The MIIT will issue a plan. (Reporting by Li Ming; Editing by Jane Doe)", 1),
        ("Reporting by makers will be required; the MIIT said so.", 2),
    ],
)
def test_who_made_the_report_is_no_word_of_it(paragraph: str, count: int) -> None:
    assert len(sentences(paragraph)) == count


def test_a_list_of_bare_verbs_reaches_over_paragraphs() -> None:
    paragraphs = (
        "A person in charge of the Second Division of Equipment Industry of the Ministry of "
        "Industry and Information Technology said: In the next step, we "
        "will focus on two aspects of work:",
        "One is to raise quality.Formulate the “Measures for the Inspection of Cranes”, and "
        "set up a reporting platform for crane makers.",
        "The second is to widen use.Strengthen training "
        "and promote the launch of the port crane pilot.",
    )
    mentions = read(*paragraphs).mentions
    assert [(each.kind, each.stage, each.object) for each in mentions] == [
        ("measure", None, "quality"),
        ("instrument", "draft", "Measures for the Inspection of Cranes"),
        ("programme", "start", "reporting platform for crane makers"),
        ("measure", None, "use"),
        ("measure", None, "training"),
        ("programme", "start", "port crane pilot"),
    ]
    assert {each.office for each in mentions} == {"装备工业二司"}


def test_a_speaker_holds_until_another_takes_over() -> None:
    extraction = read(
        "The MIIT will support lathe makers, vice minister Xin Guobin said.",
        "The country will also publish a lathe catalogue, Xin said.",
        "Wang Ming, an analyst at Bright Securities, said China will need a chip law.",
        "China will set up a lathe fund, Xin added.",
    )
    assert [(each.paragraph, each.kind, each.speaker) for each in extraction.mentions] == [
        (0, "measure", "Xin Guobin"),
        (1, "instrument", "Xin Guobin"),
        (3, "programme", "Xin Guobin"),
    ]


def test_a_transcript_gives_each_turn_its_voice() -> None:
    extraction = read(
        "Xie Shaofeng, chief engineer of the MIIT",
        "Li Qing, vice minister of transport",
        "China Daily:",
        "Will the MIIT issue a plan for ferries?",
        "Xie Shaofeng:",
        "Thank you. Next, we will issue a plan for electric ferries. First, we have built trust.",
        "Li Qing:",
        "We will build 30 ports.",
    )
    assert [(each.paragraph, each.object) for each in extraction.mentions] == [
        (5, "plan for electric ferries")
    ]


def test_a_paper_of_the_ministry_sets_goals() -> None:
    extraction = read(
        "The MIIT and the Ministry of Commerce jointly released a guideline on ceramics.",
        "By 2025, the reuse rate of kilns should exceed 60 percent, according to the guideline.",
    )
    assert [(each.object, each.stage) for each in extraction.fulfilments] == [
        ("guideline on ceramics", "done")
    ]
    (goal,) = extraction.mentions
    assert (goal.kind, goal.due_on) == ("target", date(2025, 12, 31))
    assert goal.quantity is not None and goal.quantity.value == 60


def test_a_headline_to_do_something_is_a_mention() -> None:
    extraction = read(
        "Lamps sold well, the MIIT said on Monday.", title="China to issue new rules on lamp makers"
    )
    assert [(each.paragraph, each.kind, each.stage) for each in extraction.mentions] == [
        (TITLE, "instrument", "issue")
    ]


def test_fronted_words_say_when_for_the_sentence() -> None:
    (mention,) = read("By 2027, the MIIT will build 30 dark factories.").mentions
    assert (mention.deadline, mention.due_on) == ("By 2027", date(2027, 12, 31))


def test_each_joined_verb_is_a_mention() -> None:
    assert found(
        "The MIIT will publish a kiln standard, launch a kiln pilot, and help kiln makers."
    ) == [
        ("instrument", "issue", "kiln standard"),
        ("programme", "start", "kiln pilot"),
        ("measure", None, "kiln makers"),
    ]


@pytest.mark.parametrize(
    ("sentence", "objects"),
    [
        (
            "The MIIT will build about 10 alloy centers and 100 pilot-scale platforms by 2025.",
            ["about 10 alloy centers", "100 pilot-scale platforms"],
        ),
        (
            "The MIIT will issue the “Rules on Kites” and the “Rules on Balloons”.",
            ["Rules on Kites", "Rules on Balloons"],
        ),
        (
            "The MIIT will organize e-carts, lamps and smart stoves going to the countryside.",
            [f"{each} going to the countryside" for each in ("e-carts", "lamps", "smart stoves")],
        ),
    ],
)
def test_each_of_joined_names_is_a_mention(sentence: str, objects: list[str]) -> None:
    mentions = read(sentence).mentions
    assert [each.object for each in mentions] == objects
    assert len({each.quote for each in mentions}) == 1


def test_others_in_a_round_up_speak_for_themselves() -> None:
    extraction = read(
        "Kite exports rose 9 percent in June, according to data from the MIIT.",
        "The Ministry of Commerce will hold 20 kite fairs, spokesperson Li Ming said last week. "
        "It will also set up a kite fund.",
        "Bright Kites plans to build 30 stores by 2025, the company said.",
        "Guangdong province will issue a kite plan, while Shenzhen aims to host 10 races.",
        "The European Commission will impose duties on kites, it said on Wednesday.",
        '"The government should launch a kite campaign," said Wang Wei, a professor.',
    )
    assert extraction == Extraction()


def test_a_news_agency_reports_without_taking_the_floor() -> None:
    extraction = read(
        "The MIIT will help kite makers, Tao Qing, a spokesperson, said.",
        "China will also publish a kite standard this year, Xinhua reported, quoting Tao.",
        "It will set up a kite museum fund.",
    )
    assert [(each.paragraph, each.kind) for each in extraction.mentions] == [
        (0, "measure"),
        (1, "instrument"),
        (2, "programme"),
    ]


def test_questions_ask_and_answers_promise() -> None:
    extraction = read(
        "Xie Cun, director of the Department of Information and Communications Development of the "
        "Ministry of Industry and Information Technology, answered questions.",
        "Question: What will the ministry do for lighthouses?",
        "Answer: This year will promote no less than 300 ports to build lighthouses, and it is "
        "planned to hold a lighthouse contest.",
    )
    assert [(each.kind, each.speaker, each.deadline) for each in extraction.mentions] == [
        ("target", "Xie Cun", "This year"),
        ("programme", "Xie Cun", "This year"),
    ]


def test_a_headline_of_an_official_is_a_mention() -> None:
    extraction = read(
        "Lamps sold well, the MIIT said.", title="Xin Guobin: will issue a lamp standard"
    )
    assert [(each.paragraph, each.kind) for each in extraction.mentions] == [(TITLE, "instrument")]


def test_a_namesake_of_an_official_is_not_the_official() -> None:
    assert (
        found(
            "China will need a kite law, said Lu Shan, an analyst at Kite Group, as the MIIT met."
        )
        == []
    )


def test_a_notice_that_organizes_work_announces_it() -> None:
    extraction = read(
        "The MIIT has issued a notice to launch a pilot on shared kilns.",
        "MIIT released the “Notice on Carrying out the Kiln Safety Campaign” on Friday.",
    )
    assert [(each.kind, each.stage, each.object) for each in extraction.mentions] == [
        ("programme", "start", "pilot on shared kilns"),
        ("programme", "start", "Kiln Safety Campaign"),
    ]
    assert [each.stage for each in extraction.fulfilments] == ["done"]


def test_what_a_speaker_adds_counts_too() -> None:
    assert found(
        "The MIIT will issue a kiln standard, Tao Qing, a spokesperson, said, adding that it will "
        "also set up a kiln fund."
    ) == [("instrument", "issue", "kiln standard"), ("programme", "start", "kiln fund")]


PIECES = [sentence for sentences in SENTENCES.values() for sentence in sentences]
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=4), max_size=4
)


@given(PARAGRAPHS)
def test_quotes_stand_where_they_say(pieces: list[list[str]]) -> None:
    paragraphs = tuple(" ".join(each) for each in pieces)
    extraction = read(*paragraphs)
    for each in extraction.mentions + extraction.fulfilments:
        assert paragraphs[each.paragraph][each.start : each.end] == each.quote != ""
        assert each.object
