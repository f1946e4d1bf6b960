"""One commitment across outlets, languages, wordings and years; different ones apart."""

import random
from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.identity.linking import commitment_id, identify, link
from commitments.model import Identity, Kind, Mention, Quantity
from commitments.names.judgement import conflict_of, judge
from commitments.names.marks import mark_of
from commitments.names.sharing import whole_item

DAY = date(2023, 7, 20)


def named(name: str, quote: str | None = None, kind: Kind = "instrument") -> Mention:
    quote = name if quote is None else quote
    return Mention(quote, kind, name, 0, 0, len(quote))


def target(quote: str, noun: str, value: float, unit: str, due_on: date | None) -> Mention:
    number = Quantity(f"{value:g}{unit}", value, unit)
    return Mention(quote, "target", noun, 0, 0, len(quote), due_on=due_on, quantity=number)


def verdict(one: Mention, other: Mention, said_on: date = DAY) -> str:
    first, second = identify(one, said_on), identify(other, said_on)
    forth, back = judge(first, second), judge(second, first)
    assert forth == back
    if forth.verdict == "same":
        assert set(first.keys) & set(second.keys), "would never be candidates"
    return forth.verdict


SAME = [
    ("《稀土管理条例》", "稀土管理条例"),
    ("工业和信息化领域数据安全管理办法（试行）", "《工业和信息化领域数据安全管理办法》"),
    ("绿色工厂梯度培育及管理暂行办法", "《绿色工厂梯度培育及管理办法（征求意见稿）》"),
    ("关于加快传统制造业转型升级的指导意见", "加快传统制造业转型升级指导意见"),
    ("工业和信息化部等八部门关于加快传统制造业转型升级的指导意见", "传统制造业转型升级的指导意见"),
    ("机械行业稳增长工作方案（2023—2024年）", "机械行业稳增长工作方案(2023-2024)"),
    ("推进实施《工业水效提升行动计划》", "工业水效提升行动方案"),
    ("双积分管理办法", "Passenger car dual-credit measures"),
    (
        "量子计算产业标准体系建设指南",
        "Guidelines for the Construction of the Quantum Computing Industry Standard System",
    ),
    ("卫星互联网管理规定", "Provisions on the Administration of Satellite Internet"),
    (
        "工业软件高质量发展行动计划",
        "Action plan for the high-quality development of industrial software",
    ),
    ("低空经济发展路线图", "roadmap for low-altitude economy development"),
    ("低空经济发展路线图", "Low-altitude economy roadmap"),
    (
        "道路机动车辆生产许可管理条例",
        "Regulations on the Administration of Road Motor Vehicle Production Licensing",
    ),
    (
        "道路机动车辆生产许可管理条例",
        "the Road Motor Vehicle Production Licensing Administration Regulations",
    ),
    ("动力电池回收利用管理办法", "Administrative Measures for the Recycling of Power Batteries"),
    ("新能源汽车动力蓄电池回收利用管理办法", "measures for recycling power batteries"),
]

