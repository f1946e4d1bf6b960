"""What speaks for and against a clause being a commitment, as named evidence."""

import re
from functools import lru_cache

from commitments._anchors import headed
from commitments._words import any_in, any_of
from commitments.chinese.admission import REFUSED, Evidence, Names
from commitments.chinese.kind import names_instrument, names_programme
from commitments.chinese.lexicon import table
from commitments.chinese.piece import Piece
from commitments.chinese.verbs import RESULTS, STAGE_OF
from commitments.chinese.verdict import FINAL

_SCOPE = table("scope")
_OBJECTS = table("objects")
_MARK_NAMES = ("strong_ahead", "done", "statistic", "forecast", "background", "duty")
_MARKS = [(name, any_in(_SCOPE[name])) for name in _MARK_NAMES]
_has_any = any_in(word for name in _MARK_NAMES for word in _SCOPE[name])
"""Looked for first: half of the clauses have no mark."""
_PURPOSE = re.compile(r"(?:为|以|从而|进而|旨在|以期|有效|不断|更好|切实)")
_PREPOSITION = headed(f"(?:{any_of(_SCOPE['prepositions'])})")
_NUMBER = headed(
    r"\d+(?:\.\d+)?(?:%|％|[万亿]?(?:家|个|项|辆|元|张|座|台|套|条|种|款|名|人|吨|户|次|场|倍)|个百分点)|[一二三四五六七八九十百千]+(?:家|个|项|批次)"
)
_TAILS_OF_CONDITION = (
    "的", "下", "时", "后", "前", "中", "基础上", "过程中", "方面", "为主", "为主线", "为目标",
    "为导向", "为抓手", "为核心", "以来", "之一", "情况", "问题", "原则", "领域",
)  # fmt: skip
_NO_CONDITION = "以下"
_HEAD_INSTRUMENT = re.compile(
    f"(?:{any_of(_OBJECTS['instrument']['strong'])})(?:》|（[^）]*）)?(?:等)?(?:的?(?:{any_of(_OBJECTS['instrument']['revision'])}|编制|实施|工作|落实|落地|项目)+)?(?:等)?$"
)
_HEAD_PROGRAMME = re.compile(
    f"(?:{any_of(_OBJECTS['programme']['strong'])})(?:”|（[^）]*）)?(?:等)?(?:的?(?:建设|工作|作用|应用|体系|布局|实施|开展|申报)+)?(?:等)?$"
)
_LONGEST_HEAD = 60
"""Characters of a clause that are weighed pair by pair."""


@lru_cache(maxsize=512)
def _marked(text: str) -> tuple[str, ...]:
    """The marks of a clause; asked for it and for its neighbours."""
    return tuple([name for name, has in _MARKS if has(text)]) if _has_any(text) else ()


def shape(piece: Piece) -> str:
    """Coarse form of a piece: action, result, preposition, purpose or other."""
    verbs = piece.predicate.verbs
    if not verbs:
        if _PURPOSE.match(piece.text):
            return "purpose"
        return "preposition" if _PREPOSITION.match(piece.text) else "other"
    if verbs[0] in RESULTS and len(verbs) == 1 and not piece.predicate.adverbs:
        return "result"
    return "action" if verbs[0] in STAGE_OF or len(piece.predicate.rest) > 1 else "other"


