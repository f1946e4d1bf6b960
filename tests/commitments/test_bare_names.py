"""What a bare name begins with belongs to it, whatever else the word means."""

from datetime import date

import pytest

from commitments.identity.linking import identify
from commitments.model import Identity, Kind, Mention
from commitments.names.judgement import judge
from commitments.names.naming import bare_name
from commitments.names.purpose_names import named_for

KEPT = (
    "在线巡查机制", "在轨加工标准", "在岗培训计划", "在孵企业名录", "新型窑炉目录",
    "新质玩具行动", "新品首发平台", "新冠检测标准", "要素保障机制", "要客服务平台",
    "现场检查办法", "现浇构件标准", "并网测试规范", "正品溯源平台", "正丁醇安全标准",
    "年检管理办法", "好房建设指南", "拟态防御标准", "研究生联合培养计划", "系统集成标准",
    "联合调查组", "联合实验室管理办法", "引导基金管理办法", "执行器标准", "推进剂安全规范",
    "建设用地标准", "为老服务平台", "对标提升行动", "就业促进行动", "共同富裕示范区",
    "新技术新产品示范行动",
)  # fmt: skip
CUT = {
    "钟表产能置换办法（2024年本）": "钟表产能置换办法",
    "2026—2029学年全国竞赛白名单": "全国竞赛白名单",
    "在玩具目录": "玩具目录",
    "新玩具目录": "玩具目录",
    "将玩具目录": "玩具目录",
    "要加快制定玩具目录": "玩具目录",
    "拟制定的玩具目录": "玩具目录",
    "并完善玩具目录": "玩具目录",
    "正编制玩具目录": "玩具目录",
    "现5G玩具目录": "5g玩具目录",
    "研究玩具目录": "玩具目录",
    "系统推进玩具目录": "玩具目录",
    "联合开展玩具检查行动": "玩具检查行动",
}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("新型渡轮发展行动计划", "新型渡轮发展行动计划"),
        ("新技术新产品渡轮示范行动", "新技术新产品渡轮示范行动"),
        ("新业态渡轮服务试点", "新业态渡轮服务试点"),
        ("制定新型渡轮标准", "新型渡轮标准"),
        ("新的渡轮管理办法", "渡轮管理办法"),
        ("新版渡轮管理办法", "渡轮管理办法"),
        ("渡轮企业专项服务行动", "渡轮企业服务行动"),
        ("渡轮专项整治行动", "渡轮专项整治行动"),
        ("渡轮更新专项行动", "渡轮更新专项行动"),
        ("联合调查组核查渡轮涂料超标问题", "核查渡轮涂料超标问题的调查组"),
        ("检查组检查渡轮制造企业", "检查渡轮制造企业的检查组"),
        ("调查组核查机制", "调查组核查机制"),
        ("渡轮调查组工作规则", "渡轮调查组工作规则"),
    ],
)
def test_what_a_name_is_bared_to(said: str, name: str) -> None:
    assert bare_name(said).text == name


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("标准推动渡轮应用", "instrument"),
        ("专项行动打击假冒渡轮配件", "programme"),
        ("督导组督查渡轮制造企业", None),
        ("渡轮督导组", None),
    ],
)
def test_a_body_that_is_sent_out_is_no_programme_by_its_errand(said: str, kind: str | None) -> None:
    assert named_for(said) == kind


@pytest.mark.parametrize("name", KEPT)
def test_a_word_that_begins_as_a_verb_does_is_whole(name: str) -> None:
    assert bare_name(name).text == name


@pytest.mark.parametrize(("said", "name"), CUT.items())
def test_verbs_before_a_name_go(said: str, name: str) -> None:
    assert bare_name(said).text == name


def named(kind: Kind, name: str) -> Identity:
    mention = Mention(name, kind, name, 0, 0, len(name), stage="issue")
    return identify(mention, date(2026, 3, 5))


def test_cases_that_are_published_are_no_call_for_cases() -> None:
    call = named("programme", "渡轮典型案例征集工作")
    cases = named("instrument", "渡轮典型案例")
    assert judge(call, cases).verdict == "different"
    assert judge(call, named("programme", "渡轮典型案例征集")).verdict == "same"
    assert judge(cases, named("instrument", "渡轮典型案例集")).verdict == "same"
    assert (
        judge(named("programme", "渡轮检测平台"), named("programme", "渡轮检测平台")).verdict
        == "same"
    )


def test_what_a_list_is_chosen_by_is_not_the_campaign() -> None:
    rules = named("instrument", "绿色渡轮工厂培育要素条件")
    assert judge(rules, named("programme", "绿色渡轮工厂培育行动")).verdict == "different"
    assert judge(rules, named("instrument", "《绿色渡轮工厂培育要素条件》")).verdict == "same"
