"""What a text says was done with a document that isn't out by it: drafted, put up for comments."""

import re
from dataclasses import replace
from datetime import date

from articles.article import Article
from commitments.chinese.given import BOOK, DRAFTS, Report
from commitments.model import TITLE, Mention

_UNFINISHED = re.compile(f"(?P<sign>{DRAFTS})(?:修订)?稿?(?:[）)][^《》]{{0,6}})?$")
"""At the end of a name: …（草案征求意见稿）（修订）, not …草案编写指南."""
_BEHIND = re.compile(
    f"》?(?:[（(](?P<sign>[^（）()]{{0,6}}?(?:{DRAFTS}))|[^，。《》（）]{{0,14}}(?P<bare>征求意见|草案)稿?$)"
)
"""《…》（征求意见稿）, 《…》国家标准征求意见稿: behind the name."""
_WORK = re.compile(
    "》?[^，。《》]{0,24}?(?:制修订|修订|修编|制定|编制|起草|研制)(?:工作)?(?:已经?|均|都|全部)*(?:完成|完毕)?$"
)
"""启动《…》修订工作: what has begun is the drafting."""
_CALL = re.compile(
    "》?[^，。《》]{0,12}?(?:申报|征集|推荐|评审|复核|报送|宣贯|解读)(?:工作|活动)?$"
)
"""部署《…目录》申报工作: what has begun is the call for what will be on it."""
_ON_SHOW = re.compile("公示(?!期|名单|结果)")
_FINISHES = ("完成", "完毕")
_TAKES_SHAPE = re.compile("形成了?[^，。《》]{0,6}(?:征求意见稿|草案|初稿|送审稿|报批稿)$")
"""《…》两项标准日前形成征求意见稿: no more than that there is one."""
_SENT_UP = re.compile("(?:已|并|完成|予以)(?:上?报批|报请批准|送审)(?!稿)[^《》]{0,16}《?$")
"""完成并报批强制性国家标准《…》: it isn't approved yet."""
_A_DRAFT = re.compile("》?(?:[（(][^（）()]{0,30}[）)])?的?(?:报批稿|送审稿|初稿)")
"""完成《…》报批稿: the draft is what there is."""
_FOR_COMMENTS = ("征求意见", "草案")
_LONG_AGO = re.compile("曾|此前|先前|去年|前年|上月|年初|不久前|前不久")
"""When a draft was given that is background now."""
_YEAR = re.compile("(20\\d\\d)年")


def of_draft(found: Report, text: str) -> Report | None:
    """The report, as one of a draft where that is what `text` says was given or begun.

    A paper on show (公示) is one for comments. A draft that is only finished, or that nobody is to
    comment on (送审稿), reports nothing, nor does a call for what a catalogue will list.
    """
    if found.kind != "instrument":
        return found
    before, _, behind = text.partition(found.name)  # none behind what only the text before names
    if _WORK.match(behind):
        return None if any(end in text for end in _FINISHES) else replace(found, stage="draft")
    if _CALL.match(behind) or _TAKES_SHAPE.search(behind) or _SENT_UP.search(before):
        return None
    if _A_DRAFT.match(behind) and not _ON_SHOW.search(before):
        return None
    shown = _ON_SHOW.search(before) is not None
    sign = _UNFINISHED.search(found.name) or _BEHIND.match(behind)
    said = (sign.groupdict().get("bare") or sign["sign"]) if sign else ""
    if shown or said.endswith(_FOR_COMMENTS):
        return replace(found, stage="consult")
    return None if sign else found


def with_drafts(
    article: Article, mentions: list[Mention], drafts: list[Mention], said_on: date | None
) -> list[Mention]:
    """The mentions in order of place, with those drafts that are news and no mention's already."""
    new = [
        draft
        for draft in drafts
        if not any(each.overlaps(draft) for each in mentions)
        and not _is_background(article, draft, said_on)
    ]
    if not new:
        return mentions
    return sorted([*mentions, *new], key=lambda each: (each.paragraph, each.start))


def _is_background(article: Article, draft: Mention, said_on: date | None) -> bool:
    """Whether its sentence says that the draft was given long ago: 去年10月，…发布…."""
    text = article.title if draft.paragraph == TITLE else article.paragraphs[draft.paragraph]
    told = BOOK.sub("", text[text.rfind("。", 0, draft.start) + 1 : draft.end])
    years = _YEAR.findall(told)
    old = said_on is not None and any(int(year) < said_on.year for year in years)
    return old or _LONG_AGO.search(told) is not None
