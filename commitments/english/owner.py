"""Whose words an English sentence gives: the ministry's, another's, or nobody's in particular."""

import re
from datetime import date
from typing import Literal

from commitments._anchors import Anchored, headed
from commitments._record import Record
from commitments._word_edges import AtWord
from commitments.english.lexicon import lexicon, said
from commitments.english.source import (
    GUESTS,
    HE_THINKS,
    ITSELF,
    MEDIA,
    OF_ITS_OFFICE,
    SAME,
    UNDER_BEHIND,
    WERE_TOLD,
    among_bodies,
    is_body,
    person,
    quote_end,
    source_of,
    states_in_paper,
)
from commitments.english.stranger import (
    calls_theirs,
    is_company,
    is_local,
    is_others_paper,
    is_somebody,
    is_stranger,
    means_others,
    paper_of_others,
)
from commitments.officials import Bureau, bureau, officials_in

Owner = Literal["ministry", "other", "open"]
MINISTRY = "工业和信息化部"

_PRONOUN = re.compile(r"\b(?:he|she|they|it|we|you|I|official)\b", re.IGNORECASE)
_EARLY = 60
"""Characters within which the ministry is the subject of its sentence."""
_HEAD = 14
HELD = re.compile(
    r"['’]s\s+(?:\w+\s+)?(?:filings?|catalog(?:ue)?s?|lists?|approval|website|data|figures|database|"
    r"directory|records?|permits?|licen[sc]es?)\b"
)
"""What others turn up in: "which appeared in the MIIT's filing"."""
OFFICIAL = "official"
"""Whom "the official" means: the last voice that a title was named with."""
_AGAIN = re.compile(
    r"(?:^|,)[”\"]?\s*(?:the\s+(?:relevant\s+)?(?:official|person\s+in\s+charge|spokes\w+))"
    r"(?:,\s+(?-i:[A-Z][a-z]+(?:\s+[A-Z][a-z]+){1,2}),?)?\s*$",
    re.I,
)
_SURNAME = re.compile(r"(?:^\s*(?=[A-Z][a-z'-]+,)|,[”\"]?\s+(?=[A-Z][a-z'-]+\s*$))([A-Z][a-z'-]+)")
"""Whom a source names by the surname alone: "The ministry will …, Zhang", "Zhang, the ministry"."""
_ADVISER = AtWord(
    r"\b(?:expert|adviser|advisor|analyst|professor|researcher|academician|member\s+of\s+an?\s+"
    r"[\w ]{2,30}committee|think\s+tank)\b[^;]{0,80}?\b(?:under|affiliated\s+(?:with|to)|of|to|at|"
    r"attached\s+to|with)\s+(?:the\s+)?(?:MIIT|Ministry\s+of\s+Industry|ministry\b(?!\s+of))",
)
"""Who speaks for himself though the ministry is named beside him."""
_UNDER = re.compile(
    r"(?:specifically,\s+)?(?:under|in|per|as\s+(?:set\s+out|stated|outlined|described|laid\s+out|required)\s+in|"
    r"pursuant\s+to|in\s+line\s+with|as\s+per)\s+(?=(?:the|this)\b)",
    re.I,
)
_BY_PAPER = headed(
    r"\b(?:[Uu]nder|[Ii]n|[Aa]s\s+part\s+of|[Tt]he|An?|New|[Ww]hich\s+was)\s+(?:(?:an?|the|new|its)\s+)?[^;.]{0,90}?\b(?:issued|released|published|"
    r"unveiled|announced|drafted|drawn\s+up|made\s+public)\b[^,;.]{0,30}?\bby\s+(?:(?:[\w-]+\s+){1,4}(?:departments|ministries|"
    r"agencies|bodies|authorities|regulators),?\s+including\s+)?(?:the\s+|China['’]s\s+)?$"
)
"""Left of its name: "under a notice issued this week by seven bodies including (the ministry)"."""
_IMPERSONAL = re.compile(
    r"(?:it\s+(?:is|was)\s+(?:also\s+)?(?:proposed|planned|stipulated|specified|required|stated|"
    r"pointed\s+out|clear|clarified)\s+(?:that|in\s+the)\b"
    r"|(?:(?:main|specific|key|overall)\s+)*(?:goals|objectives|targets|tasks)\s+(?:are|include|is)\b"
    r"|(?:the|this)\s+(?:(?-i:[a-z\d-]+)\s+){0,3}(?:plan|guidelines?|opinions|blueprint|roadmap|circular|document|outline|scheme)\s+"
    r"(?:also\s+)?(?:calls?\s+for|aims\s+to|lists|outlines|puts\s+forward|stresses|requires?|urges|seeks)\b)",
    re.I,
)
"""A paper that was named before speaks: "it is proposed that", "the plan calls for"."""
_STARTER = re.compile(
    r"^(?:The|This|That|A|An|In|At|On|For|It|And|But|As|When|While|If|Since|After|Before|With|By|To|"
    r"From|Now|Today|Here|There|What|How|These|Those|Our|My|All|Some|Many|Such|Under|During|However|"
    r"Meanwhile|Also|Then|So|First|Second|Third|Finally|Earlier|Later|Last|Next|Recently|Currently)\b"
)
_STARTER_OF = re.compile(r"^(?:And|But|In\s+[\w ]{2,30},|On\s+[\w ]{2,30},)\s*")
_ANOTHER = re.compile(r"(?:[A-Z]+[.:]\s+)?(?:China['’]s\s+|The\s+)?Ministry\s+of\s+[A-Z]")
_OFFICIALS = re.compile(
    r"(?:(?:one|two|both|several|some|another|an?)\s+(?:of\s+(?:the|its|these|those|them)\s+)?)?(?:the\s+|senior\s+|government\s+)*(?:officials?|regulators?|authorities|(?<=of\sthem\s))"
    r"(?:\s+and\s+(?:industry\s+)?(?:experts|analysts|insiders|executives))?\s*$",
    re.I,
)
_UNNAMED = Anchored(
    r"(?i)\b(?:person|people|someone|executives?)\s+(?:familiar|close\s+to|briefed|"
    r"with\s+(?:\w+\s+)?knowledge)\b|^\s*(?:the|two|three|four|five|several)\s+people\b|\bsources?\b(?!\s+of)"
)
"""Who tells what goes on without a name: it is the plan of whoever the text is about."""
NAME = re.compile(r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)*(?:\s+[A-Z][a-z]+)?\b")
_PAPERS = re.compile(
    r"\s*(?:(?:draft|new|tender|internal|leaked|official|government)\s+)*(?:slides|minutes|guidelines|rules|measures|provisions|regulations|documents)\b"
)
"""Papers without an article: "according to guidelines of the ministry"."""
_ARTICLE = re.compile(r"\s*(?:Under\s+)?(?:Article|Section|Chapter|Clause|Annex)\s+(?:\d|[IVX]+\b)")
_QUOTES = re.compile(r"[“”\"]")
_CAPITALIZED = re.compile(r"[A-Z][a-z'-]+")
_LETTERS = re.compile(r"\b[A-Z]{3,}\b")
"""A name in capitals: "XYZ said it would"."""
_OF_A_MOVE = re.compile(
    r",\s+an?\s+(?:move|step|decision|policy|shift|measure|trend)\s+(?:that\s+)?[\w\s]{3,40}$"
)
"""What others say of it in an aside: ", a move experts (said) will help"."""
_DOER = re.compile(
    r"(?:But\s+|And\s+|Meanwhile,\s+)?(?!The\s)[A-Z][\w.&'’-]+(?:\s+[A-Z][\w.&'’-]+){1,4}\s+"
    r"(?:has|had|is|was|[a-z]+ed)\s"
)
"""A name of several words that did something: "Bright Looms declined to comment on the rules"."""
_NAMED = Anchored(
    r"(?i)Minist(?:ry|er) of Industry (?:and|&) Information|MIIT\b|"
    "industry and information technology (?:minist(?:er|ry)|(?:work )?conference)|"
    "conference on industry and information technology|"
    r"(?:China['’]s|the country['’]s|\bChinese) (?:top )?(?:industry and (?:tech|IT)|industry|"
    r"industrial|IT|tech|telecoms?|auto industry) (?:ministry|regulator|watchdog)\b"
)


