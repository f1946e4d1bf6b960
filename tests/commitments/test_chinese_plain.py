"""Plain sentences of every mould, made by joining leads, adverbials, verbs and names."""

import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from articles.article import Article
from commitments.extract import extract
from commitments.model import TITLE, Mention

HERE = Path(__file__).parent / "chinese"
SAID = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))


def cases(name: str) -> Any:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


PLAIN = cases("plain")
VERBS = cases("verbs")
TIMES = cases("times")
LEADS = ("下一步，工业和信息化部将", "工信部有关负责人表示，将", "今年，工信部将", "《意见》提出，")
TAILS = ("", "，为行业发展提供支撑", "，推动产业转型升级", "，更好满足群众需求")


def mentions(text: str) -> list[Mention]:
    article = Article(
        title="有关情况通报", paragraphs=(text,), language="zh", published_at=SAID, url=""
    )
    return [mention for mention in extract(article).mentions if mention.paragraph != TITLE]


def misread(text: str, clause: str, kind: str, stage: str, name: str) -> str:
    """What is wrong with the mention of `clause` in `text`; "" where nothing is."""
    found = next((each for each in mentions(text) if clause in each.quote), None)
    if found is None:
        return f"{text}: missed"
    if found.kind != kind:
        return f"{text}: {found.kind}"
    if kind == "target":
        return "" if found.quantity else f"{text}: no quantity"
    if kind == "measure":
        return ""
    seen = (found.stage, found.object.strip("《》"))
    return "" if seen == (stage, name.strip("《》")) else f"{text}: {seen}"


@pytest.mark.parametrize("adverbial", ["", *PLAIN["adverbials"]])
def test_what_stands_before_the_verb_hides_nothing(adverbial: str) -> None:
    wrong = []
    for at, (clause, kind, stage, name) in enumerate(PLAIN["clauses"]):
        lead = PLAIN["leads"][(at + len(adverbial)) % len(PLAIN["leads"])]
        wrong.append(misread(f"{lead}{adverbial}{clause}。", clause, kind, stage, name))
    assert not list(filter(None, wrong))


@pytest.mark.parametrize("lead", PLAIN["leads"])
def test_every_lead_announces(lead: str) -> None:
    wrong = [
        misread(f"{lead}{clause}。", clause, kind, stage, name)
        for clause, kind, stage, name in PLAIN["clauses"]
    ]
    assert not list(filter(None, wrong))


@pytest.mark.parametrize(
    ("table", "verb", "stage"),
    [(table, verb, stage) for table, rows in VERBS.items() for verb, stage in rows["verbs"]],
)
def test_verbs_tell_the_stage_of_what_they_act_on(table: str, verb: str, stage: str) -> None:
    wrong = []
    for at, name in enumerate(VERBS[table]["names"]):
        lead, tail = LEADS[at % len(LEADS)], TAILS[(at // 2) % len(TAILS)]
        issued = "工业和信息化部近日印发《轻工业发展意见》。" if lead.startswith("《") else ""
        text = f"{issued}{lead}{verb}{name}{tail}。"
        wrong.append(misread(text, name, VERBS[table]["kind"], stage, name))
    assert not list(filter(None, wrong))


@pytest.mark.parametrize("sentence", cases("refused")["sentences"])
def test_no_promise(sentence: str) -> None:
    assert [mention.quote for mention in mentions(sentence)] == []


@pytest.mark.parametrize(("when", "last"), [row for row in TIMES["times"] if row[1]])
def test_a_time_of_its_own_governs_the_sentence(when: str, last: str) -> None:
    (found,) = mentions(f"工信部表示，{when}，将出台《玩具回收办法》。")
    assert str(found.due_on) == last


@pytest.mark.parametrize(("when", "last"), TIMES["times"])
def test_times_are_deadlines_and_hide_nothing(when: str, last: str) -> None:
    for clause in TIMES["clauses"]:
        for text in (f"工信部表示，将{when}{clause}。", f"工信部表示，{when}将{clause}。"):
            found = [each for each in mentions(text) if clause in each.quote]
            assert len(found) == 1, text
            assert found[0].kind != "measure" and found[0].deadline, text
            assert not last or str(found[0].due_on) == last, text


@pytest.mark.parametrize("case", cases("sentences")["case"], ids=lambda case: case["text"][:24])
def test_what_a_sentence_promises(case: dict[str, Any]) -> None:
    seen = mentions(case["text"])
    assert bool(seen) is bool(case["found"])
    for part, kind, stage in case["found"]:
        quoted = [each for each in seen if part in each.quote]
        kinds = [(each.kind, each.stage or "") for each in quoted]
        assert quoted and (kind == "any" or (kind, stage) in kinds), (part, kinds)
    assert not [part for part in case.get("absent", []) for each in seen if part in each.quote]
