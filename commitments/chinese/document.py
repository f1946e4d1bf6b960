"""What type of text an article is, and the section that each sentence of a document stands in."""

import re
from enum import StrEnum
from itertools import pairwise

from articles.article import Article
from articles.relevance import about_miit
from commitments.chinese.cast import is_affiliated
from commitments.chinese.lexicon import pattern, table
from commitments.chinese.owner import named


class Genre(StrEnum):
    """How an article speaks."""

    __hash__ = str.__hash__  # an enumeration's own is slow

    DOCUMENT = "document"
    """A notice, plan or opinion in its own words."""
    INTERVIEW = "interview"
    """Questions and answers."""
    BULLETIN = "bulletin"
    """A flash item or a short broadcast item."""
    NEWS = "news"


_NAME = re.compile(
    r"[^：:，！？]*(?:方案|行动计划|意见|规划|指南|指引|办法|若干措施|工作要点|纲要|通知)》?"
    r"(?:[（(][^）)]*[)）])*"
)
_NUMBER = re.compile(r"[〔\[【（(]20\d\d[〕\]】）)]\s*\d+\s*号")
_ADDRESS = re.compile(
    r"^(?:各(?:省|有关|相关|地|直属|计划)|有关(?:省|中央|企业|单位|行业|地方|部门|高校))"
    r"[^。]{1,200}[:：]$"
)
_TITLE = re.compile(
    r"关于[^：:，。]{4,80}的(?:通知|意见|指导意见|实施意见|公告|通告|决定|函|批复|公示|若干措施)$"
)
_SIGNED = re.compile(
    "特此(?:通知|公告|通告|公示)。?|(?:中华人民共和国)?工业和信息化部(?:办公厅|[^，。：]{2,8}司)?|20\\d\\d年\\d{1,2}月\\d{1,2}日"
)
"""A line that ends a paper: its closing words, who signs it, or when."""
_ASKS = re.compile(
    r"(?:[\d一二三四五六七八九十]{1,3}[.、．]\s?)?(?:(?:问|Q\d{0,2}|记者|提问|主持人|[^\s，。：:]{0,14}记者)\s*[:：]"
    r"|(?:[【\[［（(]?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?[】\]］）)]?\s*)?[【\[［](?:问|提问|网友|[^】\]］，。]{0,14}记者)[^】\]］]{0,10}[】\]］])"
)
_REPLIES = re.compile(r"[【\[［]?(?:答|A\d{0,2})(?:[】\]］]|\s*[:：])")
_ITEM_NUMBER = re.compile(r"\d{1,2}[、.．)）丨｜|]\s?\D|[①-⑳]|[【●■◆▲•·]")
_ANY_NUMBER = re.compile(f"{_ITEM_NUMBER.pattern}|\\d{{1,2}}\ufe0f?\u20e3")
DIGEST = re.compile(
    "精选|早报|晚报|要闻|速递|早餐|一览|汇总|早知道|盘前|盘后|简讯|快报|大事|联播快讯|日报|周报"
    "|周刊|月报|动态|盘点|梳理|资讯|新闻联播(?:文字|摘要|主要)|新闻(?:和报纸)?摘要"
)
"""By which words a title is told to be that of news in brief."""
_EXPLAINS = re.compile("一图(?:读懂|看懂)|一文(?:读懂|看懂)|图解|划重点|明白卡|政策解读")
_ITEM = re.compile(r"^(?:【|(?:央视网消息|财联社|记者|据))")
_NEWS_OF = re.compile("[^，。：:；！？]{2,16}[：:](?=.{6})")
"""中国中车：签订…: an item of a digest, by whom it is about."""
_MANY, _FEW = 5, 3
"""Bodies that a digest tells of, at least; or fields, where its title doesn't name the ministry."""
_ITEMS = 4
"""Numbered items of a round-up, at least."""
_DASHED = re.compile("[^，。；]{4,40} (?:—|–|——) ")
"""车用芯片国产化提速 — 工信部明确…: an item behind its headline and a dash."""
_DASHED_ITEMS = 3
_AUTHOR = re.compile(r"[（(](?:本文)?作者(?:系|为|是|[:：])[^）)]{2,40}[）)]")
_BYLINE = re.compile(
    r"[（(]?(?:作者[:：])?[^，。：；！？]{0,24}?(?:部长|司长|局长|书记|总工程师|总经济师|党组|司|局|党组成员)[\u4e00-\u9fff\s\u3000·]{0,8}[)）]?"
)
_SPEECH = re.compile(
    "在.{2,50}的(?:书面|视频|开幕|主旨)?(?:致辞|讲话|发言|演讲|报告)(?:[（(][^（）()]{1,12}[）)]|摘要|全文|实录)?$"
)
_ON_BEHALF = re.compile("代表(?:工业和信息化部|工信部)")
_ITSELF = re.compile("我(?:[部局司](?![^，。]{0,2}分)|们)")
_NUMBERED = re.compile("工信[部厅][\u4e00-\u9fff]{0,6}[〔\\[]20\\d\\d[〕\\]]")
"""工信厅信发函〔2020〕…号: whose paper it is."""
_THANKS = re.compile("对工业和信息化(?:工作|事业)的(?:关心|支持)")
"""A reply of the ministry's ends so."""
_TO_TOWNS = re.compile("各(?:设区|地|有关)?(?:市州|[市县区州盟旗]|街道|镇)[^。]{1,200}[:：]$")
"""To whom a province's office writes; the ministry writes to provinces."""
_ONE_PAPER = re.compile(
    "(?:重磅！?)?(?:工业和信息化部|工信部)[^，。；;｜|！]{0,10}(?:印发|发布|出台|公布|就|关于)[^。；;｜|！]{4,60}$"
)
"""Whose points are told one by one: 工信部发布…意见."""
_CALLS = re.compile("公开征求|公示$|关于.{4,80}(?:意见|公示|公告|通告|通报|通知|函)$")
_OPENS = re.compile("公开征求|关于|[^，。：:]{4,80}公示$")
"""A title that begins so on the ministry's own page names no issuer but itself."""
_OWN_PAPER = re.compile(
    "(?:工业和信息化部|工信部)[^，。：]{0,12}(?:关于|就|对)[^：，。]{4,80}"
    "(?:通报|公告|通告|答复|复函|说明|声明|公示|意见|通知|批复)$"
)
_INSTITUTE = re.compile("院|所|专家|研究员|教授|智库|学会|协会|公司")
"""The ministry's name, but not its voice: 工信部赛迪研究院."""
_COLUMN = re.compile("评论员|短评|时评|快评|锐评|社论|[｜丨|]评论|评论[｜丨|]")
_ARGUES = re.compile(
    "应当看到|应该看到|不难看出|不难发现|由此可见|说到底|归根结底|归根到底|唯有[^。]{2,30}才能|笔者|毋庸置疑|诚然|"
    "值得警惕|一言以蔽之|不妨|何以|可谓|令人欣喜|行稳致远|久久为功|不可能一蹴而就|并非一日之功|"
    "有关部门(?:要|应|还)|相关部门(?:要|应|还)|我们(?:期待|相信|有理由)|应该说|要知道|换言之|反观"
)
"""Turns of phrase of those who argue and don't govern."""
_WRITES = re.compile("笔者(?:也|还)?(?:以为|认为|建议|觉得|呼吁|看来)")
_REASONS = re.compile(
    f"{_ARGUES.pattern}|离不开|一方面[^。]{{2,60}}另一方面|期待(?:各方|更多|未来|有关)|呼唤|有赖于|方能|才能"
    "|既要[^。]{2,40}又要|不仅要[^。]{2,40}还要|[^。]{0,12}无止境|让[^，。]{2,20}(?:驶入|飞入|走进|飞得|跑得|走得)|毕竟|不可否认|无论是"
)
"""So do these, where nobody of the ministry has the word behind the first paragraph."""
_TURNS_OF_ARGUMENT = 2
_ARTICLE = re.compile("第[一二三四五六七八九十百]{1,4}条")
_HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章条])"
)
_SECTIONS = ("duties", "application", "principles", "goals", "preamble", "tasks", "safeguards")
_SECTION = {name: pattern(table("sections")[name]) for name in _SECTIONS}


