"""What a headline is about: the thing that its text names.

Each rule takes the article's mentions with the place of one among them, and gives the place of the
mention that names the same thing better, or None.
"""

from collections.abc import Sequence

from commitments.identity.references import FIELDS, NOTICES, Said, head_of, is_clause, others
from commitments.model import TITLE
from commitments.names.glossary import is_chinese, without_head
from commitments.names.kinship import alike
from commitments.names.leftovers import SEVERAL
from commitments.names.likeness import Signature, broad, signature
from commitments.names.marks import mark_of
from commitments.names.naming import bare_name, ends_in_head
from commitments.names.purpose_names import named_for


def headline(said: Said, at: int) -> int | None:
    """For a headline's thing, which the text always has too: what it calls it there.

    Of the things of its kind and head that share a telling word with it the only one, or the one
    that shares most; at another stage only one whose name says all that the headline's says. Where
    the headline says what several are to do (制定标准推动…) it is about the first of them.
    """
    mention, identity = said[at]
    body = [i for i in others(said, at) if said[i][0].paragraph != TITLE]
    if mention.paragraph != TITLE or any(said[i][1].name == identity.name for i in body):
        return None
    mine = signature(identity.name)
    bare = mine.head is None and len(mine.parts) == 1 and not ends_in_head(identity.name)
    sums_up = bare or named_for(mention.object) is not None
    head = next(iter(mine.parts)) if bare else mine.head
    like = [
        i
        for i in body
        if head is not None
        and said[i][0].kind == mention.kind
        and alike(head_of(said[i][1]), head)
        and mark_of(said[i][1], "scope") == mark_of(identity, "scope")
    ]
    at_stage = [i for i in like if said[i][0].stage == mention.stage]
    one = head not in FIELDS
    saying_all = [i for i in like if one and _says_all(signature(said[i][1].name), mine)]
    clause = like if is_clause(identity.name) else []
    found = (_sharing_most(said, mine, some) for some in (at_stage, saying_all, clause))
    first = next(iter(_best(said, mine, like)), None) if sums_up else None
    if first is None and mark_of(identity, "told") is not None:
        first = _only_like(said, mine, like)
    found_out = next((i for i in found if i is not None), _only_such(said, mine, like) or first)
    return _only_campaign(said, at, like) if found_out is None else found_out


def same_word(said: Said, at: int) -> int | None:
    """For a headline's thing without a field (入围名单): the only one of that name in the text."""
    mention, identity = said[at]
    if mention.paragraph != TITLE or mark_of(identity, "clause") is None or not identity.name:
        return None
    body = [
        i
        for i in others(said, at)
        if said[i][0].paragraph != TITLE
        and (said[i][1].kind, said[i][1].name) == (identity.kind, identity.name)
    ]
    named = signature(identity.name)
    return body[0] if len(body) == 1 and (named.head or named.generic) else None


def _only_such(said: Said, mine: Signature, like: Sequence[int]) -> int | None:
    """For a headline that says nothing of the field (标准体系指南): the only such thing."""
    if mine.strong or not (mine.parts | mine.generic):
        return None
    signatures = {i: signature(said[i][1].name) for i in like}
    fits = [i for i, s in signatures.items() if mine.parts | mine.generic <= s.parts | s.generic]
    return fits[0] if len({said[i][1].name for i in fits}) == 1 else None


def _only_like(said: Said, mine: Signature, like: Sequence[int]) -> int | None:
    """For an English headline the only thing of its kind and head, where they share several words.

    English says the rest in other words, and how far it is (drafts rules, for those on show).
    """
    if len({said[i][1].name for i in like}) != 1:
        return None
    theirs = signature(said[like[0]][1].name)
    shared = (mine.strong & theirs.strong) - broad()
    levels = mine.level and theirs.level and mine.level != theirs.level
    return like[0] if len(shared) >= SEVERAL and not levels else None


def _only_campaign(said: Said, at: int, like: Sequence[int]) -> int | None:
    """For an English headline that calls a thing a campaign and says what for: the only one."""
    mention = said[at][0]
    own = signature(bare_name(mention.object).text)
    if own.strong or own.head is None or mark_of(said[at][1], "told") is None:
        return None
    return like[0] if len({said[i][1].name for i in like}) == 1 else None


def paper_on(said: Said, at: int) -> int | None:
    """For a headline that is the title of a paper on work (…的指导意见): the work it sets going.

    That the paper is out doesn't say that the work is done.
    """
    mention, identity = said[at]
    if mention.paragraph != TITLE or mention.stage == "done":
        return None
    if signature(identity.name).head not in NOTICES:
        return None
    work = bare_name(without_head(identity.name)).text
    about = (i for i in others(said, at) if said[i][1].kind == "programme")
    return next((i for i in about if said[i][1].name == work), None)


def _sharing_most(said: Said, mine: Signature, some: Sequence[int]) -> int | None:
    """Of some mentions the one whose name shares most telling words, where that is one thing."""
    best = _best(said, mine, some)
    return best[0] if len({said[i][1].name for i in best}) == 1 else None


def _best(said: Said, mine: Signature, some: Sequence[int]) -> Sequence[int]:
    """The mentions that share most telling words; none where no word is shared."""
    names = {i: signature(said[i][1].name) for i in some}
    shared = {
        i: sum(_says(name, word) + (word in name.strong) for word in mine.strong)
        for i, name in names.items()
    }
    most = max(shared.values(), default=0)
    return [i for i, count in shared.items() if most and count == most]


def _says_all(name: Signature, short: Signature) -> bool:
    return all(_says(name, word) for word in short.strong)


def _says(name: Signature, word: str) -> bool:
    """Whether a name has a word, or a longer one that it is part of (电池, 动力电池)."""
    return any(word in each if is_chinese(word) else word == each for each in name.strong)
