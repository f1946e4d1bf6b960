"""English text cut into sentences that keep their offsets."""

import re

from commitments._anchors import headed
from commitments._record import Record

_END = re.compile(
    # The set at the head lets the engine skip to the few places that may part sentences.
    r"[.!?;:\n](?:(?<=[.!?])(?<![.!?].)[.!?]*+[”\"’')\]]*(?:\[\d{1,3}(?:,\s?\d{1,3})*\])*(?=\s|$|[A-Z“\"](?:[a-z]|\s))(?:\s+\.)*\s*|"
    r"(?<=;)\s+|(?<=\n)\n*|"
    r"(?:(?<=aspects:)|(?<=tasks:)|(?<=areas:)|(?<=points:)|(?<=steps:)|(?<=fronts:)|(?<=follows:))\s+(?=[A-Z][a-z]+\s)|"
    r"(?<=[a-z]:)\s+(?=(?:[1-9]\d?(?=[.)、]\D)|[(•·]|"
    r"[a-z]+ing\s|[Ff]irst|[Oo]ne is|[Tt]he first)\b))"
)
# The first blank by itself: a search skips to it.
_GAP = re.compile(r"\s\s{7,}")
"""More blanks than stand within a sentence; what is between words may be read again for each."""
_ABBREVIATION = headed(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Ltd|Co|"
    r"St|vs|approx|etc|e\.g|i\.e|al|a\.m|p\.m|U\.S|U\.K|U\.N)|\b[A-Z])$"
)
_BLANKS = "".join(each for each in map(chr, range(0x3001)) if each.isspace())
_EDGE = f"{_BLANKS},.;:-–—"
_AGENCY = r"\((?:Xinhua|Gasgoo|Reuters|MENAFN|[A-Z][\w .]{1,30})\)\s*(?:--?|—|–)\s*"
_DATELINE = re.compile(
    r"\s*(?:date\s+\d{4}-\d\d(?:-\d\d)?\s*)?"
    rf"(?:[A-Z][A-Z]+(?:[ ,/][A-Z]+){{0,3}},?\s+(?:[A-Z][a-z]{{2,8}}\.?\s+\d{{1,2}}\s*)?{_AGENCY}"
    r"|[A-Z][a-z]{2,},?\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?\s*"
    r"(?:\([A-Z][\w .]{1,30}\)\s*(?:--?|—|–)|:)\s*"
    r"|(?:[A-Z][\w.’']*\s+){1,5}(?:News|Agency|Press|Service|Daily|Times)(?:,\s+[\w. ]{3,24}){0,3}"
    r"(?:\s*\([^()]{3,60}\)|\s+(?:--?|—|–))\s*"
    r"|[A-Z]{4,},\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2}\s+(?:--?|—|–)\s+"
    r"|[A-Z][a-z]{3,}\s+\(Gasgoo\)\s*(?:--?|—|–)\s*|\([A-Z]+\)\s+|"
    r"\([A-Z]\w{1,20}\)\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2}\s+(?:--?|—|–)\s+|[A-Z]{4,},\s+[A-Z]{2,}\s+(?:-|—|"
    r"–)\s+|[A-Z]{4,}\s+(?:--?|—|–)\s+|(?:Xinhua|"
    r"Reuters)\)\s+\d\d:\d\d,\s+\w+\s+\d+,\s+\d{4}\s*)?"
)

_CREDITS = re.compile(r"\(?(?:Additional )?(?:Reporting|Writing|Editing|Edited|Compiled) by [A-Z]")
"""(Reporting by …; Editing by …): who made the report, and no word of it."""

