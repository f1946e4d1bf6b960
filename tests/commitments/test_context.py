"""What a word alone points at, read from the title and the text before it."""

from datetime import UTC, datetime
from typing import cast

import pytest

from articles.article import Article
from commitments.identity.context import spelled_out
from commitments.model import TITLE, Kind, Mention, Stage
from commitments.names.naming import bare_name


def article(title: str, *paragraphs: str) -> Article:
    return Article(
        title=title,
        paragraphs=paragraphs,
        language="zh",
        published_at=datetime(2025, 3, 1, tzinfo=UTC),
    )


def said(
    text: Article, quote: str, name: str, kind: Kind = "programme", stage: Stage = "start"
) -> Mention:
    for number, paragraph in enumerate(text.paragraphs):
        start = paragraph.find(quote)
        if start >= 0:
            return Mention(quote, kind, name, number, start, start + len(quote), stage)
    assert quote in text.title
    start = text.title.index(quote)
    return Mention(quote, kind, name, TITLE, start, start + len(quote), stage)


@pytest.mark.parametrize(
    ("title", "paragraph", "quote", "name", "kind", "full"),
    [
        (
            "无人驾驶渡轮准入和航行试点公开征求意见",
            "两部门负责人解释，将尽快启动首批试点。",
            "将尽快启动首批试点",
            "首批试点",
            "programme",
            "无人驾驶渡轮准入和航行试点",
        ),
        (
            "无人驾驶渡轮准入和航行试点答问",
            "征求意见稿提出，遴选渡轮产品开展准入试点。",
            "遴选渡轮产品开展准入试点",
            "准入试点",
            "programme",
            "无人驾驶渡轮准入和航行试点",
        ),
        (
            "工信部答问",
            "“千帆”渡轮更新行动启动三个月，已更新40艘。接下来打算把行动扩展到内河。",
            "接下来打算把行动扩展到内河",
            "接下来打算把行动",
            "programme",
            "“千帆”渡轮更新行动",
        ),
        (
            "渡轮管理拟升格",
            "工业和信息化部就《渡轮制造许可管理条例（征求意见稿）》征求意见，将抓紧完善条例草案。",
            "将抓紧完善条例草案",
            "条例草案",
            "instrument",
            "渡轮制造许可管理条例",
        ),
        (
            "渡轮船队负责人答问",
            "渡轮船队动态管理办法已经起草完毕，明年一季度向社会公开征求意见。",
            "明年一季度向社会公开征求意见",
            "意见",
            "instrument:consult",
            "渡轮船队动态管理办法",
        ),
        (
            "一周要闻",
            "工信部就渡轮制造许可条例修订听取意见。会上多家船厂发言。修订草案力争明年报送国务院。",
            "修订草案力争明年报送国务院",
            "修订草案",
            "instrument:draft",
            "渡轮制造许可条例",
        ),
        (
            "五部门：渡轮巡展活动启动",
            "活动将持续到十月。",
            "活动将持续到十月",
            "活动",
            "programme",
            "渡轮巡展活动",
        ),
    ],
)
def test_a_word_alone_is_what_the_article_names(
    title: str, paragraph: str, quote: str, name: str, kind: str, full: str
) -> None:
    text = article(title, paragraph)
    what, _, stage = kind.partition(":")
    found = said(text, quote, name, cast(Kind, what), cast(Stage, stage or "start"))
    assert spelled_out(found, text).object == full


@pytest.mark.parametrize(
    ("title", "paragraph", "quote", "name", "kind"),
    [
        # Two things of the kind: which one is meant isn't plain.
        (
            "工信部：渡轮准入试点和拖轮换电试点并行",
            "将尽快启动首批试点。",
            "将尽快启动首批试点",
            "首批试点",
            "programme",
        ),
        # Of platforms and mechanisms every ministry has many.
        ("渡轮检测平台投用", "将建设平台。", "将建设平台", "平台", "programme"),
        # A sector's plan is named by its sector; the title's may be another one.
        (
            "钟表行业稳增长工作方案发布",
            "将为玩具行业制定稳增长工作方案。",
            "将为玩具行业制定稳增长工作方案",
            "稳增长工作方案",
            "instrument",
        ),
        # A name that is known needs no article to say which thing it is.
        (
            "县域新能源汽车下乡活动",
            "将组织新能源汽车下乡活动。",
            "将组织新能源汽车下乡活动",
            "新能源汽车下乡活动",
            "programme",
        ),
    ],
)
def test_what_is_not_plain_stays_as_it_was_said(
    title: str, paragraph: str, quote: str, name: str, kind: Kind
) -> None:
    text = article(title, paragraph)
    mention = said(text, quote, name, kind)
    assert spelled_out(mention, text) == mention


def test_general_measures_targets_and_english_are_left_alone() -> None:
    text = article("渡轮准入和航行试点", "将扩大试点范围。")
    for kind in ("measure", "target"):
        mention = said(text, "将扩大试点范围", "试点", kind, "start")
        assert spelled_out(mention, text) is mention


