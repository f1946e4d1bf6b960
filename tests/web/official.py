"""The ministry's site, gov.cn and scio.gov.cn as the week plays them."""

import json
from urllib.parse import parse_qs

from sources._miit_unit import table
from tests.web.answers import Answer, Ask, html, json_of, not_found, page_of, rss
from tests.web.stories import Item, items

MIIT = "https://www.miit.gov.cn"
NOTICES = "/zwgk/zcwj/wjfb/tz/"
"""The column in which the stories stand; the others have old rows only."""
COLUMNS_APART = 100_000
ROWS = 10
"""Rows a page of a column."""
_IDS = {column["id"]: column["path"] for column in (*table()["columns"], *table()["bureaus"])
        if "id" in column}  # fmt: skip


def miit(ask: Ask) -> Answer:
    """Column pages, the interface behind them, feeds, the search, article pages."""
    if not ask.headers.get("referer"):
        return html("<html>Forbidden</html>", status=403)
    if ask.path.endswith("/build/unit"):
        return _unit(ask)
    if ask.path.endswith("/rss/getinfo"):
        return rss("工业和信息化部", items("miit_rss", ask.day), _address, milliseconds=True)
    if ask.path.startswith("/search-front-server/"):
        return _search(ask)
    if ask.path.endswith("/index.html"):
        return _shell(ask.path.removesuffix("index.html"))
    number = int(ask.path.rpartition("art_")[2].removesuffix(".html"), 16)
    for site in ("miit_columns", "miit_rss", "miit_bureaus", "miit_search"):
        if item := page_of(site, ask.day, number % COLUMNS_APART):
            return html(_article(item))
    return not_found()


def _address(item: Item) -> str:
    return f"{MIIT}{NOTICES}art/2026/art_{item.number:032x}.html"


def _shell(path: str) -> Answer:
    """A column page: its id is known to its script alone."""
    query = (
        "{'parseType':'buildstatic','webId':'w','tplSetId':'t','pageType':'column',"
        f"'tagId':'当前栏目_list','editType':'null','pageId':'{_bureau_id(path)}'}}"
    )
    return html(
        '<!DOCTYPE html><html><head><meta name="SiteIDCode" content="bm07000001"></head><body>'
        '<div class="lmy_main_rb"><script src="/cms_files/x/unitbuild.js" parseType="buildstatic" '
        'url="/api-gateway/jpaas-publish-server/front/page/build/unit" '
        f'queryData="{query}"></script></div></body></html>'
    )


def _bureau_id(path: str) -> str:
    return f"{path.strip('/').replace('/', '-'):0<32}"


def _unit(ask: Ask) -> Answer:
    asked = parse_qs(ask.query)
    given = asked["pageId"][0]
    rows = items("miit_columns", ask.day) if _IDS.get(given) == NOTICES else _old_rows(given)
    page = json.loads(asked["paramJson"][0])["pageNo"] if "paramJson" in asked else 1
    listed = "".join(
        f'<li class="cf"><a class="fl" href="{_address(row).removeprefix(MIIT)}" '
        f'title="{row.title}"><i></i>{row.title[:12]}…</a><span class="fr">{row.at:%Y-%m-%d}</span>'
        "</li>"
        for row in rows[ROWS * (page - 1) : ROWS * page]
    )
    markup = (
        f'<div class="page-content"><ul>{listed}</ul></div><div class="pagination" rows="{ROWS}" '
        f'count="{len(rows)}" pageNo="{page}"></div>'
    )
    return json_of({"success": True, "code": "200", "message": "", "data": {"html": markup}})


def _old_rows(given: str) -> list[Item]:
    """A column's rows, all of the week before."""
    offset = COLUMNS_APART * (1 + sum(map(ord, given)) % 997)
    return [
        Item(offset + row.number, row.title, row.paragraphs, row.at, row.at)
        for row in items("miit_bureaus", -1)
    ]


def _search(ask: Ask) -> Answer:
    page = int(parse_qs(ask.query)["p"][0])
    rows = items("miit_search", ask.day)[10 * (page - 1) : 10 * page]
    found = [
        {"data": {"title": row.title, "url": _address(row).removeprefix(MIIT),
                  "jsearch_date": f"{row.at:%Y-%m-%d %H:%M}"}}
        for row in rows
    ]  # fmt: skip
    results = {"totalCount": 99} | ({"dataResults": found} if found else {})
    return json_of({"success": True, "data": {"searchResult": results}})


