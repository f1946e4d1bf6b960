"""Chinese text cut into sentences and clauses that keep their offsets."""

import re
from collections.abc import Sequence

from commitments._anchors import headed
from commitments._record import Record
from commitments.chinese.rows import cells

_CLOSER = {"《": "》", "“": "”", "（": "）", "(": ")", "【": "】", "「": "」", "‘": "’"}
_OPENED_BY = {closer: opener for opener, closer in _CLOSER.items()}
_LONGEST_BRACKET = {"《": 90, "“": 24, "（": 90, "(": 90, "「": 24, "‘": 24}
_MARK = headed(
    r"[，,；;。！？!?：:、《》“”‘’（）()【】「」\s]|(?<=[\u4e00-\u9fff”》）])——(?=[\u4e00-\u9fff“《])"
)
_SENTENCE_END = frozenset("。！？!?；;")
_STOP = re.compile("[。！？]")
COLONS = frozenset("：:")
_CLAUSE_END = COLONS | frozenset("，,")
_BEFORE_SPEECH = frozenset("，。：；！？,:;”")
_BEHIND_SPEECH = frozenset(("", *"，。；！？,;"))
_DASHES = (" — ", " —— ", " – ")
_NUMERAL = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]")
_INLINE = re.compile(
    r"(?<=[\u4e00-\u9fff”）])"
    r"(?:\d{1,2}[.．] ?|[①-⑳]|\d{1,2}、(?=[\u4e00-\u9fff]{2,10}：))(?=[\u4e00-\u9fff])"
)
_EDGE = "*#√→ \t\r\n\u3000，,；;。！？!?：:、\"'【】…—-·•●■◆▲｜|"
_PICTURES = frozenset(
    chr(code)
    for first, last in ((0x25A0, 0x27C0), (0x2B00, 0x2C00), (0x1F300, 0x1FB00))
    for code in range(first, last)
) | {"\ufe0f", "\u20e3"}
"""🔹, ✅, ▶ and the like, with the marks that make a picture of a sign."""
BULLETS = _PICTURES | {"•", "·", "*", "—"}
_QUOTES = {"“": "”", "‘": "’", "「": "」"}
_OPENER = {closer: opener for opener, closer in _QUOTES.items()}
_LOOSE = _PICTURES.union(_EDGE)
_MAY_GO = _LOOSE.union(_QUOTES, _OPENER)
# 所谓“稳”，就是…; “新”字说的是…; 一个“联”，意味着…: a word of a slogan, and what it stands for.
_MEANS = (
    "(?:(?:就|则|便|也就|无非|(?:说|讲|指|求)的(?:就|则|便)?|意思(?:就)?)是|即(?!将|可|日|使|便)|意味着|意在|旨在)"
    "(?:说|指)?(?:要|得)?"
)
_WORD = (
    "(?:所谓的?|一个|至于|先[说看]|再[说看]|(?:首先|其次|再次|最后)是?)?"
    "“[^“”，。；]{1,6}”(?:这个)?字?(?:当头|当先|为先|诀)?"
)
_ENUMERATOR = headed(
    r"(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十]{1,2}(?:个?方面|个|件事?|条|项|点|步|块|类|招|句话)?(?:就是|[是，,、：]|\Z)"
    r"|[一二三四五六七八九十]{1,2}(?:是要|是|要)|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])"
    r"|\d{1,2}(?:[.．、丨｜]|\ufe0f?\u20e3)(?=\D)|[①-⑳]"
    r"|0[1-9][ \u3000]*(?=[\u4e00-\u9fff])(?![年月日号时分秒期批])"
    r"|其[一二三四五六](?:是|[，,、：]|\Z)"
    r"|(?:首先|其次|再次|最后|(?:再|还有|另)?一[个件项张条招块步])(?:就?是|要)(?=[\u4e00-\u9fff])"
    f"|{_WORD}{_MEANS}(?=[\u4e00-\u9fff]{{2}})|(?:(?<=”，)|(?<=”字，)){_MEANS}(?=[\u4e00-\u9fff]{{2}})"
    ")[，,、：: ]*"
)


_ISSUER = "[\u4e00-\u9fff]{2,16}?[部委局办厅署会行院社室]"
_ISSUERS = re.compile(f"(?:{_ISSUER}[ \u3000]+)+(?={_ISSUER}(?:关于|联合|印发|发布|公告|通知))")
"""工业和信息化部办公厅 财政部办公厅关于…: who issue a paper together, no headlines."""


class Clause(Record):
    """A piece of a sentence between commas; `text` equals the paragraph from `start` to `end`."""

    text: str
    start: int
    end: int
    opener: str
    """The mark before it ("" at the start of a paragraph)."""
    closer: str
    """The mark behind it ("" at the end of a paragraph)."""
    enumerator: str
    """一是, （二）, 3., 🔹 and the like that stood before it."""

    @property
    def before_comma(self) -> bool:
        """Whether the sentence goes on behind a comma."""
        return self.closer in ("，", ",")


class Sentence(Record):
    """Clauses up to a full stop or a semicolon."""

    clauses: tuple[Clause, ...]
    headline: bool
    """It stands in 【】 at the head of a flash item."""

    @property
    def start(self) -> int:
        return self.clauses[0].start

    @property
    def end(self) -> int:
        return self.clauses[-1].end