def evidence(before: Piece | None, piece: Piece, after: Piece | None, ruling: str) -> Evidence:
    """What `admission` weighs; the ruling alone where a rule is final."""
    if ruling in FINAL:
        return Evidence(REFUSED)
    form = shape(piece)
    clause, sense, parsed = piece.reading.clause, piece.sense, piece.predicate
    length = min(len(piece.text) // 4, 10)
    left = shape(before) if before else f"none{piece.reading.place == 0}"
    return Evidence(
        ruling,
        (
            _judged(ruling, form, piece.reading.mode),
            _shaped(form, length, sense.kind, sense.particular, clause.opener, clause.closer),
            _acts(parsed.verbs, parsed.preposition),
            *_frame(piece),
            _beside(left, form, shape(after) if after else "none"),
        ),
        [*_own(piece), *_words(piece), *_near(before, piece, after)],
        piece.text[:_LONGEST_HEAD],
    )


# The same few words are around most clauses of an article: their names are made once.
@lru_cache(maxsize=2_048)
def _judged(ruling: str, form: str, where: str) -> Names:
    """What the grammar made of it."""
    side = ruling.partition(":")[0]
    judged = (f"side={side}", f"verdict={ruling}", f"verdict={ruling}&{form}")
    return Names(("bias", *judged, f"mode={where}"))


@lru_cache(maxsize=2_048)
def _shaped(form: str, length: int, kind: str, particular: bool, opener: str, closer: str) -> Names:
    """The clause from outside: its form, its length, the kind of its object, its marks."""
    return Names(
        (
            f"shape={form}",
            f"len={length}",
            f"sense={kind}{'+' if particular else '-'}",
            f"sense={kind}",
            f"closer={closer}",
            f"opener={opener}",
        )
    )


@lru_cache(maxsize=2_048)
def _acts(verbs: tuple[str, ...], preposition: str) -> Names:
    """The verbs, their stages, and what stands before them."""
    stages = dict.fromkeys(STAGE_OF[verb] for verb in verbs if verb in STAGE_OF)
    found = [f"v{n}={verb}" for n, verb in enumerate(verbs[:3])]
    found += [f"st={stage}" for stage in stages]
    if preposition:
        found.append(f"pp={preposition}{'+' if verbs else '-'}")
    return Names(found)


@lru_cache(maxsize=2_048)
def _beside(left: str, form: str, right: str) -> Names:
    """The form of the clause between those of its neighbours."""
    return Names((f"left={left}", f"right={right}", f"left={left}&me={form}&right={right}"))


def _own(piece: Piece) -> list[str]:
    text = piece.text
    found = [f"has:{name}" for name in _marked(text)]
    if "《" in text:
        found.append("book")
    if "“" in text:
        found.append("quoted")
    if _NUMBER.search(text):
        found.append("number")
    if names_instrument(text):
        found.append("head:instrument" if _HEAD_INSTRUMENT.search(text) else "in:instrument")
    if names_programme(text):
        found.append("head:programme" if _HEAD_PROGRAMME.search(text) else "in:programme")
    if text.endswith(_TAILS_OF_CONDITION) and not text.endswith(_NO_CONDITION):
        found.append("conditional")
    if piece.listed:
        found.append("listed")
    if piece.start <= piece.reading.offset + 1:
        found.append(f"enum={piece.reading.clause.enumerator.strip('，,、：: ')[-1:]}")
    return found


def _words(piece: Piece) -> list[str]:
    text, parsed = piece.text, piece.predicate
    found = [
        f"head2={text[:2]}",
        f"head4={text[:4]}",
        f"tail2={text[-2:]}",
        f"tail1={text[-1:]}",
        f"tail3={text[-3:]}",
    ]
    if parsed.adverbs:
        first, last = parsed.adverbs[:2], parsed.adverbs[-2:]
        found += [f"adv={first}", "adverb"]
        if first != last:
            found.append(f"adv={last}")
    if parsed.verbs:
        found.append(f"v=&rest={parsed.rest[:2]}")
    else:
        found.append("noverb")
    return found


def _frame(piece: Piece) -> tuple[Names, Names]:
    reading = piece.reading
    frame = reading.frame
    heard = _heard(
        reading.genre,
        frame.owner,
        frame.sayer,
        frame.voice,
        min(frame.since, 3),
        min(frame.said, 4),
        min(frame.plan, 6),
        min(frame.listing, 2),
        frame.ahead,
        frame.done,
        frame.answer,
    )
    stands = _stands(
        frame.section,
        frame.looks_back,
        frame.asked,
        frame.goal,
        frame.purpose,
        frame.date != "",
        reading.headline,
        frame.owner if reading.offset else "",
        min(reading.place, 5),
        min(reading.paragraph, 3),
    )
    return heard, stands


@lru_cache(maxsize=2_048)
def _heard(
    genre: str,
    owner: str,
    sayer: str,
    voice: str,
    since: int,
    said: int,
    plan: int,
    listing: int,
    ahead: bool,
    done: bool,
    answer: bool,
) -> Names:
    """Who speaks, how long since, and of what time."""
    return Names(
        (
            f"genre={genre}",
            f"owner={owner}",
            f"sayer={sayer}",
            f"owner={owner}&sayer={sayer}",
            f"sayer={sayer}&voice={voice}",
            f"owner={owner}&since={since}",
            f"sayer={sayer}&said={said}",
            f"sayer={sayer}&plan={min(plan, 4)}",
            f"owner={owner}&ahead={ahead}",
            f"sayer={sayer}&listing={listing}",
            f"sayer={sayer}&answer={answer}",
            f"voice={voice}",
            f"voice={voice}&plan={min(plan, 3)}",
            f"plan={plan}",
            f"listing={listing}",
            f"ahead={ahead}",
            f"done={done}",
            f"owner={owner}&done={done}",
        )
    )


@lru_cache(maxsize=2_048)
def _stands(
    section: str,
    back: bool,
    asked: bool,
    goal: bool,
    purpose: bool,
    dated: bool,
    headline: bool,
    subject: str,
    place: int,
    paragraph: int,
) -> Names:
    """Where in the text; `subject` owns the clause, "" where none opens it."""
    found = [
        f"back={back}",
        f"asked={asked}",
        f"goal={goal}",
        f"purpose={purpose}",
        f"date={dated}",
        f"section={section}",
    ]
    if paragraph < 0:
        found.append("title")
    if headline:
        found.append("headline")
    if subject:
        found += ["subject", f"subject&owner={subject}"]
    return Names((*found, f"index={place}", f"paragraph={paragraph}"))


def _near(before: Piece | None, piece: Piece, after: Piece | None) -> list[str]:
    found = []
    if before:
        found.append(f"left:tail={before.text[-2:]}")
        found += [f"left:{name}" for name in _marked(before.text)]
        acts = before.predicate.verbs
        if acts:
            found.append(f"left:v={acts[0]}")
            if piece.predicate.verbs:
                found.append(f"vv={acts[0]}>{piece.predicate.verbs[0]}")
    if after:
        found += [f"right:{name}" for name in _marked(after.text)]
        if after.predicate.verbs:
            found.append(f"right:v={after.predicate.verbs[0]}")
    return found