DIFFERENT = [
    ("钢铁行业稳增长工作方案", "轻工业稳增长工作方案"),
    ("十个重点行业稳增长工作方案", "建材行业稳增长工作方案"),
    ("汽车行业稳增长工作方案（2023—2024年）", "汽车行业稳增长工作方案（2025—2026年）"),
    ("智能网联汽车准入试点", "智能网联汽车准入管理条例"),
    ("关于开展2026年新能源汽车下乡活动的通知", "2026年新能源汽车下乡活动"),
    ("第五批专精特新“小巨人”企业名单", "第六批专精特新“小巨人”企业名单"),
    ("动力电池回收利用管理办法", "动力电池回收利用行动方案"),
    ("工业能效提升行动计划", "工业水效提升行动计划"),
    ("Steel industry steady-growth work plan", "轻工业稳增长工作方案"),
    ("人形机器人标准体系建设指南", "Guidelines for the lithium battery standard system"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_instrument_under_two_names(one: str, other: str) -> None:
    assert verdict(named(one), named(other)) == "same"


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_namesakes_of_two_instruments_stay_apart(one: str, other: str) -> None:
    assert verdict(named(one), named(other)) == "different"


def test_a_round_of_a_campaign_is_not_the_campaign() -> None:
    campaign = named("绿色建材下乡活动", "开展绿色建材下乡活动", "programme")
    this = named("绿色建材下乡活动", "今年的绿色建材下乡活动将覆盖更多县域", "programme")
    next_one = named("绿色建材下乡", "启动2024年绿色建材下乡", "programme")
    assert verdict(campaign, this) == "different"
    assert verdict(this, next_one) == "different"
    assert verdict(this, named("2023年绿色建材下乡活动", kind="programme")) == "same"


def test_an_undated_plan_is_the_edition_of_its_day() -> None:
    mention = named("钢铁行业稳增长工作方案")
    assert identify(mention, date(2023, 9, 1)).marks == ("year:2023-2024",)
    assert identify(mention, date(2026, 1, 5)).marks == ("year:2025-2026",)
    assert identify(mention, None).marks == ()


def test_a_name_that_many_things_have_counts_with_its_sentence() -> None:
    one = named("动态调整机制", "对名单建立动态调整机制", "programme")
    other = named("动态调整机制", "对实验室探索建立动态调整机制", "programme")
    assert verdict(one, other) == "different"
    assert verdict(one, one) == "same"


def test_a_short_clause_tells_only_on_its_day() -> None:
    mention = named("征求意见", "公开征求意见")
    first, later = identify(mention, DAY), identify(mention, date(2024, 7, 20))
    assert judge(first, first).verdict == "same"
    assert judge(first, later).verdict == "different"


def test_a_target_without_a_year_is_none_that_was_due_before() -> None:
    dated = target("2022年新培育专精特新企业3000家", "专精特新企业", 3000, "家", date(2022, 12, 31))
    undated = target("新培育专精特新企业3000家", "专精特新企业", 3000, "家", None)
    assert verdict(dated, undated, date(2025, 1, 9)) == "different"
    assert verdict(dated, undated, date(2022, 1, 9)) == "same"
    more = target("新培育专精特新企业5000家", "专精特新企业", 5000, "家", None)
    assert verdict(dated, more, date(2022, 1, 9)) == "unsure"


def test_one_word_that_the_glossary_lacks_parts_no_rendering() -> None:
    chinese = named("智能网联汽车网络安全飞檐标准")
    english = named("intelligent connected vehicle cybersecurity flibbertigibbet standard")
    assert verdict(chinese, english) == "different"
    longer = named("智能网联汽车数据安全分类分级飞檐标准")
    rendering = named(
        "intelligent connected vehicle data security classification flibbertigibbet standard"
    )
    assert verdict(longer, rendering) == "same"


def test_names_in_a_list_share_their_last_words() -> None:
    quote = "加快钠电池、固态电池等标准研制"
    assert identify(named("钠电池", quote), DAY).name == "钠电池标准"
    assert identify(named("固态电池", quote), DAY).name == "固态电池标准"
    assert verdict(named("钠电池", quote), named("钠电池标准")) == "same"


NOISY = [
    ("围绕强基目标研究制定工业母机发展路线图", "工业母机发展路线图"),
    ("工业母机发展路线图将于近期正式发布", "工业母机发展路线图"),
    ("办公厅发布关于开展2025年绿色建材下乡活动的通知", "关于开展2025年绿色建材下乡活动的通知"),
    ("协会和有关地方开展好2025年“三品”全国行活动", "2025年“三品”全国行活动"),
    ("《车载无线充电系统安全要求》强制性国家标准（报批稿）", "车载无线充电系统安全要求"),
    ("辐射广、机制活、具有领先水平的新材料中试基地", "新材料中试基地"),
    ("力争在中西部等地区建设若干国家级钠电池实验室", "国家级钠电池实验室"),
    ("国家级钠电池实验室的评审和管理", "国家级钠电池实验室"),
    ("进一步加快新材料中试基地建设", "新材料中试基地"),
]


@pytest.mark.parametrize(("noisy", "name"), NOISY)
def test_the_name_is_found_in_its_clause(noisy: str, name: str) -> None:
    assert verdict(named(noisy), named(name)) == "same"


def test_parts_of_one_work_are_apart() -> None:
    roads = named("《车联网标准体系建设指南（智能交通）》")
    cars = named("《车联网标准体系建设指南（智能网联汽车）》")
    assert verdict(roads, cars) == "different"
    assert verdict(roads, named("车联网标准体系建设指南")) == "unsure"
    draft = named("《车联网标准体系建设指南（智能交通）（征求意见稿）》")
    assert verdict(roads, draft) == "same"


def test_an_undated_edition_is_the_one_that_is_known() -> None:
    dated = named("网络零售重点产品清单（2025年版）")
    catalogue = named("钠电池推广目录（2025年版）")
    assert verdict(catalogue, named("钠电池推广目录")) == "same"
    assert verdict(dated, named("网络零售重点产品清单")) == "unsure"


def test_what_a_person_should_look_at_is_unsure() -> None:
    assert verdict(named("卓越制造工程实施方案"), named("卓越制造工程实施意见")) == "unsure"
    national, provincial = "国家级算力调度平台", "省级算力调度平台"
    assert (
        verdict(named(national, kind="programme"), named(provincial, kind="programme")) == "unsure"
    )


def test_targets_are_told_by_what_is_counted_and_by_when() -> None:
    year = date(2025, 12, 31)
    one = target("到2025年培育绿色工厂3000家", "绿色工厂", 3000, "家", year)
    raised = target("力争到2025年绿色工厂达到5000家", "绿色工厂", 5000, "家", year)
    later = target("到2027年培育绿色工厂6000家", "绿色工厂", 6000, "家", date(2027, 12, 31))
    parks = target("到2025年绿色工业园区300家", "绿色工业园区", 300, "家", year)
    english = target("3,000 green factories by 2025", "green factories", 3000, "家", year)
    assert verdict(one, raised) == "same"
    assert verdict(target("培育5G工厂300家", "5G工厂", 300, "家", year), one) == "different"
    assert verdict(one, english) == "same"
    assert verdict(one, later) == "different"
    assert verdict(one, parks) == "different"


def test_units_with_multiples_are_one_unit() -> None:
    due = date(2023, 12, 31)
    one = target("汽车销量2700万辆左右", "汽车销量", 2700, "万辆", due)
    other = target("汽车销量27000000辆", "汽车销量", 27000000, "辆", due)
    first, second = identify(one, DAY), identify(other, DAY)
    assert first.marks == second.marks
    assert [k for k in first.keys if k.startswith("number:")] == [
        k for k in second.keys if k.startswith("number:")
    ]


def test_measures_are_one_only_where_worded_alike() -> None:
    one = named("稳定汽车消费", "稳定和扩大汽车消费；", "measure")
    same = named("汽车消费", "稳定和扩大 汽车消费", "measure")
    other = named("汽车消费", "扩大汽车消费", "measure")
    assert identify(one, DAY) == identify(same, DAY)
    assert verdict(one, other) == "different"


def test_link_gives_the_best_first_with_a_reason() -> None:
    wanted = identify(named("轻工业稳增长工作方案"), DAY)
    known = [
        ("c3", identify(named("钢铁行业稳增长工作方案"), DAY)),
        ("c1", identify(named("轻工行业稳增长工作方案（2023—2024年）"), DAY)),
        ("c2", identify(named("轻工业稳增长工作方案（2025—2026年）"), DAY)),
    ]
    found = link(wanted, known)
    assert [(j.commitment_id, j.verdict) for j in found] == [
        ("c1", "same"),
        ("c2", "different"),
        ("c3", "different"),
    ]
    assert found[0].reason == "same instrument name of 2023-2024"
    assert found[1].reason == "years differ: 2023-2024, 2025-2026"


def test_link_says_what_sets_two_names_apart() -> None:
    wanted = identify(named("废旧锂电池综合利用管理办法"), DAY)
    other = identify(named("废旧锂电池综合利用行动方案"), DAY)
    [found] = link(wanted, [("c1", other)])
    assert found.verdict == "different"
    assert found.reason.startswith("names share ")
    assert found.reason.endswith("but heads differ: 办法, 方案")


def test_an_undated_name_that_fits_two_editions_is_unsure() -> None:
    wanted = identify(named("氢能产业发展规划"), DAY)
    known = [
        ("c1", identify(named("氢能产业发展规划（2021—2025年）"), DAY)),
        ("c2", identify(named("氢能产业发展规划（2026—2030年）"), DAY)),
    ]
    assert link(wanted, known[:1])[0].verdict == "same"
    assert [j.verdict for j in link(wanted, known)] == ["unsure", "unsure"]


def test_one_conflict_sets_the_whole_commitment_apart() -> None:
    """An undated mention may belong to a dated commitment; it must not carry another year in."""
    undated = identify(named("氢能产业发展规划"), DAY)
    first = identify(named("氢能产业发展规划（2021—2025年）"), DAY)
    second = identify(named("氢能产业发展规划（2026—2030年）"), DAY)
    assert [j.verdict for j in link(second, [("c1", undated), ("c1", first)])] == ["different"]


def test_commitment_ids_are_stable_and_told_by_name_and_marks() -> None:
    one = identify(named("稀土管理条例"), DAY)
    assert commitment_id(one) == commitment_id(identify(named("《稀土管理条例》"), None))
    assert commitment_id(one) == "c" + commitment_id(one)[1:].lower()
    assert len(commitment_id(one)) == 13
    marked = Identity(one.kind, one.name, one.keys, ("year:2023",))
    assert commitment_id(one) != commitment_id(marked)


HOSTILE = {
    "long": ("工业" * 200_000, ""),
    "long quote": ("钠电池", "、".join(["钠电池"] * 50_000) + "等标准"),
    "verbs": ("加快推进" * 20_000, ""),
    "brackets": ("(" * 50_000 + "《" * 50_000, ""),
    "years": ("2023年" * 20_000, ""),
    "list": ("甲、" * 20_000 + "等十个重点行业方案", ""),
    "digits": ("1" * 100_000, "1" * 200_000),
    "english": ("the measures for " * 10_000, ""),
    "surrogates": ("\ud800工业\udfff办法", ""),
    "controls": ("\x00\x01\u202e", ""),
    "signs": ("、，。；" * 10_000, ""),
}


@pytest.mark.parametrize("case", HOSTILE)
@pytest.mark.parametrize("kind", ["instrument", "programme", "target", "measure"])
def test_hostile_names_are_bounded(case: str, kind: Kind) -> None:
    name, quote = HOSTILE[case]
    began = perf_counter()
    found = identify(named(name, quote or name, kind), DAY)
    assert link(found, [("c1", found)])[0].verdict == "same"
    assert len(commitment_id(found)) == 13
    assert max(map(len, (found.name, *found.keys))) < 400
    assert perf_counter() - began < 2


NAMES = st.one_of(
    st.text(max_size=60),
    st.text(
        alphabet="工业绿色低碳新能源汽车动力电池管理办法行动方案试点标准等、和的关于2023年（）《》“”",
        max_size=40,
    ),
    st.text(alphabet="abc measures for the plan power battery 2026-()", max_size=60),
)
KINDS: st.SearchStrategy[Kind] = st.sampled_from(["instrument", "programme", "target", "measure"])


@given(NAMES, NAMES, KINDS)
def test_any_text_has_an_identity(name: str, quote: str, kind: Kind) -> None:
    mention = named(name, quote + name, kind)
    found = identify(mention, DAY)
    assert found == identify(mention, DAY)
    assert found.keys
    assert judge(found, found).verdict == "same"


@given(NAMES)
def test_naming_again_changes_nothing(name: str) -> None:
    once = identify(named(name), None).name
    if once:
        assert identify(named(once), None).name == once


@given(st.sampled_from([n for pair in SAME + DIFFERENT for n in pair]), st.data())
def test_brackets_width_and_spacing_do_not_matter(name: str, data: st.DataObject) -> None:
    wide = str.maketrans("0123456789()-", "０１２３４５６７８９（）－")
    frame = data.draw(
        st.sampled_from(["{}", "《{}》", "“{}”", "  {} ", "《“{}”》", "\u200f{}\ufeff"])
    )
    changed = frame.format(name.translate(wide) if data.draw(st.booleans()) else name)
    assert identify(named(changed), DAY) == identify(named(name), DAY)


IDENTITIES = st.builds(
    lambda name, year: identify(named(f"{name}{year}"), DAY),
    st.sampled_from(
        ["氢能产业发展规划", "算力行动计划", "轻工业稳增长工作方案", "AI+制造专项行动"]
    ),
    st.sampled_from(["", "（2021—2025年）", "（2026—2030年）", "2024年版", "（2025年版）"]),
)


@given(IDENTITIES, st.lists(st.tuples(st.sampled_from(["c1", "c2"]), IDENTITIES), max_size=6))
def test_commitments_never_merge_when_marks_conflict(
    identity: Identity, candidates: list[tuple[str, Identity]]
) -> None:
    verdicts = {j.commitment_id: j.verdict for j in link(identity, candidates)}
    for commitment, other in candidates:
        if conflict_of(identity, other):
            assert verdicts[commitment] == "different"


@given(IDENTITIES, st.lists(st.tuples(st.sampled_from(["c1", "c2"]), IDENTITIES)), st.randoms())
def test_link_does_not_depend_on_the_order_of_candidates(
    identity: Identity, candidates: list[tuple[str, Identity]], chance: random.Random
) -> None:
    shuffled = list(candidates)
    chance.shuffle(shuffled)
    assert link(identity, candidates) == link(identity, shuffled)


@pytest.mark.parametrize(
    ("quote", "name", "full"),
    [
        ("将启动帆布回收示范", "示范", "帆布回收示范"),
        ("面向渔港、船坞等场景启动帆布回收示范", "示范", "帆布回收示范"),
        ("组织开展玩具安全专项整治", "专项整治", "玩具安全专项整治"),
        ("推动童车检验试点", "试点", "童车检验试点"),
    ],
)
def test_an_object_cut_too_short_is_named_by_the_words_before_it(
    quote: str, name: str, full: str
) -> None:
    cut = Mention(quote, "programme", name, 0, 0, len(quote))
    whole = Mention(quote, "programme", full, 0, 0, len(quote))
    assert identify(cut, DAY) == identify(whole, DAY)


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("启动为期三个月的专项整治", "专项整治"),
        ("面向渔港、船坞等场景遴选一批典型案例", "典型案例"),
        ("向社会征求各方意见", "各方意见"),
        ("在大连、青岛率先开展试点", "试点"),
    ],
)
def test_words_before_an_object_that_name_nothing_do_not_name_it(quote: str, name: str) -> None:
    said = identify(Mention(quote, "programme", name, 0, 0, len(quote)), DAY)
    assert any(mark.startswith("clause:") for mark in said.marks)