def _article(item: Item) -> str:
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="SiteIDCode" '
        f'content="bm07000001"><meta name="ArticleTitle" content="{item.title}"><meta '
        f'name="PubDate" content="{item.at:%Y-%m-%d} 23:59"></head><body><h1 id="con_title">'
        f'{item.title}</h1><div class="cinfo"><span id="con_time">发布时间：'
        f"{item.at:%Y-%m-%d %H:%M}</span><span>来源：办公厅</span></div>"
        f'<div class="ccontent center" id="con_con">'
        f"{item.html}</div><div>【返回顶部】【关闭窗口】【打印本页】</div></body></html>"
    )


def gov(ask: Ask) -> Answer:
    """www.gov.cn: the static lists, and article pages."""
    if ask.path.endswith(".json"):
        return json_of(
            [
                {"TITLE": row.title, "SUB_TITLE": "", "URL": _gov(row),
                 "DOCRELPUBTIME": f"{row.at:%Y-%m-%d}"}
                for row in items("gov_cn", ask.day)
            ]
        )  # fmt: skip
    if "/index" in ask.path:
        return _departments(ask)
    number = int(ask.path.rpartition("content_")[2].removesuffix(".htm"))
    item = next(
        (
            item
            for site in ("gov_cn", "gov_policies", "gov_departments")
            if (item := page_of(site, ask.day, number))
        ),
        None,
    )
    if item is None:
        return not_found()
    return html(
        f'<html><head><meta charset="utf-8"></head><body><h1 id="ti">{item.title}</h1><div '
        f'class="pages-date">{item.at:%Y-%m-%d %H:%M}<span>来源：中国政府网</span></div><div '
        f'class="pages_content"><div id="UCAP-CONTENT">{item.html}</div></div></body></html>'
    )


def _departments(ask: Ask) -> Answer:
    """What ministries report, twenty rows a page: `index.htm`, `index_1.htm` …"""
    page = int(ask.path.rpartition("index_")[2].removesuffix(".htm") if "_" in ask.path else 0)
    rows = items("gov_departments", ask.day)[20 * page : 20 * page + 20]
    listed = "".join(
        f'<li><h4><a href="./202606/content_{row.number}.htm">{row.title}</a><span class="date">'
        f"{row.at:%Y-%m-%d}</span></h4></li>"
        for row in rows
    )
    text = f'<div class="news_box"><div class="list"><ul>{listed}</ul></div></div>'
    return html(f"<html><head><meta charset='utf-8'></head><body>{text}</body></html>")


def _gov(item: Item) -> str:
    return f"https://www.gov.cn/zhengce/zhengceku/202606/content_{item.number}.htm"


def policies(ask: Ask) -> Answer:
    """The policy library's search."""
    page = int(parse_qs(ask.query)["p"][0])
    rows = [
        {"title": row.title, "url": _gov(row), "puborg": "工业和信息化部",
         "pubtimeStr": f"{row.at:%Y.%m.%d}", "summary": ""}
        for row in items("gov_policies", ask.day)[20 * (page - 1) : 20 * page]
    ]  # fmt: skip
    groups = {"bumenfile": {"listVO": rows}}
    return json_of({"code": 200, "msg": "操作成功", "searchVO": {"catMap": groups}})


def scio(ask: Ask) -> Answer:
    """scio.gov.cn: its list of press conferences, and transcripts."""
    if ask.path.endswith("index.html"):
        listed = "".join(
            f'<li><a href="./wqfbh/2026/t{row.at:%Y%m%d}_{row.number}.html">{row.title}</a></li>'
            for row in items("scio", ask.day)
        )
        return html(
            f"<html><head><meta charset='utf-8'></head><body><ul>{listed}</ul></body></html>"
        )
    item = page_of("scio", ask.day, int(ask.path.rpartition("_")[2].removesuffix(".html")))
    if item is None:
        return not_found()
    when = f"{item.at:%Y-%m-%d %H:%M}"
    return html(
        f"<html><head><meta charset='utf-8'><meta name='PubDate' content='{when}'></head><body>"
        f"<h1>{item.title}</h1><div class='TRS_Editor'>{item.html}</div></body></html>"
    )
