"""Who speaks where only a bare name is said: 王某：…, 王某表示，…, introduced before."""

import re
from collections.abc import Mapping, Sequence, Set

from commitments._anchors import Anchored, headed
from commitments._words import any_of
from commitments.chinese.lexicon import table
from commitments.chinese.owner import OURS, Owner, Subject, named, subject
from commitments.chinese.verbs import VERB

_LISTED = ("other_ministries", "places", "outsiders", "abroad")
_TITLES = any_of(table("owners")["officials"])
# A：（某司有关负责人）…
_LABEL_ENDS = re.compile("[：:】\\]］]|\\*\\*")
_ANSWERS = re.compile(
    "[【\\[]?(?:A|答)\\d{0,2}[】\\]]?\\s?[：:]?\\s?[（(](?P<post>[^（）()]{4,50})[）)]"
)
_LONGEST_LABEL = 60
_BEFORE = 48
"""Characters before a name among which its bearer's office stands."""
_OFFICES = headed(
    f"{_TITLES}|{any_of(table('owners')['guests'])}|[省市县区州会]长|书记|主席|秘书长"
)
# 王某：, 王司长：, 王某（某司司长）：, 某司司长 王某：, 【王某】,
# [10:01:32] [王某], **王某（某部 某处）**, ●王　某：, 王某答：
_TIME = "[【\\[［（(]?\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?[】\\]］）)]?\\s*"
_TURN = re.compile(
    f"(?:[●▲■◆▶►◎○•]\\s?)?(?:{_TIME})?\\*{{0,2}}(?P<open>[【\\[［])?\\s?(?P<who>(?:[\u4e00-\u9fff·、\\s]{{0,48}}?(?:{_OFFICES.pattern})\\s?)?)(?P<name>[\u4e00-\u9fff·]{{2,4}}?|[\u4e00-\u9fff]\\s{{1,2}}[\u4e00-\u9fff]{{1,2}})(?P<title>{_TITLES})?(?:回?答)?"
    "(?:[（(](?P<post>[^（）()]{2,50})[）)])?\\s?(?(open)[】\\]］][：:]?|(?:[：:]|\\*\\*))(?!“)"
)
# 【工信部某局 处长 王某】, 【某公司 李某】: whose he is, in a label of its own.
_AFFILIATED = re.compile(
    "[【\\[［](?P<body>[^【】\\[\\]［］\\s]{2,24})(?:\\s[^【】\\[\\]［］\\s]{2,10})?\\s(?P<name>[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,6})[】\\]］]"
)
_OFFICE = re.compile(f"(?:{_OFFICES.pattern})(?:（[^（）]{{0,24}}）)?$")
_INTRODUCES = re.compile(f"(?:{_OFFICES.pattern})(?:（[^（）]{{0,24}}）)?\\s?")
_HOLDER = re.compile(
    f"(?:(?!{_TITLES})[^，]){{0,12}}(?:{_TITLES})(?:兼(?:{_TITLES}))?(?:（[^（）]{{0,24}}）)?(?:[\u4e00-\u9fff·]{{2,4}})?"
)
"""Behind the ministry's name, of one official and no more: not 部长张某会见某公司总裁."""
_MINISTRY = headed(
    any_of(word for name in ("ministry", "bureaus") for word in table("owners")[name])
)
_OTHERS = re.compile(
    f"{any_of(word for name in _LISTED for word in table('owners')[name])}"
    "|国务院|协会|公司|研究院|政府|省|市|[\u4e00-\u9fff]{2}(?:[局委署厅]|集团|中心|大学)"
)
_ENDS_OTHER = re.compile(f"(?:{_OTHERS.pattern})$")
_SAYS = (
    "(?:表示|认为|指出|说|称|介绍|强调|透露|坦言|另?提到|谈到|回应指|指|补充(?:道|说)?|明确|直言|如是说|告诉记者"
    "|回答(?:道|说)?|答道|解释(?:道|说)?|总结(?:道|说)?|(?:给出|作出|道出)了?[^，。：]{0,6}(?:答案|回应|回答|答复))"
)
_HOW = (
    "(?:还|也|则|又|同时|最后|随后|接着|再次|特别|进一步|现场|当场|强调|在?会上"
    "|在?致辞(?:中|时)?){0,3}"
)
_BARE = Anchored(
    f"(?:^|[。；，”！？])(?P<name>[\u4e00-\u9fff·]{{2,6}}?){_HOW}"
    f"(?:(?:在|会上|会后|会前|随后|最后|现场|当场|就|针对|面对)[^，。；：“”]{{0,20}}?)?{_SAYS}(?=[，,：:]|$)"
)
# 王某给行业划了三条线：
_BY_NAME = re.compile(
    "(?:^|[。；”！？])(?P<name>[\u4e00-\u9fff]{2,3})(?:在|给|为|用|对|就|把|从|开出|列出|拿出|划|划出|晒出|亮出|提|概括)"
    "[^，。：；]{2,24}：(?!“)"
)
_SAID_BEHIND = re.compile(
    "“[^”]{4,400}”(?P<who>[^“”，。]{3,50}(?:表示|说|介绍|指出|称|强调|认为|透露|告诉|补充道|回答道|坦言))"
)
_OTHERS_OFFICIAL = re.compile(
    f"(?:{any_of(word for name in _LISTED if name != 'places' for word in table('owners')[name])})"
    "[^，。、；和]{0,6}(?:书记|主席|主任|部长|局长|司长|会长|总裁|署长|行长)$"
)
_GUESTS = tuple(table("owners")["guests"])
# 王某 某司司长: a line of a cast.
_LISTED_AS = re.compile("(?P<name>[\u4e00-\u9fff·]{2,4})[\\s，]{1,2}(?P<office>[^。！？：]{4,50})")
_LONGEST_NAME = 6
_PART = re.compile("[，。；：！？“”《》\\s]")


