"""The Chinese grammar on sentences of our own: owner, scope, documents, kinds, stages, names."""

import tomllib
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from articles.article import Article
from commitments.extract import extract
from commitments.model import TITLE, Extraction

HERE = Path(__file__).parent / "chinese"
SAID = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))


def cases(name: str) -> Any:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def read(text: str, title: str = "有关情况通报") -> Extraction:
    paragraphs = tuple(line for line in text.strip().split("\n") if line)
    return extract(Article(title=title, paragraphs=paragraphs, language="zh", published_at=SAID))


@pytest.mark.parametrize(
    "case",
    [
        case
        for name in (
            "owner",
            "scope",
            "document",
            "news",
            "more",
            "round_up",
            "called",
            "digests",
            "lined",
            "passing",
        )
        for case in cases(name)["case"]
    ],
    ids=lambda case: case["text"].strip()[:24],
)
def test_what_is_a_mention(case: dict[str, Any]) -> None:
    found = read(case["text"], case.get("title", "有关情况通报"))
    quotes = [mention.quote for mention in found.mentions if mention.paragraph != TITLE]
    missed = [part for part in case.get("found", []) if not any(part in q for q in quotes)]
    wrong = [part for part in case.get("absent", []) if any(part in q for q in quotes)]
    names = [mention.object for mention in found.fulfilments]
    done = case.get("done", [])
    undone = [part for part in done if not any(part in n for n in names)]
    unasked = [name for name in names if not any(part in name for part in done)]
    assert (missed, wrong, undone, unasked) == ([], [], [], [])


@pytest.mark.parametrize(("clause", "kind", "stage", "name"), cases("kinds")["cases"])
def test_kind_stage_and_name(clause: str, kind: str, stage: str, name: str) -> None:
    found = read(f"下一步，工业和信息化部将{clause}。").mentions
    assert [(m.kind, m.stage or "") for m in found] == [(kind, stage)]
    if name:
        assert found[0].object == name


@pytest.mark.parametrize(
    ("clause", "kind", "stage", "name"),
    [row for rows in cases("heads").values() for row in rows],
    ids=lambda part: part[:24],
)
def test_a_head_behind_its_verb(clause: str, kind: str, stage: str, name: str) -> None:
    found = read(f"下一步，工业和信息化部将{clause}。").mentions
    assert [(m.kind, m.stage or "", m.object if name else "") for m in found] == [
        (kind, stage, name)
    ]


def test_the_date_of_an_announcement_governs_its_list_and_no_more() -> None:
    found = read(
        "工业和信息化部司长何亚琼表示，四季度，将从两方面发力。一是建立风筝追溯平台。"
        "二是到2028年建成12个风筝检测中心。\n"
        "何亚琼还表示，将编制风筝线安全规范。"
    ).mentions
    assert [(m.object, m.deadline) for m in found] == [
        ("风筝追溯平台", "四季度"),
        ("风筝检测中心", "到2028年"),
        ("风筝线安全规范", None),
    ]


def test_the_day_of_the_news_is_no_deadline() -> None:
    text = "工业和信息化部3月5日就《风筝线安全管理办法（征求意见稿）》公开征求意见。"
    assert [(m.stage, m.deadline) for m in read(text).mentions] == [("consult", None)]


def test_half_a_year_governs_its_sentence_with_its_year() -> None:
    text = "工信部副部长表示，争取明年上半年完成轴承标准制定，开展验证试点。"
    dates = [(m.deadline, m.due_on) for m in read(text).mentions]
    assert dates == [("明年上半年", date(SAID.year + 1, 6, 30))] * 2


def test_a_quarter_governs_what_will_be_done_in_it() -> None:
    text = (
        "工信部表示，三季度将发布轴承指南，开展验证试点；支持企业检测。四季度公布名单，推广经验。"
    )
    dates = [(m.object, m.deadline) for m in read(text).mentions]
    assert dates == [
        ("轴承指南", "三季度"),
        ("验证试点", "三季度"),
        ("企业检测", "三季度"),
        ("名单", "四季度"),
        ("推广经验", "四季度"),
    ]


