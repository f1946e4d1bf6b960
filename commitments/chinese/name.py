"""The bare name in an object phrase."""

from commitments._anchors import headed

_LEADING = headed(
    r"(?:为期[^，。的]{1,8}的(?=[^，。]{8})|(?:行业|国家)?标准(?:主要)?包括|一批|若干(?:个(?!人|体|性)|项(?!目)|家(?!居|电|具|用|庭)|场(?!景|所|地|馆))?|系列|一系列|更多|有关|相关|各类|一些|新一轮|一(?:个|份|批|本|套|张|部|轮|项|条|家|支|座|期|场|次|所|款|种|台|堂)|\d+(?:个|项|批|家)(?:左右|以上)?|出(?=20\d\d|一批|首批|第)|为(?=国家|全国|部级|省级|20\d\d)|的|好|了|和|以及|并(?![行网购联轨]))+"
)
_LATER_PHASES = ("二期", "三期", "四期")
NOTE = (
    "(?:（[^）]*）|\\([^)]*\\)|第?[一二三四五](?:期|阶段)|20\\d\\d年?[版本]"
    "|V?\\d(?:\\.\\d)?版?|升级版)?"
)
"""What may stand behind the head of a name: （试行）, 二期, 2026版."""


def bare_object(text: str) -> str:
    """The bare name in an object phrase."""
    name = text.strip("，、：: ")
    leading = _LEADING.match(name)
    name = name[leading.end() :] if leading else name
    if ("“" not in name and "”" not in name) or name.count("“") == name.count("”"):
        return name.strip(" ，、")
    return f"{name}”" if name.rfind("“") > 0 and "”" not in name else name.strip("“” ，、")


def later_phase(text: str, at: int) -> str:
    """The phase that stands there, a thing of its own beside what was built first: 平台二期."""
    phase = text[at : at + 2]
    return phase if phase in _LATER_PHASES else ""