_POSTS = "总工程师|总经济师|副?部长|副?司长|副?局长|(?:新闻)?发言人|巡视员"
_THIS_ONE = re.compile(f"(?:这位|该)(?P<title>{_POSTS})")
_BEARS = Anchored(f"(?P<who>[^，。；：《》“”]{{0,24}}?)(?<!这位)(?<!该)(?P<title>{_POSTS})")


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


def quoted(text: str, people: Mapping[str, Owner]) -> Subject | None:
    """Who says the words that a paragraph begins with: “…。”工信部某司司长表示, “…。”王某说."""
    match = _SAID_BEHIND.match(text) if text.startswith("“") else None
    if match is None:
        return None
    bare = bare_says(match["who"]) if people else None
    owner = people.get(bare["name"]) if bare else None
    if bare and owner:
        return Subject(owner, bare.end("name"), owner in OURS, bare["name"], False)
    return subject(match["who"])


def by_name(text: str, people: Mapping[str, Owner]) -> Subject | None:
    """Who sets out what follows a colon, by his bare name: 王某给行业划了三条线：…."""
    said = _BY_NAME.match(f"{text}：")
    owner = people.get(said["name"]) if said else None
    if said is None or owner is None:
        return None
    return Subject(owner, said.end("name"), owner in OURS, said["name"], False)


def in_eyes_of(text: str, people: Mapping[str, Owner]) -> Owner | None:
    """Whose view a clause says that it is, by his bare name: 在王某看来."""
    seen = text.startswith("在") and text.endswith("看来")
    return people.get(text[1:-2]) if seen else None


def turn(paragraph: str, people: Mapping[str, Owner]) -> Owner | None:
    """Whose the words are behind the label that a paragraph begins with: 王某：, 某司司长 王某：,
    A：（某司负责人）. None where there is none, or nobody has introduced its bearer."""
    head = paragraph[:_LONGEST_LABEL]
    answers = _ANSWERS.match(head)
    if answers:
        return _body(answers["post"])
    if affiliated := _affiliated(head):
        return _of_body(affiliated["body"])
    match = _TURN.match(head)
    if match is None:
        return None
    if match["post"]:
        return _of_post(match, paragraph)
    return people.get(_joined(match["name"])) or _owner(match["who"])


def is_affiliated(paragraph: str) -> bool:
    """Whether a label tells who speaks, and whose he is: 【某公司 王某】."""
    return _affiliated(paragraph) is not None


def _affiliated(paragraph: str) -> re.Match[str] | None:
    """The label, unless it says something, as a headline does: 【某公司扩产 订单大增】."""
    match = _AFFILIATED.match(paragraph[:_LONGEST_LABEL]) if paragraph[:1] in "【［[" else None
    return match if match and not VERB.search(match["body"]) else None


def _of_body(name: str) -> Owner:
    body = subject(name)
    return Owner.MINISTRY if body and body.ministry else Owner.OUTSIDER


