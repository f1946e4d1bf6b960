"""A thing without a name of its own is what its sentence says it of."""

from datetime import UTC, date, datetime

import pytest

from articles.article import Article
from commitments.identity import commitment_id, identify
from commitments.judgement import judge
from commitments.model import Identity, Kind, Mention, Quantity
from commitments.surroundings import placed_in

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
