"""A draft begun or given for comments: its document lies ahead, nothing was kept yet."""

from datetime import datetime, timedelta, timezone

import pytest

from articles.article import Article, Language
from commitments.extract import extract
from commitments.model import Extraction

SAID = datetime(2026, 11, 21, 9, 0, tzinfo=timezone(timedelta(hours=8)))
KILN = "陶瓷窑炉安全管理办法"


def read(text: str, language: Language = "zh") -> Extraction:
    title = "陶瓷产业消息" if language == "zh" else "Ceramics news"
    return extract(Article(title=title, paragraphs=(text,), language=language, published_at=SAID))


@pytest.mark.parametrize(
    "text",
    [
        f"11月21日，工业和信息化部发布《{KILN}（征求意见稿）》，面向社会公开征求意见，意见反馈截至12月20日。",
        f"工业和信息化部近日发布《{KILN}（征求意见稿）》。",
        f"工业和信息化部近日公布《{KILN}》（征求意见稿）。",
        f"工信部日前公布了《{KILN}（草案）》。",
        f"《{KILN}（征求意见稿）》今日由工业和信息化部发布。",
        f"工业和信息化部已发布{KILN}征求意见稿。",
        f"工业和信息化部近日公示《{KILN}》等12项行业标准报批稿。",
        f"工业和信息化部公示《{KILN}制定方案》。",
        f"近日，工业和信息化部就《{KILN}（草案）》公开征求意见。",
        f"工业和信息化部正式发布《{KILN}（公开征求意见稿）》，提出了四方面要求。",
    ],
)
def test_a_draft_for_comments_is_a_consultation(text: str) -> None:
    found = read(text)
    assert [(m.kind, m.stage, m.deadline) for m in found.mentions] == [
        ("instrument", "consult", None)
    ]
    assert KILN in found.mentions[0].object
    assert found.fulfilments == ()


@pytest.mark.parametrize(
    "text",
    [
        f"工业和信息化部近日启动《{KILN}》修订工作。",
        f"工业和信息化部已启动{KILN}的修订工作。",
        "工业和信息化部正式启动陶瓷窑炉强制性国家标准制定工作。",
        "工业和信息化部近日召开会议，启动“十五五”陶瓷产业发展规划编制工作。",
    ],
)
def test_a_document_whose_drafting_has_begun_is_being_drafted(text: str) -> None:
    found = read(text)
    assert [(m.kind, m.stage) for m in found.mentions] == [("instrument", "draft")]
    assert found.fulfilments == ()


@pytest.mark.parametrize(
    "text",
    [
        f"工业和信息化部已完成《{KILN}》修订。",
        f"工业和信息化部已完成《{KILN}》的修订工作。",
        f"工业和信息化部已完成《{KILN}（送审稿）》。",
        f"工业和信息化部已形成《{KILN}（报批稿）》。",
        "工业和信息化部已部署2026年陶瓷产品推广目录申报工作。",
        "工业和信息化部近日启动《陶瓷产品推广目录》征集工作。",
        f"去年，工业和信息化部发布《{KILN}（征求意见稿）》。",
        f"此前，工业和信息化部曾发布《{KILN}（征求意见稿）》。",
        f"2025年10月8日，工业和信息化部发布《{KILN}（征求意见稿）》。",
    ],
)
def test_a_draft_of_long_ago_or_for_nobody_to_comment_on_tells_nothing(text: str) -> None:
    found = read(text)
    assert (found.mentions, found.fulfilments) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "The MIIT launched the revision of the Measures for Ceramic Kilns.",
        "The MIIT has started revising the Measures for Ceramic Kilns.",
        "The Ministry of Industry and Information Technology has kicked off the drafting of the "
        "Measures for Ceramic Kilns.",
    ],
)
def test_an_english_document_whose_drafting_has_begun_is_being_drafted(text: str) -> None:
    found = read(text, "en")
    assert [(m.kind, m.stage) for m in found.mentions] == [("instrument", "draft")]
    assert found.fulfilments == ()


def test_what_is_issued_beside_a_draft_is_kept() -> None:
    found = read(f"近日，工业和信息化部印发《{KILN}》，并就《釉料数据规定（草案）》征求意见。")
    assert [(m.object, m.stage) for m in found.mentions] == [("釉料数据规定（草案）", "consult")]
    assert [m.object for m in found.fulfilments] == [KILN]


@pytest.mark.parametrize("name", ["陶瓷标准草案编写指南", "陶瓷企业信息公示办法"])
def test_an_issued_document_whose_name_has_a_draft_s_word_is_kept(name: str) -> None:
    found = read(f"近日，工业和信息化部印发《{name}》。")
    assert [m.object for m in found.fulfilments] == [name]


def test_a_list_on_show_is_open_to_comments() -> None:
    found = read("工业和信息化部近日公示2026年陶瓷能效标杆企业名单。")
    assert [(m.object, m.stage) for m in found.mentions] == [
        ("2026年陶瓷能效标杆企业名单", "consult")
    ]
    assert found.fulfilments == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Industry and Information Technology on Friday released a draft of the "
        "Measures for the Safety of Ceramic Kilns to solicit public opinion.",
        "China's Ministry of Industry and Information Technology has published the draft Measures "
        "for the Safety of Ceramic Kilns for public comment.",
        "The MIIT issued the draft Measures for the Safety of Ceramic Kilns on Friday.",
        "The MIIT unveiled a draft regulation on ceramic kilns and is seeking public feedback "
        "until Dec 20.",
    ],
)
def test_an_english_draft_is_a_consultation(text: str) -> None:
    found = read(text, "en")
    assert {(m.kind, m.stage) for m in found.mentions} == {("instrument", "consult")}
    assert found.fulfilments == ()
