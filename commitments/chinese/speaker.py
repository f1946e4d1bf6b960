"""Who says what a Chinese mention quotes: officials by name, bureaus by theirs."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from articles.article import Article
from commitments._anchors import Anchored
from commitments._record import Record
from commitments.model import TITLE, Mention
from commitments.officials import bureaus_in, find_official, officials_in

_SAYS = (
    "表示|介绍|指出|强调|提出|透露|宣布|回应|要求|认为|坦言|撰文|致辞|致词|讲话|明确|部署|回答|答复|"
    "答记者|谈|说|称"
)
_MINISTRY = "(?:工信部|工业和信息化部)"
_LEADS = re.compile(f"(?:[^。！？；“”：:]|“[^“”]{{1,12}}”){{0,40}}?(?:{_SAYS})")
"""Behind a name: its bearer takes the word in the same sentence."""
_TURN = re.compile(r"\s*[：:]")
_TITLED = re.compile(r"[^，。；：:！？]{0,30}$")
_AFTER_QUOTE = re.compile("”[^。！？“”]{0,30}$")
_ENDS_QUOTE = re.compile("[^。！？“”]{0,12}?(?:说|表示|介绍|指出|强调|透露|称)")
_OWN = re.compile(f"{_MINISTRY}[^，。；：、]{{0,4}}$")
_WORKS = re.compile(f"[^。！？；，：]{{0,24}}?(?:{_SAYS}|召开|组织|发布|印发|开展|将|拟|[：:])")
_ITSELF = re.compile(
    f"{_MINISTRY}(?:等[^，。；]{{0,6}}部门|官网|网站|(?:新闻)?发言人|(?:有关|相关)(?:司局)?负责人)?"
    "[^，。；：]{0,4}?(?:表示|称|印发|发布|公布|召开|答复|获悉|消息|通报|介绍|回应|提出|[：:])"
)
_STRANGER = Anchored(
    "(?:^|[。！？；”])[^。！？；“”]{0,30}?(?:公司|集团|协会|学会|专家|分析师|院士|教授|研究员|代表|委员|"
    "董事长|总经理|首席|市长|省长|厅长|企业(?:家|负责人))[^。！？；“”，：]{0,10}?(?:表示|认为|介绍|说|指出|称|建议|呼吁)"
)
_OTHER_TURN = re.compile("(?:记者|主持人|[^，。；：:]{2,14}(?:记者|主持人|电视台|日报|社|网))[：:]")
_HE = re.compile(f"[他她](?:还|同时|最后|并)?(?:{_SAYS})")


_LONGEST_TITLE = 30
_LONGEST_QUOTE = 400
_NEAR = 12
"""Characters between a name and what stands before it."""


class _Word(Record):
    """From a place of a paragraph on somebody has the word; nobody by name where both are None."""

    start: int
    speaker: str | None = None
    office: str | None = None


def with_speakers(article: Article, mentions: list[Mention], said_on: date | None) -> list[Mention]:
    """The mentions with speaker and bureau; a speaker holds until another takes the word."""
    if not mentions:
        return []
    wanted = {each.paragraph for each in mentions}
    words: dict[int, list[_Word]] = {TITLE: _words(article.title, _Word(0), said_on)}
    current = _Word(0)
    for number, paragraph in enumerate(article.paragraphs[: max(wanted) + 1]):
        words[number] = _words(paragraph, current, said_on)
        last = words[number][-1]
        current = last._replace(start=0) if last.start else last
    return [_said_by(each, words[each.paragraph]) for each in mentions]


def _said_by(mention: Mention, words: list[_Word]) -> Mention:
    """The mention with whoever has the word there; one who is in no table is the grammar's."""
    word = words[0]
    if len(words) > 1:
        word = words[bisect_right(words, mention.start, lo=1, key=lambda each: each.start) - 1]
    stranger = mention.speaker and find_official(mention.speaker) is None
    speaker = word.speaker or (mention.speaker if stranger else None)
    if (speaker, word.office) == (mention.speaker, mention.office):
        return mention
    return replace(mention, speaker=speaker, office=word.office)


def _words(text: str, before: _Word, said_on: date | None) -> list[_Word]:
    """Who has the word in a paragraph, in order of place; `before` had it before."""
    found = list(_of_officials(text, said_on))
    if "司" in text or "局" in text:
        found += _of_bureaus(text)
    taken = {each.start for each in found}
    if before.speaker or before.office or found:
        found += [
            _Word(match.start())
            for match in _ITSELF.finditer(text)
            if not any(at in taken for at in range(match.start(), match.end() + 1))
        ]
        found += [_Word(match.start()) for match in _STRANGER.finditer(text)]
        turn = _OTHER_TURN.match(text)
        found += [_Word(0)] if turn and 0 not in taken else []
    return [before, *sorted(found, key=_order)]


def _order(word: _Word) -> tuple[int, bool, bool]:
    """By place; at one place a name before a bureau, a bureau before nobody, counts last."""
    return word.start, word.office is not None, word.speaker is not None


def _of_officials(text: str, said_on: date | None) -> Iterator[_Word]:
    last: _Word | None = None
    for official, start, end in officials_in(text, said_on):
        word = _Word(start, official.zh, official.bureau)
        last = last or word
        if start <= _LONGEST_TITLE and _TURN.match(text, end) and _TITLED.match(text[:start]):
            yield word._replace(start=0)
        elif (quote := _quote_before(text, start)) is not None and _ENDS_QUOTE.match(text, end):
            yield word._replace(start=quote)
        elif _LEADS.match(text, end):
            yield word
    if last is not None:
        for match in _HE.finditer(text, last.start):
            yield last._replace(start=match.start())


def _of_bureaus(text: str) -> Iterator[_Word]:
    for named, start, end in bureaus_in(text):
        own = _OWN.search(text, max(0, start - _NEAR), start)
        if (own or not named.shared) and _WORKS.match(text, end):
            quote = _quote_before(text, start)
            begin = quote if quote is not None else own.start() if own else start
            yield _Word(begin, None, named.name)


def _quote_before(text: str, name: int) -> int | None:
    """Where the quotation begins that ends just before a name: “…。”单忠德说."""
    if _AFTER_QUOTE.search(text, max(0, name - _NEAR * 3), name) is None:
        return None
    return max(0, text.rfind("“", max(0, name - _LONGEST_QUOTE), name))
