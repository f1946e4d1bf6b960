"""What holds for the whole of an article: of what sort it is, and whose words it begins with."""

import re
from collections.abc import Iterator, Mapping, Sequence

from articles.article import Article
from commitments._record import Record
from commitments.chinese.cast import cast, titles, turn
from commitments.chinese.dates import UNDATED
from commitments.chinese.document import (
    Genre,
    explains,
    genre,
    is_commentary,
    is_item,
    is_round_up,
    issued_by_ministry,
    section,
    written_by_ministry,
)
from commitments.chinese.frame import Frame
from commitments.chinese.labels import headed_part
from commitments.chinese.opening import host_of, issues, on_show
from commitments.chinese.owner import OURS, Owner, named
from commitments.chinese.podium import are_notes
from commitments.chinese.recalled import papers, points
from commitments.chinese.remark import is_remark
from commitments.chinese.round_up import heads, is_digest
from commitments.chinese.teller import firms

_ATTACHED = re.compile("附件?\\s?\\d{0,2}[：:]")
"""附件：1.申报书 2.汇总表: names of papers, and nothing that anybody does."""
_NEXT_ATTACHED = re.compile("\\d{1,2}[.．、]")
_LONGEST_LIST = 200
_FEWEST_ITEMS = 4
_TURNS = 3
"""Paragraphs that begin with a label, in a talk without questions, at least."""
_CALLS = re.compile("遴选|征集|推荐|申报|评选")
_ANSWERS = re.compile("答复|复函")
"""A reply tells what other ministries do by themselves; a joint paper sets out their part."""


class Setting(Record):
    """What holds for every paragraph of an article."""

    kind: Genre
    ours: bool
    """It is a document of the ministry's."""
    signed: bool
    """The ministry wrote it, and it is none."""
    apart: bool
    """Each paragraph is an item by itself."""
    numbered: bool
    """Each item begins with its number or headline: what has none goes on about the last one."""
    digest: bool
    """It is news in brief, whose items may run on in a paragraph."""
    heads: Mapping[int, bool]
    """Headlines that are paragraphs, and whether the item under each names the ministry."""
    argued: bool
    """An author argues."""
    explains: bool
    """A paper is told point by point."""
    year: int
    """Of publication."""
    month: int
    """Of publication; 0 where that isn't known."""
    topic: str
    """What the title says is on show."""
    talk: bool
    """Several have the word in turn, each by a label until the next."""
    people: Mapping[str, Owner]
    """Whose words those are who are called by their bare names."""
    titles: frozenset[str]
    """Titles that officials of the ministry alone bear."""
    firms: frozenset[str]
    """Names of firms."""
    papers: Mapping[str, Owner]
    """Papers that the text says the ministry issued, by their names."""
    points: Mapping[str, str]
    """Words at the head of the points that somebody sets out, with their time."""


def setting_of(article: Article) -> Setting:
    """The setting of a Chinese article."""
    kind = genre(article)
    document = kind is Genre.DOCUMENT
    news = kind in (Genre.NEWS, Genre.BULLETIN)
    digest = not document and is_digest(article)
    people = {} if document else cast(article.title, article.paragraphs)
    return Setting(
        kind,
        ours=document and issued_by_ministry(article),
        signed=news and written_by_ministry(article),
        apart=(digest or news) and not are_notes(article.paragraphs) and is_round_up(article),
        numbered=sum(map(is_item, article.paragraphs)) >= _FEWEST_ITEMS,
        digest=digest,
        heads=heads(article, people) if news else {},
        argued=news and is_commentary(article),
        explains=explains(article),
        year=article.published_at.year if article.published_at else UNDATED,
        month=article.published_at.month if article.published_at else 0,
        topic=on_show(article),
        talk=kind is Genre.INTERVIEW or _talk(article.paragraphs, people),
        people=people,
        titles=frozenset() if document else titles(article.paragraphs),
        firms=frozenset() if document else firms(article.paragraphs),
        papers={} if document else papers(article.title, article.paragraphs),
        points={} if document else points(article.paragraphs),
    )


def _talk(paragraphs: Sequence[str], people: Mapping[str, Owner]) -> bool:
    return bool(people) and sum(turn(text, people) is not None for text in paragraphs) >= _TURNS


def begin(article: Article, setting: Setting, heading: Owner) -> Frame:
    """The frame in which the text begins; `heading`: who has the word behind the title."""
    ours = setting.ours or setting.signed
    told = explains(article) and not ours and (heading in OURS or _pictures(article))
    home = Owner.MINISTRY if ours or (told and heading not in OURS) else Owner.UNKNOWN
    home = heading if told and heading in OURS else home
    frame = Frame(
        owner=home,
        sayer=home,
        host=host_of(article),
        year=setting.year,
        month=setting.month,
        calls=setting.kind is Genre.DOCUMENT and _CALLS.search(article.title) is not None,
        own_paper=setting.ours and not _ANSWERS.search(article.title),
        issuer=heading if issues(article) else Owner.UNKNOWN,
        people=setting.people,
        firms=setting.firms,
        titles=setting.titles,
        papers=setting.papers,
    )
    if setting.signed:
        return frame._replace(voice="speech", said=0)
    return frame._replace(voice="paper") if told else frame


def _pictures(article: Article) -> bool:
    """Whether the ministry's page has drawn a paper of its own whose issuer nothing names."""
    drawn = "图" in article.title and named(article.publisher or "")
    return drawn and not any(named(text) or "我部" in text for text in article.paragraphs[:3])


def parts(paragraphs: Sequence[str], kind: Genre) -> Iterator[tuple[int, str, str]]:
    """The paragraphs with their numbers and the part of a document in which each stands; lists of
    attachments are left out, and what news tell by the way under a label."""
    part, attached = "", False
    for number, paragraph in enumerate(paragraphs):
        if _ATTACHED.match(paragraph) and len(paragraph) < _LONGEST_LIST:
            attached = True
            continue
        attached = attached and _NEXT_ATTACHED.match(paragraph) is not None
        if attached and len(paragraph) < _LONGEST_LIST:
            continue
        if kind is Genre.DOCUMENT:
            part = section(paragraph, part)
        elif is_remark(paragraph):
            continue
        else:
            part = headed_part(paragraph, part)
        yield number, paragraph, part
