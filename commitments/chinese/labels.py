"""Lines that head others: a date, that they are aims (2028年目标：), or how a paper came about."""

import re

AIMS = "目标"
_LABEL = re.compile(
    "(?:到|至)?(?P<when>20\\d\\d年底?|[“‘]十[五六七]五[”’](?:时期|期间|期?末)?)(?:的)?"
    "(?:主要|发展|总体|工作|重点|建设|行动)*(?P<what>目标|任务|工作|愿景|远景)(?:是|为|如下)?[：:]"
    "|(?:主要|发展|总体|工作|重点|建设|行动|核心|量化)*目标[（(](?:到|至)?(?P<year>20\\d\\d年底?)[）)][：:]"
    "|[▍▎]?(?P<year_of>20\\d\\d)年?[，,、 ]?(?:我们|工信部|全系统|咱们)?(?:怎么|这么|这样|要)"
    "(?:干|办|抓|做|发力|推进|部署)(?:啥|什么|哪些事?|这些事?)?[？！?!：:]?"
    "|(?:核心|主要|发展|总体|量化|建设|关键|工作|行动)+(?P<aims>目标|指标)[：:]?"
    "|(?P<tasks>(?:重点|主要|核心|具体|保障)+(?:任务|举措|措施|工作|内容))[：:]?"
)
_BY_LINE = re.compile("(?:到|至)(?P<when>20\\d\\d年[底末]?)[，：:]?")
"""到2028年, on a line of its own: the lines under it are to be reached by then."""
_LINE = 48  # characters of a line that stands under a label, at most


def is_label(text: str) -> bool:
    """Whether the words before a colon are such a label."""
    return _LABEL.fullmatch(f"{text}：") is not None


def labelled(paragraph: str, when: str) -> str:
    """What a label on a line of its own sets for the lines under it: a date, that they are aims,
    or both (2028年目标：, 核心目标（2030年）：).
    """
    line = paragraph.strip()
    boxed = line[:1] == "【" and line[-1:] == "】"
    bare = line.strip("【】")
    by_then = _BY_LINE.fullmatch(bare)
    if by_then:
        return by_then["when"] + AIMS
    label = _LABEL.fullmatch(bare)
    if label and label["aims"]:
        return AIMS
    if label and label["tasks"]:
        return ""
    if label and label["year_of"]:
        return f"{label['year_of']}年"  # 【2027，这么干】
    if label:
        aims = label["year"] or label["what"] == AIMS
        return (label["when"] or label["year"]) + (AIMS if aims else "")
    kept = len(paragraph) <= _LINE and not boxed
    return when if kept and not paragraph.endswith(("：", ":")) else ""


BACKGROUND = "background"
_HEADS = re.compile(
    "(?:【[^【】]{2,20}】|(?:0[1-9][ \u3000]?|[一二三四五六七八九]、|Q\\d?[：:])[^，。；]{2,20})"
    "[？?]?"
)
_WHY = re.compile(
    "为(?:什么|何|啥)要?(?:出台|制定|编制|印发|修订|转|改|发展|推)|(?:出台|编制|制定|起草|修订|政策|行业|时代)背景"
    "|(?:行业|产业|发展)现状"
)


def headed_part(paragraph: str, part: str) -> str:
    """The part that a line like 【为什么出台】 or 02 主要目标 opens in a report, or goes on."""
    if not _HEADS.fullmatch(paragraph):
        return part
    return BACKGROUND if _WHY.search(paragraph) else ""
