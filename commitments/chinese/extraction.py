"""Extraction from Chinese articles: the grammar proposes and names, the learned scorer admits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from articles.article import Article
from articles.clock import SHANGHAI
from commitments._anchors import headed
from commitments.chinese.admission import REFUSED, Evidence, Model, model
from commitments.chinese.by_then import at_that_time, by_then
from commitments.chinese.certain import by_a_day, certain
from commitments.chinese.done import may_report, report
from commitments.chinese.drafts import with_drafts
from commitments.chinese.due import due, is_over
from commitments.chinese.evidence import evidence
from commitments.chinese.frame import Reading
from commitments.chinese.going_on import going_on, resumed, shown
from commitments.chinese.inquiry import with_case
from commitments.chinese.notice import organizes
from commitments.chinese.once import is_told, reported
from commitments.chinese.owner import Owner
from commitments.chinese.piece import Piece, pieces
from commitments.chinese.scope import read
from commitments.chinese.spans import by_then_alone
from commitments.chinese.speaker import with_speakers
from commitments.chinese.stage import stage as stage_of
from commitments.chinese.verbs import VERB
from commitments.chinese.verdict import promised, verdict, weighs
from commitments.chinese.whole import named_by, nameless, without_told
from commitments.model import CONCRETE, TITLE, Extraction, Kind, Mention, Quantity, Stage
from commitments.quantities import find_quantity
from commitments.topics import find_topics

_NAMED = frozenset(("instrument", "programme"))
_SHORTEST = 4
_LONGEST = 160
_SHOWN = ("draft", "consult")
_LONGEST_WITH_NAME = 120
_GIVEN_OUT = ("公布", "发布", "公告")
_MINISTRY = "工业和信息化部"
_FOUND_BY_FORM = ("target", "programme")
"""Kinds that the grammar tells by a figure or a head; a document's name may have neither."""
_EMPTY = ("out:vague", "out:principle", "out:politics")
_AMONG = ("包括", "其中包括", "主要包括")
_HEADING = headed(
    "(?:总体|主要|核心|量化|关键|建设|基本|重点|工作|组织|保障|有关|具体|发展|实施|认定|复核|遴选|申报|推荐|培育|支持|征集|评审|评价|试点|活动|推广|管理){1,3}"
    "(?:要求|目标|原则|任务|保障|措施|实施|思路|安排|考虑|内容|步骤|工作|层级|范围|条件|程序|方式|对象|方向|流程|类别|应用)"
)
"""What heads a section and promises nothing: 组织保障, 总体目标."""
_LONGEST_HEADING = 8


def extract_chinese(article: Article, weights: Model | None = None) -> Extraction:
    """Mentions and reports of fulfilment in an article's title and paragraphs, in order.

    `weights` replaces the ones that the package ships.
    """
    scorer = weights or model()
    said_on = article.published_at.astimezone(SHANGHAI).date() if article.published_at else None
    mentions: list[Mention] = []
    done: list[Mention] = []
    drafts: list[Mention] = []
    headlines: list[Mention] = []
    heads: set[str] = set()
    paper: Piece | None = None
    for piece, seen in weighed(article):
        if piece.reading.headline:
            heads.add(piece.text)
        finished = report(piece) if seen.ruling == REFUSED else None
        if finished is not None and finished.stage != "done":
            drafts.append(_placed(piece, finished.kind, finished.name, stage=finished.stage))
        elif finished is not None:
            done.append(_placed(piece, finished.kind, finished.name, stage="done"))
            mentions += _organized(piece, finished.name, said_on)
        elif seen.ruling == REFUSED and nameless(piece):
            paper = piece
        elif mentions and (dated := by_then(piece, mentions[-1], article, said_on)):
            mentions[-1] = dated
        elif _plainly(piece, seen.ruling) or scorer.score(seen) > 0:
            kind = _kind(piece, seen, scorer)
            kept = headlines if _is_lent(piece.reading) else mentions
            for each in _mentions(piece, kind, said_on):
                each = at_that_time(each, piece, mentions)
                each = _with_name(each, piece, article, before=mentions)
                if kept and piece.text.startswith(_AMONG) and _holds(each, kept[-1]):
                    last = kept.pop()  # 将出台一系列政策，包括《…》
                    if each.deadline is None:
                        each = replace(each, deadline=last.deadline, due_on=last.due_on)
                kept.append(each)
            name = named_by(paper, piece, mentions[-1]) if paper and mentions else ""
            if paper and name:
                done.append(_placed(paper, "instrument", name, stage="done"))
            paper = None
    mentions = with_drafts(article, mentions, drafts, said_on)
    mentions = [*(each for each in headlines if _is_told(each, mentions)), *mentions]
    mentions = without_told(mentions, done, article, heads)
    done = reported(done, mentions)
    return Extraction(tuple(with_speakers(article, mentions, said_on)), tuple(done))


