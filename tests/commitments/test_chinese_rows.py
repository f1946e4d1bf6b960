"""Rows of a table told as text, spans of work that are given a time, and what is said as spoken."""

from datetime import UTC, datetime

import pytest

from articles.article import Article
from commitments.extract import extract
from commitments.model import TITLE, Mention

HEAD = "序号｜任务｜具体举措｜牵头单位｜完成时限"


def told(*paragraphs: str) -> list[Mention]:
    article = Article(
        title="工业和信息化部关于印发《2026年绿色船舶工作分工》的通知",
        paragraphs=paragraphs,
        language="zh",
        published_at=datetime(2026, 3, 10, 2, tzinfo=UTC),
        url="",
    )
    return [each for each in extract(article).mentions if each.paragraph != TITLE]


def one(text: str) -> Mention:
    (mention,) = told(f"工信部有关负责人表示，下一步，{text}。")
    return mention


@pytest.mark.parametrize(
    ("row", "quotes", "due"),
    [
        (
            "1｜扩大供给｜制定《船用电池安全规范》｜工业和信息化部｜2026年6月",
            ["制定《船用电池安全规范》"],
            "2026年6月",
        ),
        (
            "2｜扩大应用｜建设内河换电站200座；开展船员培训｜工业和信息化部｜2026年12月",
            ["扩大应用", "建设内河换电站200座", "开展船员培训"],
            "2026年12月",
        ),
        ("优化服务｜开通船型数据查询接口｜装备司｜四季度", None, "四季度"),
        ("3|加强合作|举办第二届绿色船舶国际论坛|装备司|2026年9月底前", None, "2026年9月底前"),
    ],
)
def test_each_cell_is_apart_and_the_last_says_when(
    row: str, quotes: list[str] | None, due: str
) -> None:
    found = told(HEAD, row)
    assert found
    assert quotes is None or [each.quote for each in found] == quotes
    assert {each.deadline for each in found} == {due}
    assert not any("｜" in each.quote or "|" in each.quote for each in found)


@pytest.mark.parametrize("title", ["观察｜工信部将开展能效评估", "独家｜工信部｜将发布能效标准"])
def test_a_headline_with_a_mark_or_two_is_no_row(title: str) -> None:
    assert not any(each.deadline for each in told(title))


def test_a_row_has_no_date_of_another() -> None:
    first = "1｜壮大主体｜培育修船龙头企业10家｜装备司｜2026年10月"
    second = "2｜健全标准｜制定《船舶拆解规范》｜科技司｜长期"
    assert [each.deadline for each in told(HEAD, first, second) if "拆解" in each.quote] == [None]


@pytest.mark.parametrize(
    ("text", "kind", "stage", "name"),
    [
        ("把行政事业收费清单晒出来", "instrument", "issue", "行政事业收费清单"),
        ("把涉船检验项目清单亮出来", "instrument", "issue", "涉船检验项目清单"),
        ("年内把重点实验室的管理办法改一遍", "instrument", "draft", "重点实验室的管理办法"),
        ("对平台收费再来一轮专项整治", "programme", "start", "专项整治"),
        ("重要模型要建“备案码”制度", "programme", "start", "“备案码”制度"),
        ("下月开通批量查询接口", "programme", "start", "批量查询接口"),
        ("年底前下达今年的钨矿总量控制指标", "instrument", "issue", "今年的钨矿总量控制指标"),
        ("把清单制度落实好", "measure", None, None),
        ("把安全底线守好", "measure", None, None),
        ("把企业用电成本降下来", "measure", None, None),
        ("对企业反映的问题做一次回应", "measure", None, None),
    ],
)
def test_spoken_ways(text: str, kind: str, stage: str | None, name: str | None) -> None:
    mention = one(text)
    assert (mention.kind, mention.stage) == (kind, stage)
    assert name is None or mention.object == name


@pytest.mark.parametrize(
    ("text", "quote", "due"),
    [
        ("用三年左右时间，培育20家轴承骨干企业", "培育20家", "2029-03-10"),
        ("经过五年努力，关键材料自给率过半", "自给率过半", "2031-03-10"),
        ("争取两年，实现算力规模翻倍", "规模翻倍", "2028-03-10"),
        ("三年后，建成15个区域检测中心", "建成15个", "2029-03-10"),
        ("今后五年，推动钢铁能耗减半", "能耗减半", "2031-03-10"),
    ],
)
def test_a_span_of_work_is_a_time_to_reach_it_in(text: str, quote: str, due: str) -> None:
    (found,) = (
        each for each in told(f"工信部有关负责人表示，下一步，{text}。") if quote in each.quote
    )
    assert (found.kind, str(found.due_on)) == ("target", due)


@pytest.mark.parametrize("text", ["对造假机构给予处理，两年内不得申报", "推动算力平台10月内测"])
def test_how_long_somebody_is_shut_out_is_no_day(text: str) -> None:
    found = told(f"工信部有关负责人表示，下一步，{text}。")
    assert not any(each.deadline in ("两年内", "10月内") for each in found)


@pytest.mark.parametrize("month", [7, 8, 11])
@pytest.mark.parametrize(
    "figures",
    [
        "上半年制造业增加值占比为25.9%，对规上工业增长的贡献率达到52.4%",
        "上半年风电整机出口额达97亿美元，覆盖国家超过60个",
        "二季度新能源汽车产销量分别超过390万辆和388万辆",
    ],
)
def test_figures_of_a_half_year_that_is_over_are_no_targets(month: int, figures: str) -> None:
    article = Article(
        title="工信部：工业经济运行平稳",
        paragraphs=(f"工业和信息化部副部长戴一鸣在发布会上介绍，{figures}。",),
        language="zh",
        published_at=datetime(2026, month, 21, 6, tzinfo=UTC),
    )
    assert [each.quote for each in extract(article).mentions if each.kind == "target"] == []