@pytest.mark.parametrize("by", ["到2030年", "三年内", "到2030年，", "今年", "今年将"])
def test_the_date_of_a_figure_governs_figures_alone(by: str) -> None:
    text = f"工信部表示，{by}培育80家绳网企业，建设90个绳网基地，支持企业检测。"
    when, own = by.rstrip("，将"), by in ("到2030年", "三年内")
    dates = [(m.object, m.deadline) for m in read(text).mentions]
    assert dates == [
        ("绳网企业", when),
        ("绳网基地", when),
        ("企业检测", None if own else when),
    ]


def test_tasks_behind_goals_have_no_date_of_theirs() -> None:
    text = (
        "工信部印发《绳网方案》，提出到2028年建成30个绳网基地。具体任务包括：推进绳网回收，"
        "加强渔具检测。《绳网方案》还提出，到2030年建成60个基地。推广可降解渔网。"
    )
    dates = {m.quote: m.deadline for m in read(text).mentions}
    assert dates["推进绳网回收"] is None and dates["推广可降解渔网"] is None
    assert "到2028年" in dates.values()


def test_a_figure_that_counts_nothing_named_goes_by_its_clause() -> None:
    found = read("工信部部长表示，今年再认定一批集群，力争总数达到100个。").mentions
    assert [m.object for m in found if m.kind == "target"] == ["力争总数达到100个"]


def test_a_thing_is_reported_once_by_the_text_rather_than_the_title() -> None:
    found = read(
        "工业和信息化部近日印发《灯具质量指南》。", "工信部印发《灯具质量指南》"
    ).fulfilments
    assert [(m.object, m.paragraph) for m in found] == [("灯具质量指南", 0)]


def test_who_signs_an_article_speaks_for_the_ministry() -> None:
    text = (
        "（作者系{}）\n灯具产业基础扎实，企业众多。\n"
        "我们将抓紧制定灯具安全国家标准，实施灯具提质专项行动。"
    )
    ours = read(text.format("工业和信息化部消费品工业司司长"), "推动灯具产业向新").mentions
    others = read(text.format("工信部某直属研究院专家"), "推动灯具产业向新").mentions
    assert [m.object for m in ours] == ["灯具安全国家标准", "灯具提质专项行动"]
    assert others == ()


def test_articles_of_a_measure_set_no_figures() -> None:
    title = "工业和信息化部公告2026年第8号"
    text = (
        "工业和信息化部公告〔2026〕8号\n各省、自治区、直辖市工业和信息化主管部门：\n"
        "第一条 单线日产量不低于2万平方米。\n第二条 企业应符合国家规划。\n第三条 本条件由我部解释。"
    )
    assert [m.quote for m in read(text, title).mentions] == []


@pytest.mark.parametrize(
    "address",
    [
        "各省、自治区、直辖市工业和信息化主管部门，有关行业协会（联合会）：",
        "各有关单位、企业：",
        "有关中央企业，各省级通信管理局：",
    ],
)
def test_those_to_whom_a_notice_goes_do_not_speak_in_it(address: str) -> None:
    title = "工业和信息化部办公厅关于做好2026年锅炉能效工作的通知"
    text = (
        f"工信厅节函〔2026〕41号\n{address}\n现将做好2026年锅炉能效有关工作通知如下：\n"
        "一、重点任务\n（一）完善标准。制定锅炉能效限定值国家标准，建设锅炉能效数据库。\n"
        "二、有关要求\n各地工业和信息化主管部门要制定锅炉改造年度计划。"
    )
    said = [m.object for m in read(text, title).mentions if m.concrete]
    assert said == ["锅炉能效限定值国家标准", "锅炉能效数据库"]


@pytest.mark.parametrize(
    "basis",
    [
        "按照《锅炉产业提质行动方案（2024—2026年）》（工信部联节〔2024〕18号）任务安排",
        "根据《工业和信息化部关于开展2025年锅炉能效标杆遴选工作的通知》",
        "依据《节约能源法》《开展锅炉能效提升试点实施方案》等法律法规和政策文件要求",
        "根据工业和信息化部印发的《锅炉数据库建设指南》和《锅炉标准体系建设指南》",
    ],
)
def test_papers_that_something_rests_on_are_not_promised(basis: str) -> None:
    title = "工业和信息化部办公厅关于开展2026年锅炉能效标杆遴选工作的通知"
    text = (
        "工信厅节函〔2026〕41号\n各省、自治区、直辖市工业和信息化主管部门：\n"
        f"{basis}，现组织开展2026年锅炉能效标杆遴选工作。"
    )
    assert {m.object for m in read(text, title).mentions} == {"2026年锅炉能效标杆遴选工作"}


