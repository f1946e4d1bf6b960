"""How the press tells what the ministry promises: headlines, outlets' sources, what is given up."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from articles.article import Article
from commitments.extract import extract
from commitments.history.giving_up import gives_up
from commitments.model import TITLE, Extraction
from commitments.names.targets import counted, year_of

SAID = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))


def read(text: str, title: str = "有关情况通报") -> Extraction:
    return extract(
        Article(title=title, paragraphs=tuple(text.split("\n")), language="zh", published_at=SAID)
    )


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("锅炉能效办法年内出台", ["锅炉能效办法"]),
        ("锅炉能效办法年内出台，工信部回应", ["锅炉能效办法"]),
        ("锅炉能效水平将再上台阶", []),
        ("锅炉出口将增长两成", []),
        ("锅炉能效办法年内出台？专家：为时尚早", []),
        ("中国锅炉协会：锅炉能效办法年内出台", []),
    ],
)
def test_a_headline_that_names_nobody_tells_what_its_text_promises(
    title: str, told: list[str]
) -> None:
    found = read("工业和信息化部节能司表示，今年将出台锅炉能效管理办法，提高能效水平。", title)
    assert [m.object for m in found.mentions if m.paragraph == TITLE] == told


@pytest.mark.parametrize(
    ("title", "kind", "stage", "name"),
    [
        ("锅炉能效管理办法启动修订", "instrument", "draft", "锅炉能效管理办法"),
        ("锅炉能效办法迎修订", "instrument", "draft", "锅炉能效办法"),
        ("锅炉强制性国标公开征求意见", "instrument", "consult", "锅炉强制性国标"),
        ("锅炉能效办法将出", "instrument", "issue", "锅炉能效办法"),
        ("锅炉能效管理办法推迟至明年上半年发布", "instrument", "issue", "锅炉能效管理办法"),
        ("锅炉更新试点扩围在即", "programme", "continue", "锅炉更新试点"),
        ("锅炉更新试点公开征求意见", "programme", "consult", "锅炉更新试点"),
    ],
)
def test_a_headline_says_how_far_a_thing_is(title: str, kind: str, stage: str, name: str) -> None:
    found = read(
        "工业和信息化部节能司表示，将修订锅炉能效管理办法，年内制定锅炉强制性国家标准，"
        "扩大锅炉更新试点范围。",
        title,
    )
    head = [(m.kind, m.stage, m.object) for m in found.mentions if m.paragraph == TITLE]
    assert head == [(kind, stage, name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("工业和信息化部公开征求对锅炉能效目录（2026年版）的意见。", "锅炉能效目录（2026年版）"),
        ("工业和信息化部将公开征求锅炉强制性国标的意见。", "锅炉强制性国标"),
    ],
)
def test_what_comments_are_asked_for_on_is_named_alone(text: str, name: str) -> None:
    assert [(m.object, m.stage) for m in read(text).mentions] == [(name, "consult")]


def test_a_headline_that_names_nobody_is_nobody_s_where_others_have_the_word() -> None:
    found = read(
        "中国锅炉协会呼吁，年内出台锅炉能效管理办法。工业和信息化部未予置评。",
        "锅炉能效办法年内出台",
    )
    assert found.mentions == ()


def test_a_call_for_comments_on_the_ministry_s_site_is_its_own() -> None:
    article = Article(
        title="公开征求对锅炉能效目录（2026年版）的意见",
        paragraphs=(
            "我们组织编制了《锅炉能效目录（2026年版）（征求意见稿）》，现向社会公开征求意见，"
            "请于4月6日前反馈。",
        ),
        language="zh",
        published_at=SAID,
        publisher="工业和信息化部",
    )
    found = extract(article)
    assert {(m.kind, m.stage) for m in found.mentions} == {("instrument", "consult")}
    assert found.fulfilments == ()


OUTLETS = (
    "证券时报", "中国证券报", "北京青年报", "上海证券报", "第一财经", "中国汽车报", "财联社",
)  # fmt: skip


@pytest.mark.parametrize("outlet", OUTLETS)
@pytest.mark.parametrize("learns", ["从工信部获悉", "近日从工业和信息化部了解到"])
def test_an_outlet_that_has_its_news_from_the_ministry_is_not_its_subject(
    outlet: str, learns: str
) -> None:
    found = read(f"{outlet}记者{learns}，锅炉更新第二批试点将于4月启动申报。").mentions
    assert [(m.kind, m.deadline) for m in found] == [("programme", "4月")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("工信部表示，不再单独制定锅炉安全管理办法。", ["锅炉安全管理办法"]),
        ("工信部有关负责人说，不再继续开展锅炉更新试点。", ["锅炉更新试点"]),
        ("工信部决定终止锅炉更新试点。", ["锅炉更新试点"]),
        ("工信部已停止锅炉更新试点。", []),
        ("工信部表示，锅炉企业不再需要提交纸质材料。", []),
        ("某锅炉公司表示，不再参与锅炉更新试点。工信部未予置评。", []),
    ],
)
def test_what_is_given_up_is_named_without_the_words_that_give_it_up(
    text: str, found: list[str]
) -> None:
    mentions = read(text).mentions
    assert [m.object for m in mentions] == found
    assert all(gives_up(m) for m in mentions)


def test_ministries_that_act_together_in_a_title_are_no_headlines() -> None:
    text = "近日，有关部门印发通知。"
    issued = read(text, "工业和信息化部办公厅 民政部办公厅印发《锅炉更新方案》")
    assert [m.object for m in issued.fulfilments] == ["锅炉更新方案"]
    begun = read(text, "工业和信息化部 民政部联合开展锅炉更新试点")
    assert [(m.object, m.stage) for m in begun.mentions] == [("锅炉更新试点", "start")]


@pytest.mark.parametrize("first", ["组织锅炉更新试点验收后", "开展锅炉更新试点期满后"])
def test_behind_what_the_work_comes_is_no_promise(first: str) -> None:
    found = read(f"工信部表示，下一步，{first}，发布锅炉典型案例集。").mentions
    assert [m.object for m in found] == ["锅炉典型案例集"]


@pytest.mark.parametrize("effect", ["2027年起实施", "自2027年1月1日起施行"])
def test_the_day_of_effect_is_no_promise(effect: str) -> None:
    found = read(f"工信部表示，锅炉标准将发布，{effect}。").mentions
    assert [(m.quote, m.deadline) for m in found] == [("锅炉标准将发布", None)]


def test_a_paper_on_the_ministry_s_own_page_is_its_own() -> None:
    article = Article(
        title="关于优化锅炉准入促进锅炉产业发展的指导意见",
        paragraphs=("意见明确，适时开展锅炉远程监测商用试验。",),
        language="zh",
        published_at=SAID,
        publisher="工业和信息化部",
    )
    assert [m.object for m in extract(article).mentions] == ["锅炉远程监测商用试验"]
    elsewhere = replace(article, publisher="某省锅炉协会")
    assert extract(elsewhere).mentions == ()


def test_a_headline_of_what_the_text_reports_done_promises_nothing() -> None:
    text = "工业和信息化部近日正式启动软木乐器质量提升专项行动。"
    told = read(text, "工信部启动软木乐器质量提升专项行动")
    assert [m.object for m in told.fulfilments] == ["软木乐器质量提升专项行动"]
    assert told.mentions == ()
    ahead = read(text, "工信部将启动软木乐器质量提升专项行动")
    assert [m.paragraph for m in ahead.mentions] == [TITLE]
    out = read("工业和信息化部近日发布《关于做优软木乐器的意见》。", "推动软木乐器产业升级意见发布")
    assert out.mentions == ()


def test_the_work_that_a_notice_organizes_has_the_year_of_its_name() -> None:
    title = "工业和信息化部办公厅关于组织开展2026年软木工艺大师遴选工作的通知"
    found = read("各省、自治区工业和信息化主管部门：\n现将有关事项通知如下：\n特此通知。", title)
    assert [(m.stage, m.deadline) for m in found.mentions] == [("start", "2026年")]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "工信部等三部门印发方案，到2028年，软木产值达到90亿元；同时，健全软木追溯制度，"
            "引导企业做优餐具。",
            ["到2028年", None, None],
        ),
        (
            "工信部等三部门印发意见，明确到2028年，软木产值达到90亿元。意见部署了推广软木餐具、"
            "培育软木名品等任务。",
            ["到2028年", None, None],
        ),
        (
            "工信部等三部门印发意见，明确到2028年，软木产值达到90亿元，软木餐具占比超过三成。",
            ["到2028年", "到2028年"],
        ),
        ("工信部提出，2027年底前完成软木企业普查，开展软木回收试点。", ["2027年底前", None]),
        ("工信部部长表示，四季度将开展软木检查，制定软木检测指南。", ["四季度", "四季度"]),
        ("工信部部长表示，四季度，将开展软木检查，制定软木检测指南。", ["四季度", "四季度"]),
        ("工信部提出，2027年完成软木企业普查，开展软木回收试点。", ["2027年", "2027年"]),
        (
            "【工信部：2027年底前建成40个软木工坊】工信部近日表示，将开展软木回收试点。",
            ["2027年底前", None],
        ),
    ],
)
def test_a_date_reaches_as_far_as_the_aims_go(text: str, when: list[str | None]) -> None:
    assert [m.deadline for m in read(text).mentions] == when


@pytest.mark.parametrize(
    "text",
    [
        "拟将2030年锅炉检测中心建设目标由20个提高到30个。",
        "到2030年锅炉检测中心建设目标由20个上调至30个。",
        "将把2030年建设锅炉检测中心的目标由20个调整为30个。",
        "到2030年建设锅炉检测中心的数量由20个增至30个。",
        "2030年建成的锅炉检测中心将由20个增加到30个。",
    ],
)
def test_a_target_that_is_raised_is_the_old_one_with_its_new_number(text: str) -> None:
    (was,) = read("工信部有关负责人表示，到2030年，建设20个锅炉检测中心。").mentions
    (now,) = read(f"工信部有关负责人表示，{text}").mentions
    assert (now.kind, now.quantity and now.quantity.text) == ("target", "30个")
    assert (counted(now), year_of(now)) == (counted(was), year_of(was))


@pytest.mark.parametrize(
    ("text", "kind", "name", "deadline"),
    [
        (
            "锅炉专项整治行动原定8月底结束，将延长至12月底。",
            "programme",
            "锅炉专项整治行动",
            "至12月底",
        ),
        ("原定8月结束的锅炉专项整治将延长至12月底。", "programme", "锅炉专项整治", "至12月底"),
        ("锅炉更新试点将延长至2028年底。", "programme", "锅炉更新试点", "至2028年底"),
        (
            "锅炉管理办法原定年内出台，推迟至明年上半年发布。",
            "instrument",
            "锅炉管理办法",
            "至明年上半年",
        ),
        ("锅炉管理办法原计划6月底前发布，将推迟到年底。", "instrument", "锅炉管理办法", "到年底"),
    ],
)
def test_what_is_put_off_has_its_new_day(text: str, kind: str, name: str, deadline: str) -> None:
    (found,) = read(f"工信部有关负责人表示，{text}").mentions
    assert (found.kind, found.object, found.deadline) == (kind, name, deadline)


@pytest.mark.parametrize(
    ("text", "kind", "deadline"),
    [
        ("将建设20个锅炉检测中心，力争2027年底前全部建成。", "target", "2027年底前"),
        ("将开展锅炉更新试点，2027年6月底前见效。", "programme", "2027年6月底前"),
    ],
)
def test_the_next_clause_says_until_when(text: str, kind: str, deadline: str) -> None:
    (found,) = read(f"工信部有关负责人表示，{text}").mentions
    assert (found.kind, found.deadline, found.quote + "。") == (kind, deadline, text)


def test_what_the_next_clause_says_of_its_own_has_its_own_date() -> None:
    found = read("工信部有关负责人表示，将开展锅炉更新试点，2027年6月底前完成首批评审。").mentions
    assert [(m.kind, m.deadline) for m in found] == [
        ("programme", None),
        ("measure", "2027年6月底前"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "5月17日，工信部向三家企业颁发批复，同意开展锅炉商用试验。",
        "工信部近日批复同意开展锅炉商用试验。",
        "工信部近日批准中国锅炉公司开展锅炉商用试验。",
    ],
)
def test_what_others_are_allowed_to_do_has_begun(text: str) -> None:
    assert [m.object for m in read(text).fulfilments] == ["锅炉商用试验"]


def test_a_label_on_a_line_of_its_own_dates_the_lines_under_it() -> None:
    text = (
        "工信部发布陶瓷+专项行动方案：\n2028年目标：\n打造40个智能窑炉标杆应用\n培育一批釉料设计平台\n"
        "三大重点方向：\n加快窑炉智能化升级"
    )
    dates = {m.quote: m.deadline for m in read(text).mentions}
    assert dates["打造40个智能窑炉标杆应用"] == "2028年"
    assert dates["培育一批釉料设计平台"] == "2028年"
    assert dates["加快窑炉智能化升级"] is None
