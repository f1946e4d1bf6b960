"""Reads an article from left to right: whose words each clause is, and under which plan."""

import re
from collections.abc import Sequence

from articles.article import Article
from commitments.chinese.acting import (
    ACTS_AGAIN,
    ASKED,
    MUST,
    acting,
    by_paper,
    elsewhere,
    goes_on_about,
    holding,
    in_passing,
    in_word,
    promises,
    take_subject,
    whose,
)
from commitments.chinese.attributive import joined, may_begin
from commitments.chinese.cast import by_name, label_ends
from commitments.chinese.dates import era, goes_on
from commitments.chinese.document import Genre, is_address, ministry_named
from commitments.chinese.frame import Frame, Reading, mode
from commitments.chinese.labels import AIMS, labelled
from commitments.chinese.listing import LIST_ITEM, due_of_row
from commitments.chinese.opening import is_posted, who_answers
from commitments.chinese.owner import OURS, Owner, named, speaker
from commitments.chinese.paragraph import afresh, opened
from commitments.chinese.podium import he_says, is_timed, takes_word
from commitments.chinese.purpose import purpose_of
from commitments.chinese.remark import describes, praised, remarked
from commitments.chinese.resuming import kept, resumes
from commitments.chinese.round_up import Item, items
from commitments.chinese.setting import begin, parts, setting_of
from commitments.chinese.text import COLONS, Clause, Sentence, split
from commitments.chinese.theirs import theirs
from commitments.chinese.turn import said_by_others, told_over, turned
from commitments.chinese.voice import MEETING, voice_of
from commitments.model import TITLE

_BARE_LEAD = re.compile("(?:其中)?(?:提出|明确|要求|部署)(?!的)")
"""A text goes on from its title: 提出建立…."""
_ADDRESSED = (Owner.LOCAL, Owner.OUTSIDER)
_BODIES = (Owner.OTHER, Owner.LOCAL)
_WILL_DO = re.compile(
    "(?:今后|届时|随后|每[年月])?(?:还|也|则|都|就|一定)*会(?![议同展商员晤见谈])"
)
"""工信部会对…抽查: behind its name what it will do."""
_SILENT = ("", "data")
_ALSO = frozenset(("同时", "此外", "与此同时"))
_SIDE = re.compile("在?[\u4e00-\u9fff]{2,6}(?:上|端|侧|方面|层面)|(?:首先|其次|再次|最后)是?")
"""技术上，…；管理上，…: the points of a list."""


def read(article: Article) -> list[Reading]:
    """All clauses in order, the title's first; none where nothing names the ministry."""
    if not ministry_named(article):
        return []
    setting = setting_of(article)
    kind = setting.kind
    untitled = Frame(year=setting.year, own_paper=setting.ours)
    title, heading = _paragraph(article.title, TITLE, untitled, kind)
    frame = begin(article, setting, heading.sayer)
    readings: list[Reading] = []
    ours, label, before, host, listed = True, "", "", heading.sayer, None
    if kind is Genre.INTERVIEW and host not in OURS:
        host = who_answers(article)
    for number, paragraph, part in parts(article.paragraphs, kind):
        if number in setting.heads:
            frame = afresh(frame, True)
            ours = setting.heads[number]
        if not ours:
            continue
        run = items(paragraph) if setting.digest else ()
        for item in run:
            if named(paragraph[item.start : item.end]):
                readings += _item(paragraph, number, item, afresh(frame, True))
        if run:
            continue
        label = labelled(paragraph, label)
        if listed is not None and resumes(listed, frame, paragraph):
            frame, before = listed.frame, listed.paragraph
        frame = opened(frame, paragraph, part, setting, host, before)
        goal = label.endswith(AIMS) and frame.sayer in OURS
        frame = frame._replace(era=due_of_row(paragraph) or label, goal=goal)
        before = paragraph
        found, after = _paragraph(paragraph, number, frame, kind)
        readings += found
        if kind is not Genre.DOCUMENT or not is_address(paragraph):
            frame = after
            listed = None if setting.apart else kept(listed, paragraph, after)
            host = host if host in OURS else after.sayer
    apart = setting.apart or setting.digest
    if title and title[0].frame.owner is Owner.UNKNOWN and not (apart or setting.argued):
        first = min(setting.heads, default=len(article.paragraphs))
        lead = _lead([*title, *(each for each in readings if each.paragraph < first)])
        if lead in OURS:
            lent = untitled._replace(owner=lead, sayer=lead, since=1, said=1, borrowed=True)
            title, _ = _paragraph(article.title, TITLE, lent, kind)
    return title + readings