def test_a_draft_behind_its_purpose_is_what_comments_are_asked_for() -> None:
    text = (
        "为贯彻落实《锅炉产业规划》，进一步规范锅炉合同管理，我司组织修订形成《锅炉合同登记办法（征求意见稿）》"
        "（见附件），现面向社会公开征求意见。"
    )
    found = read(
        f"{HEAD}{text}\n工业和信息化部科技司", "公开征求《锅炉合同登记办法（征求意见稿）》意见"
    ).mentions
    assert {m.object.removesuffix("（征求意见稿）") for m in found} == {"锅炉合同登记办法"}


def test_what_a_new_committee_is_there_for_is_its_role() -> None:
    title = "中华人民共和国工业和信息化部公告（2026年第8号）"
    text = (
        "工业和信息化部决定成立锅炉标准化技术委员会，编号为MIIT/TC90，主要负责锅炉基础通用、"
        "关键部件、安全与能效等领域行业标准制修订工作。\n委员会由45名委员组成。\n特此公告。"
    )
    assert [m.object for m in read(text, title).mentions] == ["锅炉标准化技术委员会"]


HEAD = "工信厅节函〔2026〕41号\n各省、自治区、直辖市工业和信息化主管部门：\n"


@pytest.mark.parametrize(
    ("text", "done"),
    [
        (
            "按照《2026年锅炉标准工作要点》部署，我部编制完成2026年第二批锅炉标准制修订计划，现印发给你们。",
            "2026年第二批锅炉标准制修订计划",
        ),
        (
            "根据《锅炉能效标杆管理办法》，我部组织了评审。现将锅炉能效标杆企业名单予以公布。",
            "锅炉能效标杆企业名单",
        ),
        (
            "为落实《锅炉行业规划》，经企业申报、专家评审，我部确定了锅炉能效标杆企业名单，现予以公布。",
            "锅炉能效标杆企业名单",
        ),
        (
            "为加强顶层设计，我们组织编制了《锅炉标准体系建设指南》。现印发给你们。",
            "锅炉标准体系建设指南",
        ),
        ("工业和信息化部批准《锅炉水质》等18项机械行业标准（见附件1），现予公布。", "锅炉水质"),
    ],
)
def test_what_a_paper_gives_is_done_and_not_what_it_rests_on(text: str, done: str) -> None:
    found = read(HEAD + text, "工业和信息化部办公厅通知")
    assert [m.object for m in found.mentions] == []
    assert {m.object for m in found.fulfilments} == {done}


def test_what_another_ministry_does_beside_ours_is_its_own() -> None:
    text = (
        "工业和信息化部组织锅炉企业扩大生产，将建设锅炉产能监测平台。国家邮政局持续推动锅炉配件寄递平台建设，"
        "提高寄递服务能力。国家医保局密切监测有关价格，加快锅炉工伤保险系统建设。"
    )
    said = [m.object for m in read(text, "多部门合力保障锅炉供应").mentions]
    assert "锅炉产能监测平台" in said
    assert not {"锅炉配件寄递平台", "寄递服务能力", "锅炉工伤保险系统"} & set(said)


@pytest.mark.parametrize(
    "amount",
    ["60亿美元", "7亿欧元", "300GWh", "40万卡", "900平方公里", "5亿片", "12万载重吨", "80万标箱"],
)
def test_whatever_is_counted_is_aimed_at(amount: str) -> None:
    text = f"工信部提出，到2030年，培育20家绳网企业，绳网交付量达到{amount}。"
    found = [(m.kind, m.quantity and m.quantity.text, m.deadline) for m in read(text).mentions]
    assert found == [("target", "20家", "到2030年"), ("target", amount, "到2030年")]


@pytest.mark.parametrize("place", ["三片区域", "两块工作", "一支队伍建设"])
def test_words_for_parts_count_nothing_that_is_aimed_at(place: str) -> None:
    text = f"工信部提出，下一步抓好{place}。"
    assert not [m for m in read(text).mentions if m.kind == "target"]


@pytest.mark.parametrize("when", ["再用两年时间", "用三年左右时间", "今后五年", "力争三年内"])
def test_in_how_many_years_is_no_measure_of_its_own(when: str) -> None:
    found = read(f"工信部表示，{when}，建成30个绳网基地。").mentions
    assert [m.object for m in found] == ["绳网基地"]