TOUR = "玩具安全全国行活动"


def test_a_round_said_without_its_year_is_the_one_under_way() -> None:
    old, dated = identify(named(TOUR, kind="programme"), DAY), identify(named(f"2023年{TOUR}"), DAY)
    started = replace(named(TOUR, f"组织开展{TOUR}", "programme"), stage="start")
    known = [("c1", old), ("c2", replace(dated, kind="programme"))]
    found = link(identify(started, DAY), known)
    assert [(j.commitment_id, j.verdict) for j in found] == [("c2", "same"), ("c1", "different")]
    later = link(identify(started, date(2024, 3, 1)), known)
    assert [(j.commitment_id, j.verdict) for j in later] == [("c1", "same"), ("c2", "different")]
    goes_on = identify(replace(started, stage="continue"), DAY)
    assert link(goes_on, known)[0].commitment_id == "c1"
    assert link(identify(started, DAY), known[:1])[0].commitment_id == "c1"
    english = replace(named("toy trade-in national tour", kind="programme"), stage="start")
    dated = replace(identify(named("2023年玩具以旧换新全国行"), DAY), kind="programme")
    (found,) = link(identify(english, DAY), [("c3", dated)])
    assert (found.verdict, found.reason) == ("same", "same name; the round of 2023 is under way")