def _item(text: str, number: int, item: Item, frame: Frame) -> list[Reading]:
    """The clauses of an item that runs on behind others; its headline has its text's owner."""
    cut = split(text, cuts=(item.start, item.text, item.end))
    here = [each for each in cut if item.start <= each.start < item.end]
    head = [each._replace(headline=True) for each in here if each.start < item.text]
    told, _ = _sentences(text, here[len(head) :], number, frame, Genre.BULLETIN, item.start)
    lead = _lead(told)
    if lead in OURS:
        frame = frame._replace(owner=lead, sayer=lead, since=1, said=1, borrowed=True)
    return _sentences(text, head, number, frame, Genre.BULLETIN, item.start)[0] + told


def _lead(readings: list[Reading]) -> Owner:
    """Who is named first: what a headline tells before it names anybody is theirs."""
    begun = (each.frame.owner for each in readings if each.paragraph <= 1)
    return next((owner for owner in begun if owner is not Owner.UNKNOWN), Owner.UNKNOWN)


def _paragraph(text: str, number: int, frame: Frame, kind: Genre) -> tuple[list[Reading], Frame]:
    label = label_ends(text)
    cuts = (label,) if label else ()
    return _sentences(text, split(text, number == TITLE, cuts), number, frame, kind)


def _sentences(
    text: str,
    sentences: Sequence[Sentence],
    number: int,
    frame: Frame,
    kind: Genre,
    item: int | None = None,
) -> tuple[list[Reading], Frame]:
    """The clauses of a paragraph, or of an item of one that begins at `item`."""
    readings: list[Reading] = []
    headed = False
    posts, of_year = "网" in text, "年是" in text
    first = item or 0
    begin_at = first + is_timed(text)  # 【09:03】某部部长…
    tells = kind in (Genre.NEWS, Genre.BULLETIN)
    if may_begin(text):
        sentences = [each._replace(clauses=joined(text, each.clauses)) for each in sentences]
    for order, sentence in enumerate(sentences, first):
        if headed and not sentence.headline:
            frame = frame._replace(date="", goal=False)  # the headline's own
        headed = sentence.headline
        frame = _next_sentence(frame, sentence)
        if posts and any(is_posted(clause.text) for clause in sentence.clauses):
            frame = take_subject(frame, Owner.MINISTRY, True)
        sort = frame.calls and describes(sentence.clauses[-1].text)
        if sort or said_by_others(sentence.clauses[-1]):
            frame = frame._replace(wished=True)
        purpose = purpose_of(sentence)
        for index, clause in enumerate(sentence.clauses):
            begins = order in (0, begin_at) or item is not None or clause.opener == " "
            opens = index == 0 and begins and kind is not Genre.DOCUMENT
            if frame.purpose is not (index in purpose):
                frame = frame._replace(purpose=index in purpose)
            frame, offset = _advance(frame, clause, opens)
            if tells and not frame.answer:
                frame = remarked(frame, clause, offset)
            where = (offset, order, index, sentence.headline, number == 0)
            whose = mode(frame, kind, titled=number == TITLE or sentence.headline)
            named = index == 0 and not offset and praised(sentence)
            around = frame._replace(remark=True) if named else frame
            readings.append(Reading(clause, number, around, kind, *where, whose))
            if theirs(sentence.clauses, index) and not (offset and frame.owner in OURS):
                frame = frame._replace(owner=Owner.OUTSIDER)
        if of_year:
            frame = frame._replace(era=era(sentence.clauses, frame))
    return readings, frame


def _next_sentence(frame: Frame, sentence: Sentence) -> Frame:
    keeps_date, aims = goes_on(frame, sentence.clauses)
    first = sentence.clauses[0]
    listing = 0 if first.enumerator or _SIDE.fullmatch(first.text) else frame.listing + 1
    list_date = frame.list_date if listing <= LIST_ITEM else ""
    if not frame.plan and frame.date and not frame.item_date:
        list_date = frame.date
    asks = frame.asks and ACTS_AGAIN.match(first.text) is None
    holds = frame.holds if frame.holds and goes_on_about(frame, first.text) else 0
    told = asks or (frame.told and first.opener in ("；", ";"))
    # 一年来，…。第一，…
    recounts = frame.past and not frame.ahead and first.enumerator.startswith(("一是", "第一"))
    return frame._replace(
        owner=frame.owner if told or holds or frame.sayer is Owner.UNKNOWN else frame.sayer,
        holds=holds,
        told=told,
        asks=asks,
        since=frame.since + 1,
        said=frame.said + 1,
        plan=frame.plan + 1,
        listing=listing,
        list_date=list_date,
        ahead=False,
        wished=frame.wished and first.opener in ("；", ";"),
        vows=holds > 0,
        remark=frame.noted or (frame.remark and first.opener in ("；", ";")),
        gone=False,
        meets=False,
        rules=False,
        recounts=frame.recounts or recounts,
        past=frame.recounts
        or recounts
        or told_over(sentence)
        or (frame.past and not frame.ahead and first.text in _ALSO),
        date=frame.date if keeps_date else "",
        goal=aims,
    )


