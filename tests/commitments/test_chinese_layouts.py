"""Whose words the paragraphs of talks, meetings and digests are, in whole articles of our own."""

import re
import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from articles.article import Article
from commitments.extract import extract

LAYOUTS: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "chinese" / "layouts.toml").read_text(encoding="utf-8")
)["layout"]
SAID = datetime(2026, 2, 20, 10, 0, tzinfo=timezone(timedelta(hours=8)))
MARKS = str.maketrans("", "", "〔〕")
PROMISED = re.compile("〔([^〔〕]+)〕")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout["name"])
def test_the_ministrys_words_are_told_from_all_others(layout: dict[str, str]) -> None:
    marked = layout["text"].strip().split("\n")
    paragraphs = tuple(line.translate(MARKS) for line in marked)
    publisher = layout.get("publisher")
    article = Article(layout["title"], paragraphs, "zh", publisher=publisher, published_at=SAID)
    found = extract(article).mentions
    told = [(each.paragraph, each.quote) for each in found if each.paragraph >= 0]
    promised = [(at, text) for at, line in enumerate(marked) for text in PROMISED.findall(line)]
    missed = [row for row in promised if not any(_meets(row, other) for other in told)]
    false = [row for row in told if not any(_meets(row, other) for other in promised)]
    assert (missed, false) == ([], [])


@pytest.mark.parametrize(
    "style",
    [
        "{name}：{text}", "{name}:{text}", "{name} ：{text}", "【{name}】{text}", "[{name}]{text}",
        "{name}：\n{text}", "**{name}**\n{text}", "**{name}：**{text}", "10:05 {name}：{text}",
        "[10:05:33] [{name}]{text}", "●{name}：{text}", "{first}　{last}：{text}",
        "{name}答：{text}",
    ],
)  # fmt: skip
def test_a_label_in_any_style_gives_the_word_to_its_bearer(style: str) -> None:
    lines = [
        "今天请来了工业和信息化部规划司司长冯立先生、商务部消费司司长沈岳女士，请他们介绍情况。"
    ]
    for name, text in (
        ("冯立", "今年10月，国务院印发了帆船意见。下一步，我们将制定帆船安全规范。"),
        ("沈岳", "我们将出台帆船消费办法，启动帆船下乡活动。"),
        ("冯立", "商务部讲得很全面。我们还将启动帆船中试平台建设。"),
    ):
        lines += style.format(name=name, first=name[0], last=name[1], text=text).split("\n")
    article = Article("国新办举行帆船产业发布会（实录）", tuple(lines), "zh", published_at=SAID)
    found = {each.object for each in extract(article).mentions}
    assert found == {"帆船安全规范", "帆船中试平台"}


def _meets(one: tuple[int, str], other: tuple[int, str]) -> bool:
    return one[0] == other[0] and (one[1] in other[1] or other[1] in one[1])


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("会议强调，2026年要抓好以下重点工作。\n首先是稳住皮革产业，制定皮革名录。", "2026年"),
        (
            "会议指出，2026年是收官之年。要重点抓好以下工作。\n一、优化布局\n制定皮革名录。",
            "2026年",
        ),
        ("今年怎么干？会议部署了四项任务：\n①健全规则。制定皮革名录。", "今年"),
        ("会议部署了四项任务：\n①健全规则。制定皮革名录。", None),
        ("国资委将把名录纳入考核，明年起实施。\n一是健全规则。工信部将制定皮革名录。", None),
        ("今年行业营收有望增长。会议部署了四项任务：\n①健全规则。制定皮革名录。", None),
    ],
)
def test_a_list_of_paragraphs_has_the_date_of_what_opened_it(text: str, due: str | None) -> None:
    title = "2026年全国皮革行业工作会议在京召开"
    lead = "2月9日，全国皮革行业工作会议在京召开，工业和信息化部消费品工业司司长作报告。"
    article = Article(title, (lead, *text.split("\n")), "zh", published_at=SAID)
    found = [each for each in extract(article).mentions if "制定皮革名录" in each.quote]
    assert [each.deadline for each in found] == [due]