@pytest.mark.parametrize(
    "quote", [f"启动新一轮{TOUR}", f"今年的{TOUR}", "launch a new round of the toy safety expo"]
)
def test_a_new_round_is_that_of_the_year(quote: str) -> None:
    name = TOUR if TOUR in quote else "toy safety expo"
    mention = replace(named(name, quote, "programme"), stage="start")
    assert "year:2023" in identify(mention, DAY).marks


PLANS = "will implement the new round of steady growth plans for toys, watches and stationery"


@pytest.mark.parametrize(
    ("item", "quote", "chinese"),
    [
        ("toys", PLANS, "玩具行业稳增长工作方案"),
        ("watches", PLANS, "钟表行业稳增长工作方案"),
        ("stationery", PLANS, "文具行业稳增长工作方案"),
        ("toys", "organize toys, smart watches and food to the countryside", "玩具下乡活动"),
        ("food", "organize toys, smart watches and food to the countryside", "食品下乡活动"),
        ("toy thermal safety", "draft a standard for toy thermal safety", "玩具热安全标准"),
    ],
)
def test_items_of_an_english_list_share_what_they_are_of(
    item: str, quote: str, chinese: str
) -> None:
    kind: Kind = "programme" if "下乡" in chinese else "instrument"
    assert verdict(named(item, quote, kind), named(chinese, kind=kind)) == "same"