def _advance(frame: Frame, clause: Clause, opens: bool) -> tuple[Frame, int]:
    """The frame as it stands for this clause, and where its predicate begins.

    `opens`: the clause opens a paragraph, where another ministry takes the word by its name.
    """
    text = clause.text
    found = acting(frame, text)
    voice = voice_of(text, found)
    if found is None and frame.people and clause.closer in COLONS:
        found = by_name(text, frame.people)
        voice = "speech" if found else voice
    if not voice:
        goes_on = frame.voice in _SILENT and he_says(text, clause.closer)
        begins = found is not None and takes_word(text, found.end, clause.closer)
        voice = "speech" if goes_on or begins else ""
    if frame.wished and found and found.ministry and not voice:
        found = found._replace(owner=Owner.OUTSIDER, ministry=False)  # 专家表示，工信部将…
    if found is not None:
        owner = whose(found, frame)
        asks = owner is Owner.OUTSIDER and "要求" in text[: found.end]
        told = asks or (owner in _ADDRESSED and MUST.match(text, found.end) is not None)
        # 证监会：制定…, in a round-up
        alone = found.end == len(text) and not COLONS.isdisjoint((clause.opener, clause.closer))
        other = (owner is Owner.OTHER and opens) or (alone and owner in _BODIES)
        speaks = not (told or frame.asked or in_passing(found))
        speaks = speaks and (bool(voice) or other or frame.argued)
        vows = promises(frame, found, owner, text)
        vows = vows or (frame.turn and bool(voice) and owner is Owner.LOCAL)
        before = frame
        if frame.turn and not {owner, frame.sayer} <= OURS:  # whoever has the word keeps it
            frame, voice = frame._replace(owner=owner, since=0), ""
        else:
            frame = take_subject(frame, owner, speaks)
        if speaks or "负责人" in text:
            frame = in_word(frame, before, text, found, speaks)
        if vows is not frame.vows or told is not frame.told or asks is not frame.asks:
            frame = frame._replace(vows=vows, told=told, asks=asks)
        holds = holding(frame, found, text, opens)
        if holds is not frame.holds:
            frame = frame._replace(holds=holds, vows=vows or holds > 0)
        if frame.goal and (told or elsewhere(found, text)):
            frame = frame._replace(goal=False)  # what others must do is no aim
    elif voice == "meeting" and frame.host is not Owner.UNKNOWN and MEETING.match(text):
        frame = take_subject(frame, frame.host, True)
    elif voice == "paper" or (opens and _BARE_LEAD.match(text)) or _may_cite(frame, text):
        frame = by_paper(frame, text)
        voice = "paper" if frame.sayer in OURS else voice
    if found is None and text[:1] == "请" and frame.own_paper and ASKED.match(text):
        frame = take_subject(frame, Owner.LOCAL, False)._replace(told=True)
    if voice:
        if voice != frame.voice:
            frame = frame._replace(voice=voice)
        person = speaker(text) if found is not None else None
        if person and found is not None:
            frame = frame._replace(speaker=person[1] or None, office=found.text + person[0])
    ours = found is not None and frame.owner in OURS
    after = turned(frame, text, voice, ours)
    if ours and found is not None and _WILL_DO.match(text, found.end):
        after = after._replace(ahead=True, done=False)
    if clause.enumerator:  # also within a sentence: 今年，要做好：一是…
        dated_by_item = after.item_date or after.date != frame.date
        after = after._replace(listing=0, item_date=dated_by_item)
    return after, found.end if found else 0


def _may_cite(frame: Frame, text: str) -> bool:
    """Whether a clause behind the words of others may name a paper of the ministry's."""
    return bool(frame.papers) and "《" in text and frame.sayer not in OURS
