import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Article
from articles.duplicates import judge
from articles.fingerprint import Fingerprint, fingerprint
from tests.articles.texts import ENGLISH, OTHERS, SENTENCES, body


def prints(*paragraphs: str) -> Fingerprint:
    return fingerprint(Article("标题", paragraphs, "zh"))


ORIGINAL = prints(*body())


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(body(), id="identical"),
        pytest.param(("【快讯】某某社6月18日电，" + body()[0], *body()[1:]), id="dateline"),
        pytest.param(("来源：某某财经", *body(), "责任编辑：某甲", "扫码关注我们"), id="header"),
        pytest.param(body()[:2], id="cut to the beginning"),
        pytest.param((body()[0], body()[2]), id="cut in the middle"),
        pytest.param((*body(), *body(OTHERS[:3])), id="lengthened"),
    ],
)
def test_a_reprint_is_the_same(paragraphs: tuple[str, ...]) -> None:
    found = judge(prints(*paragraphs), ORIGINAL)
    assert found.verdict == "same", found
    assert found.similarity > 0.3


def scattered(rate: float, seed: int) -> tuple[str, ...]:
    """Reword `rate` of the characters, in runs of one to four, all over the text."""
    chance = random.Random(seed)
    text = list("".join(body(each=10)))
    changed = 0
    while changed < rate * len(text):
        at, length = chance.randrange(len(text) - 4), chance.randint(1, 4)
        text[at : at + length] = [chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(length)]
        changed += length
    return ("".join(text),)


def test_an_edited_version_is_the_same() -> None:
    found = [judge(prints(*scattered(0.1, seed)), ORIGINAL).verdict for seed in range(20)]
    assert found == ["same"] * 20


def test_a_quotation_is_contained() -> None:
    longer = prints(*body(OTHERS), f"此前，{SENTENCES[2]}。{SENTENCES[3]}。")
    found = judge(longer, ORIGINAL)
    assert found.verdict == "contains", found


def test_a_short_item_in_a_round_up_is_contained() -> None:
    item = prints(f"{SENTENCES[2]}。{SENTENCES[3]}。")
    assert judge(prints(*body(OTHERS), *body(SENTENCES[2:4])), item).verdict == "contains"


def test_unrelated_texts_are_different() -> None:
    assert judge(prints(*body(OTHERS)), ORIGINAL).verdict == "different"


def monthly(year: int, month: int, numbers: tuple[str, ...]) -> Fingerprint:
    one, two, three, four = numbers
    return prints(
        f"{year}年{month}月，全国汽车产量为{one}万辆，与上年同期相比增长{two}%，其中新能源汽车产量为"
        f"{three}万辆，占全部产量的{four}%。生产企业的库存保持在合理的范围之内，出口继续增长，"
        "各项指标的具体情况请见附表，数据以后续发布的正式公报为准，解释权归有关部门所有。"
    )


def test_a_monthly_report_is_another_one_each_month() -> None:
    january = monthly(2023, 1, ("159.4", "13.2", "42.5", "26.7"))
    february = monthly(2023, 2, ("203.2", "11.9", "55.2", "27.2"))
    assert judge(february, january).verdict != "same"


def test_the_round_of_another_year_is_another_one() -> None:
    notice = (
        "为做好今年的申报工作，请各地主管部门于规定日期之前组织推荐，"
        "材料一式两份报送，逾期不予受理。"
    )
    old = prints(f"现组织开展2022年度绿色制造名单的推荐工作。{notice}")
    new = prints(f"现组织开展2023年度绿色制造名单的推荐工作。{notice}")
    assert judge(new, old).verdict != "same"


def consultation(name: str) -> Fingerprint:
    return prints(
        f"为规范行业管理，我部组织起草了《{name}》，现向社会公开征求意见。如有意见或建议，请于公示"
        "截止日期之前，将书面意见反馈至我部有关司局。来信请在信封上注明征求意见字样，也可以通过"
        "电子邮件发送，或登录我部网站的意见征集栏目提交。感谢社会各界对有关工作的关心和支持。"
    )


def test_a_template_with_another_document_is_another_notice() -> None:
    vehicles = consultation("道路机动车辆生产许可管理条例")
    assert judge(consultation("无线电频率使用许可办法"), vehicles).verdict != "same"
    assert judge(consultation("道路机动车輛生产许可管理条例"), vehicles).verdict == "same"


