"""Who speaks between the items of a list, or in the street, takes nothing from the ministry."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Article
from commitments.chinese.resuming import mark_of
from commitments.extract import extract

LEAD = "工业和信息化部原材料工业司负责人耿维舟19日在吹风会上介绍了稀有气体产业的情况。"
OPENERS = (
    "耿维舟说，下一步，将重点抓好三件事：",
    "他表示，下一步主要做好以下工作。",
    "今年，围绕“提纯、回收、应用”做文章——",
)
WORK = (
    "健全标准体系。年内发布电子级氖气行业标准，修订氦气储运规范。",
    "加强回收利用。开展稀有气体回收试点，遴选20家示范企业。",
    "拓展应用场景。编制稀有气体应用指南，支持医院更新低温设备。",
)
MARKS = {
    "spoken": ("一是", "二是", "三是"),
    "ordinal": ("第一，", "第二，", "第三，"),
    "counted": ("第一个方面，", "第二个方面，", "第三个方面，"),
    "bracketed": ("（一）", "（二）", "（三）"),
    "digits": ("1.", "2.", "3."),
    "rings": ("①", "②", "③"),
    "order": ("首先，", "其次，", "再次，"),
    "its": ("其一，", "其二，", "其三，"),
    "dashes": ("——", "——", "——"),
    "bullets": ("●", "●", "●"),
}
STRANGERS = {
    "firm": "一家空分设备企业副总经理告诉记者，公司今年将投资8亿元扩建提纯装置，明年投产。",
    "street": "在杨陵一家医院门口，患者家属老费一边排队一边说，做一次检查要等半个月。",
    "expert": "西北大学一位教授认为，未来三年应加大资源勘探，培养更多专门人才。",
    "province": "陕西省工业和信息化厅负责人说，省里将出台专项政策，设立5亿元引导资金。",
    "ministry": "财政部副部长简越表示，明年将扩大专项资金规模。",
    "figures": "近年来，我国稀有气体产量年均增长12%，2024年达到310万立方米。",
    "scene": "走进延长县的提氦车间，几名工人正在屏幕前查看压力曲线。",
    "operator": "中国石油表示，将加快建设第二套提氦装置。",
}


def quotes(*paragraphs: str) -> list[str]:
    article = Article(
        title="稀有气体怎么用得更好",
        paragraphs=(LEAD, *paragraphs),
        language="zh",
        publisher="镜湖日报",
        published_at=datetime(2025, 3, 19, tzinfo=UTC),
    )
    return [mention.quote for mention in extract(article).mentions]


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("style", MARKS)
@pytest.mark.parametrize("place", [1, 2])
def test_a_list_goes_on_behind_whoever_stands_between_its_items(
    style: str, stranger: str, place: int
) -> None:
    items = [mark + work for mark, work in zip(MARKS[style], WORK, strict=True)]
    alone = quotes(OPENERS[0], *items)
    assert len(alone) >= 6
    assert quotes(OPENERS[0], *items[:place], STRANGERS[stranger], *items[place:]) == alone


@pytest.mark.parametrize("stranger", STRANGERS)
def test_the_time_of_one_item_is_not_the_next_ones(stranger: str) -> None:
    lines = ("一是加强回收利用。明年开展稀有气体回收试点。", STRANGERS[stranger], "二是" + WORK[2])
    article = Article(
        title="稀有气体怎么用得更好",
        paragraphs=(LEAD, OPENERS[0], *lines),
        language="zh",
        published_at=datetime(2025, 3, 19, tzinfo=UTC),
    )
    due = {each.quote: each.deadline for each in extract(article).mentions}
    assert due["明年开展稀有气体回收试点"] == "明年"
    assert due["拓展应用场景"] is None


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("opener", OPENERS)
def test_a_list_begins_behind_whoever_stands_before_its_first_item(
    opener: str, stranger: str
) -> None:
    items = ["一是" + WORK[0], "二是" + WORK[1]]
    alone = quotes(opener, *items)
    assert len(alone) >= 4
    assert quotes(opener, STRANGERS[stranger], *items) == alone


@pytest.mark.parametrize(
    "between",
    [
        "陕西省工业和信息化厅负责人说，今年抓两件事。一是推进提氦项目，二是引进龙头企业。",
        "财政部副部长简越表示，将做好以下工作：",
    ],
)
def test_a_list_of_anothers_is_not_the_ministrys(between: str) -> None:
    ours = quotes(OPENERS[0], "一是" + WORK[0])
    theirs = quotes(OPENERS[0], "一是" + WORK[0], between, "三是" + WORK[2])
    assert ours
    assert theirs == ours


def test_an_item_out_of_order_does_not_go_on() -> None:
    firm = STRANGERS["firm"]
    assert quotes(OPENERS[0], "一是" + WORK[0], firm, "四是建设第三条生产线。") == quotes(
        OPENERS[0], "一是" + WORK[0]
    )


@pytest.mark.parametrize(
    "person",
    [
        "老费摆摆手说，这两年看病方便多了。",
        "车主米女士告诉记者，充一次电只要十分钟。",
        "“以前半天也打不通。”村民冉大爷笑着说。",
        "一位家长说，孩子的手表定位准了许多。",
        "来自商洛的货车司机屠师傅说，路上服务区多了。",
        "网友“云上客”留言说，希望早点用上。",
    ],
)
def test_somebody_in_the_street_has_the_word_for_his_paragraph(person: str) -> None:
    after = "下一步，将开展稀有气体应用试点，年内发布应用指南。"
    assert quotes(person, after) == ["将开展稀有气体应用试点", "年内发布应用指南"]


@pytest.mark.parametrize("who", ["该负责人", "上述负责人", "这位负责人"])
@pytest.mark.parametrize("stranger", ["expert", "operator", "ministry"])
def test_the_one_in_charge_is_he_who_was_called_so(who: str, stranger: str) -> None:
    said = f"{who}还透露，年内将发布应用指南，开展回收试点。"
    assert len(quotes(STRANGERS[stranger], said)) == 2


def test_the_one_in_charge_of_a_firm_is_another() -> None:
    assert not quotes(
        "一家空分设备企业负责人说，订单排到了明年。", "该负责人还透露，年内将建设两条产线。"
    )


@pytest.mark.parametrize("paper", ["实施意见", "行动方案", "该方案", "在应用拓展方面，指南"])
@pytest.mark.parametrize("stranger", ["firm", "expert", "street"])
def test_the_paper_speaks_again_behind_others(paper: str, stranger: str) -> None:
    opened = "工信部等三部门近日印发《稀有气体产业实施意见》。"
    said = f"{paper}提出，到2028年，建成5个回收基地，培育20家骨干企业。"
    found = quotes(opened, STRANGERS[stranger], said)
    assert [each for each in found if "回收基地" in each]


def test_what_a_place_has_set_itself_is_its_own_in_a_talk_too() -> None:
    told = "耿维舟：谢谢您的提问。榆林市提出，到2028年，培育10家以上提氦企业。我们将开展回收试点。"
    found = quotes("记者：地方进展如何？", told)
    assert "我们将开展回收试点" in found
    assert not [each for each in found if "提氦企业" in each]


@pytest.mark.parametrize(
    ("paragraph", "number"),
    [
        ("一是加强监测。", 1),
        ("二是要扩大试点。", 2),
        ("第十二，完善制度。", 12),
        ("第二个方面，扩大试点。", 2),
        ("第三项，组织验收。", 3),
        ("（三）保障措施", 3),
        ("二十一、附则", 21),
        ("4.组织验收。", 4),
        ("（5）推广应用。", 5),
        ("⑦人工智能", 7),
        ("其次，优化布局。", 2),
        ("●强化监管", 0),
        ("2.5万亿元规模", None),
        ("第一批试点", None),
        ("工信部印发通知", None),
    ],
)
def test_marks(paragraph: str, number: int | None) -> None:
    mark = mark_of(paragraph)
    assert (mark and mark.number) == number


def test_what_only_leans_on_the_same_numeral_is_one_style() -> None:
    styles = [
        mark.style for each in ("一是推进", "二是要推进", "三、推进") if (mark := mark_of(each))
    ]
    assert styles[0] == styles[1] != styles[2]


@given(st.lists(st.sampled_from([*STRANGERS.values()]), max_size=4))
def test_nothing_of_strangers_is_taken_for_the_ministrys(strangers: list[str]) -> None:
    items = [mark + work for mark, work in zip(MARKS["spoken"], WORK, strict=True)]
    woven = [OPENERS[0], *items]
    for place, stranger in enumerate(strangers):
        woven.insert(1 + place % 3 * 2 if place else 1, stranger)
    found = quotes(*woven)
    assert not [each for each in found for other in STRANGERS.values() if each in other]


def test_marks_of_one_list_follow_each_other() -> None:
    for style, marks in MARKS.items():
        numbers = [found.number for each in marks if (found := mark_of(each + "推进"))]
        assert len(numbers) == len(marks), style
        assert all(after - before in (0, 1) for before, after in pairwise(numbers))