class Voice(Record):
    """Who speaks at a place of an article."""

    owner: Owner = "open"
    speaker: str | None = None
    surname: str | None = None
    """How later sentences name the speaker ("Xin said")."""
    office: str | None = None
    """The bureau's Chinese name."""
    paper: bool = False
    """A paper of the owner's speaks: "the guideline"."""
    theirs: bool = False
    """ "The ministry" is another one, which was named last."""
    hearsay: bool = False
    """Somebody without a name tells what the owner plans."""
    foreign: str = ""
    """The sort of paper ("plan") that somebody else has issued last."""


def names_ministry(text: str) -> bool:
    """Whether the ministry is named: in full, by its letters, as China's industry ministry."""
    return _NAMED.search(text) is not None


def heard(
    sentence: str, voice: Voice, on: date | None, papers: bool, known: dict[str, Voice]
) -> Voice:
    """The voice after the attributions of a sentence.

    `papers`: the article's papers are the ministry's. `known`: people heard before, by surname.
    """
    theirs, paper = _another(sentence, voice.theirs), paper_of_others(sentence, voice.foreign)
    voice = voice._replace(theirs=theirs, foreign=paper)
    after = _after(sentence, voice, on, papers, known)
    return after._replace(theirs=theirs, foreign=paper)


def _another(sentence: str, theirs: bool) -> bool:
    """Whether "the ministry" is another one behind a sentence that begins with its name."""
    return (theirs or _ANOTHER.match(sentence) is not None) and not names_ministry(sentence)