PLAN = (
    "根据年度工作安排，现将有关计划项目印发给你们，请认真组织落实，具体要求如下。",
    "一、起草单位要做好项目研制与技术创新、试验验证、应用推广等工作的统筹协调，按期完成任务。",
    "二、主管单位要尽早安排，把文件转发至主要起草单位，做好征求意见和技术审查，把好质量关。",
    "三、执行过程中如需对项目作出调整，请按有关规定提出申请，经批准后方可办理。",
)


def official(title: str, *paragraphs: str) -> Fingerprint:
    return fingerprint(Article(title, paragraphs or PLAN, "zh"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "某部关于印发2024年第三批团体标准计划的通知",
            "某部关于印发2024年第四批团体标准计划的通知",
        ),
        ("某部公告（2025年第18号）", "某部公告（2025年 第21号）"),
        ("关于2023年度典型案例名单的公示", "关于2024年度典型案例名单的公示"),
        ("关于印发锅炉行业数字化指南的通知", "关于印发水泵行业数字化指南的通知"),
    ],
)
def test_an_official_text_with_another_title_is_another_one(one: str, other: str) -> None:
    new = official(other, *PLAN[:3], "四、联系人见附件，材料的电子版请同时发送到指定邮箱。")
    assert judge(new, official(one)).verdict != "same"


@pytest.mark.parametrize(
    "title",
    [
        "某部办公厅关于印发2024年第三批团体标准计划的通知",
        "关于印发2024年第三批团体标準计划的通知",
        "某部关于印发 2024 年第三批团体标准计划的通知",
        "今年第三批团体标准计划来了",
        "某部公布计划（全文）",
    ],
)
def test_a_reprint_of_an_official_text_may_have_another_headline(title: str) -> None:
    original = official("某部关于印发2024年第三批团体标准计划的通知")
    reprint = official(title, "本报讯（某甲）", *PLAN, "《某某日报》社版权所有。")
    assert judge(reprint, original).verdict == "same"


def guide(industry: str, *named: str) -> Fingerprint:
    bases = "".join(f"《{name}》" for name in named)
    return prints(
        f"为贯彻落实{bases}，切实发挥标准对产业发展的支撑和引领作用，我部组织编制了《{industry}数字化"
        "标准体系建设指南（2024版）》，现印发给你们，请结合本行业、本领域、本地区的实际，在标准化"
        "工作中认真贯彻执行，并将实施过程中发现的问题和提出的建议及时反馈给我部有关司局。"
    )


def test_two_papers_of_one_kind_with_one_basis_are_two() -> None:
    pumps = guide("水泵行业", "国家标准化发展纲要")
    assert judge(guide("锅炉行业", "国家标准化发展纲要"), pumps).verdict != "same"
    assert judge(guide("水泵行业", "国家标准化发展纲要", "某某日报"), pumps).verdict == "same"


def test_papers_named_in_addition_by_two_outlets_do_not_part_a_text() -> None:
    both = (*body(), "此前已印发《产业发展规划》。")
    one = prints(*both, "（《南方某报》记者某甲）")
    other = prints(*both, "（《北方某报》记者某乙）")
    assert judge(other, one).verdict == "same"


def test_a_flash_item_with_another_number_is_another_one() -> None:
    one = prints("央行今日开展100亿元7天期逆回购操作，中标利率维持不变，到期规模相同。")
    two = prints("央行今日开展250亿元14天期逆回购操作，中标利率维持不变，到期规模相同。")
    assert judge(two, one).verdict == "different"


def test_english_reprints_are_the_same() -> None:
    def english(text: str) -> Fingerprint:
        return fingerprint(Article("Title", (text,), "en"))

    reprint = english("BEIJING, June 18 (Xinhua) -- " + ENGLISH.replace("Tuesday", "June 18"))
    assert judge(reprint, english(ENGLISH)).verdict == "same"


@given(st.lists(st.text(max_size=80), max_size=3), st.lists(st.text(max_size=80), max_size=3))
def test_any_two_texts_are_judged(one: list[str], two: list[str]) -> None:
    found = judge(prints(*one), prints(*two))
    assert 0 <= found.similarity <= 1
    assert found.reason
    assert judge(prints(*one), prints(*one)).verdict == "same"
