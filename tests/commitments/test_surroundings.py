"""A thing without a name of its own is what its sentence says it of."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from articles.article import Article
from commitments.identity.linking import commitment_id, identify
from commitments.model import Identity, Kind, Mention, Quantity
from commitments.names.judgement import judge
from commitments.names.likeness import signature
from commitments.names.naming import bare_name
from commitments.names.surroundings import placed_in

DAY = date(2025, 10, 22)
CHINESE = "针对新情况，将出台智能玩具个人信息保护合规指引，启动为期三个月的专项整治。"
ENGLISH = (
    "The ministry will issue compliance guidelines for the protection of personal information "
    "of smart toys and launch a three-month special rectification."
)


def found(
    text: str, name: str, kind: Kind = "programme", *, title: str = "x", day: date = DAY
) -> Identity:
    start = text.index(name)
    article = Article(title, (text,), "zh", datetime(2025, 10, 22, tzinfo=UTC))
    # A clause of its own, so that neither is the other by its words.
    quote = text[max(start - 2, 0) : start + len(name)]
    mention = Mention(quote, kind, name, 0, start, start + len(name))
    return placed_in(identify(mention, day), mention, article, day)


def test_two_languages_say_it_of_the_same_things() -> None:
    one, other = found(CHINESE, "专项整治"), found(ENGLISH, "special rectification")
    judged = judge(one, other)
    assert judged == judge(other, one)
    assert judged.verdict == "same" and "个人信息保护" in judged.reason
    assert set(one.keys) & set(other.keys)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (CHINESE.replace("智能玩具个人信息保护合规", "船舶焊接工艺"), "专项整治"),
        (CHINESE.replace("专项整治", "工作机制"), "工作机制"),
        (CHINESE.replace("专项整治", "动态调整专项整治"), "动态调整专项整治"),
    ],
)
def test_other_things_stay_apart(text: str, name: str) -> None:
    assert judge(found(CHINESE, "专项整治"), found(text, name)).verdict == "different"


def test_another_year_is_another_one() -> None:
    later = found(CHINESE, "专项整治", day=date(2026, 10, 22))
    assert judge(found(CHINESE, "专项整治"), later).verdict == "different"


def test_a_short_sentence_is_about_its_title() -> None:
    one = found("公布首批名单。", "首批名单", "instrument", title="玩具召回检测服务规范出炉")
    other = found("届时发布首批名单。", "首批名单", "instrument", title="玩具召回检测服务有规范了")
    assert judge(one, other).verdict == "same"
    apart = found("届时发布首批名单。", "首批名单", "instrument", title="船舶焊接工艺有规范了")
    assert judge(one, apart).verdict == "different"


def test_what_it_is_said_of_is_no_part_of_its_identifier() -> None:
    mention = Mention("启动专项整治行动方案编写", "programme", "专项整治", 0, 0, 12)
    article = Article("玩具召回", ("启动专项整治行动方案编写",), "zh", None)
    bare = identify(mention, DAY)
    assert commitment_id(placed_in(bare, mention, article, DAY)) == commitment_id(bare)


def figure(text: str, name: str, title: str, number: float) -> Identity:
    article = Article(title, (text,), "zh", datetime(2025, 10, 22, tzinfo=UTC))
    quantity = Quantity(f"{number:g}亿元", number, "亿元")
    mention = Mention(
        text, "target", name, 0, 0, len(text), due_on=date(2027, 12, 31), quantity=quantity
    )
    return placed_in(identify(mention, DAY), mention, article, DAY)


def test_a_figure_without_its_field_is_of_the_field_around_it() -> None:
    whole = figure("到2027年冰雪装备营业收入超过300亿元", "冰雪装备营业收入", "x", 300)
    bare = figure("营业收入达到350亿元", "营业收入", "冰雪装备行动方案和电池目录出炉", 350)
    english = figure("raise annual sales revenue", "annual sales revenue", "Ice and snow gear", 350)
    assert judge(whole, bare).verdict == "same" == judge(bare, whole).verdict
    assert set(whole.keys) & set(bare.keys)
    assert judge(bare, english).verdict == "same"
    other = figure("营业收入达到350亿元", "营业收入", "玩具和钟表行动方案出炉", 350)
    assert judge(bare, other).verdict == "different"
    assert judge(whole, other).verdict == "different"


def target(text: str, name: str, title: str, lead: str = "") -> Identity:
    article = Article(title, (lead, text), "zh", datetime(2025, 10, 22, tzinfo=UTC))
    quantity = Quantity("2000000", 2_000_000, "家") if "家" in text else None
    mention = Mention(text, "target", name, 1, 0, len(text), quantity=quantity)
    return placed_in(identify(mention, DAY), mention, article, DAY)


def test_figures_side_by_side_count_things_of_their_own() -> None:
    text = "到2030年，窑炉行业要突破百项关键核心技术，建成百个典型应用场景，制定百项关键标准。"
    quotes = ("突破百项关键核心技术", "建成百个典型应用场景", "制定百项关键标准")
    article = Article("窑炉行业方案印发", (text,), "zh", datetime(2025, 10, 22, tzinfo=UTC))
    said = []
    for quote in quotes:
        number = Quantity(quote[2:4], 100, quote[3])
        at = text.index(quote)
        mention = Mention(quote, "target", quote[2:], 0, at, at + len(quote), quantity=number)
        mention = replace(mention, due_on=date(2030, 12, 31))
        said.append(placed_in(identify(mention, DAY), mention, article, DAY))
    one, two, three = said
    assert {judge(a, b).verdict for a, b in ((one, two), (one, three), (two, three))} == {
        "different"
    }


def test_one_large_number_in_news_of_one_thing_is_one_target() -> None:
    chinese = target("服务企业应不少于200万家", "企业", "钟表维修服务月通知")
    english = target(
        "The campaign aims to serve no fewer than 2,000,000 companies",
        "no fewer than 2,000,000 companies",
        "China to hold watch and clock maintenance campaign",
    )
    judged = judge(chinese, english)
    assert judged.verdict == "same" and "钟表" in judged.reason
    assert set(chinese.keys) & set(english.keys)
    other = target("服务企业应不少于200万家", "企业", "玩具召回方案")
    assert judge(other, english).verdict == "different"


def test_where_something_was_said_is_no_field() -> None:
    one = target("龙头企业达到200万家", "龙头企业", "六部门联合部署：北京发布会解读")
    other = target("用户企业达到200万家", "用户企业", "五部门联合部署，北京座谈会解读")
    assert judge(one, other).verdict != "same"
    clocks = [target("企业达到200万家", "企业", f"{n}部门联合部署钟表维修") for n in "五六"]
    assert judge(*clocks).verdict == "same"


def test_a_figure_that_any_field_has_is_a_commitment_of_each_field() -> None:
    clocks = target("服务企业应不少于200万家", "企业", "钟表维修服务月通知")
    toys = target("服务企业应不少于300万家", "企业", "玩具召回方案")
    assert clocks.name == toys.name and commitment_id(clocks) != commitment_id(toys)


def test_what_its_article_is_about_is_no_part_of_what_a_figure_counts() -> None:
    one = target("钟表产量达到200万件", "钟表产量", "一条消息")
    other = target("钟表产量达到200万件", "钟表产量", "玩具召回方案")
    assert one != other and commitment_id(one) == commitment_id(other)


def test_a_figure_is_told_from_that_of_another_field_by_what_the_news_is_about() -> None:
    one = figure("到2027年增加值增长350亿元", "增加值", "轻工业稳增长方案", 350)
    other = figure("到2027年增加值增长350亿元", "增加值", "钢铁稳增长方案", 350)
    assert judge(one, other).verdict == "different"


def test_a_paper_without_a_name_is_the_one_that_its_sentence_speaks_of() -> None:
    named = identify(
        Mention("起草缝纫机充电接口标准", "instrument", "缝纫机充电接口标准", 0, 0, 11), DAY
    )
    text = "缝纫机充电接口标准化问题收悉，目前正在审查，计划明年上半年发布。"
    clause = found(text, "计划明年上半年发布", "instrument", title="关于建议的答复")
    assert judge(named, clause).verdict == "same" == judge(clause, named).verdict
    assert set(named.keys) & set(clause.keys)
    other = found(text.replace("缝纫机充电接口", "船舶"), "计划明年上半年发布", "instrument")
    assert judge(named, other).verdict == "different"
    programme = replace(named, kind="programme")
    assert judge(programme, clause).verdict == "different"


def test_an_assessment_without_a_name_is_of_what_its_title_names() -> None:
    one = found("届时组织中期评估。", "中期评估", title="卫星导航商用试验启动")
    other = found("明年底前完成中期评估。", "中期评估", title="卫星导航商用试验明年评估")
    assert judge(one, other).verdict == "same"
    apart = found("明年底前完成中期评估。", "中期评估", title="玩具召回试点明年评估")
    assert judge(one, apart).verdict == "different"


@pytest.mark.parametrize(
    ("name", "tells"),
    [
        ("企业名单", False),
        ("部门协同工作机制", False),
        ("特色集聚区", False),
        ("船舶企业名单", True),
        ("船舶检验部门协同机制", True),
    ],
)
def test_what_any_field_has_tells_no_field(name: str, tells: bool) -> None:
    assert signature(bare_name(name).text).telling is tells
