"""Who speaks where only a bare name is said: 王某：…, 王某表示，…, introduced before."""

import re
from collections.abc import Sequence

from commitments._words import any_of
from commitments.chinese.lexicon import table
from commitments.chinese.owner import Owner, Subject, named, subject

_LISTED = ("other_ministries", "places", "outsiders", "abroad")
_TITLES = any_of(table("owners")["officials"])
_TURN = re.compile("([\u4e00-\u9fff·]{2,4})\\s?[：:]")
_INTRODUCED = re.compile(
    f"(?P<who>[\u4e00-\u9fff·、]{{2,40}}?(?:{_TITLES}))\\s?(?P<name>[\u4e00-\u9fff·]{{2,4}}?)"
    "(?=先生|女士|同志|[：:，。、；\\s]|$)"
)
_OTHERS = re.compile(
    f"{any_of(word for name in _LISTED for word in table('owners')[name])}"
    "|国务院|协会|公司|研究院|政府|省|市"
)

_BARE = re.compile(
    "(?:^|[。；”！])(?P<name>[\u4e00-\u9fff·]{2,6}?)(?:还|也|则|同时|进一步|强调|在?致辞(?:中|时)?){0,2}"
    "(?:表示|认为|指出|说|称|介绍|强调|透露|坦言)(?=[，,：:]|$)"
)
_SAID_BEHIND = re.compile(
    "“[^”]{4,400}”(?P<who>[^“”，。]{3,50}(?:表示|说|介绍|指出|称|强调|认为|透露|告诉))"
)
_OTHERS_OFFICIAL = re.compile(
    f"(?:{any_of(word for name in _LISTED if name != 'places' for word in table('owners')[name])})"
    "[^，。、；和]{0,6}(?:书记|主席|主任|部长|局长|司长|会长|总裁|署长|行长)$"
)
_GUESTS = tuple(table("owners")["guests"])


_POSTS = "总工程师|总经济师|副?部长|副?司长|副?局长|(?:新闻)?发言人|巡视员"
_THIS_ONE = re.compile(f"(?:这位|该)(?P<title>{_POSTS})")
_BEARS = re.compile(f"(?P<who>[^，。；：《》“”]{{0,24}}?)(?<!这位)(?<!该)(?P<title>{_POSTS})")


def this_one(text: str) -> re.Match[str] | None:
    """Who is pointed at by a title that was named before: 这位总工程师."""
    return _THIS_ONE.match(text) if text.startswith(("这位", "该")) else None


def titles(paragraphs: Sequence[str]) -> frozenset[str]:
    """Titles that the text points at and that only officials of the ministry bear in it."""
    if not any("这位" in text for text in paragraphs):
        return frozenset()
    ours: dict[str, bool] = {}
    for match in (each for text in paragraphs for each in _BEARS.finditer(text)):
        title = match["title"]
        ours[title] = ours.get(title, True) and named(match["who"])
    return frozenset(title for title, all_ours in ours.items() if all_ours)


def bare_says(text: str) -> re.Match[str] | None:
    """The bare name and verb that a clause begins with: 王某表示."""
    return _BARE.match(text)


def quoted(text: str) -> Subject | None:
    """Who says the words that a paragraph begins with: “…。”工信部某司司长表示."""
    match = _SAID_BEHIND.match(text) if text.startswith("“") else None
    return subject(match["who"]) if match else None


def guests(paragraphs: Sequence[str]) -> frozenset[str]:
    """Bare names that take the word and were introduced as a company's or society's own."""
    said = {match["name"] for text in paragraphs for match in _BARE.finditer(text)}
    if not said:
        return frozenset()
    whole = "".join(paragraphs)
    return frozenset(name for name in said if _is_guest(name, whole))


def _is_guest(name: str, whole: str) -> bool:
    """Whether a guest's title stands before the name anywhere."""
    heads = whole.split(name)[:-1]
    return any(head.endswith(_GUESTS) or _OTHERS_OFFICIAL.search(head[-24:]) for head in heads)


_SHORTEST = 2
"""Characters that stand before a name, at least, where its bearer is introduced."""


def turn(paragraph: str) -> str:
    """The bare name that leads a paragraph; "" where none does."""
    match = _TURN.match(paragraph)
    return match[1] if match else ""


def cast(title: str, paragraphs: Sequence[str]) -> dict[str, Owner]:
    """Whose words those are who take turns by their bare names, by how they were introduced."""
    turns = set(filter(None, map(turn, paragraphs)))
    if not turns:
        return {}
    found: dict[str, Owner] = {}
    for text in (title, *paragraphs):
        if not any(text.find(name, _SHORTEST) >= 0 for name in turns):
            continue  # who only leads a turn there isn't introduced
        for match in _INTRODUCED.finditer(text):
            owner = _owner(match["who"]) if match["name"] in turns else None
            if owner is not None:
                found.setdefault(match["name"], owner)
    return found


def _owner(who: str) -> Owner | None:
    """Whose official it is; None where no body is named: 副局长."""
    if _OTHERS.search(who):
        return Owner.OTHER
    return Owner.MINISTRY if named(who) else None
