"""Who speaks where an English article begins."""

import re
from datetime import date

from articles.article import Article
from commitments.english.lexicon import lexicon, said
from commitments.english.owner import HELD, Voice, heard, names_ministry
from commitments.english.screen import papers_are_ours
from commitments.english.text import says_nothing, sentences
from commitments.english.title import begins_with_ministry, is_papers

_HEADING = re.compile(r"[A-Z]{2,}[.:]\s+|[Tt]he\s+(?=M)")
LONGEST_SENTENCE = 4000
_PARAGRAPHS = 8
_HEAD = 3
"""Paragraphs in which whoever translates a document says whose it is."""
_DOCUMENT = re.compile(
    r"(?!.*\b(?:released|issued|unveiled|published|announced|revised|drafted|take|takes|out|will|urge[sd]?|is|are|has|have|had|to\s+be|explained|in\s+brief|"
    r"what|how|why)\b)"
    r"(?:(?:(?:Full\s+[Tt]ext|(?:Machine\s+|Unofficial\s+|English\s+|Our\s+)?[Tt]ranslation|Text|Excerpts?|Document)(?:\s+(?:of|from))?\s*[:–—-]?\s+)(?:[Tt]he\s+)?"
    r"(?:[\w’'-]+\s+){0,6}?|(?:(?:Several|Guiding|Implementation|Implementing|Administrative|Management|Interim|Special|Joint|Work|Action|Development|20\d\d|Three-Year|Five-Year|Further|Draft|New|National)\s+){0,4})"
    r"(?:Notice|Circular|Announcement|Opinions?|Guidelines?|Measures|Plan|Outline|Regulations|Provisions|Roadmap|Points|Scheme|Rules)\s+"
    r"(?:\([^()]{3,30}\)\s+)?(?:on|for|of|to|regarding|concerning)\s"
)
"""A title that is a document's: "Translation: Implementation Opinions on Looms"."""
_NUMBERED = re.compile(
    r"(?:[IVX]{1,4}|\d{1,2}|\((?:\d{1,2}|[ivx]{1,4})\)|Article\s+\d+)[.):]?\s+(?=[A-Z])"
)
_FULL = "Ministry of Industry and Information Technology"
_MEETING = re.compile(
    r"The\s+(?:meeting|conference|symposium|teleconference|event)\s+(?:(?:also|further|then|finally)\s+)*"
    r"(?:emphasi[sz]ed|stressed|pointed\s+out|required|requested|demanded|called\s+for|noted|proposed|decided|"
    r"made\s+it\s+clear|made\s+arrangements|arranged|deployed|urged|said|held\s+that|clarified)\b"
)
_ISSUED = re.compile(
    r"(?:(?:(?:On|In|Last|This|Earlier|Meanwhile|Separately|Also|Just|\w+\s+(?:days?|weeks?|months?)\s+(?:earlier|before|later))"
    r"(?:\s[^,;]{2,30})?,\s+)(?:(?:on|in)\s[^,;]{2,20},\s+)?)?"
    r"(?P<doer>(?:[Tt]he\s+|China['’]s\s+)?(?:MIIT|Ministry\s+of\s+Industry\s+and\s+Information\s+Technology)(?:\s+\(MIIT\))?)\s+"
    r"(?:(?:has|have|also|recently|jointly|officially)\s+)*(?:released|issued|published|unveiled|announced|rolled\s+out)\s"
)
"""The ministry issues something: "Four days earlier, on July 3, the MIIT released"."""


def first_voice(article: Article, said_on: date | None, papers: bool) -> Voice:
    """Who is quoted first: a lead without attribution is theirs."""
    if is_papers(article.title):
        return Voice("ministry", paper=True)
    head = "\n".join((article.title, *article.paragraphs[:_HEAD]))
    if papers and _DOCUMENT.match(article.title) and names_ministry(head):
        return Voice("ministry", paper=True)
    for paragraph in article.paragraphs[:_PARAGRAPHS]:
        for sentence in sentences(paragraph[:LONGEST_SENTENCE]):
            if says_nothing(paragraph, sentence):
                continue
            voice = heard(sentence.text, Voice(), said_on, papers, {})
            if voice.owner != "open":
                return voice._replace(speaker=None, surname=None)
    if begins_with_ministry(article.title):
        return Voice("ministry")
    head = "\n".join((article.title, *article.paragraphs[:1]))
    # Nobody is said to speak: the paper that the lead is about does.
    named = lexicon().ministry.search(head) if papers and papers_are_ours(head) else None
    speaks = named is not None and not HELD.match(head, named.end())
    return Voice("ministry", paper=True) if speaks else Voice()


def voice_of(
    sentence: str, voice: Voice, on: date | None, papers: bool, known: dict[str, Voice]
) -> Voice:
    """The voice after a sentence; the ministry's again where it begins by issuing something."""
    after = heard(sentence, voice, on, papers, known)
    if after.owner != "other" or voice.owner != "other" or said(sentence) is not None:
        return after
    issued = _ISSUED.match(sentence) if "MIIT" in sentence or _FULL in sentence else None
    return Voice("ministry") if issued and opens_with_ministry(issued["doer"]) else after


def goes_on(paragraph: str, lead: Voice, first: Voice | None) -> bool:
    """Whether the ministry speaks again, after others, from a paragraph on.

    It begins with its name; or with a number, in a document; or with what the meeting says that
    it (`first`) has told of.
    """
    if first is not None and first.owner == "ministry" and _MEETING.match(paragraph):
        return True
    return opens_with_ministry(paragraph) or (lead.paper and _NUMBERED.match(paragraph) is not None)


def opens_with_ministry(sentence: str) -> bool:
    """Whether a paragraph that begins so is about the ministry, whoever spoke before."""
    ministry = lexicon().ministry.match(_HEADING.sub("", sentence.lstrip(" -–—•*")))
    return ministry is not None and names_ministry(ministry[0])