@pytest.mark.parametrize(
    ("item", "quote"),
    [
        ("toys", "will support toys, watches and stationery"),
        ("the toy plan", PLANS),
        ("watches", "will recycle toys. Steady growth plans for shoes follow. Then watches"),
    ],
)
def test_what_is_in_no_list_of_a_name_stays_as_it_is(item: str, quote: str) -> None:
    assert whole_item(item, quote) is None


def test_a_list_without_a_year_is_that_of_the_year_in_which_it_is_promised() -> None:
    promised = Mention("公布玩具示范店名单", "instrument", "玩具示范店名单", 0, 0, 9, stage="issue")
    out = replace(promised, quote="公布2026年玩具示范店名单", object="2026年玩具示范店名单")
    assert judge(identify(promised, date(2026, 3, 1)), identify(out, date(2026, 9, 1))).verdict == (
        "same"
    )
    assert judge(identify(promised, date(2025, 3, 1)), identify(out, date(2026, 9, 1))).verdict == (
        "unsure"
    )
    campaign = replace(promised, kind="programme", object="玩具下乡活动", stage="start")
    dated = replace(campaign, quote="开展2026年玩具下乡活动", object="2026年玩具下乡活动")
    assert judge(
        identify(campaign, date(2026, 3, 1)), identify(dated, date(2026, 9, 1))
    ).verdict == ("unsure")


PURPOSES = {
    (
        "launch a one-year campaign starting in May to make elevators safer",
        "one-year campaign",
    ): "电梯",
    ("launch a special campaign against fake clocks", "special campaign"): "钟表",
    ("launch a special campaign", "special campaign"): "",
    ("launch a special campaign to be held in May", "special campaign"): "",
    ("will issue a plan for toys", "plan for toys"): "玩具",
}


@pytest.mark.parametrize(("said", "word"), PURPOSES.items())
def test_an_english_campaign_is_what_it_is_for(said: tuple[str, str], word: str) -> None:
    quote, name = said
    found = identify(Mention(quote, "programme", name, 0, 0, len(quote), stage="start"), DAY)
    assert (word in found.name) if word else mark_of(found, "clause")
