"""The name by which a commitment is shown: the thing itself, without the clause around it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.figures import apart
from commitments.model import Kind, Mention, Quantity
from commitments.names.naming import bare_name
from commitments.names.titles import particular, title
from commitments.quantities import find_quantity


def shown(name: str, quote: str | None = None, kind: Kind = "programme") -> str:
    quote = name if quote is None else quote
    return title([Mention(quote, kind, name, 0, 0, len(quote))])


SHOWN = {
    "标准推动船用机器人走进更多场景": "船用机器人走进更多场景的标准",
    "办法规范渡轮网络售票行为": "规范渡轮网络售票行为的办法",
    "专项行动打击假冒船用油漆": "打击假冒船用油漆的专项行动",
    "船舶产业基金支持计划": "船舶产业基金支持计划",
    "某某局办公室关于组织开展2025年船舶节能诊断活动的通知": "2025年船舶节能诊断活动",
    "苏州、宁波组织开展船舶工业入户诊断活动": "船舶工业入户诊断活动",
    "有关单位和行业协会开展好2025年“船检”全国行活动": "2025年“船检”全国行活动",
    "覆盖范围广、服务能力强的船舶检验平台": "船舶检验平台",
    "符合条件的船厂列入绿色船厂培育名录": "绿色船厂培育名录",
    "请各有关单位高度重视船舶节能诊断活动": "船舶节能诊断活动",
    "实施船舶能效分级评价": "船舶能效分级评价",
    "船舶节能诊断活动": "船舶节能诊断活动",
    "第二批船舶节能诊断活动": "第二批船舶节能诊断活动",
    "部船舶节能标准化技术委员会": "船舶节能标准化技术委员会",
    "合格的船厂纳入部绿色船厂培育名录": "绿色船厂培育名录",
    "部际船舶协调机制": "部际船舶协调机制",
    "拟认定绿色船厂名单": "拟认定绿色船厂名单",
    "拟制定的船舶能效标准": "船舶能效标准",
    "绿色船厂和绿色港口互认机制": "绿色船厂和绿色港口互认机制",
    "Catalogue of green ships on the basis of the pilot": "Catalogue of green ships",
    "plan for green ships in order to cut emissions": "Plan for green ships",
    "ship inspection platform by the end of 2026": "Ship inspection platform",
    "Roadmap for green ships to improve air": "Roadmap for green ships",
    "roadmap to improve ships": "Roadmap to improve ships",
    "green ship order catalogue": "Green ship order catalogue",
    "eSIM手机商用试验": "eSIM手机商用试验",
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_title_is_the_name_alone(name: str) -> None:
    assert shown(name) == SHOWN[name]


@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("船用电池等国家标准", "船用电池国家标准"),
        ("船舶检验指南等标准", "船舶检验指南"),
        ("船舶碰撞安全要求等标准", "船舶碰撞安全要求"),
        ("船舶能效提升等行动", "船舶能效提升行动"),
        ("首席船检师等制度", "首席船检师制度"),
        ("绿色船舶等一揽子行动计划", "绿色船舶行动计划"),
        ("船舶、港口等十个行业工作方案", "船舶、港口等十个行业工作方案"),
        ("2026 年船舶节能诊断活动", "2026年船舶节能诊断活动"),
    ],
)
def test_what_a_list_leaves_at_a_name_is_not_shown(name: str, alone: str) -> None:
    assert shown(name, kind="instrument") == alone


def test_a_document_keeps_its_full_name() -> None:
    name = "关于推进船舶节能诊断的指导意见"
    assert shown(name, kind="instrument") == name
    assert shown(f"某某部办公厅{name}", kind="instrument") == name
    assert shown("《推进船舶节能行动方案》", kind="instrument") == "推进船舶节能行动方案"


@given(st.sampled_from(list(SHOWN)), st.sampled_from(["加快", "组织开展", "持续推进", ""]))
def test_a_title_means_what_its_mention_means(name: str, verb: str) -> None:
    notice = name.endswith("通知")
    if not notice:
        assert bare_name(shown(verb + name)) == bare_name(verb + name)


@pytest.mark.parametrize(
    "name",
    [
        "plan",
        "Plans",
        "the campaign",
        "活动",
        "试点",
        "有关标准",
        "重点标准",
        "前沿领域标准",
        "基础通用标准",
        "试验方法标准",
        "典型应用标准",
        "安全伦理标准",
    ],
)
def test_names_that_say_too_little(name: str) -> None:
    assert not particular(name, "instrument")


@pytest.mark.parametrize(
    "name", ["船舶能效标准", "船舶节能诊断活动", "动态调整机制", "产品测试规范", "专项督查"]
)
def test_names_that_say_enough(name: str) -> None:
    assert particular(name, "programme")
    assert particular("60%以上", "target")


def test_a_mention_without_an_object_is_named_by_its_clause() -> None:
    assert shown("", "船舶工业绿色发展路线图即将发布") == "船舶工业绿色发展路线图即将发布"


def test_a_name_that_says_what_it_is_goes_before_a_clause() -> None:
    clause = "船舶动力实验室以企业的需要为第一出发点"
    names = [Mention(n, "programme", n, 0, 0, len(n)) for n in (clause, "船舶动力实验室")]
    assert title(names) == "船舶动力实验室"


def test_a_name_that_only_points_at_a_round_is_no_title() -> None:
    names = [
        Mention(n, "programme", n, 0, 0, len(n)) for n in ("本次案例征集", "2027年童车案例征集工作")
    ]
    assert title(names) == "2027年童车案例征集工作"


def test_one_of_several_figures_is_shown_by_itself() -> None:
    quote = "窑炉余热利用率、废水回用率分别达到85%、70%"
    one, other = apart(Mention(quote, "target", quote, 0, 0, len(quote)))
    assert title([one]) == "窑炉余热利用率85%"
    assert title([other]) == "废水回用率70%"
    alone = "力争废水回用率达到70%"
    figure = Quantity("达到70%", 70, "%")
    assert title([Mention(alone, "target", "废水回用率", 0, 0, 11, quantity=figure)]) == alone[2:]


@pytest.mark.parametrize(
    ("quote", "name", "goal"),
    [
        ("今年绿色船厂准备再培育300家以上", "", "绿色船厂再培育300家以上"),
        ("2026年要新建300家左右绿色船厂", "", "2026年新建300家左右绿色船厂"),
        (
            "船舶标准形成科研成果的比例将达到60%以上",
            "60%以上",
            "船舶标准形成科研成果的比例达到60%以上",
        ),
        ("到2026年支持30个港口4万家船企改造", "港口4万家船企改造", "30个港口4万家船企改造"),
        ("其中电动船销量90万艘左右", "", "电动船销量90万艘左右"),
        ("并力争参与制定10项以上船舶国际标准", "", "参与制定10项以上船舶国际标准"),
        ("这15个港口将在内河推广电动船超过6万艘", "", "15个港口在内河推广电动船超过6万艘"),
        ("目标到2030年船舶产业增加值突破2.5万亿元", "", "到2030年船舶产业增加值突破2.5万亿元"),
        ("重要船型国产化率达到90%", "", "重要船型国产化率达到90%"),
        ("的绿色船厂产值占比超过40%", "40%", "绿色船厂产值占比超过40%"),
        ("并力争参与制定10项以上船舶标准", "船舶标准", "参与制定10项以上船舶标准"),
        ("培育12个船舶品牌", "12个船舶品牌", "12个船舶品牌"),
        ("build 300 green shipyards", "300 green shipyards", "300 green shipyards"),
    ],
)
def test_a_goal_is_shown_without_the_words_that_lead_to_it(
    quote: str, name: str, goal: str
) -> None:
    mention = Mention(quote, "target", name or quote, 0, 0, len(quote))
    assert title([replace(mention, quantity=find_quantity(quote))]) == goal


def test_a_round_of_work_is_shown_as_such() -> None:
    for short, long in (
        ("团体标准应用项目", "2027年百项团体标准应用项目申报工作"),
        ("陶瓷公共服务平台", "第七批陶瓷公共服务平台申报工作"),
    ):
        names = [Mention(n, "programme", n, 0, 0, len(n)) for n in (long, short)]
        assert title(names) == long


def test_a_round_with_its_year_is_a_better_name_than_a_word_alone() -> None:
    names = [Mention(n, "programme", n, 0, 0, len(n)) for n in ("活动", "2025年“童车”全国行活动")]
    assert title(names) == "2025年“童车”全国行活动"


@pytest.mark.parametrize(
    ("name", "quote", "seen"),
    [
        ("支持", "给予优先支持", "给予优先支持"),
        ("发展", "促进与发展", "促进与发展"),
        ("", "因地制宜", "因地制宜"),
        ("窑炉节能", "推动窑炉节能", "窑炉节能"),
    ],
)
def test_a_direction_of_a_word_alone_is_shown_by_its_clause(
    name: str, quote: str, seen: str
) -> None:
    assert shown(name, quote, "measure") == seen
