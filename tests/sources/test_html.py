import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources._html import fold, language_of, page_title, paragraphs, parse_markup, without_noise


@pytest.mark.parametrize(
    ("markup", "want"),
    [
        ("<p>　　一、总体要求</p><p>二、目标</p>", ("一、总体要求", "二、目标")),
        ("第一段<br>　　第二段<br/><br/>第三段", ("第一段", "第二段", "第三段")),
        ("<p>工信厅科函〔<span>2025</span>〕<span>30</span>号</p>", ("工信厅科函〔2025〕30号",)),
        ("<p>推动\n高质量\n发展</p>", ("推动高质量发展",)),
        ("<p>build\nthe   network</p>", ("build the network",)),
        ("<p>甲<script>x()</script>乙<!-- c -->丙<style>p{}</style></p>", ("甲乙丙",)),
        ("<p>正文</p><div class='editor'>责编</div><p>续</p>", ("正文", "续")),
        ("<b>前</b><div class='share'>分享</div><b>后</b>", ("前", "后")),
        ("<figure><img><figcaption>图注</figcaption></figure><p>正文</p>", ("正文",)),
        (
            "<table><tr><th><p>指标</p></th><th><p>增速</p></th></tr>"
            "<tr><td><p>产量</p><p>合计</p></td><td>4.5%</td></tr></table>",
            ("指标 增速", "产量合计 4.5%"),
        ),
        (
            f"<table><tr><td><p>{'长' * 150}</p><p>{'短' * 150}</p></td></tr></table>",
            ("长" * 150, "短" * 150),
        ),
        ("文号\u200b含零宽\ufeff字符&nbsp;与空格", ("文号含零宽字符 与空格",)),
    ],
)
def test_blocks_of_text(markup: str, want: tuple[str, ...]) -> None:
    assert paragraphs(parse_markup(f"<div>{markup}</div>")) == want


@pytest.mark.parametrize(
    "line",
    [
        "原标题：某部将发布某办法", "责任编辑：某某", "(责编：某某、某某)", "【责任编辑:某某】",
        "编辑：某某",
        "（文章来源：新华社）", "来源：某报", "校对：某某", "【返回顶部】【关闭窗口】【打印本页】",
        "海量资讯、精准解读，尽在某某APP", "图片来源：某公司官网", "分享到：", "相关阅读",
        "2024年05月06日 09:30 来源：某报", "Editor: A. Person", "Photo credit: someone", "(完)",
    ],
)  # fmt: skip
def test_lines_that_are_no_text(line: str) -> None:
    assert without_noise((line, "正文。")) == ("正文。",)


@pytest.mark.parametrize(
    "line",
    [
        "来源：这个词在这里是一句话的开头，后面还有很长的一段话说明它为什么不是来源行，所以应当留下来。",
        "编辑部将组织开展培训，提升编辑人员的能力。",
        "相关新闻发布会将于下周举行。",
        "扫码支付标准将于年内发布。",
        "推进工业互联网标识二维码应用。",
        "返回舱研制工作将继续推进，力争年内完成。",
        "2026年11月12日",
        "图书馆将配备智能终端。",
        "Source code of the platform will be opened.",
    ],
)
def test_lines_that_are_text(line: str) -> None:
    assert without_noise((line,)) == (line,)


def test_the_end_mark_goes_from_the_last_line() -> None:
    assert without_noise(("第一段。", "最后一段。（完）")) == ("第一段。", "最后一段。")


@pytest.mark.parametrize(
    ("head", "body", "want"),
    [
        ("<title>将制定办法_某网</title>", "<h1>某网</h1><h1>将制定办法</h1>", "将制定办法"),
        ("<title>将制定办法 - 某网</title>", "<h1>LOGO</h1>", "将制定办法"),
        ("<title>将制定办法-新华网</title>", "", "将制定办法"),
        ('<meta property="og:title" content="全题"><title>x</title>', "<h1>LOGO</h1>", "全题"),
        ("", "<h1>唯一的标题</h1>", "唯一的标题"),
        ("<title>Ministry to act | Site</title>", "<h1>Ministry to act</h1>", "Ministry to act"),
        ("", "<p>x</p>", ""),
    ],
)
def test_title_of_a_page(head: str, body: str, want: str) -> None:
    markup = f"<html><head>{head}</head><body>{body}</body></html>"
    assert page_title(parse_markup(markup)) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("工信部发布通知", "zh"),
        ("MIIT 工信部 issues 5G", "zh"),
        ("The ministry (工信部) will issue a plan to support industry in 2026", "en"),
        ("", "en"),
        ("2026", "en"),
    ],
)
def test_language(text: str, want: str) -> None:
    assert language_of(text) == want


@given(st.text())
def test_folding_is_idempotent_and_leaves_single_spaces(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert once == " ".join(once.split())
