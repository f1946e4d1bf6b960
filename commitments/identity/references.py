"""What is asked again and again of the mentions of one article, to find what they name together."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from commitments.model import Identity, Mention
from commitments.names.glossary import head_in, heads
from commitments.names.likeness import signature
from commitments.names.naming import fold
from commitments.names.terms import terms_of

Said = Sequence[tuple[Mention, Identity]]
"""The mentions of one article, each with its identity."""
_OWN = ("clause", "scope", "said", "about", "amid", "told")
"""What binds a name to its sentence and its day."""
NAMED = frozenset({"instrument", "programme"})
FIELDS = frozenset({"标准", "技术要求", "规范", "标准体系"})
"""Classes of heads whose shorter names are the field that the longer ones are part of."""
NOTICES = frozenset({"通知", "公告", "意见"})
"""Classes of heads of papers that set work going."""
SHORT = re.compile(r"\((?:以下|下)?(?:统称|简称|称)[为:]?\s*([^()]{2,24})\)")
GOING_ON = re.compile(r"(.{2,6}?)(?:将|拟|计划|(?=持续|早日|尽快|于))")


def bare(identity: Identity) -> Identity:
    """Without what binds a name to its sentence, which the article as a whole makes good."""
    marks = tuple(m for m in identity.marks if m.partition(":")[0] not in _OWN)
    return replace(identity, marks=marks)


def others(said: Said, at: int) -> Iterable[int]:
    """Named mentions that aren't named in one breath with the one at `at`."""
    mine = said[at][0]
    for other, (mention, identity) in enumerate(said):
        apart = mention.paragraph != mine.paragraph or not (
            mention.start < mine.end and mine.start < mention.end
        )
        if other != at and identity.kind in NAMED and apart:
            yield other


def last_before(said: Said, where: Mention, before: str) -> int | None:
    """Of the things named in one clause the one named last in `before`, its folded beginning."""
    here = [i for i, (m, _) in enumerate(said) if (m.paragraph, m.quote) == _place(where)]
    found = [(before.rfind(fold(said[i][0].object)), i) for i in here]
    return max(found)[1] if found and max(found)[0] >= 0 else None


def _place(mention: Mention) -> tuple[int, str]:
    return mention.paragraph, mention.quote


def place_of(mention: Mention) -> tuple[int, int]:
    return mention.paragraph, mention.start


def is_clause(name: str) -> bool:
    return GOING_ON.search(name) is not None


def tells(identity: Identity) -> bool:
    return signature(identity.name).telling


def head_of(identity: Identity) -> str | None:
    return signature(identity.name).head


def head_alone(name: str) -> str | None:
    """The word that says what is meant where a clause says nothing else: 修改完善条例草案."""
    terms = [term for term in terms_of(name) if term.weight != "weak"]
    if len(terms) > 1:
        terms = [term for term in terms if term.weight != "head" or not heads()[term.word].weak]
    if len(terms) != 1 or terms[0].weight != "head":
        return None
    span = head_in(name)
    return name[slice(*span)] if span else None


def says_nothing(name: str) -> bool:
    """Whether a bare name has only words around a thing, and not the thing: 二季度印发."""
    return all(term.weight == "weak" for term in terms_of(name))
