"""Whose words an English sentence gives: the ministry's, another's, or nobody's in particular."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from .english_lexicon import lexicon
from .officials import Bureau, bureau, officials_in

Owner = Literal["ministry", "other", "open"]
MINISTRY = "工业和信息化部"

_PRONOUN = re.compile(r"\b(?:he|she|they|it|we|official)\b", re.IGNORECASE)
_EARLY = 60
"""Characters within which the ministry is the subject of its sentence."""
_UNDER = re.compile(
    r"(?:under|in|per|as\s+(?:set\s+out|stated|outlined|described|laid\s+out|required)\s+in|"
    r"pursuant\s+to|in\s+line\s+with|as\s+per)\s+(?=(?:the|this)\b)",
    re.I,
)
FRONTED = re.compile(
    r"^(?:(?:this|next|last)\s+(?:year|month|quarter|week)(?:\s+|$)|(?:in|by)\s+20\d\d\s+"
    r"|(?:late\s+)?(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+"
    r"|(?:in|at|during|through|via)\s+(?:an?|the)\s+(?:[\w-]+\s+){1,4}(?=(?:it|he|she|they|the|we|"
    r"China)\b))+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s+(?:also|further|then|now|jointly|separately|itself|has|have)$")
_OFFICE = re.compile(
    r"['’]s\s+(?:[\w-]+\s+){0,8}(?:department|bureau|division|office|cent(?:er|re))$", re.I
)
_HOLDS = re.compile(
    r"(?:also\s+)?(?:cover|apply|include|contain|consist|specify|define|stipulate|replace|involve|"
    r"affect|concern|govern|comprise|mean|serve)\b"
)
_STARTER = re.compile(r"^(?:The|This|That|A|An|In|At|On|For|It|And|But)\b")
_MEDIA = re.compile(
    r"\b(?:Xinhua|Reuters|Bloomberg|CCTV|CGTN|Caixin|Cailian|News|Daily|Press|Times|Post|Journal|"
    "Agency|Global|"
    r"newspapers?|media|outlets?|reports?|reporters?)\b"
)
_ASIDE = re.compile(r",?\s+(?:as|while|after|when|who|which|adding|citing|referring|despite)\s")
_HEADING = re.compile(r"[A-Z]{2,}[.:]\s+|[Tt]he\s+(?=M)")
_ANOTHER = re.compile(r"(?:[A-Z]+[.:]\s+)?(?:China['’]s\s+|The\s+)?Ministry\s+of\s+[A-Z]")
_OFFICIALS = re.compile(r"(?:the\s+)?(?:officials?|regulators?|authorities)\s*$", re.I)
_NAME = re.compile(r"\b[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?\b")
_RELEASED = re.compile(
    r"\b(?:released|issued|unveiled|published|launched|formulated|drafted|promulgated|announced|"
    r"made public)\b",
    re.I,
)
_BODY = re.compile(
    r"\b(?:Commission|Ministry|Administration|Council|Bureau|Department|Office|Technology|China|"
    r"Industry|Conference|Plan|Group|Finance|Commerce|Standards?|\w+day)\b"
)
TITLE_OF_OFFICE = re.compile(
    "(?:(?:vice[- ])?minister|spokes(?:person|man|woman)|chief engineer|(?:deputy )?(?:director|"
    "head|chief)(?:[- ]general)?|official|"
    r"(?:relevant |responsible )?person in charge)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Voice:
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


def names_ministry(text: str) -> bool:
    """Whether the ministry is named: in full, by its letters, as China's industry ministry."""
    return (
        re.search(
            r"Minist(?:ry|er) of Industry and Information|MIIT\b|"
            "Industry and Information Technology Minister|"
            r"(?:China['’]s|the country['’]s|\bChinese) (?:top )?(?:industry|industrial|IT|tech|"
            r"telecom|auto industry) (?:ministry|regulator|watchdog)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def heard(
    sentence: str, voice: Voice, on: date | None, papers: bool, known: dict[str, Voice]
) -> Voice:
    """The voice after the attributions of a sentence.

    `papers`: the article's papers are the ministry's. `known`: people heard before, by surname.
    """
    voice = replace(voice, theirs=_another(sentence, voice.theirs))
    return replace(_after(sentence, voice, on, papers, known), theirs=voice.theirs)


def _another(sentence: str, theirs: bool) -> bool:
    """Whether "the ministry" is another one behind a sentence that begins with its name."""
    if names_ministry(sentence):
        return False
    return theirs or _ANOTHER.match(sentence) is not None


def _after(
    sentence: str, voice: Voice, on: date | None, papers: bool, known: dict[str, Voice]
) -> Voice:
    words = lexicon()
    office = bureau(sentence)
    if office and office.shared and not words.ministry.search(sentence):
        office = None
    under = _UNDER.match(sentence)
    if under and papers and voice.owner != "other" and words.paper.match(sentence, under.end()):
        return replace(voice, owner="ministry", paper=True)
    people = officials_in(sentence, on)
    ministry = words.ministry.search(sentence)
    saying = words.saying.search(sentence)
    if people and (saying or ministry) and not _namesake(sentence, people[0][2]):
        official = people[0][0]
        family = official.en.split()[0].lower()
        return Voice("ministry", official.en, family, office.name if office else official.bureau)
    if saying:
        cited = saying[0].lower() == "according to"
        return _quoted(_source(sentence, saying), cited, office, voice, papers, known)
    if office:
        return replace(voice, owner="ministry", office=office.name)
    if voice.owner == "open" and ministry and ministry.start() < _EARLY:
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
    paper = words.paper.search(source)
    if words.ministry.search(source) or office:
        surname, speaker = _person(source)
        ours = bool(paper) and (papers or cited)
        return Voice("ministry", speaker, surname, office.name if office else None, ours)
    for word in re.findall(r"[A-Z][a-z'-]+", source):
        if word.lower() in known:
            return known[word.lower()]
    if _MEDIA.search(source) or _OFFICIALS.match(source.strip()):
        return voice
    if paper and _theirs(paper[0]):
        return Voice("other")
    if words.others.search(source.replace(paper[0], "") if paper else source):
        return Voice("other")
    if paper:
        return Voice("ministry", paper=True) if papers else voice
    if _PRONOUN.search(source):
        return voice
    named = _NAME.search(_STARTER.sub("", source.strip()))
    return Voice("other") if named else voice


def opens_with_ministry(sentence: str) -> bool:
    """Whether a paragraph that begins so is about the ministry, whoever spoke before."""
    ministry = lexicon().ministry.match(_HEADING.sub("", sentence))
    return ministry is not None and names_ministry(ministry[0])


def _theirs(paper: str) -> bool:
    """Whether a paper's words name another body: "the NDRC's plan", "the Administration for …"."""
    named = lexicon().others.search(paper)
    return named is not None and (
        named[0][0].isupper() or paper[named.end() :].startswith(("'s", "’s"))
    )


def _namesake(sentence: str, end: int) -> bool:
    """Whether the name belongs to somebody else: "Lu Shan, an analyst at …"."""
    beside = re.match(r",\s+[^,]{3,120}", sentence[end : end + 130])
    return (
        beside is not None
        and lexicon().others.search(beside[0]) is not None
        and not names_ministry(beside[0])
        and not lexicon().ministry.search(beside[0])
    )


def _source(sentence: str, saying: re.Match[str]) -> str:
    """The words that name who says it: before "said", or behind "according to" and "said Xin"."""
    before, after = sentence[: saying.start()], sentence[saying.end() :]
    if saying[0].lower() in ("according to", "quoted", "cited"):
        return after[:200]
    clause = re.split(
        r",\s(?!vice|minister|director|spokes|chief|head|an official|deputy)|[”\"]", before
    )[-1]
    named_behind = re.match(
        r"\s*(?:[A-Z]|the\s+(?:ministry|MIIT)|an?\s+(?:official|spokes))", after
    )
    named_behind = named_behind or lexicon().paper.match(after.lstrip())
    if saying[0].lower() == "told" or lexicon().predicate.search(after[:80]):
        named_behind = None  # "…, said the rules would": what is said, not who says it
    if before.rstrip().endswith(("”", '"')) or (not clause.strip() and named_behind):
        return _ASIDE.split(after[:160], maxsplit=1)[0]
    if not clause.strip():
        return before[-200:]
    return before[-260:] if lexicon().ministry.search(before[-260:]) else clause[-200:]


def _person(source: str) -> tuple[str | None, str | None]:
    """Surname and name of the person that a source names beside the ministry."""
    rest = lexicon().ministry.sub(" ", source)
    match = re.search(
        r"(?:^|said |, |\b)([A-Z][a-z]+ [A-Z][a-z]+)(?=,|\s+(?:said|told|noted|added|stated|"
        r"announced)|\s*$)",
        rest,
    )
    if (
        match is None
        or bureau(match[1])
        or TITLE_OF_OFFICE.search(match[1])
        or _BODY.search(match[1])
        or _MEDIA.search(match[1])
        or match[1].startswith(("The ", "Chinese "))
    ):
        return None, None
    return match[1].split()[0].lower(), match[1]


def describes(subject: str, predicate: str) -> bool:
    """Whether a clause tells what a paper holds: "the standard will cover lamps"."""
    return (
        lexicon().paper.fullmatch(subject.strip()) is not None
        and _HOLDS.match(predicate) is not None
    )


def papers_are_ours(text: str) -> bool:
    """Whether the papers that an article reports were issued by the ministry, or by it too."""
    for match in lexicon().ministry.finditer(text):
        near = text[max(0, match.start() - 250) : match.end() + 160]
        if _RELEASED.search(near) or re.search(
            r"\b(?:guideline|plan|circular|notice|draft|rules|document)\b", near, re.I
        ):
            return True
    return False


def subject_owner(subject: str, voice: Voice, papers: bool) -> Owner:
    """Whose promise a clause with that subject is, in that voice.

    The ministry's own name settles it; "China" and "we" are the speaker's; any other subject is
    "open": the clause then counts only as a goal of a paper or as a passive promise.
    """
    words = lexicon()
    subject = FRONTED.sub("", subject.strip())
    subject = re.sub(
        r"^(?:that|and|but|while|also|therefore|so|as|when|where|then|today|now|meanwhile)\s+",
        "",
        subject.strip(),
        flags=re.I,
    ).strip(' ,“"')
    subject = _TRAILING.sub("", subject)
    ministry = words.ministry.search(subject)
    if ministry and voice.theirs and ministry[0].lower() == "the ministry":
        return "other"
    if ministry:
        rest = subject[ministry.end() :].strip(" ,")
        if not rest or re.match(
            r"(?:and|along|together|jointly|with|,|in\b|\(|also|on\b)", rest, re.I
        ):
            return "ministry"
        if bureau(subject) or _OFFICE.match(rest) or TITLE_OF_OFFICE.search(rest):
            return "ministry"
        return "open"
    office = bureau(subject)
    if office and not office.shared:
        return "ministry"
    if not subject or words.speaker.fullmatch(subject) or words.state.fullmatch(subject):
        return voice.owner
    if words.paper.fullmatch(subject.split(",")[0]):
        return "ministry" if papers and voice.owner != "other" else voice.owner
    if words.others.search(subject):
        return "other"
    return "open"