def _after(
    sentence: str, voice: Voice, on: date | None, papers: bool, known: dict[str, Voice]
) -> Voice:
    words = lexicon()
    office = bureau(sentence)
    office = None if office and office.shared and not words.ministry.search(sentence) else office
    impersonal = papers and voice.owner != "other" and _IMPERSONAL.match(sentence)
    if impersonal and not (voice.foreign and calls_theirs(sentence, voice.foreign)):
        return voice._replace(owner="ministry", paper=True)
    under = _UNDER.match(sentence)
    if under is None and "nder th" in sentence and said(sentence) is None:
        under = UNDER_BEHIND.search(sentence)
    paper = words.paper.match(sentence, under.end()) if under else None
    if paper and means_others(paper[0], voice.foreign):
        return Voice("other")
    ours = paper and not voice.theirs and words.ministry.search(paper[0])
    if paper and papers and (ours or voice.owner != "other"):
        return voice._replace(owner="ministry", paper=True)
    ministry = words.ministry.search(sentence)
    saying = said(sentence)
    if ministry and papers and states_in_paper(sentence):
        return Voice("ministry", paper=True)
    if saying and sentence[0] in '"“':
        saying = words.saying.search(sentence, quote_end(sentence)) or saying
    if saying and _OF_A_MOVE.search(sentence, 0, saying.start()):
        saying = words.saying.search(sentence, saying.end())
    people = officials_in(sentence, on) if saying or ministry else ()
    if people and not _namesake(sentence, people[0][2]):
        official = people[0][0]
        family = official.en.split()[0].lower()
        return Voice("ministry", official.en, family, office.name if office else official.bureau)
    if not ministry and is_local(sentence):
        return Voice("other", theirs=voice.theirs)
    if saying:
        cited = saying[0].lower() in ("according to", "per")
        source = source_of(sentence, saying)
        told = _quoted(source, cited, office, voice, papers, known)
        ours = ministry and ministry.start() < _HEAD and _UNNAMED.search(source)
        return Voice("ministry", hearsay=True) if ours and told.owner == "open" else told
    if known and (back := known.get(sentence.partition(" ")[0].lower())) is not None:
        return back  # "Xin smiled.": whoever was heard before
    if (not ministry and is_company(sentence)) or is_stranger(sentence):
        return Voice("other", theirs=voice.theirs)
    if office:
        return voice._replace(owner="ministry", office=office.name)
    if voice.owner == "open" and ministry and _BY_PAPER.search(sentence, 0, ministry.start()):
        return Voice("ministry")
    if (
        voice.owner == "open"
        and ministry
        and (ministry.start() < _EARLY or among_bodies(sentence[: ministry.start()]))
        and not HELD.match(sentence, ministry.end())
    ):
        return Voice("ministry")
    return voice


