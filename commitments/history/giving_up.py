"""Whether a mention says that something announced won't be done after all."""

import re
from functools import cache

from commitments._words import alternation
from commitments.model import Mention
from commitments.names.glossary import table
from commitments.names.naming import QUOTES, bounded, fold


def gives_up(mention: Mention) -> bool:
    """Whether the words around what is named give it up: “不再制定…”, “plans for … are shelved”.

    They may have got into the object (“决定终止…”). Only what can be given up counts: an
    instrument or a programme.
    """
    if mention.kind not in ("instrument", "programme"):
        return False
    mention = bounded(mention)
    quote, said = QUOTES.sub("", fold(mention.quote)), QUOTES.sub("", fold(mention.object))
    at = quote.find(said) if said else -1
    if at > 0 and _before().search(quote[:at]):
        return True
    if at >= 0 and _behind().match(quote, at + len(said)):
        return True
    return _opening().match(said) is not None


@cache
def _opening() -> re.Pattern[str]:
    """Giving up at the front of a Chinese object, with verbs before and behind."""
    data = table("naming")
    verbs = alternation(set(data["lead"]) - set(data["give_up"]))
    return re.compile(rf"(?:{verbs})*?{alternation(data['give_up'])}(?=..)")


@cache
def _before() -> re.Pattern[str]:
    """Giving up before the name: “不再单独制定”, “drop the plan for”."""
    data = table("naming")
    between = alternation([*data["lead"], *data["give_up_between"]])
    # Possessive: a run of verbs can be read in many ways, and each would be tried in vain.
    return re.compile(rf"(?<![a-z]){alternation(data['give_up'])}(?:{between}|\s)*+$")


@cache
def _behind() -> re.Pattern[str]:
    """Giving up behind the name: “的制定工作终止”, “will no longer be drafted”."""
    data = table("naming")
    between = alternation([*data["work_on_it"], *data["give_up_between"]])
    return re.compile(rf"(?:{between}|\s)*+{alternation(data['given_up'])}")