def genre(article: Article) -> Genre:
    """Decide from the form of the text, not from what it is about."""
    body = article.paragraphs
    if _is_document(article):
        return Genre.DOCUMENT
    if sum(map(is_question, body)) >= 2:
        return Genre.INTERVIEW
    length = sum(map(len, body))
    if length < 700 and len(body) <= 3:
        return Genre.BULLETIN
    return Genre.NEWS


def is_question(paragraph: str) -> bool:
    """Whether a paragraph is a reporter's question."""
    if _ASKS.match(paragraph):
        return len(paragraph) < 400
    return len(paragraph) < 150 and paragraph.endswith(("？", "?"))


def _is_document(article: Article) -> bool:
    head = [*article.paragraphs[:8]]
    marks = 0
    marks += any(_NUMBER.search(paragraph) and len(paragraph) < 120 for paragraph in head)
    marks += any(map(is_address, head))
    if _TITLE.search(article.title) and not article.title.startswith("《"):
        marks += 1 + any(map(_SIGNED.fullmatch, article.paragraphs))
    if marks and any(_ITEM.match(paragraph) for paragraph in head[:2]):
        marks -= 1
    headings = sum(1 for paragraph in article.paragraphs if _HEADING.match(paragraph))
    if headings >= 3 and _NAME.fullmatch(article.title):
        return True
    return marks >= 2 or (marks == 1 and headings >= 3)


def explains(article: Article) -> bool:
    """Whether a paper is told point by point, without its issuer's name."""
    return _EXPLAINS.search(article.title) is not None


def is_address(paragraph: str) -> bool:
    """Whether a line of a document says to whom it goes; none of them speaks in it."""
    return _ADDRESS.match(paragraph) is not None


