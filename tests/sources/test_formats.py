"""Saved posts in the formats that archives hold; all texts are our own."""

import time
from datetime import UTC, datetime

import pytest

from articles.article import Article
from articles.clock import SHANGHAI
from sources._source import Page, ParseError
from sources.formats import parse_file

FETCHED = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


def parse(text: str | bytes, path: str = "post.txt") -> Article:
    body = text.encode() if isinstance(text, str) else text
    return parse_file(Page(body=body, fetched_at=FETCHED, path=path))


HEXO = """
---
title: '工信部：年内制定车联网身份认证管理办法'
categories: 
 - 金融
 - 某财经
headimg: 'https://img.example.cn/a.png'
author: 某财经
comments: false
date: Fri, 12 May 2023 22:30:00 GMT
thumbnail: 'https://img.example.cn/a.png'
---

<div>   
<p cms-style="font-L">　　原标题：年内制定车联网身份认证管理办法</p>
<p cms-style="font-L">　　工信部有关负责人5月12日表示，将制定
车联网身份认证管理办法。</p>
<!--video-list-->
<div class="video-2017" id="videoList0" style>播放视频</div>
<div class="img_wrapper"><img src="x.png"><span class="img_descr">发布会现场</span></div>
<p>　　<font cms-style="strong-Bold">某司司长 张某某：</font>适时开展试点。</p>
<!-- news_keyword_pub,stock, -->
<style>
.appendQr_wrap&#123;border:1px&#125;
</style>
<script>var a = "<p>不该出现</p>";</script>
<div class="clearfix appendQr_wrap">
<div class="appendQr_normal_txt">海量资讯、精准解读，尽在某APP</div></div>
<p class="article-editor">责任编辑：李某 </p>
</div>
            """


def test_hexo_post_with_html_body() -> None:
    article = parse(HEXO)
    assert article == Article(
        title="工信部：年内制定车联网身份认证管理办法",
        paragraphs=(
            "工信部有关负责人5月12日表示，将制定车联网身份认证管理办法。",
            "某司司长 张某某：适时开展试点。",
        ),
        language="zh",
        published_at=datetime(2023, 5, 13, 6, 30, tzinfo=SHANGHAI),
        publisher="某财经",
        carrier="某财经",
        author="李某",
        path="post.txt",
    )


ENGLISH = (
    " date 2023-03-08 Securities Times News, an official of the ministry’s equipment division "
    "spoke about the “Measures for Testing Sleeper Trucks”: We will finish it this year. . \n\n"
    "One is to set limits.Strengthen checks on makers.\n\nThe second is to open up.Issue the list."
)


def test_dated_plain_english_text_without_title() -> None:
    article = parse(ENGLISH)
    assert article.title.startswith("An official of the ministry’s equipment division spoke about")
    assert article.title.endswith("“Measures for Testing Sleeper Trucks”")
    assert article.title_derived
    assert article.publisher == "Securities Times"
    assert article.language == "en"
    assert article.published_at == datetime(2023, 3, 8, tzinfo=SHANGHAI)
    assert not article.published_inferred
    assert len(article.paragraphs) == 3
    assert article.paragraphs[0].startswith("Securities Times News, an official")
    assert article.paragraphs[1] == "One is to set limits.Strengthen checks on makers."


JEKYLL = """---
layout: post
title: "工信部："小巨人"培育办法将出台 开展服务行动"
date: 2022-02-01 00:59:51 +0800
categories: xinhuashe
tags: 新华社新闻
---
<p>工业和信息化部部长接受采访时表示，将出台培育办法。</p>
 <p><strong>开展服务行动 突出三项工作</strong></p>
 <p>一是开展服务行动。</p><p class="em_media">（文章来源：新华社）</p>

<http://news.example.org/html_News/Share.html?infoCode=NW202202012000000001>

[返回新华社新闻](//news.example.org/category/xinhuashe.html)｜[返回首页](//news.example.org/)"""


def test_jekyll_post_whose_front_matter_is_no_yaml() -> None:
    assert parse(JEKYLL) == Article(
        title='工信部："小巨人"培育办法将出台 开展服务行动',
        paragraphs=(
            "工业和信息化部部长接受采访时表示，将出台培育办法。",
            "开展服务行动 突出三项工作",
            "一是开展服务行动。",
        ),
        language="zh",
        published_at=datetime(2022, 2, 1, 0, 59, 51, tzinfo=SHANGHAI),
        publisher="新华社",
        carrier="新华社",
        url="https://news.example.org/html_News/Share.html?infoCode=NW202202012000000001",
        path="post.txt",
    )


def test_origin_of_a_post_is_kept_beside_its_carrier() -> None:
    article = parse(JEKYLL.replace("tags: 新华社新闻", "tags: 东财滚动新闻"))
    assert (article.publisher, article.origin, article.carrier) == ("新华社", "新华社", "东方财富")


def test_digest_quoted_above_the_body_is_text() -> None:
    text = JEKYLL.replace("---\n<p>工业", "---\n> 将出台培育办法。\n\n<p>工业")
    assert parse(text).paragraphs[0] == "将出台培育办法。"