def test_a_word_alone_is_what_the_question_before_it_names() -> None:
    text = article(
        "船舶工业发布会实录",
        "下一步，出台造纸行业节水行动方案。",
        "记者：内河船舶电动化推广方案进展如何？",
        "司长：目前方案正在会签，争取二季度印发方案。",
    )
    asked = said(text, "争取二季度印发方案", "方案", "instrument", "issue")
    assert spelled_out(asked, text).object == "内河船舶电动化推广方案"


PLAN = "自行车行业提质实施方案"


@pytest.mark.parametrize(
    ("paragraph", "quote", "name", "full"),
    [
        (
            f"{PLAN}已经起草完毕，明年一季度向社会公开征求意见。",
            f"{PLAN}已经起草完毕，明年一季度向社会公开征求意见",
            "公开征求意见",
            PLAN,
        ),
        (f"我们编制了《{PLAN}》。争取二季度印发。", "争取二季度印发", "二季度印发", PLAN),
        (f"{PLAN}已完成会签。目前方案待批，年内施行。", "目前方案待批，年内施行", "年内施行", PLAN),
    ],
)
def test_a_clause_without_a_name_is_about_the_document_that_it_goes_on_with(
    paragraph: str, quote: str, name: str, full: str
) -> None:
    text = article("自行车行业座谈会", paragraph)
    stage: Stage = "consult" if "征求" in name else "issue"
    mention = said(text, quote, name, "instrument", stage)
    assert spelled_out(mention, text).object == full


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("首批企业将在苏州、泉州等7个城市开展试点", "7个城市开展试点"),
        ("计划分三批组织开展试点", "分三批组织开展试点"),
        ("尽快启动首批试点申报", "首批试点申报"),
    ],
)
def test_a_pilot_by_its_places_or_batches_is_the_one_of_the_article(quote: str, name: str) -> None:
    text = article("关于开展渡轮换电试点的通知", f"渡轮换电试点的通知已经印发。{quote}。")
    assert spelled_out(said(text, quote, name), text).object == "渡轮换电试点"


def test_a_speaker_who_describes_the_document_asked_about_means_no_other() -> None:
    text = article(
        "例行发布会",
        "下一步，出台玩具消费行动方案。",
        "记者：征求意见的推广方案何时印发？",
        "目前方案正在会签，争取二季度印发。",
    )
    mention = said(text, "目前方案正在会签，争取二季度印发", "二季度印发", "instrument", "issue")
    assert spelled_out(mention, text) == mention


ENGLISH = (
    "China is drafting a mandatory national standard on the safety of toy stoves, MIIT said "
    "in May. A roadmap for ferries came out in June."
)


@pytest.mark.parametrize(
    ("quote", "name", "kind", "found"),
    [
        (
            "The standard will be issued by June",
            "The standard",
            "instrument",
            "safety of toy stoves",
        ),
        ("will issue the standard by June", "standard", "instrument", "safety of toy stoves"),
        ("revise the draft roadmap", "roadmap", "instrument", "ferries"),
        ("will issue a standard by June", "standard", "instrument", ""),
        ("The catalog will follow", "The catalog", "instrument", ""),
        ("The toy lamp standard will follow", "The toy lamp standard", "instrument", ""),
        ("start the second batch of the pilot", "second batch of the pilot", "programme", ""),
    ],
)
def test_english_points_at_what_the_text_before_names(
    quote: str, name: str, kind: Kind, found: str
) -> None:
    text = article("Rules for toys", ENGLISH, f"{quote}.")
    mention = said(text, quote, name, kind)
    spelled = spelled_out(mention, text).object
    assert (found in spelled and spelled != name) if found else spelled == name


def test_a_batch_of_what_english_names_before_keeps_its_number() -> None:
    text = article(
        "More trials",
        "The trials of toy recycling go on. It will start the second batch of the pilot.",
    )
    mention = said(text, "start the second batch of the pilot", "second batch of the pilot")
    assert spelled_out(mention, text).object == "second batch of the trials of toy recycling"


def test_a_clause_that_only_ends_in_a_head_is_no_document() -> None:
    text = article(
        "门把手", "装备工业一司负责人说，目前正组织机构起草标准。计划三季度公开征求意见。"
    )
    mention = said(text, "计划三季度公开征求意见", "公开征求意见", "instrument", "consult")
    assert spelled_out(mention, text) == mention


APPOSED = {
    "The draft document, the Regulations on Toy Recycling, is due out": "玩具回收利用条例",
    "The draft rules, known as the Measures for Clock Labelling, are due out": "钟表标识办法",
    "The draft document, the ministry said, is due out this year": "",
    "The draft document, the first in ten years, is due out this year": "",
}


@pytest.mark.parametrize(("quote", "name"), APPOSED.items())
def test_english_gives_the_whole_name_behind_the_word_for_it(quote: str, name: str) -> None:
    said = quote[4:].split(",")[0]
    mention = Mention(quote, "instrument", said, 0, 0, len(quote), stage="consult")
    article = Article("Ministry seeks comment", (quote,), "en", datetime(2025, 6, 3, tzinfo=UTC))
    found = spelled_out(mention, article)
    assert (bare_name(found.object).text if found != mention else "") == name
