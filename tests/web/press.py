"""Xinhua, People's Daily and the other papers, Chinese and English, as the week plays them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from urllib.parse import quote

from tests.web.answers import Answer, Ask, html, not_found, page_of, rss
from tests.web.stories import Item, items


@dataclass(frozen=True)
class Paper:
    """A paper: `address` of an article, its `page`, and its list as a feed or as links."""

    site: str
    host: str
    address: Callable[[Item], str]
    number: str
    """A pattern with the article's number in its group, hexadecimal where it begins with `x`."""
    page: Callable[[Item], str]
    feed: bool = True
    charset: str = "utf-8"
    said: str | None = None

    def answer(self, ask: Ask) -> Answer:
        """The list, or an article while it is there."""
        pattern = self.number.removeprefix("x:")
        found = re.search(pattern, ask.path)
        if found is None:
            return self._list(ask)
        number = int(found[1], 16 if self.number.startswith("x:") else 10)
        item = page_of(self.site, ask.day, number)
        if item is None:
            return not_found()
        return html(self.page(item), charset=self.charset, said=self.said)

    def _list(self, ask: Ask) -> Answer:
        rows = items(self.site, ask.day)[:40]
        if self.feed:
            return rss(self.site, rows, self.address)
        links = "".join(f'<li><a href="{self.address(row)}">{row.title}</a></li>' for row in rows)
        text = f"<html><head><meta charset='{self.charset}'></head><body>{links}</body></html>"
        return html(text, charset=self.charset, said=self.said)


def _xinhua(item: Item) -> str:
    return (
        '<html><head><meta charset="utf-8"></head><div class="header-time"><span class="year"><em>'
        f'{item.at:%Y}</em></span><span class="day"><em>{item.at:%m}</em>/<em>{item.at:%d}</em>'
        f'</span><span class="time">{item.at:%H:%M:%S}</span></div><div class="header-cont"><div '
        f'class="source">来源：新华网</div></div><div class="head-line"><h1><span class="title">'
        f'{item.title}\n</span></h1></div><div class="mheader"><h1>{item.title}</h1></div>'
        f'<div id="detail"><span id="detailContent">{item.html}</span></div>'
        '<div id="articleEdit"><span class="editor">【责任编辑:冯某】</span></div></html>'
    )


def _people(item: Item) -> str:
    return (
        '<html><head><meta http-equiv="content-type" content="text/html; charset=GB2312"></head>'
        f'<body><div class="rm_txt"><div class="col col-1"><h1>{item.title}</h1>'
        '<div class="col-1-1">'
        f"{item.at:%Y年%m月%d日%H:%M} | 来源：<a href='x'>{item.origin or '人民网'}</a></div>"
        f'<div class="rm_txt_con">{item.html}<div class="edit">(责编：某某、某)</div></div>'
        "</div></div></body></html>"
    )


def _chinanews(item: Item) -> str:
    return (
        '<html><head><meta charset="utf-8"></head><body><h1 class="content_left_title">'
        f'{item.title}</h1><div class="content_left_time">{item.at:%Y年%m月%d日 %H:%M} 来源：'
        f'{item.origin or "中国新闻网"}</div><div class="left_zw">{item.html}</div></body></html>'
    )


def _english(classes: str) -> Callable[[Item], str]:
    def page(item: Item) -> str:
        return (
            f"<html><head><meta charset='utf-8'><meta property='article:published_time' content='"
            f"{item.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}'><title>{item.title}</title></head><body>"
            f"<h1 class='entry-title'>{item.title}</h1><div class='info_l infos'>"
            f"{item.at:%Y-%m-%d %H:%M}</div><div {classes}>{item.html}</div></body></html>"
        )

    return page


def _plain(item: Item) -> str:
    """A page of a site that nobody wrote a parser for."""
    return (
        f"<!DOCTYPE html><html lang='zh'><head><meta charset='utf-8'><title>{item.title}</title>"
        f"</head><body><nav><a href='/'>首页</a></nav><article><h1>{item.title}</h1><p>"
        f"{item.at:%Y-%m-%d %H:%M}</p>{item.html}</article><footer>版权所有</footer></body></html>"
    )