def _is_lent(reading: Reading) -> bool:
    """Whether it stands in a headline that names nobody and has its text's owner."""
    frame = reading.frame
    return reading.paragraph == TITLE and frame.borrowed and frame.since > 0


def _is_told(headline: Mention, text: Sequence[Mention]) -> bool:
    """Whether the text promises the paper or programme that a headline without a name is about."""
    return headline.kind in _NAMED and is_told(headline, (each.quote for each in text))


def _organized(piece: Piece, name: str, said_on: date | None) -> list[Mention]:
    """The work that a notice of this name starts: it organizes what is to come."""
    begun = organizes(name)
    if not begun:
        return []
    when, due_on = due(piece, "programme", said_on)
    return [_placed(piece, "programme", begun, "start", deadline=when, due_on=due_on)]


def weighed(article: Article) -> list[tuple[Piece, Evidence]]:
    """Every piece that could be a mention, with its evidence.

    One step is done for all clauses before the next: what a step reads, dozens of large patterns,
    then stays at hand.
    """
    sides = [each for each in _side_by_side(article) if _may_promise(each[1].text)]
    rulings = [verdict(before, piece) for before, piece, _ in sides]
    return [
        (piece, evidence(before, piece, after, ruling))
        for (before, piece, after), ruling in zip(sides, rulings, strict=True)
    ]


def _side_by_side(article: Article) -> Iterator[tuple[Piece | None, Piece, Piece | None]]:
    """Every piece between its neighbours in the sentence.

    Where no clause of a sentence may be one by who says it, nothing there is parsed, and left out
    is what can't even report that something was done.
    """
    readings = read(article)
    places = [(each.paragraph, each.sentence) for each in readings]
    sentences = {place for place, each in zip(places, readings, strict=True) if weighs(each)}
    found = pieces(
        (reading, place in sentences)
        for place, reading in zip(places, readings, strict=True)
        if place in sentences or may_report(reading)
    )
    places = [(each.reading.paragraph, each.reading.sentence) for each in found]
    joined = [False, *(a == b and a in sentences for a, b in pairwise(places)), False]
    for at in range(1, len(found)):
        if joined[at]:
            beyond = found[at - 2] if joined[at - 1] else None
            found[at] = going_on(found[at - 1], found[at], beyond)
            found[at] = with_case(found[at - 1], shown(found, at))
        found[at] = resumed(found, at)
    for at, piece in enumerate(found):
        before = found[at - 1] if joined[at] else None
        after = found[at + 1] if joined[at + 1] else None
        yield before, piece, after


def _may_promise(text: str) -> bool:
    """Whether a clause is long enough to say something, and no heading of a section."""
    length = len(text)
    heading = length <= _LONGEST_HEADING and _HEADING.fullmatch(text)
    return _SHORTEST <= length <= _LONGEST and not heading and not by_then_alone(text)


