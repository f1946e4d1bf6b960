"""What "it" and "them" stand for in an English clause: the paper or programme named before."""

import re
from dataclasses import dataclass

from commitments._word_edges import opened
from commitments.english.core import core_of, has_own_name
from commitments.english.lexicon import lexicon
from commitments.english.phrase import bare_name, partners_end
from commitments.model import Mention

_OBJECT = re.compile(
    r"(?P<verb>(?:(?:strive|work|seek|aim)\s+to\s+)?(?:[a-z]+ly\s+|also\s+|further\s+|then\s+|later\s+)?(?!mak(?!e\s+(?:it|them)\s+public\b)|find|deem|think|keep|leav|let|giv|tak|see|help|"
    r"get|do\b|to\b)[a-z]+(?:\s+(?:up|out|forward))?\s+)(?P<it>it|them|(?:(?<=finish\s)|(?<=complete\s)|(?<=conclude\s))"
    r"(?:the\s+|this\s+|that\s+)?(?:work|revision|drafting|amendment|approval\s+(?:procedures?|formalities|process))(?=\s*$|\s+(?:by|in|before|within|this|next)\b))"
    r"(?!\w)"
)
"""The object of a verb; "make it easier" is of no object, "make it public" is."""
_FIRST_OF_THEM = re.compile(
    r"(?:the|one|another)(?:\s+(?:first|second|third|next|last|latest|other|latter))?(?:\s+of\s+(?:them|these|those|the\s+[\w-]+))?,\s+"
    r"(?P<thing>(?:an?|the|its)\s[^,]{3,90})(?=,|$)",
    re.I,
)
"""Which of several it is, and then what: "The first of them, a code for kilns, (comes out)"."""
_SUBJECT = re.compile(r"(?:and\s+|but\s+)?(?P<it>it|they)", re.I)
_APPLICATIONS = re.compile(r"(?:the\s+)?(?:applications?|registrations?|nominations?)", re.I)
"""Those for what was named last."""
_WHICH_IT = opened(r"\b(?:which|that)\s+(?:it|they|the\s+(?:ministry|MIIT))\s+$")
_NO_OBJECT = re.compile(
    r"(?:release|issue|publish|unveil|launch|finish|complete|introduce|finali[sz]e)(?=\s*$|\s+(?:by|in|before|within|this|"
    r"next|as\s+soon|later|early|late)\b)"
)
"""What is done to the thing before: "a code which it expects to publish in May"."""
_DETERMINER = re.compile(r"\b(?:the|an?|its|this|these)\s+(?=[^,;.]*$)", re.I)
_OF = re.compile(r"\s+(?:of|for|on|to|in|with|by|from|against|that|which)\s")
_PURPOSE = re.compile(
    r"\s+(?:for|of|on)\s+[^,;]{3,60}?(?=\s+(?:has|have|is|are|was|were|will|would)\b|[,;]|$)"
)
_VIEWS = re.compile(
    r"(?:also\s+)?(?:seek|solicit|invite|collect|gather|hear)(?:ing)?\s+(?:(?:the|public|further|more|wide)\s+)*"
    r"(?:views|opinions|comments|feedback|suggestions)(?:\s+(?:of|from)\s+[^,;]{3,120})?"
)
"""Asks for comments without saying on what: on what was named before."""
_NAMELESS = re.compile(
    r"(?:(?:an?|the|its)\s+(?:[a-z]+\s+)?draft|the\s+(?:final\s+|new\s+|official\s+)?(?:plan|guidelines?|rules|"
    r"standards?|regulations?|code|document|measures|provisions|catalog(?:ue)?|roadmap))"
    r"(?:\s+(?:among|to)\s+[^,;]{3,60})?",
    re.I,
)
"""A paper that was named before: "circulated a draft", "the rules were issued"."""
_NEAR = 1
"""Paragraphs back that a name is still understood."""
_WORDS = 6
_BEFORE = 300
"""Characters of a sentence before its "it" in which what it means is looked for."""