def _quoted(
    source: str,
    cited: bool,
    office: Bureau | None,
    voice: Voice,
    papers: bool,
    known: dict[str, Voice],
) -> Voice:
    """The voice of a source: "an official with the ministry", "Xin", "the guideline", "Citi"."""
    words = lexicon()
    if WERE_TOLD.search(source) or (voice.owner == "ministry" and SAME.search(source)):
        return voice
    if OFFICIAL in known and _AGAIN.search(source):
        return known[OFFICIAL]
    alone = _SURNAME.search(source)
    if alone and alone[1].lower() in known:
        return known[alone[1].lower()]
    if GUESTS.match(source.strip()):
        return Voice("other")
    plain = _QUOTES.sub("", source)
    head, comma, _ = source.strip().partition(",")
    if comma and is_body(head) and not (words.ministry.search(head) or office or known):
        return Voice("other")
    paper = words.paper.search(plain) or (_PAPERS.match(source) if cited else None)
    if words.ministry.search(source) or office:
        if _ADVISER.search(source):
            return Voice("other")
        surname, speaker = person(source)
        ours = bool(paper) and (papers or cited)
        return Voice("ministry", speaker, surname, office.name if office else None, ours)
    for word in _CAPITALIZED.findall(source) if known else ():
        if word.lower() in known:
            return known[word.lower()]
    if _UNNAMED.search(source):
        return voice._replace(hearsay=voice.owner == "ministry")
    if MEDIA.search(source) or _OFFICIALS.match(source.strip()):
        return voice
    if _ARTICLE.match(source):
        return Voice("ministry", paper=True) if papers else voice
    if paper and (is_others_paper(paper[0]) or _DOER.match(source)):
        return Voice("other")
    if words.others.search(plain.replace(paper[0], "") if paper else source):
        return Voice("other")
    if paper:
        return Voice("ministry", paper=True) if papers else voice
    if words.state.match(_STARTER_OF.sub("", source.strip())):
        return voice  # "China announced": whoever speaks for it is named elsewhere
    if _PRONOUN.search(source):
        return voice._replace(hearsay=False) if ITSELF.search(source) else voice
    if voice.owner == "ministry" and OF_ITS_OFFICE.search(source):
        surname, speaker = person(source)
        return Voice("ministry", speaker, surname)
    named = NAME.search(_STARTER.sub("", source.strip())) or _LETTERS.search(source)
    return Voice("other") if named or is_somebody(source) else voice


def guessed(sentence: str, subject: str, on: date | None, papers: bool) -> bool:
    """Whether somebody else is the source of a sentence: "analysts said the MIIT will …"."""
    saying = said(sentence)
    if saying is None or said(subject) is not None:
        return False
    thinks = "he " in sentence and HE_THINKS.search(sentence) is not None
    return thinks or _after(sentence, Voice(), on, papers, {}).owner == "other"


def _namesake(sentence: str, end: int) -> bool:
    """Whether the name belongs to somebody else: "Lu Shan, an analyst at …"."""
    beside = re.match(r",\s+[^,]{3,120}", sentence[end : end + 130])
    if beside is None or names_ministry(beside[0]) or lexicon().ministry.search(beside[0]):
        return False
    return lexicon().others.search(beside[0]) is not None