def _of_post(label: re.Match[str], paragraph: str) -> Owner | None:
    """Whose the office in a label is: in a line of its own also one without a title."""
    owner = _owner(label["post"] or label["who"])
    if owner is not None or label.end() < len(paragraph) or not label["post"]:
        return owner
    body = subject(re.sub("\\s", "", label["post"]))
    if body and body.ministry:
        return Owner.MINISTRY
    return Owner.OTHER if " " in label["post"] else None  # 核心目标（2030年）：is no label


def is_led_by_name(paragraph: str) -> bool:
    """Whether a label leads a paragraph that may be anybody's name: no body's, and no 答."""
    name = _label(paragraph)
    return bool(name) and "答" not in name and subject(name) is None


def label_ends(paragraph: str) -> int:
    """Where the words begin behind a label that no colon ends: [10:01:32] [王某]…; 0 for others."""
    match = _TURN.match(paragraph[:_LONGEST_LABEL]) if paragraph[:1] in "[［【" else None
    return match.end() if match else 0


def _label(paragraph: str) -> str:
    """The bare name of the label that a paragraph begins with; "" where none does."""
    head = paragraph[:_LONGEST_LABEL]
    match = _TURN.match(head) if _LABEL_ENDS.search(head) else None
    return _joined(match["name"]) if match and not match["who"] else ""


def _joined(name: str) -> str:
    """A name without the blank that makes two characters as wide as three: 李　强."""
    return "".join(name.split())


def cast(title: str, paragraphs: Sequence[str]) -> dict[str, Owner]:
    """Whose words those are who take turns or say something by their bare names, by how they were
    introduced: as an official, or as a company's or society's own."""
    said = {match["name"] for text in paragraphs for match in _BARE.finditer(text)}
    said |= {match["name"] for text in paragraphs for match in _BY_NAME.finditer(text)}
    names = {*filter(None, map(_label, paragraphs)), *said}
    officials: dict[str, Owner] = {}
    guests: dict[str, Owner] = {}
    for text in (title, *paragraphs) if names else ():
        if affiliated := _affiliated(text):
            officials.setdefault(affiliated["name"], _of_body(affiliated["body"]))
        label = _TURN.match(text[:_LONGEST_LABEL])
        if label and (owner := _of_post(label, text)):
            officials.setdefault(_joined(label["name"]), owner)
        listed = _LISTED_AS.fullmatch(text)
        if listed and listed["name"] in names and (owner := _owner(listed["office"])):
            officials.setdefault(listed["name"], owner)
        for office in _INTRODUCES.finditer(text):
            name = _named_next(text, office.end(), names)
            if name and name not in officials:
                before = text[max(0, office.end() - _BEFORE) : office.end()].rstrip()
                if owner := _owner(before):
                    officials[name] = owner
                elif before.endswith(_GUESTS) or _OTHERS_OFFICIAL.search(before[-24:]):
                    guests[name] = Owner.OUTSIDER
    return guests | officials


def _named_next(text: str, start: int, names: Set[str]) -> str:
    """Which of the names begins there; "" where none does."""
    window = _joined(text[start : start + _LONGEST_NAME + 1])
    ends = range(_LONGEST_NAME, 1, -1)
    return next((window[:end] for end in ends if window[:end] in names), "")


def _owner(before: str) -> Owner | None:
    """Whose official a name's bearer is by what stands before it: of two offices one counts that
    is the ministry's. None where no office does, or no body is named: 副局长."""
    *listed, last = _PART.split(before.rstrip())[-1].split("、")
    if not _OFFICE.search(last):
        return None
    found = _body(last)
    for office in reversed(listed):
        if found is Owner.MINISTRY or (found and not _OFFICE.search(office)):
            break
        found = _body(office) or found  # 工信部副部长张某、总工程师: whose he is, too
    return found


def _body(office: str) -> Owner | None:
    """Whose an office is; None where it names no body: 副局长."""
    ours = _MINISTRY.search(office)
    if ours and _ENDS_OTHER.search(office[: ours.start()]):
        return Owner.OTHER  # 国家中医药管理局科技司: a bureau of that name has the ministry, too
    body = subject(office[ours.start() :]) if ours else None
    if ours and body and body.ministry and _HOLDER.fullmatch(office, ours.start() + body.end):
        return Owner.MINISTRY
    return Owner.OTHER if ours or _OTHERS.search(office) else None