PAPERS = (
    Paper("xinhua", "www.news.cn",
          lambda row: f"https://www.news.cn/politics/{row.at:%Y%m%d}/{row.number:032x}/c.html",
          r"x:/([0-9a-f]{32})/c\.html", _xinhua, feed=False),
    Paper("people", "finance.people.com.cn",
          lambda row: f"http://finance.people.com.cn/n1/{row.at:%Y/%m%d}/c1004-{row.number}.html",
          r"/c1004-(\d+)\.html", _people, feed=False, charset="gb18030"),
    Paper("people", "politics.people.com.cn",
          lambda row: f"http://finance.people.com.cn/n1/{row.at:%Y/%m%d}/c1004-{row.number}.html",
          r"/c1004-(\d+)\.html", _people, feed=False, charset="gb18030", said="GB2312"),
    Paper("chinanews", "www.chinanews.com.cn",
          lambda row: f"https://www.chinanews.com.cn/cj/{row.at:%Y/%m-%d}/{row.number}.shtml",
          r"/(\d+)\.shtml", _chinanews),
    Paper("cnevpost", "cnevpost.com",
          lambda row: f"https://cnevpost.com/{row.at:%Y/%m/%d}/ferry-{row.number}/",
          r"/ferry-(\d+)/", _english("class='entry-content'")),
    Paper("gasgoo", "autonews.gasgoo.com",
          lambda row: f"https://autonews.gasgoo.com/articles/news/{row.number}",
          r"/articles/news/(\d+)", _english("class='article-content'")),
    Paper("chinadaily", "www.chinadaily.com.cn",
          lambda row: f"https://www.chinadaily.com.cn/a/{row.at:%Y%m/%d}/WS{row.number:024x}.html",
          r"x:/WS([0-9a-f]{24})\.html", _english("id='Content'")),
    Paper("english_gov", "english.www.gov.cn",
          lambda row: "https://english.www.gov.cn/news/"
          f"{row.at:%Y%m/%d}/content_WS{row.number:024x}.html",
          r"x:/content_WS([0-9a-f]{24})\.html", _english("class='article-content'"), feed=False),
    Paper("cgtn", "www.cgtn.com",
          lambda row: f"https://news.cgtn.com/news/{row.at:%Y-%m-%d}/x-{row.number}/index.html",
          r"/x-(\d+)/", _english("class='main'")),
    Paper("cgtn", "news.cgtn.com", lambda row: "", r"/x-(\d+)/", _english("class='main'")),
    Paper("own_feed", "feeds.example.org", lambda row: f"http://feeds.example.org/{row.number}.html",
          r"/(\d+)\.html", _plain),
    Paper("own_page", "pages.example.org", lambda row: f"http://pages.example.org/{row.number}.html",
          r"/(\d+)\.html", _plain, feed=False),
)  # fmt: skip


def ithome(ask: Ask) -> Answer:
    """A feed that carries its texts."""
    rows = items("ithome", ask.day)
    return rss(
        "IT之家", rows, lambda row: f"https://www.ithome.com/0/9/{row.number}.htm", whole=True
    )


def bing(ask: Ask) -> Answer:
    """Hits whose links count clicks first."""

    def wrapped(row: Item) -> str:
        target = f"https://www.chinanews.com.cn/cj/{row.at:%Y/%m-%d}/{row.number}.shtml"
        return f"http://www.bing.com/news/apiclick.aspx?ref=FexRss&tid=1&url={quote(target)}&c=2"

    outlet = "<News:Source>中国新闻网</News:Source>"
    return rss("Bing", items("bing_news", ask.day)[:10], wrapped, more=lambda row: outlet)


def google(ask: Ask) -> Answer:
    """Hits whose links lead nowhere without a browser."""
    return rss(
        "Google", items("google_news", ask.day)[:10],
        lambda row: f"https://news.google.com/rss/articles/CBMi{row.number}zz?oc=5",
        titled=lambda row: f"{row.title} - 新华网",
        more=lambda row: '<source url="https://www.news.cn">新华网</source>',
    )  # fmt: skip


def rsshub(ask: Ask) -> Answer:
    """An operator's own RSSHub: the ministry's documents by their own addresses."""
    rows = items("miit_rss", ask.day)[:10]
    base = "https://www.miit.gov.cn/zwgk/zcwj/wjfb/tz/art/2026/art_"
    return rss("RSSHub", rows, lambda row: f"{base}{row.number:032x}.html")