WIRE = """---
layout: post
title: "{title}"
date: {date}
categories: emnews
tags: 东财滚动新闻
---
> 工信部将制定电池标准。（上海证券报）

<p style="display:none;height:1px;"><br /></p><!-- EM -->
<p><a href="x"><img src="x.png"></a></p>
<p>工信部将制定<span id="bk"><a href="http://q.cn/x">电池</a></span><span></span>标准。<br /></p>
<center><img src="a.jpg"></center><p style="text-align:center;">图片来源：某公司官网</p>
<p class="em_media">（文章来源：上海<span><a href="x">证券</a></span>报）</p>

<{url}>

[返回东财滚动新闻](../emnews/)
[返回首页](../)
"""


def test_wire_post_with_links_inside_its_words() -> None:
    url = "http://finance.example.cn/a/202112082206960440.html"
    article = parse(WIRE.format(title="将制定标准", date="2021-12-08 13:13:36", url=url))
    assert article.paragraphs == ("工信部将制定电池标准。（上海证券报）", "工信部将制定电池标准。")
    assert article.publisher == "上海证券报"
    assert article.url == url.replace("http:", "https:")
    assert article.published_at == datetime(2021, 12, 8, 13, 13, 36, tzinfo=SHANGHAI)


def test_wire_post_whose_head_was_left_empty() -> None:
    article = parse(WIRE.format(title="", date=" +0800", url=""), "_posts/-202205262391921712.md")
    assert article.title == "工信部将制定电池标准"
    assert article.title_derived
    assert article.published_at == datetime(2022, 5, 26, tzinfo=SHANGHAI)
    assert article.published_inferred
    assert article.url is None


def test_wire_post_that_is_only_a_digest() -> None:
    head, _, _ = WIRE.partition("> ")
    text = head.format(title="标题", date="2021-12-08 13:13:36")
    article = parse(f"{text}\n工信部将制定电池标准。\n\n<http://e.example.cn/a.html>\n")
    assert article.paragraphs == ("工信部将制定电池标准。",)
    assert article.publisher == "东方财富"
    assert article.url == "https://e.example.cn/a.html"


DUMP = """# 工信部：加紧制定十个行业工作方案

# 工信部：加紧制定十个行业工作方案

  * _1_ 加紧制定工作方案；
  * _2_ 近期发布实施首个方案。

财联社{day}讯，国新办举行2023年上半年发展情况发布会，谈到2035年目标。

**工信部：加紧制定工作方案**

发言人表示，将支持5G
R18基站研制，到2025年建成一批基地，到2025年见效，到2025年推广。

**工信部：近期发布首个方案**
"""


def test_markdown_dump_with_doubled_title_and_no_year() -> None:
    article = parse(DUMP.format(day="7月18日"))
    assert article.title == "工信部：加紧制定十个行业工作方案"
    assert article.paragraphs == (
        "加紧制定工作方案；",
        "近期发布实施首个方案。",
        "财联社7月18日讯，国新办举行2023年上半年发展情况发布会，谈到2035年目标。",
        "工信部：加紧制定工作方案",
        "发言人表示，将支持5G R18基站研制，到2025年建成一批基地，到2025年见效，到2025年推广。",
        "工信部：近期发布首个方案",
    )
    assert article.publisher == "财联社"
    assert article.published_at == datetime(2023, 7, 18, tzinfo=SHANGHAI)
    assert article.published_inferred


@pytest.mark.parametrize(
    ("day", "path", "year"),
    [
        ("7月18日", "2022/07/18/a.md", 2022),
        ("7月18日", "20240718-a.md", 2024),
        ("7月18日（星期四）", "a.md", 2024),
        ("7月18日", "notes.md", 2023),
    ],
)
def test_year_comes_from_path_then_weekday_then_text(day: str, path: str, year: int) -> None:
    published_at = parse(DUMP.format(day=day), path).published_at
    assert published_at is not None
    assert published_at.year == year


def test_year_without_any_hint_is_the_latest_that_is_past() -> None:
    for day, year in (("11月20日", 2026), ("12月20日", 2025)):
        article = parse(
            f"# 标题\n\n财联社{day}讯，工信部将印发一份通知，请各地遵照执行，不得延误。"
        )
        assert article.published_at is not None
        assert article.published_at.year == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1月18日讯，2022年全年工业增长，2022年全年电信业务增长。", 2023),
        (
            "1月19日讯，国新办举行发布会，介绍2023年工业和信息化发展情况。2023年，产量达3000万辆。",
            2024,
        ),
        ("1月19日讯，2023年产量增长。2024年将制定工作方案，到2027年见效。", 2024),
        ("1月5日讯，工信部表示，2023年将开展试点，2023年要培育一批企业。", 2023),
        (
            "12月22日讯，全国工业和信息化工作会议部署，2024年要抓好十二项工作，2024年将开展行动。",
            2023,
        ),
        ("12月22日讯，2023年以来产业平稳运行，2023年前11个月增长。2024年要抓好工作。", 2023),
        ("12月22日讯，工信部介绍2023年前11个月情况。", 2023),
        ("6月5日讯，2024年将开展试点。", 2024),
        ("1月9日讯，2023年将开展试点，2023年要培育企业，2026年底前全面推广。", 2023),
    ],
)
def test_tense_decides_the_year_around_its_turn(text: str, year: int) -> None:
    article = parse(f"# 标题\n\n财联社{text}")
    assert article.published_at is not None
    assert article.published_at.year == year


