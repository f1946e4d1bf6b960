"""What one article calls a thing a second time is no second thing; its neighbours stay apart."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.identity.coreference import placed, resolve, together
from commitments.identity.linking import identify
from commitments.model import TITLE, Judgement, Kind, Mention, Quantity, Stage

DAY = date(2024, 9, 12)


def mention(
    name: str, quote: str | None = None, *, paragraph: int = 0, kind: Kind = "programme"
) -> Mention:
    quote = name if quote is None else quote
    return Mention(quote, kind, name, paragraph, 0, len(quote), stage="start")


def groups(*said: Mention) -> list[set[int]]:
    found = resolve([(each, identify(each, DAY)) for each in said])
    leaders: dict[int, set[int]] = {}
    for at, reference in enumerate(found):
        leaders.setdefault(reference.to if reference else at, set()).add(at)
    return sorted(leaders.values(), key=min)


def apart(*names: str, kind: Kind = "programme") -> bool:
    return len(groups(*(mention(n, paragraph=i, kind=kind) for i, n in enumerate(names)))) == len(
        names
    )


def joined(*names: str, kind: Kind = "programme") -> bool:
    return len(groups(*(mention(n, paragraph=i, kind=kind) for i, n in enumerate(names)))) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("海洋装备船舶检验平台", "船舶检验平台", "该平台"),
        ("公益性船舶动力实验室", "船舶动力实验室"),
        ("国家级船舶动力实验室", "公益性国家级船舶动力实验室"),
        ("2024年工业母机巡诊活动", "工业母机巡诊活动", "此次活动"),
        ("关于组织开展工业母机巡诊活动的通知", "工业母机巡诊活动"),
        ("国家级船舶动力实验室", "国家级船舶动力实验室体系"),
        ("请各单位高度重视工业母机巡诊活动", "工业母机巡诊活动"),
        ("船舶动力实验室", "船舶动力实验室以企业需要为出发点"),
        ("工业母机巡诊活动", "活动将持续到十一月底"),
        ("智能网联船舶准入和航行试点", "准入试点"),
        ("工业母机巡诊活动", "活动"),
        ("2024年船舶检验平台复核工作", "本次复核"),
        ("船用设备检验机构遴选工作", "此次遴选"),
        ("联合调查组核查船用涂料超标问题", "联合调查组"),
        ("联合调查组核查船用涂料超标问题", "调查组"),
        ("船舶企业专项服务行动", "船舶企业服务行动"),
    ],
)
def test_a_name_taken_up_again_is_the_same_thing(names: tuple[str, ...]) -> None:
    assert joined(*names)


@pytest.mark.parametrize(
    "names",
    [
        ("国家船舶动力实验室", "省级船舶动力实验室", "市级船舶动力实验室"),
        ("船舶动力实验室", "省级船舶动力实验室"),
        ("海洋装备船舶检验平台", "航空装备船舶检验平台", "船舶检验平台"),
        ("海洋装备船舶检验平台", "海洋装备船舶检验平台评价体系"),
        ("第一批工业母机巡诊活动", "第二批工业母机巡诊活动", "工业母机巡诊活动"),
        ("2023年工业母机巡诊活动", "2024年工业母机巡诊活动"),
        ("船舶检验平台", "海洋装备船舶检验平台"),
        ("工业母机巡诊活动", "船舶动力展示活动", "此次活动"),
        ("工业母机巡诊活动", "海洋装备船舶检验平台", "该基金"),
        ("海洋装备船舶检验平台", "平台"),
        ("国家海洋装备船舶检验试点", "省级船舶检验试点"),
        ("2024年船舶检验平台复核工作", "船用设备推荐目录复核", "本次复核"),
        ("2024年船舶检验平台复核工作", "复核"),
        ("2024年船舶检验平台复核工作", "本次评选"),
        ("调查组核查船用涂料超标问题", "调查组核查船厂爆炸事故", "联合调查组"),
        ("船舶动力专项整治", "船舶动力服务行动"),
    ],
)
def test_neighbours_stay_apart(names: tuple[str, ...]) -> None:
    assert apart(*names)


@pytest.mark.parametrize(
    "names",
    [
        ("船用传感芯片标准", "传感芯片标准", "芯片标准"),
        ("激光雷达安全要求", "毫米波雷达安全要求"),
        ("船舶行业碳排放管理办法", "该条例"),
    ],
)
def test_instruments_of_one_field_stay_apart(names: tuple[str, ...]) -> None:
    assert apart(*names, kind="instrument")


def test_a_word_alone_is_the_thing_named_before_it_not_the_one_behind() -> None:
    tour = mention("工业母机巡诊活动", paragraph=-1)
    goes_on = mention("活动", "活动将持续到十一月底", paragraph=0)
    show = mention("船舶动力展示活动", paragraph=1)
    assert groups(tour, goes_on, show) == [{0, 1}, {2}]
    assert groups(tour, show, replace(goes_on, paragraph=2)) == [{0, 2}, {1}]


@pytest.mark.parametrize("word", ["条例", "条例草案", "该条例", "《条例》", "条例修订稿"])
def test_a_document_is_taken_up_by_its_kind_alone(word: str) -> None:
    named = mention("渡轮制造许可管理条例", paragraph=0, kind="instrument")
    again = mention(word, f"推动{word}早日出台", paragraph=1, kind="instrument")
    assert groups(named, again) == [{0, 1}]
    other = mention("渔船检验条例", paragraph=0, kind="instrument")
    assert {2} in groups(named, other, again)


def test_a_headline_without_a_field_is_about_the_only_such_thing() -> None:
    short = mention("标准体系指南", paragraph=-1, kind="instrument")
    long = mention("人形机器人标准体系建设指南", paragraph=1, kind="instrument")
    other = mention("童车标准体系建设指南", paragraph=2, kind="instrument")
    assert groups(short, long) == [{0, 1}]
    assert groups(short, long, other) == [{0}, {1}, {2}]
    assert groups(replace(short, object="指南", quote="指南"), other)[0] == {0, 1}


def test_what_a_headline_counts_the_text_may_say_more_exactly() -> None:
    title = replace(
        mention("玩具产量", "玩具产量到2027年增长至多10%", paragraph=-1, kind="target"),
        quantity=Quantity("10%", 10, "%"),
    )
    text = replace(
        mention("玩具产量", "到2027年玩具产量增长5%至10%", paragraph=1, kind="target"),
        quantity=Quantity("5%至10%", 5, "%"),
    )
    other = replace(text, object="童车产量", quote="到2027年童车产量增长5%至10%", paragraph=2)
    assert groups(title, text, other) == [{0, 1}, {2}]


def test_what_a_headline_counts_altogether_is_not_what_the_text_adds() -> None:
    title = replace(
        mention("玩具店", "今年玩具店达到200万家", paragraph=-1, kind="target"),
        quantity=Quantity("200万家", 2, "百万家"),
    )
    new = replace(
        mention("玩具店", "今年新增玩具店60万家", paragraph=1, kind="target"),
        quantity=Quantity("60万家", 60, "万家"),
    )
    exact = replace(new, quote="今年玩具店达到203万家", quantity=Quantity("203万家", 203, "万家"))
    assert groups(title, new) == [{0}, {1}]
    assert groups(title, exact) == [{0, 1}]


def test_what_the_text_gives_a_short_name_is_the_titles_thing() -> None:
    """The title has the short name, fuller by whose it is; the text describes the thing first."""
    title = mention("渔业试航平台", "关于布局建设渔业试航平台的通知", paragraph=-1)
    long = mention("渔船试航验证平台", "布局建设渔船试航验证平台（以下简称试航平台）", paragraph=0)
    again = mention("试航平台", paragraph=1)
    roll = mention("渔业试航平台培育库", paragraph=2)
    assert groups(title, long, again, roll) == [{0, 1, 2}, {3}]
    above = replace(title, paragraph=0)
    assert groups(above, replace(long, paragraph=1), replace(again, paragraph=2)) == [{0, 1, 2}]
    other = mention("客轮试航平台", "建设客轮试航平台", paragraph=-1)
    assert {0, 1} not in groups(title, long, other)


def test_a_programme_of_no_known_sort_is_taken_up_by_its_end() -> None:
    whole = mention("渔船经营许可电子证照", paragraph=0)
    again = mention("电子证照", "统一制作发放电子证照", paragraph=1)
    assert groups(whole, again) == [{0, 1}]
    other = mention("客轮检验电子证照", paragraph=0)
    assert groups(whole, other, again) == [{0}, {1}, {2}]
    assert groups(replace(whole, kind="instrument"), again) == [{0}, {1}]


def test_documents_pointed_at_together_are_none_of_them_alone() -> None:
    rules = mention("玩具行业规范条件", paragraph=0, kind="instrument")
    method = mention("玩具召回管理办法", paragraph=1, kind="instrument")
    both = mention("上述文件", "尽快发布上述文件", paragraph=2, kind="instrument")
    assert groups(rules, method, both) == [{0}, {1}, {2}]
    assert groups(rules, both) == [{0, 1}]
    assert groups(both) == [{0}]
    draft = mention("the draft", "The draft will be released", paragraph=2, kind="instrument")
    assert groups(rules, method, draft) == [{0}, {1, 2}]


def test_a_headline_is_about_what_the_text_calls_more_fully() -> None:
    short = mention("智能玩具分级标准", paragraph=-1, kind="instrument")
    long = mention("儿童智能玩具智能化分级国家标准", paragraph=1, kind="instrument")
    other = mention("童车安全标准", paragraph=2, kind="instrument")
    assert groups(short, long, other) == [{0, 1}, {2}]
    assert groups(replace(short, stage="issue"), long, other) == [{0}, {1}, {2}]
    rival = mention("智能玩具接口标准", paragraph=2, kind="instrument")
    assert groups(replace(short, object="智能玩具标准"), long, rival)[0] == {0}


def test_that_a_notice_is_out_does_not_say_that_its_work_is_done() -> None:
    work = "2026年玩具质量提升典型案例征集工作"
    notice = f"关于组织开展{work}的通知"
    opened = replace(mention(work), paragraph=-1, quote=notice, stage="start")
    told = replace(mention(f"现组织开展{work}"), object=work, paragraph=1, stage="start")
    out = replace(mention(notice, kind="instrument"), paragraph=-1, stage="done")
    assert groups(opened, told, out) == [{0, 1}, {2}]


def test_a_headline_number_without_a_unit_is_the_number_of_the_text() -> None:
    said = "玩具产业迈向1.8万亿新台阶"
    title = Mention(said, "target", "玩具产业迈向1.8万亿", -1, 0, len(said))
    body = target("玩具产业增加值", "1.8万亿元", 1.8, "万亿元", 1)
    assert groups(title, body) == [{0, 1}]


def test_a_document_is_named_by_its_head_in_book_marks() -> None:
    plan = mention("船舶工业数字化实施方案", "印发《船舶工业数字化实施方案》", kind="instrument")
    again = mention("《方案》", "落实《方案》", paragraph=2, kind="instrument")
    assert groups(plan, again) == [{0, 1}]
    other = mention(
        "造纸行业节水实施方案", "印发《造纸行业节水实施方案》", paragraph=1, kind="instrument"
    )
    assert {2} in groups(plan, other, again)


def test_what_an_article_says_it_calls_a_thing() -> None:
    title = mention("船舶行业检验平台", paragraph=-1)
    long = mention(
        "船舶工业急需的检验验证平台",
        "布局建设一批船舶工业急需的检验验证平台（以下简称检验平台）",
        paragraph=1,
    )
    short = mention("检验平台", "统筹推进检验平台建设", paragraph=2)
    assert groups(title, long, short) == [{0, 1, 2}]
    assert groups(long, short) == [{0, 1}]
    assert groups(mention("检测平台", paragraph=0), long) == [{0}, {1}]


def test_what_a_name_belongs_to_may_be_added_later() -> None:
    laboratory = mention("国家级船舶动力实验室")
    short = mention("“红黄牌”机制", "建立“红黄牌”机制", paragraph=1)
    full = mention("国家级船舶动力实验室“红黄牌”机制", paragraph=2)
    assert groups(laboratory, short, full) == [{0}, {1, 2}]
    assert groups(short, full) == [{0}, {1}]


def test_names_of_one_breath_are_several_things() -> None:
    quote = "建设海洋装备船舶检验平台和船舶检验平台"
    one = mention("海洋装备船舶检验平台", quote)
    other = mention("船舶检验平台", quote)
    assert groups(one, other) == [{0}, {1}]


def target(noun: str, number: str, value: float, unit: str, paragraph: int) -> Mention:
    quote = f"{noun}达到{number}"
    quantity = Quantity(number, value, unit)
    return Mention(quote, "target", quote, paragraph, 0, len(quote), quantity=quantity)


def test_the_number_of_a_headline_is_that_of_the_body() -> None:
    headline = target("造船业", "2.5万亿", 2.5, "万亿", -1)
    body = target("船舶工业营业收入", "2.5万亿元", 2.5, "万亿元", 2)
    other = target("船用设备产值", "2.5万亿元", 2.5, "万亿元", 3)
    assert groups(headline, body) == [{0, 1}]
    assert groups(headline, body, other) == [{0}, {1}, {2}]
    few = target("造船基地", "10个", 10, "个", -1)
    assert groups(few, target("示范船厂", "10个", 10, "个", 2)) == [{0}, {1}]
    metres = target("造船业", "2500米", 2500, "米", -1)
    assert groups(metres, target("船厂职工", "2500人", 2500, "人", 2)) == [{0}, {1}]


def test_measures_refer_to_nothing() -> None:
    said = [mention("工业母机巡诊活动"), mention("工业母机巡诊活动", paragraph=1, kind="measure")]
    assert groups(*said) == [{0}, {1}]


NAMES = st.sampled_from(
    [
        *("船舶检验平台", "海洋装备船舶检验平台", "国家海洋装备船舶检验平台"),
        *("该平台", "平台将开放", "《方案》", "此次活动", ""),
        *("纸业节水实施方案", "第一批巡诊活动", "巡诊活动", "pilot of ship inspection"),
    ]
)


@given(st.lists(NAMES, max_size=8))
def test_references_lead_to_one_that_has_none(names: list[str]) -> None:
    said = [mention(name, name or "组织", paragraph=i) for i, name in enumerate(names)]
    found = resolve([(each, identify(each, DAY)) for each in said])
    assert all(found[each.to] is None for each in found if each)


def _judged(commitment: str, verdict: str, score: float = 0.9) -> Judgement:
    return Judgement(commitment, verdict, score, "")  # type: ignore[arg-type]


def test_mentions_of_one_thing_go_where_the_first_is_known() -> None:
    assert together([[], [_judged("c1", "same")], [_judged("c2", "same")]]) == "c1"
    assert together([[_judged("c1", "unsure")], []]) is None
    assert together([[_judged("c1", "different")], [_judged("c1", "same")]]) is None


def test_the_judgement_of_the_article_comes_first_and_alone() -> None:
    own = (_judged("c2", "same"), _judged("c1", "unsure", 0.6), _judged("c3", "different", 0.1))
    found = placed(own, "c1", "why")
    assert [(j.commitment_id, j.verdict) for j in found] == [
        ("c1", "same"),
        ("c2", "different"),
        ("c3", "different"),
    ]
    assert placed(found, "c1", "again") == found


def test_a_name_filled_out_is_the_same_thing() -> None:
    assert joined("算力“护航”行动", "算力“护航”揭榜行动")
    assert apart("算力“护航”行动", "算力“护航”工作组")


def test_targets_of_the_body_also_speak_of_the_same() -> None:
    one = target("重点工业园区接入", "8万个", 8, "万个", 1)
    assert groups(one, target("重点工业园区覆盖", "8万个", 8, "万个", 4)) == [{0, 1}]
    assert groups(one, target("港口摄像头", "8万个", 8, "万个", 4)) == [{0}, {1}]


def test_a_kind_of_thing_is_the_only_one_of_its_kind() -> None:
    assert joined("海洋装备检测平台", "检测平台")
    assert apart("海洋装备检测平台", "航空装备检测平台", "检测平台")
    assert apart("海洋装备检测平台", "平台")


def test_a_collection_is_compared_in_parts() -> None:
    many = [mention(f"船坞{n}号诊断活动", paragraph=n) for n in range(800)]
    again = mention("船坞0号诊断活动", paragraph=900)
    assert {0, 1} in groups(many[0], again)
    assert len(groups(*many, again)) == 801


PLAN = "an action plan for the digital transformation of shipyards"


@pytest.mark.parametrize(
    ("word", "quote"),
    [
        ("plan", "The ministry will release the plan by the end of June"),
        ("the draft plan", "revise the draft plan"),
        ("plan", "solicit opinions on the revised plan"),
        ("draft", "submit the draft for approval"),
        ("this document", "issue this document soon"),
    ],
)
def test_english_takes_a_document_up_by_its_kind(word: str, quote: str) -> None:
    named = mention(PLAN, paragraph=0, kind="instrument")
    again = mention(word, quote, paragraph=1, kind="instrument")
    assert groups(named, again) == [{0, 1}]


def test_english_rules_are_any_binding_document() -> None:
    named = mention("measures for the recall of toys", paragraph=0, kind="instrument")
    rules = mention("rules", "The rules will take effect in May", paragraph=1, kind="instrument")
    assert groups(named, rules) == [{0, 1}]
    named = replace(named, object="a roadmap for the recall of toys")
    assert groups(named, rules) == [{0}, {1}]


@pytest.mark.parametrize(
    ("word", "quote"),
    [
        ("plan", "The ministry will draw up a plan"),
        ("plan for ferries", "release the plan for ferries"),
        ("guideline", "issue the guideline"),
    ],
)
def test_english_that_introduces_a_thing_points_at_none(word: str, quote: str) -> None:
    named = mention(PLAN, paragraph=0, kind="instrument")
    again = mention(word, quote, paragraph=1, kind="instrument")
    assert groups(named, again) == [{0}, {1}]


def test_an_english_word_alone_is_none_of_two_plans() -> None:
    one = mention(PLAN, paragraph=0, kind="instrument")
    other = mention("a work plan for recycling sails", paragraph=1, kind="instrument")
    again = mention("plan", "release the plan", paragraph=2, kind="instrument")
    assert groups(one, other, again) == [{0}, {1}, {2}]


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("争取二季度印发", "二季度印发"),
        ("年内施行", "年内施行"),
        ("力争明年报送国务院", "报送国务院"),
        ("抓紧修改完善条例草案", "修改完善条例草案"),
        ("推动条例早日出台", "推动条例早日出台"),
        ("三季度拿出征求意见稿", "拿出征求意见稿"),
    ],
)
def test_a_clause_without_a_name_goes_on_about_the_document_before(quote: str, name: str) -> None:
    rules = mention("玩具召回管理条例", "起草玩具召回管理条例", kind="instrument")
    again = replace(mention(name, quote, kind="instrument"), start=40, end=60)
    assert groups(rules, again) == [{0, 1}]
    assert groups(mention("玩具诊断活动"), again) == [{0}, {1}]


def test_an_english_clause_without_a_name_is_about_its_subject() -> None:
    named = mention("measures for the recall of toys", paragraph=0, kind="instrument")
    quote = "The revised rules are slated for release by June"
    again = mention("slated for release", quote, paragraph=1, kind="instrument")
    assert groups(named, again) == [{0, 1}]
    other = mention("a roadmap for the recall of toys", paragraph=0, kind="instrument")
    assert groups(other, again) == [{0}, {1}]


def test_a_headline_that_is_a_clause_is_about_the_one_of_its_kind() -> None:
    clause = mention("玩具召回管理拟升格为条例", paragraph=-1, kind="instrument")
    body = mention("玩具缺陷产品召回条例", paragraph=1, kind="instrument")
    assert groups(replace(clause, stage="draft"), replace(body, stage="consult")) == [{0, 1}]
    assert groups(clause, replace(body, object="童车安全条例")) == [{0}, {1}]


def test_comments_are_asked_for_on_the_document_before() -> None:
    rules = mention("玩具召回管理办法", paragraph=0, kind="instrument")
    other = mention("童车行业规范条件", paragraph=2, kind="instrument")
    asked = replace(
        mention("各方意见", "向社会征求各方意见", paragraph=1, kind="instrument"), stage="consult"
    )
    assert groups(rules, asked, other) == [{0, 1}, {2}]
    later = replace(asked, paragraph=3)
    assert groups(rules, other, later) == [{0}, {1}, {2}]
    here = replace(asked, paragraph=2, start=40, end=50)
    assert groups(rules, other, here) == [{0}, {1, 2}]
    assert groups(mention("玩具诊断活动"), asked) == [{0}, {1}]


def test_a_headline_says_less_of_the_same_document_at_another_stage() -> None:
    short = mention("船舶电动化方案", "拟出台船舶电动化方案", paragraph=-1, kind="instrument")
    long = mention("内河船舶电动化推广实施方案", paragraph=1, kind="instrument")
    drafting = replace(long, stage="draft")
    assert groups(short, drafting) == [{0, 1}]
    more = replace(short, object="远洋船舶电动化方案")
    assert groups(more, drafting) == [{0}, {1}]


def test_a_word_of_a_names_front_and_end_is_that_name() -> None:
    assert joined("海口国际通信业务出入口局", "海口局")
    assert apart("海口国际通信业务出入口局", "青岛局")
    assert apart("海口国际通信业务出入口局", "海口国际业务进出口总局", "海口局")


def test_a_batch_is_not_all_of_what_it_is_a_batch_of() -> None:
    named = mention("trials of toy recycling", paragraph=0)
    batch = mention("second batch of the pilot", paragraph=1)
    assert groups(named, batch) == [{0}, {1}]
    assert groups(named, mention("the pilot", paragraph=1)) == [{0, 1}]


def test_the_call_for_a_list_is_not_the_list() -> None:
    call = mention("2024年玩具推广目录申报工作")
    issued = mention("2024年玩具推广目录", paragraph=1, kind="instrument")
    assert groups(call, issued) == [{0}, {1}]


@pytest.mark.parametrize(
    ("name", "quote", "stage"),
    [
        ("due out in March", "It is due out in March", "issue"),
        ("final version", "expects to print the final version in May", "issue"),
        ("seek opinions", "will seek opinions from makers", "consult"),
    ],
)
def test_english_goes_on_about_the_last_thing_of_the_kind(
    name: str, quote: str, stage: Stage
) -> None:
    named = mention("rules on toy recalls", paragraph=0, kind="instrument")
    later = mention("guideline on clock repair", paragraph=1, kind="instrument")
    clause = replace(mention(name, quote, paragraph=2, kind="instrument"), stage=stage)
    assert groups(named, later, clause) == [{0}, {1, 2}]
    # Nor what stands further off, nor a programme.
    assert groups(named, replace(clause, paragraph=3)) == [{0}, {1}]
    assert groups(mention("toy recall campaign"), replace(clause, paragraph=1)) == [{0}, {1}]


def test_english_that_names_something_else_does_not_go_on() -> None:
    named = mention("rules on toy recalls", paragraph=0, kind="instrument")
    for other in ("clock catalogue, which is due in May", "Winners will be announced"):
        assert groups(named, mention(other, paragraph=1, kind="instrument")) == [{0}, {1}]


def test_a_name_without_its_last_word_is_the_only_one_that_adds_it() -> None:
    assert joined("新一轮钟表质量会诊", "钟表质量会诊行动")
    assert apart("钟表质量会诊行动", "钟表质量会诊试点", "钟表质量会诊")
    assert apart("钟表会诊", "玩具会诊行动")
    assert apart("钟表质量会诊", "钟表质量会诊办法")


def test_a_headline_s_first_batch_is_what_it_is_the_first_of() -> None:
    promised = mention("船舶“岸电一体化”应用试点", "将开展船舶“岸电一体化”应用试点")
    first = mention("首批国家级船舶“岸电一体化”试点城市", paragraph=TITLE)
    assert groups(promised, first) == [{0, 1}]
    second = mention("第二批国家级船舶“岸电一体化”试点城市", paragraph=TITLE)
    assert groups(promised, second) == [{0}, {1}]


def test_a_headline_that_says_what_standards_are_for_is_about_the_first_of_them() -> None:
    headline = mention("标准推动焊接机器人走进更多场景", paragraph=TITLE, kind="instrument")
    first = mention("焊接机器人船坞场景技术要求", kind="instrument")
    second = mention("焊接机器人桥梁场景技术要求", kind="instrument")
    other = mention("渡轮防火技术要求", kind="instrument")
    assert groups(headline, first, second) == [{0, 1}, {2}]
    assert groups(headline, other) == [{0}, {1}]


TEXT = (
    "The ministry is drafting interim measures for the recycling of toys, which it plans to "
    "release by the end of the year. A tracing system for clocks will be set up."
)


def placed_at(name: str, quote: str, kind: Kind = "instrument") -> Mention:
    start = TEXT.index(quote)
    return Mention(quote, kind, name, 0, start, start + len(quote), stage="issue")


def test_an_english_clause_without_a_name_goes_on_about_what_is_named_right_before_it() -> None:
    measures = "interim measures for the recycling of toys"
    drafted = placed_at(measures, f"is drafting {measures}")
    released = placed_at(
        "plans to release by the end of the year", "plans to release by the end of the year"
    )
    assert groups(drafted, released) == [{0, 1}]
    assert groups(drafted, replace(released, kind="programme")) == [{0}, {1}]
    far = replace(released, start=released.start + 60, end=released.end + 60)
    assert groups(drafted, far) == [{0}, {1}]
    other_line = replace(released, paragraph=1)
    assert groups(drafted, other_line) == [{0}, {1}]


def test_an_english_clause_with_a_name_does_not_go_on() -> None:
    measures = "interim measures for the recycling of toys"
    drafted = placed_at(measures, f"is drafting {measures}")
    named = replace(drafted, quote="plans to release a clock standard", object="a clock standard")
    named = replace(named, start=drafted.end + 11, end=drafted.end + 40)
    assert groups(drafted, named) == [{0}, {1}]


def test_a_headline_may_say_a_part_of_the_word() -> None:
    short = mention("童车电池标准", paragraph=-1, kind="instrument")
    long = mention("童车动力电池安全标准", paragraph=1, kind="instrument")
    cell = mention("童车锂电池标准", paragraph=2, kind="instrument")
    clocks = mention("钟表动力电池安全标准", paragraph=2, kind="instrument")
    assert groups(short, long, clocks) == [{0, 1}, {2}]
    assert groups(short, long, cell)[0] == {0}


def test_an_english_headline_s_campaign_is_the_only_one() -> None:
    title = mention(
        "special campaign", "will start a special campaign for safer toys", paragraph=-1
    )
    text = mention("special campaign", "will hold a special campaign to check clocks", paragraph=1)
    other = replace(text, quote="will run a special campaign against noise", paragraph=2)
    assert groups(title, text) == [{0, 1}]
    assert groups(title, text, other)[0] == {0}


def titled(name: str, kind: Kind = "programme") -> Mention:
    return mention(name, paragraph=TITLE, kind=kind)


@pytest.mark.parametrize(
    "said",
    [
        (titled("2024年船舶检验平台试点"), mention("第三批船舶检验平台试点")),
        (titled("2024年度船用设备推荐工作"), mention("首批船用设备推荐工作", paragraph=2)),
        (
            mention("入围名单", "近期公布入围名单", paragraph=TITLE, kind="instrument"),
            mention("入围名单", "船舶检验平台年内将公布入围名单", kind="instrument"),
        ),
        (
            mention("联席会议", "建立联席会议", paragraph=TITLE),
            mention("联席会议", "将与三部门建立联席会议"),
        ),
    ],
)
def test_what_a_headline_names_is_the_only_such_thing_of_the_text(
    said: tuple[Mention, ...],
) -> None:
    assert len(groups(*said)) == 1


@pytest.mark.parametrize(
    "said",
    [
        (
            titled("2024年船舶检验平台试点"),
            mention("第三批船舶检验平台试点"),
            mention("第四批船舶检验平台试点", paragraph=1),
        ),
        (mention("2024年船舶检验平台试点"), mention("第三批船舶检验平台试点", paragraph=1)),
        (titled("2024年船舶检验平台试点"), mention("2025年船舶检验平台试点")),
        (
            mention("入围名单", "近期公布入围名单", paragraph=TITLE, kind="instrument"),
            mention("入围名单", "船舶平台年内公布入围名单", kind="instrument"),
            mention("入围名单", "玩具平台明年公布入围名单", paragraph=1, kind="instrument"),
        ),
        (
            mention("入围名单", "年内公布入围名单", paragraph=0, kind="instrument"),
            mention("入围名单", "明年公布入围名单", paragraph=1, kind="instrument"),
        ),
    ],
)
def test_what_a_headline_names_stays_apart_where_the_text_has_several(
    said: tuple[Mention, ...],
) -> None:
    assert len(groups(*said)) == len(said)


def instruments(*names: str, paragraph: int = 0) -> list[set[int]]:
    said = [
        replace(
            mention(name, paragraph=paragraph, kind="instrument"), start=at * 40, end=at * 40 + 30
        )
        for at, name in enumerate(names)
    ]
    return groups(*said)


def test_what_comes_in_detail_is_what_was_named_last_before_it() -> None:
    assert instruments("玩具召回管理办法", "船舶检验工作方案", "具体方案") == [{0}, {1, 2}]
    assert instruments("童车稳增长方案", "船舶检验工作方案", "详细方案") == [{0}, {1, 2}]
    assert instruments("具体方案", "船舶检验工作方案") == [{0}, {1}]
    assert instruments("童车稳增长方案", "船舶检验工作方案", "实施细则") == [{0}, {1}, {2}]


def english(name: str, quote: str, paragraph: int = 0, kind: Kind = "instrument") -> Mention:
    return mention(name, quote, paragraph=paragraph, kind=kind)


@pytest.mark.parametrize(
    ("name", "short", "quote", "kind"),
    [
        (
            "grading standard for raw silk",
            "grading standard",
            "expects to have it out by June",
            "instrument",
        ),
        (
            "mandatory standard for kites",
            "mandatory standard",
            "will make it public in April",
            "instrument",
        ),
        (
            "special campaign on the quality of kites",
            "special campaign",
            "will run from May",
            "programme",
        ),
        ("action plan for the kite industry", "action plan", "is due in March", "instrument"),
        ("national platform for kite makers", "platform", "will go online in July", "programme"),
        (
            "mandatory standard for kites",
            "approval draft",
            "aims to finish the approval draft",
            "instrument",
        ),
    ],
)
def test_english_goes_on_about_what_it_named(name: str, short: str, quote: str, kind: Kind) -> None:
    named = english(name, f"is drawing up a {name}", kind=kind)
    assert len(groups(named, english(short, quote, 1, kind))) == 1


@pytest.mark.parametrize(
    ("names", "short", "quote"),
    [
        (
            ("mandatory standard for kites", "standard for silk"),
            "mandatory standard",
            "drew up a mandatory standard",
        ),
        (("grading standard for raw silk",), "safety standard", "expects to have it out by June"),
        (
            ("grading standard for raw silk",),
            "grading standard",
            "will draw up a grading standard for wool",
        ),
        (("action plan for the kite industry",), "standard", "will make it public in April"),
    ],
)
def test_english_that_names_another_thing_stays_apart(
    names: tuple[str, ...], short: str, quote: str
) -> None:
    said = [english(name, f"is drawing up a {name}", at) for at, name in enumerate(names)]
    assert len(groups(*said, english(short, quote, 5))) == len(names) + 1


def headed(title: str, *names: str, kind: Kind = "instrument") -> int:
    first = replace(mention(title, paragraph=TITLE, kind=kind), stage="draft")
    body = [
        replace(mention(n, paragraph=i, kind=kind), stage="consult") for i, n in enumerate(names)
    ]
    return len(groups(first, *body))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("stricter rules for silk dye plants", "rules that would limit silk dye output"),
        ("渡轮船舶检验收费办法", "内河渡轮船舶检验收费管理办法"),
        ("tougher rules on kite paper capacity", "rules on the replacement of kite paper output"),
    ],
)
def test_a_headline_is_the_only_thing_of_its_kind_that_shares_several_words(
    title: str, name: str
) -> None:
    assert headed(title, name) == 1


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("stricter rules for silk dye plants", ("rules on silk exports",)),
        ("stricter rules for silk dye plants", ("a plan for silk dye mills",)),
        (
            "stricter rules for silk dye plants",
            ("rules that limit silk dye output", "rules that tax silk dye exports"),
        ),
        ("国家船舶动力检验办法", ("省级船舶动力评定办法",)),
    ],
)
def test_a_headline_of_another_thing_stays_apart(title: str, names: tuple[str, ...]) -> None:
    assert headed(title, *names) == len(names) + 1
