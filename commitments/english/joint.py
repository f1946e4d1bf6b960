"""Where verb phrases of an English list are joined: what may begin anew there, what stays whole."""

import re

from commitments.english.lexicon import lexicon
from commitments.english.text import trimmed

_OPENING = {"”": "“", '"': '"'}
WORD = re.compile(r"[a-z]{2,}\b")
_PARTICLE = re.compile(r"^\s+(?:up|out|forward|ahead|in\s+depth)\b")
_WAITS = re.compile(r"(?:^|\s)(?:to|and|or|of|by|for|(?:that|which|who)\s+\w+)$|^to\s+\w+$")
"""Ends words that are no object: "study and", "speed up to"."""
_BEFORE_VERB = re.compile(
    r"^(?:[,;:\s“”\"]+|and\s+|but\s+|as\s+well\s+as\s+|then\s+|while\s+|to\s+|will\s+|also\s+)+"
)
_TRAILING = re.compile(
    r"(?:,\s+and\s+by\s+(?:the\s+end\s+of\s+)?20\d\d)?[,;\s]+(?:and|but(?:\s+also)?|as\s+well\s+as|and\s+on\s+the\s+other\s+hand|(?<!by\s)then|while|to|"
    r"by|through|of|and\s+of(?:\s+further)?|and\s+to|and\s+for|and\s+will|and\s+also|and\s+that|and\s+(?:said|added|noted)(?:\s+that)?)?[,\s]*[“\"]?$"
)

_MAY_TRAIL = (
    ",", ";", " “", ' "', "and", "but", "also", "as", "hand", "then", "while", "to", "by", "of",
    "through", "further", "for", "will", "that", "said", "added", "noted",
)  # fmt: skip
"""What such a joint ends with, or a blank."""


def quoted(text: str, verb: int, at: int, end: int) -> bool:
    """Whether a quotation that began behind the verb goes on: “ports, docks, and link”."""
    between = text[verb:at]
    if between.count('"') % 2 == 1:
        return text.find('"', at, end) >= 0
    return between.count("“") > between.count("”") and text.find("”", at, end) >= 0


def has_object(text: str, verb: int, end: int) -> bool:
    """Whether something stands behind the verb: "study and" waits for the second verb's object.

    So does "study, formulate".
    """
    opening = lexicon().imperative.match(text, verb) or WORD.match(text, verb)
    rest = text[opening.end() : end] if opening else text[verb:end].partition(" ")[2]
    rest = _PARTICLE.sub("", rest).strip()
    if not rest or _WAITS.search(rest):
        return False
    return rest[0] != "," or not all(map(lexicon().imperative.fullmatch, rest[2:].split(", ")))


def verb_words(joint: str) -> str:
    """The verb that a joint brings, without its comma, "and" and "will"."""
    return _BEFORE_VERB.sub("", joint)


def without_joint(text: str, start: int, end: int) -> int:
    """The end of a piece without the joint behind it or a quotation mark that it didn't open."""
    piece = text[start:end]
    may_trail = piece.endswith(_MAY_TRAIL) or piece[-1:].isspace()
    joint = _TRAILING.search(piece) if may_trail else None
    end = start + joint.start() if joint else end
    while (
        end > start
        and text[end - 1] in '”"'
        and text[start:end].count(_OPENING[text[end - 1]]) < (2 if text[end - 1] == '"' else 1)
    ):
        end = trimmed(text, start, end - 1)[1]
    return end
