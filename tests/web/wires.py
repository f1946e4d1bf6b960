"""The wires' interfaces and pages as the week plays them."""

import hashlib
import json
from datetime import datetime
from html import escape
from urllib.parse import parse_qs, parse_qsl

from articles.clock import SHANGHAI
from tests.web.answers import Answer, Ask, html, json_of, not_found, page_of
from tests.web.stories import Item, items


def cls(ask: Ask) -> Answer:
    """The telegraph with its signature, and detail pages."""
    if ask.path.startswith("/detail/"):
        return _cls_page(ask)
    values = dict(parse_qsl(ask.query, keep_blank_values=True))
    sign = values.pop("sign", "")
    joined = "&".join(f"{key}={values[key]}" for key in sorted(values, key=str.lower))
    inner = hashlib.sha1(joined.encode()).hexdigest()
    if sign != hashlib.md5(inner.encode()).hexdigest():
        return json_of({"errno": 10012, "msg": "签名错误"})
    before = datetime.fromtimestamp(int(values["last_time"]), SHANGHAI)
    rows = [row for row in items("cls", ask.day) if row.at < before][: int(values["rn"])]
    listed = [
        {"id": row.number, "title": "", "brief": row.text, "content": row.text,
         "ctime": int(row.at.timestamp()), "modified_time": int(row.revised_at.timestamp()),
         "type": -1, "is_ad": 0, "subjects": None, "author": ""}
        for row in rows
    ]  # fmt: skip
    return json_of({"errno": 0, "data": {"roll_data": [{"id": 1, "is_ad": 1}, *listed]}})


def _cls_page(ask: Ask) -> Answer:
    item = page_of("cls", ask.day, int(ask.path.rpartition("/")[2]))
    if item is None:
        return not_found()
    detail = {"title": "", "content": item.html, "ctime": int(item.at.timestamp())}
    data = json.dumps({"props": {"pageProps": {"articleDetail": detail}}}, ensure_ascii=False)
    return html(f"<html><body><script id='__NEXT_DATA__'>{data}</script></body></html>")


def eastmoney_list(ask: Ask) -> Answer:
    """Fast news, which wants to know when it was asked."""
    asked = parse_qs(ask.query)
    if "req_trace" not in asked:
        return json_of({"code": "-1", "data": None})
    rows = items("eastmoney", ask.day)
    start = int(asked.get("sortEnd", ["0"])[0])
    page = rows[start : start + 100]
    listed = [
        {"code": f"2026060{row.number:011}", "title": row.title, "summary": row.text,
         "showTime": f"{row.at:%Y-%m-%d %H:%M:%S}"}
        for row in page
    ]  # fmt: skip
    end = str(start + len(page)) if start + len(page) < len(rows) else ""
    return json_of({"code": "1", "data": {"sortEnd": end, "fastNewsList": listed}})


def ths(ask: Ask) -> Answer:
    """Real-time news, all of it strings."""
    page = int(parse_qs(ask.query)["page"][0])
    listed = [
        {"id": str(row.number), "title": row.title, "digest": row.text,
         "ctime": str(int(row.at.timestamp())),
         "url": f"https://news.10jqka.com.cn/{row.at:%Y%m%d}/c{row.number}.shtml"}
        for row in items("ths", ask.day)[100 * (page - 1) : 100 * page]
    ]  # fmt: skip
    return json_of({"code": "200", "data": {"list": listed}})


def sina_list(ask: Ask) -> Answer:
    """The rolling list."""
    page = int(parse_qs(ask.query)["page"][0])
    listed = [
        {"docid": f"comos:{row.number}", "url": _sina(row), "title": row.title,
         "intro": row.paragraphs[0].strip(), "media_name": row.origin or "新浪财经",
         "ctime": str(int(row.at.timestamp())), "img": [] if row.number % 2 else {"u": "x"}}
        for row in items("sina", ask.day)[50 * (page - 1) : 50 * page]
    ]  # fmt: skip
    return json_of({"result": {"status": {"code": 0}, "data": listed}}, wrapped="jQuery1({});")


def _sina(item: Item) -> str:
    return f"https://finance.sina.com.cn/roll/{item.at:%Y-%m-%d}/doc-i{item.number}.shtml"


def sina(ask: Ask) -> Answer:
    """Article pages."""
    number = ask.path.rpartition("doc-i")[2].removesuffix(".shtml")
    item = page_of("sina", ask.day, int(number))
    if item is None:
        return not_found()
    return html(
        f'<html><head><meta charset="utf-8"></head><body><h1 class="main-title">{item.title}</h1>'
        f'<div class="date-source"><span class="date">{item.at:%Y年%m月%d日 %H:%M}</span><a '
        f'class="source">{item.origin or "新浪财经"}</a></div><div id="artibody" class="article">'
        f'{item.html}<p class="article-editor">责任编辑：某某 </p></div></body></html>'
    )


def stcn(ask: Ask) -> Answer:
    """Lists, which are JSON to scripts alone, and article pages."""
    if ask.path.startswith("/article/detail/"):
        item = page_of("stcn", ask.day, int(ask.path.rpartition("/")[2].removesuffix(".html")))
        if item is None:
            return not_found()
        return html(
            f'<html><head><meta charset="utf-8"></head><body><div class="detail-title">{item.title}'
            f'</div><div class="detail-info"><span>来源：{item.origin or "证券时报"}</span><span>'
            f'{item.at:%Y-%m-%d %H:%M}</span></div><div class="detail-content">{item.html}</div>'
            "</body></html>"
        )
    if ask.headers.get("x-requested-with") != "XMLHttpRequest":
        return html("<!DOCTYPE html><html><body>list</body></html>")
    page = int(parse_qs(ask.query)["page"][0])
    listed = [
        {"id": row.number, "title": row.title, "content": escape(row.text), "source": "证券时报",
         "time": int(row.at.timestamp()) * (1000 if row.number % 2 else 1),
         "url": f"/article/detail/{row.number}.html"}
        for row in items("stcn", ask.day)[20 * (page - 1) : 20 * page]
    ]  # fmt: skip
    return json_of({"data": listed})
