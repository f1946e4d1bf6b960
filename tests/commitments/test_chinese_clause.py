"""What stands before the verb doesn't hide it."""

from datetime import UTC, datetime

import pytest

from articles.article import Article
from commitments.chinese.clause import predicate
from commitments.extract import extract


@pytest.mark.parametrize(
    "when",
    [
        "",
        "于2025年8月底前",
        "于年底前",
        "在今年内",
        "在明年上半年",
        "今年第三季度",
        "到2030年底",
        "近期",
        "2026年6月30日前",
        "年内",
        "于下半年",
    ],
)
@pytest.mark.parametrize("lead", ["将", "下一步将", "还将", "计划"])
def test_a_time_before_the_verb(lead: str, when: str) -> None:
    parsed = predicate(f"{lead}{when}出台《照明行业规范条件》")
    assert parsed.verbs == ("出台",) and parsed.rest == "《照明行业规范条件》"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("启动2026年灯具下乡活动", "2026年灯具下乡活动"),
        ("启动互联网应用改造专项行动", "互联网应用改造专项行动"),
        ("开展互联网行业专项整治", "互联网行业专项整治"),
        ("启动融合照明应用试点", "融合照明应用试点"),
        ("启动改造提升行动", "改造提升行动"),
        ("培育领航级灯具工厂", "领航级灯具工厂"),
        ("培育领航企业", "领航企业"),
        ("启动配套灯具集群培育行动", "配套灯具集群培育行动"),
        ("启动装备制造业质量提升行动", "装备制造业质量提升行动"),
        ("筹备展示交易平台", "展示交易平台"),
        ("启动编制灯具目录", "灯具目录"),
        ("启动建设灯具检测平台", "灯具检测平台"),
        ("启动研制灯具标准", "灯具标准"),
        ("推动改造灯具产线", "灯具产线"),
        ("发布2025年版照明产品目录", "2025年版照明产品目录"),
        ("开展年度评价", "年度评价"),
    ],
)
def test_a_year_behind_the_verb_belongs_to_the_name(text: str, rest: str) -> None:
    assert predicate(text).rest == rest


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("推进控制芯片、计算芯片等标准立项", ("推进",)),
        ("推进监测装备、检测装备和生产装备研制", ("推进",)),
        ("推进制定照明标准、家具标准", ("推进", "制定")),
        ("推动建设一批平台、中心", ("推动", "建设")),
    ],
)
def test_a_verb_that_begins_the_first_name_of_a_list(text: str, verbs: tuple[str, ...]) -> None:
    assert predicate(text).verbs == verbs


@pytest.mark.parametrize(
    "clause",
    [
        "下一步将加强行业自律",
        "接下来，我们将加大对灯具企业的支持力度",
        "下一阶段将推动照明产业转型",
    ],
)
def test_what_comes_next_is_admitted_whatever_stands_around_it(clause: str) -> None:
    article = Article(
        title="工信部谈照明行业",
        paragraphs=(
            "工业和信息化部有关负责人表示，今年以来照明行业运行平稳。",
            f"这位负责人还表示，{clause}，引导企业有序发展。",
        ),
        language="zh",
        published_at=datetime(2025, 6, 2, tzinfo=UTC),
    )
    quotes = [mention.quote for mention in extract(article).mentions]
    assert any(clause.split("，")[-1].endswith(quote[-6:]) for quote in quotes), quotes