_THE_HEAD = (
    r"(?:(?:the|this|these|its)\s+|an?\s+(?=draft\b))"
    r"(?:(?:new|final|first|proposed|planned|said|pilot)\s+)?(?P<draft>draft\s+)?(?P<head>[a-z]{3,})"
)
_HEAD_MEANT = re.compile(_THE_HEAD, re.I)
_MAKING = re.compile(
    r"(?:[a-z]+ly\s+|also\s+|formally\s+|be\s+|strive\s+to\s+)*(?:create|built?|establish|form|set\s+up|launch|open|start|begin|"
    r"announce|release|issue|publish|unveil|draft|draw\s+up|revise|finali[sz]e|complete|finish|introduce|post|initiate|put|"
    r"have|go\s+(?:live|online)|held|hold|expand|extend|made\s+public|in\s+(?:place|force))(?:e?d)?\b"
)
"""What is done to a thing that is no more than named again: "will set up the registry"."""
_OF_THE_HEAD = re.compile(
    rf"(?P<verb>{_MAKING.pattern}\s+){_THE_HEAD}(?=\s*$|[,;]|\s+(?:in|by|before|within|this|next|as|on|for\s+public|later|soon|early|late)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class LastNamed:
    """A paper or programme that was named last, and in which paragraph."""

    name: str
    paragraph: int
    heads: tuple[tuple[str, str], ...] = ()
    """The names so far by their heads: ("standard", "standard on smart kettles")."""

    @property
    def several(self) -> bool:
        """Whether "they" means it: rules, measures."""
        return _OF.split(self.name, 1)[0].endswith("s")


def last_named(mention: Mention, before: LastNamed | None) -> LastNamed | None:
    """What a pronoun means behind a mention or a report."""
    if mention.kind in ("instrument", "programme"):
        heads = before.heads if before else ()
        if has_own_name(mention.object):
            heads = (
                *heads,
                (_singular(core_of(mention.object).rpartition(" ")[2]), mention.object),
            )
        return LastNamed(mention.object, mention.paragraph, heads)
    return before


def told_of(sentence: str, paragraph: int, before: LastNamed | None) -> LastNamed | None:
    """What a sentence tells of that the next one may call "it": "A code for kilns is ready"."""
    named = _first_thing(sentence)
    return LastNamed(named, paragraph, before.heads if before else ()) if named else None


def paper_meant(thing: str, last: LastNamed | None, paragraph: int) -> str | None:
    """The name of the paper that words without one mean, where one was named before."""
    if last is None or paragraph - last.paragraph > _NEAR or not _NAMELESS.fullmatch(thing):
        return None
    return last.name if lexicon().instrument.search(last.name) else None


def object_spelled_out(doing: str, before: str, last: LastNamed | None, paragraph: int) -> str:
    """A clause from its verb on with a name in the place of "it"; `before` stands left of it."""
    if last and paragraph - last.paragraph <= _NEAR and _VIEWS.fullmatch(doing):
        return f"solicit opinions on the {last.name}"
    which = _WHICH_IT.search(before) and _NO_OBJECT.match(doing)
    if which and last and last.paragraph == paragraph:
        return f"{which[0]} the {last.name}{doing[which.end() :]}"
    match = _OBJECT.match(doing)
    name = match and _meant(match["it"], before, last, paragraph)
    if match is None or name is None:
        return doing
    return f"{match['verb']}the {name}{doing[match.end() :]}"


def named_again(doing: str, about: str | None, last: LastNamed | None) -> tuple[str, str | None]:
    """A clause with the one name in the article that its bare head means: "create the registry"."""
    at = 0 if about else partners_end(doing, 0)
    match = _HEAD_MEANT.fullmatch(about.strip(" ,")) if about else _OF_THE_HEAD.match(doing, at)
    if match is None or last is None or (about and not _MAKING.match(doing)):
        return doing, about
    head, draft = _singular(match["head"]), match["draft"] or ""
    means = {name for each, name in last.heads if each == head}
    if head == "draft" and lexicon().instrument.search(last.name):
        means, draft = {last.name}, "draft "
    if len(means) != 1:
        return doing, about
    whole = f"the {draft}{means.pop()}"
    if about:
        return doing, whole
    return f"{doing[:at]}{match['verb']}{whole}{doing[match.end() :]}", None


def _singular(head: str) -> str:
    head = head.lower().strip("”\"'’")
    return head[:-1] if head.endswith("s") and not head.endswith("ss") else head


def subject_spelled_out(subject: str, last: LastNamed | None, paragraph: int) -> str:
    """The name of what a clause is about in the place of "it"."""
    applying = _APPLICATIONS.fullmatch(subject)
    if applying and last and paragraph - last.paragraph <= _NEAR:
        return f"{subject} for the {last.name}"
    apposed = _FIRST_OF_THEM.match(subject) if "," in subject else None
    if apposed is not None:
        return apposed["thing"]
    match = _SUBJECT.fullmatch(subject)
    name = match and _meant(match["it"].lower(), "", last, paragraph)
    return f"the {name}" if name else subject


def _meant(pronoun: str, before: str, last: LastNamed | None, paragraph: int) -> str | None:
    several = pronoun in ("them", "they")
    found = None if several else _first_thing(before[-_BEFORE:])
    if found:
        return found
    if last is None or paragraph - last.paragraph > _NEAR or last.several != several:
        return None
    return last.name


def _first_thing(text: str) -> str | None:
    """The first paper or programme with a name of its own in the sentence so far."""
    heads = [*lexicon().instrument.finditer(text), *lexicon().programme.finditer(text)]
    for head in sorted(heads, key=lambda match: match.end()):
        *_, opening = [0, *(each.end() for each in _DETERMINER.finditer(text, 0, head.start()))]
        name = bare_name(text[opening : head.end()]) if opening else ""
        purpose = _PURPOSE.match(text, head.end())
        if name and purpose and not has_own_name(name):
            name += purpose[0]
        name = name.rstrip().removesuffix(" and")
        if len(name.split()) <= _WORDS and has_own_name(name):
            return name
    return None