def test_saved_web_page_of_an_unknown_site_in_gbk() -> None:
    body = "".join(
        f"<p>　　第{n}段，工业和信息化部将制定管理办法，推动产业高质量发展。</p>"
        for n in range(1, 6)
    )
    page = f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>将制定管理办法_某网</title>
    <link rel="canonical" href="http://www.example.cn/a/1.html?utm_source=x"></head><body>
    <div class="nav"><a href="/">首页</a><a href="/b">财经</a></div><h1>将制定管理办法</h1>
    <div class="info">2024年05月06日 09:30 来源：某报</div><div class="content">{body}</div>
    <div class="footer">版权所有 京ICP备00000000号</div></body></html>"""
    article = parse(page.encode("gb18030"))
    assert article.title == "将制定管理办法"
    assert article.published_at == datetime(2024, 5, 6, 9, 30, tzinfo=SHANGHAI)
    assert article.url == "https://www.example.cn/a/1.html"
    assert [text[:3] for text in article.paragraphs] == [
        "第1段",
        "第2段",
        "第3段",
        "第4段",
        "第5段",
    ]


def test_chinese_text_with_title_line_and_dateline() -> None:
    article = parse(
        "工信部将印发新通知\n\n新华社北京9月14日电（记者张某）工信部将印发新通知。2024年以来，情况良好。"
    )
    assert (article.title, article.title_derived) == ("工信部将印发新通知", False)
    assert article.publisher == "新华社"
    assert article.published_at == datetime(2024, 9, 14, tzinfo=SHANGHAI)
    assert article.author == "记者张某" or article.author == "张某"


ALIASES = [(n, "abcdefghi"[n], "abcdefghi"[n + 1]) for n in range(8)]


@pytest.mark.parametrize(
    "bomb",
    [
        "\n".join(
            ["a: &a [x,x,x]", *(f"b{n}: &{new} [{f'*{old},' * 9}]" for n, old, new in ALIASES)]
        ),
        "a: " + "[" * 20_000,
        "a: " + "{b: " * 20_000,
    ],
)
def test_front_matter_that_is_a_bomb_does_no_harm(bomb: str) -> None:
    article = parse(f"---\ntitle: 标题\n{bomb}\n---\n工信部将制定管理办法。\n")
    assert article.title == "标题"
    assert article.paragraphs == ("工信部将制定管理办法。",)


@pytest.mark.parametrize("year", ["1970-01-01 00:00:00 +0800", "2099-12-31 10:00:00 +0800"])
def test_impossible_dates_are_left_out(year: str) -> None:
    assert parse(JEKYLL.replace("2022-02-01 00:59:51 +0800", year)).published_at is None


def test_post_without_title_or_date_is_still_an_article() -> None:
    article = parse(
        "工信部相关负责人表示，下一步将研究制定一批行业标准。\n\n将开展培训活动，推动落实，确保取得实效。"
    )
    assert article.published_at is None
    assert article.title_derived
    assert article.title == "工信部相关负责人表示，下一步将研究制定一批行业标准"


@pytest.mark.parametrize(
    "text", ["", "  \n", "短", '{"a": [1, 2, 3], "b": "something that is no article"}']
)
def test_what_is_no_article_is_refused_with_its_path(text: str) -> None:
    with pytest.raises(ParseError, match=r"x/y\.md"):
        parse(text, "x/y.md")


def test_marks_go_from_the_start_of_lines_only() -> None:
    article = parse(
        "# Title\n\nBEIJING - The ministry * said 5. that\n\n* one - two\n* three\n\n"
        "1. 目标\n2. 措施\n\n> quoted - text\n\n## 小节 ##\n\n---\n\n正文。"
    )
    assert article.paragraphs == (
        "BEIJING - The ministry * said 5. that",
        "one - two",
        "three",
        "1. 目标",
        "2. 措施",
        "quoted - text",
        "小节",
        "正文。",
    )


@pytest.mark.parametrize(
    "piece",
    ["\r", "[", "[a](", "[a](b) | ", "<http://a", "**a", "_a", "<!--", "【", "（", "> ", "# "],
)
def test_hostile_posts_cost_no_more_than_their_length(piece: str) -> None:
    started = time.process_time()
    for head in ("工信部将制定办法\n\n", "---\nlayout: post\ntitle: x\n---\n<p>"):
        parse(head + piece * 8000 + "工信部将制定管理办法。")
    assert time.process_time() - started < 1.0
