"""The name of a thing whose object says nothing by itself, with the words around it.

“梯次利用示范” is one demonstration in its clause, and “a campaign starting in May to make lifts
safer” says what it is for behind a word for any campaign.
"""

import re

from commitments.identity.references import says_nothing
from commitments.model import Mention
from commitments.names.glossary import is_chinese
from commitments.names.likeness import signature
from commitments.names.naming import Name, bare_name, ends_in_verb, fold

_PART_END = re.compile(r"[,，。;；:：、]")
_WIDE = 16
"""Characters of a name that is read from the words before an object."""
_PURPOSE = re.compile(
    r"^(?: (?!to\b|for\b|aimed\b|aiming\b|targeting\b|against\b)[\w’'-]+){0,8}?"
    r" (?:to(?! (?:be|the|a)\b)|for|aimed at|aiming (?:at|to)|targeting|against) [^,.;:()]{8,}"
)
"""Behind what is named, what it is for; before that, when it begins."""
_ENGLISH = 140
"""Characters of a purpose that are looked at."""


def widened(mention: Mention) -> Name | None:
    """The whole name, where the words around the object make it tell something."""
    quote, said = fold(mention.quote), fold(mention.object)
    end = quote.find(said) + len(said)
    if not said or end < len(said):
        return None
    if not is_chinese(quote):
        return _with_purpose(said, quote[end:])
    if not is_chinese(said) or said.endswith("意见"):
        return None
    own = bare_name(said).text or said
    if says_nothing(own):
        return None
    whole = bare_name(_PART_END.split(quote[: end - len(said)])[-1] + said)
    if len(whole.text) > _WIDE or not whole.text.endswith(own):
        return None
    clause = ends_in_verb(whole.text.removesuffix(own))
    return whole if not clause and signature(whole.text).telling else None


def _with_purpose(said: str, behind: str) -> Name | None:
    """An English name that is a word for any campaign, with what the campaign is for."""
    own = signature(bare_name(said).text)
    found = _PURPOSE.match(behind[:_ENGLISH])
    if own.head is None or found is None:
        return None
    whole = bare_name(said + found.group())
    found_out = signature(whole.text)
    return whole if found_out.telling and found_out.head == own.head else None