def is_round_up(article: Article) -> bool:
    """Whether numbered items of several bodies stand side by side, each for itself."""
    if explains(article):
        return False
    digest = bool(DIGEST.search(article.title))
    about_it = named(article.title)
    many = _MANY if about_it else _FEW
    if digest and len({m[0] for m in map(_NEWS_OF.match, article.paragraphs) if m}) >= many:
        return True
    dashed = sum(_DASHED.match(paragraph) is not None for paragraph in article.paragraphs)
    if dashed >= _DASHED_ITEMS and dashed == len(article.paragraphs) and not about_it:
        return True
    number = _ITEM_NUMBER if about_it else _ANY_NUMBER
    items = [each for each in article.paragraphs if number.match(each) and not _in_talk(each)]
    if len(items) < _ITEMS or (
        not digest and (_ONE_PAPER.match(article.title) or _led_in(article))
    ):
        return False
    return digest or 2 * sum(map(named, items)) <= len(items)


def _in_talk(paragraph: str) -> bool:
    return (
        is_question(paragraph) or _REPLIES.match(paragraph) is not None or is_affiliated(paragraph)
    )


def _led_in(article: Article) -> bool:
    """Whether the line before the first item says that all of them are one's: 部署了六项任务："""
    for before, item in pairwise(article.paragraphs):
        if _ANY_NUMBER.match(item) and not _ANY_NUMBER.match(before):
            return before.endswith(("：", ":"))
    return False


def is_item(paragraph: str) -> bool:
    """Whether a paragraph begins as an item of a round-up does: 1、, ①, 【."""
    return _ANY_NUMBER.match(paragraph) is not None


def is_commentary(article: Article) -> bool:
    """Whether an author argues in his own words; an official's article speaks for the ministry."""
    body = article.paragraphs
    byline = next(filter(None, map(_AUTHOR.search, (*body[:2], *body[-2:]))), None)
    if byline and named(byline.group()):
        return False
    aside = not (named(article.title) or any(map(named, body[1:])))
    argues = _REASONS if aside else _ARGUES
    turns = {match.group()[:4] for paragraph in body for match in argues.finditer(paragraph)}
    if any(map(_WRITES.search, body)):
        return True
    return bool(_COLUMN.search(article.title)) or len(turns) + bool(byline) >= _TURNS_OF_ARGUMENT


def written_by_ministry(article: Article) -> bool:
    """Whether the text is the ministry's own, or signed by an official: （作者系…司长）."""
    body = article.paragraphs
    if _speaks_for_itself(article):
        return True
    lines = (*body[:2], *body[-2:])
    found = [match.group() for match in map(_AUTHOR.search, lines) if match]
    found += [line for line in lines if _BYLINE.fullmatch(line.strip())]
    return any(named(line) and not _INSTITUTE.search(line) for line in found)


def _speaks_for_itself(article: Article) -> bool:
    """Whether the ministry, or one who speaks for it, has the word from the first line on."""
    body = article.paragraphs
    if _OWN_PAPER.match(article.title):
        return True
    if _SPEECH.search(article.title) and any(map(_ON_BEHALF.search, body[:5])):
        return True
    publisher = article.publisher or ""
    if not named(publisher) or _INSTITUTE.search(publisher):
        return False
    calls = _CALLS.search(article.title)
    return bool(
        _SPEECH.search(article.title)
        or (calls and (_OPENS.match(article.title) or any(map(_ITSELF.search, body))))
    )


def section(paragraph: str, current: str) -> str:
    """The section that a paragraph of a document opens or goes on."""
    if paragraph.startswith(("附件", "附：", "联系人", "电子邮箱")):
        return "application"
    if not _HEADING.match(paragraph):
        return current
    head = paragraph[:16]
    if _ARTICLE.match(head):
        return "articles"
    major = paragraph[0] in "一二三四五六七八九十第"
    best, at = "", len(head)
    for name in _SECTIONS:
        match = _SECTION[name].search(head)
        if match and match.start() < at:
            best, at = name, match.start()
    if major:
        return best or "tasks"
    return (
        best if best in ("application", "principles", "goals") and current != "tasks" else current
    )


def issued_by_ministry(article: Article) -> bool:
    """Whether the ministry is named where a document names its issuers: at its head or end."""
    if _bears_our_number(article):
        return True
    if any(map(_TO_TOWNS.match, article.paragraphs[:4])):
        return False  # a province's, which may hand the ministry's on
    edges = (*article.paragraphs[:4], *article.paragraphs[-4:])
    return named(article.title) or named(article.publisher or "") or any(map(named, edges))


def ministry_named(article: Article) -> bool:
    """Whether title, publisher or text name the ministry at all, or one of its own."""
    return (
        named(article.title)
        or any(map(named, article.paragraphs))
        or named(article.publisher or "")
        or _bears_our_number(article)
        or about_miit(article)  # 李乐成部长
        or any(map(_THANKS.search, article.paragraphs[-4:]))
    )


def _bears_our_number(article: Article) -> bool:
    """Whether a paper has a number of the ministry's at its head."""
    return any("工信" in line and _NUMBERED.search(line) for line in article.paragraphs[:4])
