"""The scorer counts as the definition says."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from articles.article import Article
from bench.annotated import annotated_mentions
from bench.goldset import AnnotatedArticle, Annotation, GoldError, load
from bench.linking import score_ledger
from bench.mentions import MentionScore, score_mentions
from bench.score import main
from commitments.model import Extraction, Kind, Mention

SAID = datetime(2023, 7, 19, tzinfo=UTC)
PARAGRAPH = "近期将发布实施家具行业方案，稳住家居行业，继续办好下乡活动。"


def annotation(quote: str, *, anchor: str = "", kind: str = "measure", **more: Any) -> Annotation:
    defaults: dict[str, Any] = {
        "stage": None,
        "deadline": None,
        "quantity": None,
        "key": None,
        "repeat": False,
    }
    return Annotation(anchor=anchor or quote, quote=quote, kind=kind, **(defaults | more))


def mention(quote: str, kind: Kind = "measure", **more: Any) -> Mention:
    return Mention(quote=quote, kind=kind, object=quote, paragraph=0, start=0, end=9, **more)


def gold(*mentions: Annotation, name: str = "a.md", at: datetime = SAID) -> AnnotatedArticle:
    return AnnotatedArticle(Path(name), at, mentions)


def scored(annotations: list[Annotation], mentions: list[Mention]) -> MentionScore:
    article = Article(title="家具", paragraphs=(PARAGRAPH,), language="zh")
    return score_mentions([(gold(*annotations), article, Extraction(tuple(mentions)))])


PLAN = annotation(
    "近期将发布实施家具行业方案",
    anchor="家具行业方案",
    kind="instrument",
    stage="issue",
    deadline="近期",
    key="plan",
)


def test_a_mention_is_right_once_and_then_neutral() -> None:
    found = mention("将发布实施家具行业方案", "instrument", stage="issue")
    score = scored([PLAN], [found, found])

    assert (score.tallies["all"].right, score.tallies["all"].wrong) == (1, 0)
    assert score.tallies["concrete"].f1 == 1.0
    assert score.agreement["stage"] == (1, 1)
    assert score.agreement["deadline"] == (0, 1)


@pytest.mark.parametrize(
    "quote",
    [
        "家具行业方案要赶快发布",  # not verbatim
        PARAGRAPH * 8,  # longer than a sentence may be
        "稳住家居行业",  # no annotation there
    ],
)
def test_a_mention_is_wrong(quote: str) -> None:
    tally = scored([PLAN], [mention(quote, "instrument")]).tallies["all"]

    assert (tally.right, tally.wrong, tally.found) == (0, 1, 0)


def test_a_quote_much_longer_than_the_annotated_one_finds_nothing() -> None:
    short = annotation("稳住家居", key=None)

    assert (
        scored([short], [mention("方案，稳住家居行业，继续办好下乡活动")]).tallies["all"].found == 1
    )
    assert scored([short], [mention(PARAGRAPH[:-1])]).tallies["all"].found == 0


def test_a_repeat_is_neutral() -> None:
    tally = scored([replace(PLAN, repeat=True)], [mention("家具行业方案", "instrument")]).tallies

    assert (tally["all"].right, tally["all"].wrong, tally["all"].wanted) == (0, 0, 0)


def test_measures_do_not_count_among_the_concrete() -> None:
    score = scored([annotation("稳住家居行业")], [mention("稳住家居行业")])

    assert score.tallies["concrete"].wanted == 0
    assert score.tallies["all"].right == 1


def test_a_report_of_fulfilment_is_compared_with_the_annotated_ones() -> None:
    article = Article(title="家具", paragraphs=(PARAGRAPH,), language="zh")
    annotated = replace(gold(), fulfilled=(("已于8月印发家具行业方案",), ("启动试点",)))
    said = Extraction((), (mention("印发家具行业方案"), mention("继续办好下乡活动")))

    tally = score_mentions([(annotated, article, said)]).fulfilments
    assert (tally.right, tally.wrong, tally.found, tally.wanted) == (1, 1, 1, 2)


def ledger(*groups: list[tuple[str, str]]) -> list[dict[str, Any]]:
    return [
        {"id": f"c{at}", "mentions": [{"path": f"x/{n}", "quote": q, "object": q} for n, q in rows]}
        for at, rows in enumerate(groups)
    ]


def alert(name: str, quote: str) -> dict[str, Any]:
    return {"event": "new", "kind": "instrument", "path": f"x/{name}", "quote": quote, "object": ""}


ROAD = annotation("发布路线图", anchor="路线图", kind="instrument", stage="issue", key="road")
GOLDS = [
    gold(PLAN, ROAD, name="a.md"),
    gold(PLAN, name="b.md", at=SAID + timedelta(days=400)),
]


def test_linking_counts_pairs_that_belong_together() -> None:
    joined = [("a.md", "家具行业方案"), ("b.md", "家具行业方案")]
    right = score_ledger(GOLDS, ledger(joined, [("a.md", "发布路线图")]), [])
    split = score_ledger(GOLDS, ledger(joined[:1], joined[1:]), [])
    merged = score_ledger(GOLDS, ledger([*joined, ("a.md", "发布路线图")]), [])

    assert (right.found, right.wanted) == (3, 3)
    assert (right.pairwise.f1, right.b_cubed.f1) == (1.0, 1.0)
    assert (split.pairwise.recall, split.b_cubed.recall) == (0.0, 0.5)
    assert merged.pairwise.precision == pytest.approx(1 / 3)
    assert merged.b_cubed.precision == pytest.approx((2 + 2 + 1) / 9)


def test_an_alert_is_right_when_it_is_first_and_in_time() -> None:
    first, late = alert("a.md", "家具行业方案"), alert("b.md", "家具行业方案")
    foreign = alert("b.md", "稳住家居行业")

    score = score_ledger(GOLDS, [], [first, late, foreign])
    assert score.alerts.precision == pytest.approx(1 / 3)
    assert score.alerts.recall == 0.5
    assert (score.alert_count, score.repeated_alerts) == (3, 1)
    assert score_ledger(GOLDS, [], [late]).alerts.precision == 0.0


def test_a_folder_without_annotations_is_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(GoldError, match="no annotations"):
        load(tmp_path)

    assert main([str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().err


def test_a_missing_article_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(
        '{"file": "gone.md", "published": "2023-07-19 08:00:00 +0800", "mentions": []}', "utf-8"
    )

    with pytest.raises(GoldError, match=r"gone\.md"):
        load(tmp_path)


def test_annotations_become_the_mentions_that_a_perfect_extractor_finds() -> None:
    text = "年内出台制鞋业方案，再出台制鞋业方案，办1万场展览。"
    article = Article(title="制鞋业", paragraphs=("背景。", text), language="zh")
    plan = annotation("出台制鞋业方案", anchor="制鞋业方案", kind="instrument", stage="issue",
                      deadline="年内", key="shoes")  # fmt: skip
    fairs = annotation("办1万场展览", anchor="展览", kind="target", quantity="1万场", key="fairs")

    said = list(annotated_mentions(gold(plan, plan, fairs), article))
    assert [(m.object, m.paragraph, text[m.start : m.end]) for m in said] == [
        ("制鞋业方案", 1, "出台制鞋业方案"),
        ("制鞋业方案", 1, "出台制鞋业方案"),
        ("展览", 1, "办1万场展览"),
    ]
    assert said[0].start < said[1].start
    assert (said[0].stage, str(said[0].due_on)) == ("issue", "2023-12-31")
    assert said[2].quantity and said[2].quantity.text == "1万场"


def test_linking_is_scored_by_itself_where_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for day in ("10", "25"):
        posted = f"2024-05-{day} 09:00:00 +0800"
        text = "工信部称，将印发《制鞋业提质行动方案》，启动制鞋业诊断专项行动。"
        (articles / f"{day}.md").write_text(
            f"# 制鞋业要闻{day}\n\n{posted}\n\n{text}\n", encoding="utf-8"
        )
        said = {
            "quote": "印发《制鞋业提质行动方案》",
            "anchor": "制鞋业提质行动方案",
            "kind": "instrument",
            "stage": "issue",
            "key": "shoes",
        }
        raw = {"file": f"{day}.md", "published": posted, "mentions": [said]}
        (tmp_path / f"{day}.json").write_text(json.dumps(raw), encoding="utf-8")

    assert main([str(tmp_path), "--annotated"]) == 0
    printed = capsys.readouterr().out
    assert "2 of 2 commitments in articles were found" in printed
    assert "new alerts (1, 0 repeats)" in printed
    assert "Extraction" not in printed
