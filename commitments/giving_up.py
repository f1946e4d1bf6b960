"""Whether a mention says that something announced won't be done after all."""

import re
from functools import cache

from .glossary import table
from .model import Mention
from .naming import QUOTES, bounded, fold


def gives_up(mention: Mention) -> bool:
    """Whether the words right before what is named give it up: “不再制定…”, “suspend the …”.

    They may have got into the object (“决定终止…”). Only what can be given up counts: an
    instrument or a programme.
    """
    if mention.kind not in ("instrument", "programme"):
        return False
    mention = bounded(mention)
    quote, said = QUOTES.sub("", fold(mention.quote)), QUOTES.sub("", fold(mention.object))
    at = quote.find(said) if said else -1
    if at > 0 and _words().search(quote[:at]):
        return True
    return _opening().match(said) is not None


@cache
def _opening() -> re.Pattern[str]:
    """Giving up at the front of a Chinese object, with verbs before and behind."""
    data = table("naming")
    verbs = "|".join(sorted(set(data["lead"]) - set(data["give_up"]), key=len, reverse=True))
    return re.compile(rf"(?:{verbs})*?(?:{'|'.join(data['give_up'])})(?=..)")


@cache
def _words() -> re.Pattern[str]:
    data = table("naming")
    up, verbs = data["give_up"], data["lead"]
    # Possessive: a run of verbs can be read in many ways, and each would be tried in vain.
    between = rf"(?:{'|'.join(sorted(verbs, key=len, reverse=True))}|the|a|all|its|of|\s)*+"
    return re.compile(rf"(?:{'|'.join(up)}){between}$")
