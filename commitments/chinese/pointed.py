"""Documents that a clause only points at, since the text has named them: 该办法, 建设指南."""

import re

from commitments._anchors import headed
from commitments.chinese.clause import WHEN, Predicate

SOON = (
    f"(?:{WHEN.pattern}|将|近期|即将|尽快|早日|年内|陆续|适时|抓紧|正式|按期|并|明年|今年"
    "|(?:推迟)?(?:于|到|在)[^，。]{1,10}?){0,2}"
)
ON_PAPER = re.compile(
    "制定|制订|修订|编制|起草|印发|发布|出台|公布|颁布|研制|下达|拟订|报批|审议|执行|施行|实施|形成|完成"
)
"""What is done with a document."""
_POINTED = re.compile(
    "(?P<name>(?:该|本|上述|相关|这一|此)(?:项|部|个|份)?(?:强制性|国家|行业)?"
    "(?:条例|办法|规定|细则|标准|文件|意见|指南|方案|目录|规范|政策文件))(?:等|文本)?$"
)
_BARE = headed(
    f"(?P<name>(?:该|本|上述|相关)?(?:条例|办法|规定|细则|标准|文件|通知文本|修订稿|方案))(?>{SOON}(?:修订|制定|修改|出台|发布|印发|实施))+$"
)
_GIVES = frozenset(("公布", "发布", "公开发布", "对外公布", "对外发布", "公开", "公示", "征求"))
_SETTLES = frozenset(("评选", "遴选", "认定", "评定"))
_LIST = re.compile("(?:最终|入选|入围|评选|遴选|认定|试点|合格)?(?:企业|单位|项目|产品|结果)?名单")
_PUT_ON = (("列入",), ("纳入",), ("移出",), ("清出",))
_LISTS = frozenset(("名单", "名录", "清单", "白名单", "黑名单", "目录"))
_ENTERS = ("纳入", "列入")
_ROLL = re.compile("(?P<roll>[^，。《》]{2,40}?(?:名录|名单|目录|清单))(?:$|并|，)")
_MADE_KNOWN = re.compile(
    "(?:名录|名单|目录|清单)[并，后]{0,2}(?:予以|面?向社会|对外|按程序|统一|及时|正式){0,3}(?:公布|公告|发布)$"
)
"""纳入…名录并予以公布: the list is what comes out."""
_VERSIONS = frozenset(("征求意见稿", "送审稿", "报批稿", "初稿", "修订稿", "正式稿"))
"""What a document goes through: 年底前形成征求意见稿."""


_RULES = frozenset(
    (
        *("要求", "规则", "规定", "办法", "标准", "规范", "制度"),
        *("管理要求", "标准要求", "标准规范", "技术要求"),
    )
)


def carries_out(head: str, parsed: Predicate, rest: str) -> bool:
    """Whether rules that are there are only carried out, or somebody is put on a list:
    落实管理要求, 细化落实分级规则, 对屡教不改的列入失信名单."""
    if parsed.verbs[-1:] in _PUT_ON and head in _LISTS:
        return True
    return rest.startswith("落实") or (head in _RULES and parsed.verbs[-1:] == ("落实",))


def given_list(parsed: Predicate, text: str) -> str:
    """The list that is made known: that of the selection which the paper is about, or one that
    somebody is entered on; "" for others."""
    verb, rest = parsed.verbs[-1], parsed.rest
    if verb in _GIVES and (_LIST.fullmatch(rest) or rest.endswith(("名单", "榜单"))):
        return rest
    if verb in _SETTLES and rest.endswith("名单"):
        return rest
    entered = _ROLL.match(parsed.rest) if parsed.verbs[-1] in _ENTERS else None
    return entered["roll"] if entered and _MADE_KNOWN.search(text) else ""


def pointing(parsed: Predicate, rest: str) -> str:
    """The words that point at a document and say what is done with it; "" for others."""
    if not parsed.verbs:
        return ""
    bare = _BARE.match(rest)
    if bare is None and ON_PAPER.search("".join(parsed.verbs)):
        bare = _POINTED.match(rest)
    return bare["name"] if bare else ""


def names_topic(topic: str, parsed: Predicate) -> bool:
    """Whether no more than the end of the document's title is said: 修订建设指南."""
    on_paper = len(parsed.rest) > 1 and ON_PAPER.search("".join(parsed.verbs))
    return bool(on_paper) and (topic.endswith(parsed.rest) or parsed.rest in _VERSIONS)