def _plainly(piece: Piece, ruling: str) -> bool:
    """Whether the grammar admits the clause whatever the scorer says."""
    if ruling == REFUSED:
        return False
    if ruling == "in:dealt" or (ruling.startswith("in:") and (promised(piece) or by_a_day(piece))):
        return True
    return ruling not in _EMPTY and certain(piece)


def _kind(piece: Piece, seen: Evidence, scorer: Model) -> Kind:
    """The learned kind, unless the grammar is sure, as it is of a programme that has a name.

    A clause that names no figure and no programme is neither, whatever was learned; nor is one a
    programme that only names a sort of them.
    """
    meant = piece.sense
    if seen.ruling == "in:dealt" and meant.kind == "programme":
        return "measure"  # 吊销许可证
    named = meant.kind == "programme" and meant.particular
    if piece.begins is not None or meant.sure or named:
        return meant.kind
    if meant.kind == "programme" and not meant.particular and not VERB.search(piece.text):
        return "measure"  # nothing is said to be done with it: 直属单位、科技创新平台
    learned = scorer.kind(seen)
    return "measure" if meant.kind == "measure" and learned in _FOUND_BY_FORM else learned


def _mentions(piece: Piece, kind: Kind, said_on: date | None) -> Iterator[Mention]:
    """One mention for each name; a measure has one name. None of what was due long ago."""
    own = kind in CONCRETE and piece.sense.kind == kind
    deadline, due_on = due(piece, kind, said_on)
    if is_over(due_on, said_on):
        return  # an older paper's aim, told again
    names = piece.sense.apart() if own else piece.sense.names[:1]
    first = _placed(
        piece,
        kind,
        names[0] or piece.text,
        stage=stage_of(kind, piece.text, piece.predicate),
        deadline=deadline,
        due_on=due_on,
        quantity=find_quantity(piece.text),
    )
    yield first
    for name in names[1:]:
        yield replace(first, object=name)


def _with_name(mention: Mention, piece: Piece, article: Article, before: list[Mention]) -> Mention:
    """The mention with the clause before it that names the thing, where that promises nothing."""
    start = piece.begins
    if start is None or mention.end - start > _LONGEST_WITH_NAME:
        return mention
    # 遴选出典型案例，按程序公布: of those chosen, and no paper.
    listed = mention.kind == "programme" and mention.quote.endswith(_GIVEN_OUT)
    drafted = []
    for each in reversed(before):
        if each.paragraph != mention.paragraph or each.end <= start:
            break
        consults = mention.stage == "consult" and mention.deadline is None
        same = consults and each.object == mention.object
        if consults and each.stage in _SHOWN and (same or each.start == start):
            drafted.append(each)  # 编制形成《…（征求意见稿）》，现公开征求意见
        elif not (each.kind == "measure" or same or (each.start == start and listed)):
            return mention
    for each in drafted:
        before.remove(each)
    whole = article.title if mention.paragraph == TITLE else article.paragraphs[mention.paragraph]
    return replace(mention, quote=whole[start : mention.end], start=start)


def _holds(mention: Mention, last: Mention) -> bool:
    """Whether a mention's quote takes in the general one before it."""
    general = last.kind == "measure" and last.paragraph == mention.paragraph
    return general and mention.start <= last.start and last.end < mention.end


def _placed(
    piece: Piece,
    kind: Kind,
    name: str,
    stage: Stage | None = None,
    deadline: str | None = None,
    due_on: date | None = None,
    quantity: Quantity | None = None,
) -> Mention:
    reading, frame = piece.reading, piece.reading.frame
    start = reading.clause.start + piece.start
    return Mention(
        quote=piece.text,
        kind=kind,
        object=name,
        paragraph=reading.paragraph,
        start=start,
        end=start + len(piece.text),
        stage=stage,
        deadline=deadline,
        due_on=due_on,
        quantity=quantity,
        speaker=frame.speaker,
        office=frame.office,
        actor=_MINISTRY if frame.owner is not Owner.JOINT else f"{_MINISTRY}等",
        topics=find_topics(piece.text),
    )