def split(text: str, title: bool = False, cuts: Sequence[int] = ()) -> tuple[Sentence, ...]:
    """Sentences of one paragraph in order; of a title, also where blanks part its headlines.

    `cuts`: where else one ends, though no mark says so.
    """
    sentences: list[Sentence] = []
    clauses: list[Clause] = []
    start, opener, headline = 0, "", False
    for position, mark in [*_boundaries(text, title, cuts or cells(text)), (len(text), "")]:
        clause = _clause(text, start, position, opener, mark)
        if clause is not None:
            clauses.append(clause)
        start, opener = position + (mark != "\n"), mark
        if clauses and (mark in _SENTENCE_END or mark in "【】\n "):
            sentences.append(Sentence(tuple(clauses), headline))
            clauses = []
        if mark in ("【", "】"):
            headline = mark == "【"
    return tuple(sentences)


def enumerator(text: str) -> str:
    """The mark of a list that a text begins with: 一是, （二）, 3., ●; "" where there is none."""
    if text[:1] in BULLETS:
        return text[:1]
    match = _ENUMERATOR.match(text)
    return match.group() if match else ""


def _boundaries(text: str, title: bool, cuts: Sequence[int]) -> list[tuple[int, str]]:
    """Positions and marks that part clauses, outside of short brackets."""
    issuers = _ISSUERS.match(text) if title else None
    begins = issuers.end() if issuers else 0
    marks = [(match.start(), match[0]) for match in _MARK.finditer(text, begins)]
    closed = _bracket_ends(text, marks)
    found = []
    skip_to = -1
    for position, mark in marks:
        if position < skip_to:
            continue
        if position in closed:
            if position and _NUMERAL.match(text, position):
                found.append((position, "\n"))
            skip_to = closed[position]
        elif mark in _SENTENCE_END or mark in _CLAUSE_END:
            if not _inside_number(text, position):
                found.append((position, mark))
        elif mark in "【】——":
            # 作出安排——在…建设…: what follows the dash is a clause of its own.
            found.append((position, mark[0]))
        elif mark.isspace() and (title or _parts_headlines(text, position)):
            found.append((position, " "))
    if "." in text or "．" in text or "②" in text or "1、" in text:
        found += [(match.start(), "\n") for match in _INLINE.finditer(text)]
        found = sorted(set(found))
    if cuts:
        found = sorted({*found, *((at, "\n") for at in cuts)})
    return found


def _bracket_ends(text: str, marks: list[tuple[int, str]]) -> dict[int, int]:
    """Where brackets that are short enough to be a name close, by where they open."""
    ends: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for position, mark in marks:
        if mark in _CLOSER:
            waiting.setdefault(mark, []).append(position)
            continue
        opener = _OPENED_BY.get(mark, "")
        if not waiting.get(opener):
            continue
        start = waiting[opener].pop()
        short = position - start <= _LONGEST_BRACKET.get(opener, 0)
        if short and not (opener == "“" and _is_speech(text, start, position)):
            ends[start] = position
    return ends


# “会再听一轮意见”: all of a clause, and no name.
_WHOLE_SPEECH = re.compile(
    "[，,\\s]?“(?P<said>(?:会|将|要|争取|力争|还|也|正|先|再|不会|不搞|我们|部里|司里|年内|明年|接下来|下一步|尽快"
    "|只要|就是|该|能|可以|让|把|对|必须|一定)[^“”]{3,60})”"
)


def _is_speech(text: str, start: int, end: int) -> bool:
    """Whether a short quotation is what somebody says, and no name: it holds a full stop, or a
    comma where it stands for itself: “初稿有了，年内出台”。"""
    if _STOP.search(text, start, end):
        return True
    opens = start == 0 or text[start - 1] in _BEFORE_SPEECH
    ends = text[end + 1 : end + 2] in _BEHIND_SPEECH
    return opens and ends and text.find("，", start, end) > 0


def _inside_number(text: str, position: int) -> bool:
    if text[position] not in ",:：" or not 0 < position < len(text) - 1:
        return False
    return text[position - 1].isdigit() and text[position + 1].isdigit()


def _parts_headlines(text: str, position: int) -> bool:
    """A blank between two Chinese characters, or before a dash, parts a heading from its text."""
    if not 0 < position < len(text) - 1:
        return False
    before = text[position - 1]
    if text.startswith(_DASHES, position) and before not in _PICTURES:
        return True
    ends = before > "\u2e80" or before == "”"
    return ends and text[position + 1] > "\u2e80" and before not in _PICTURES


def _clause(text: str, start: int, end: int, opener: str, closer: str) -> Clause | None:
    bullet = text[start] if not opener and text[start:end] and text[start] in BULLETS else ""
    start, end = _trim(text, start, end)
    match = _ENUMERATOR.match(text, start, end)
    enumerator = match.group() if match else bullet
    if match:
        start, end = _trim(text, match.end(), end)
    if start >= end and not enumerator:
        return None
    return Clause(text[start:end], start, end, opener, closer, enumerator)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The piece without marks at its edges; a quotation mark goes where its other half is away,
    and where all of the piece is what somebody says."""
    whole = _WHOLE_SPEECH.fullmatch(text, start, end)
    if whole:
        return whole.span("said")
    while start < end and text[start] in _MAY_GO and _loose_head(text, start, end):
        start += 1
    while start < end and text[end - 1] in _MAY_GO and _loose_tail(text, start, end):
        end -= 1
    return start, end


def _loose_head(text: str, start: int, end: int) -> bool:
    head = text[start]
    if head in _LOOSE or head in _OPENER:
        return True
    return head in _QUOTES and text.find(_QUOTES[head], start, end) < 0


def _loose_tail(text: str, start: int, end: int) -> bool:
    tail = text[end - 1]
    if tail in _LOOSE or tail in _QUOTES:
        return True
    return tail in _OPENER and text.find(_OPENER[tail], start, end) < 0
