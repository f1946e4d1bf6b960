from datetime import UTC, date, datetime

from articles.article import Attachment, Document
from sources._document import attachments_in, document_in, listed_document
from sources._html import parse_markup
from sources._source import Entry, Page

PAGE = Page(b"", datetime(2026, 11, 20, 4, tzinfo=UTC), "https://www.example.cn/a/b.html")


def document(rows: str) -> Document | None:
    return document_in(parse_markup(f"<html><body><table>{rows}</table></body></html>"), PAGE)


def test_labels_may_be_spaced_and_numbers_split_over_elements() -> None:
    found = document(
        "<tr><td>索 引 号：</td><td>000014349/2026-00001</td><td><b>发文机关：</b></td>"
        "<td>工业和信息化部 商务部</td></tr>"
        "<tr><th>发文字号：</th><td>\u200b工信部联装<span>﹝</span>2026<span>﹞</span> 77号</td>"
        "<td>成文日期：</td><td>2026年11月3日</td></tr><tr><td>发布日期：</td><td>2026-11-18</td></tr>"
    )
    assert found == Document(
        issuer="工业和信息化部 商务部",
        number="工信部联装〔2026〕77号",
        index="000014349/2026-00001",
        signed_on=date(2026, 11, 3),
        released_on=date(2026, 11, 18),
    )


def test_a_number_that_only_the_list_gives() -> None:
    entry = Entry("https://www.example.cn/1", "通知", publisher="某部", number="某部函[2026] 7号")
    assert listed_document(entry) == Document(issuer="某部", number="某部函〔2026〕7号")
    assert listed_document(Entry("https://www.example.cn/1", "通知", publisher="某部")) is None


def test_a_table_of_figures_is_no_header() -> None:
    assert document("<tr><td>产量</td><td>12</td></tr><tr><td>发布日期</td></tr>") is None
    assert document("<tr><td>成文日期：</td><td>见正文</td></tr>") == Document()


def test_attachments_have_names_and_whole_addresses() -> None:
    tree = parse_markup(
        '<div><a href="/f/1.docx"> 申报书 </a><a href="2.PDF?x=1"></a>'
        '<a href="/f/1.docx">又一次</a>'
        '<iframe src="https://files.example.cn/%E8%A1%A8.xls"></iframe>'
        '<a href="/list.html">更多</a>'
        '<a href="javascript:x.pdf">坏</a><a href="ftp://example.cn/3.zip">远</a>'
        '<a href="http://[x.pdf">坏</a></div>'
    )
    assert attachments_in(tree, "https://www.example.cn/a/b.html") == (
        Attachment("申报书", "https://www.example.cn/f/1.docx"),
        Attachment("2.PDF", "https://www.example.cn/a/2.PDF?x=1"),
        Attachment("表.xls", "https://files.example.cn/%E8%A1%A8.xls"),
    )