_COMMENT = re.compile(
    r"(?:It|This|That|The\s+(?:move|policy|plan|decision|shift|targets?|step|news))\s+(?:also\s+|further\s+)?"
    r"(?:signals?|(?:underscores?|underlines?)(?!\s+the\s+(?:need|importance|necessity)\s)|reflects?|suggests?|hints?|marks\s+an?)\s"
    r"|This\s+(?:[a-z’'-]+\s+){0,4}?(?:shift|move|strategy|milestone|mandate|policy|initiative|development|step|decision|"
    r"progress|plan|approach|measure|regulation|launch|announcement|effort|trend|change)\s+(?:also\s+|clearly\s+|thus\s+)?"
    r"(?:marks|signals|represents|reflects|underscores|underlines|highlights|demonstrates|indicates|shows|illustrates|"
    r"suggests|positions|is\s+(?:significant|important|crucial|an?\s+(?:major|significant|key|important|crucial|critical))|"
    r"(?:directly|significantly|could|may|might)\s+[a-z]+)\s"
    r"|(?:(?:Why|What)\s+(?:it|this)\s+(?:matters|means)|(?:(?:Potential|Market|Likely)\s+)?[Ii]mpact|"
    r"Strategic\s+read|Implications?(?:\s+for\s+[\w ]{3,30})?|(?:Our|My)\s+(?:take|view|read)|"
    r"(?:The\s+)?[Bb]ottom\s+line|Takeaway|So\s+what|Analysis|Commentary|Editor['’]s\s+note|"
    r"Outlook|Risks?)\s?[:—–]\s"
)
"""A writer's view of it: "It also signals that looms are taken seriously", "Why it matters: …"."""


_ITS_AIM = re.compile(r"It\s+(?:also\s+)?(?:aims|seeks|intends)\s+to\s+\D+$")
"""Behind a writer's view, what it is said to be for is one as well."""


class Sentence(Record):
    """A sentence without its stop: `text` stands from `start` to `end` of the paragraph."""

    text: str
    start: int
    end: int

    def after(self, at: int) -> "Sentence":
        """What of it stands behind `at`, a place in the paragraph."""
        cut = max(0, at - self.start)
        cut += len(self.text[cut:]) - len(self.text[cut:].lstrip())
        return Sentence(self.text[cut:], self.start + cut, self.end)


def sentences(paragraph: str) -> list[Sentence]:
    """Sentences in order: full stops, semicolons, line ends and gaps part them.

    Abbreviations don't, a missing blank ("policy supply.Establish") does; a dateline and credits
    are left out.
    """
    found: list[Sentence] = []
    # Every blank but the plain one is no character to print.
    blanks = "  " in paragraph or not paragraph.isprintable()
    gapped = blanks and _GAP.search(paragraph) is not None
    dateline = _DATELINE.match(paragraph)
    start = dateline.end() if dateline else 0
    for match in _END.finditer(paragraph, start):
        if match[0][0] == "." and _is_abbreviation(paragraph, match.start()):
            continue
        _add(found, paragraph, start, match.start(), gapped)
        start = match.end()
    _add(found, paragraph, start, len(paragraph), gapped)
    return found


def says_nothing(paragraph: str, sentence: Sentence) -> bool:
    """Whether a sentence of a paragraph asks something, or says what somebody's move means."""
    if paragraph[sentence.end : sentence.end + 1] == "?" or _COMMENT.match(sentence.text):
        return True
    if not sentence.text.startswith("It ") or _ITS_AIM.match(sentence.text) is None:
        return False
    before = paragraph.rfind(". ", 0, max(0, sentence.start - 2))
    return _COMMENT.match(paragraph, before + 2 if before >= 0 else 0) is not None


def _is_abbreviation(paragraph: str, stop: int) -> bool:
    return _ABBREVIATION.search(paragraph[max(0, stop - 7) : stop]) is not None


def _add(found: list[Sentence], paragraph: str, start: int, end: int, gapped: bool) -> None:
    for gap in _GAP.finditer(paragraph, start, end) if gapped else ():
        _append(found, paragraph, start, gap.start())
        start = gap.end()
    _append(found, paragraph, start, end)


def _append(found: list[Sentence], paragraph: str, start: int, end: int) -> None:
    start, end = trimmed(paragraph, start, end)
    if start < end and not _CREDITS.match(paragraph, start, end):
        found.append(Sentence(paragraph[start:end], start, end))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same piece without white space, commas and stray marks at its edges."""
    if start < end:
        piece = text[start:end].lstrip(_EDGE)
        start, end = end - len(piece), end - len(piece) + len(piece.rstrip(_EDGE))
    return start, end
