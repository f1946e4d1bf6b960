"""Who speaks where an English article begins."""

import re
from datetime import date

from articles.article import Article
from commitments.english.lexicon import lexicon, said
from commitments.english.owner import Voice, heard, names_ministry
from commitments.english.text import says_nothing, sentences
from commitments.english.title import begins_with_ministry, is_papers

_HEADING = re.compile(r"[A-Z]{2,}[.:]\s+|[Tt]he\s+(?=M)")
LONGEST_SENTENCE = 4000
_PARAGRAPHS = 8
_FULL = "Ministry of Industry and Information Technology"
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
    for paragraph in article.paragraphs[:_PARAGRAPHS]:
        for sentence in sentences(paragraph[:LONGEST_SENTENCE]):
            if says_nothing(paragraph, sentence):
                continue
            voice = heard(sentence.text, Voice(), said_on, papers, {})
            if voice.owner != "open":
                return voice._replace(speaker=None, surname=None)
    return Voice("ministry") if begins_with_ministry(article.title) else Voice()


def voice_of(
    sentence: str, voice: Voice, on: date | None, papers: bool, known: dict[str, Voice]
) -> Voice:
    """The voice after a sentence; the ministry's again where it begins by issuing something."""
    after = heard(sentence, voice, on, papers, known)
    if after.owner != "other" or voice.owner != "other" or said(sentence) is not None:
        return after
    issued = _ISSUED.match(sentence) if "MIIT" in sentence or _FULL in sentence else None
    return Voice("ministry") if issued and opens_with_ministry(issued["doer"]) else after


def opens_with_ministry(sentence: str) -> bool:
    """Whether a paragraph that begins so is about the ministry, whoever spoke before."""
    ministry = lexicon().ministry.match(_HEADING.sub("", sentence.lstrip(" -–—•*")))
    return ministry is not None and names_ministry(ministry[0])
