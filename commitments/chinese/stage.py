"""How far a document or a programme is, by the verbs before and behind its name."""

import re

from commitments.chinese.clause import Predicate
from commitments.chinese.kind import behind_name
from commitments.chinese.lexicon import pattern, table
from commitments.chinese.particular import is_batch_out
from commitments.chinese.verbs import SHORT
from commitments.model import Kind, Stage

_STAGES = table("stages")
_PAPER = {name: pattern(words) for name, words in _STAGES["instrument"].items()}
_WORK = {name: pattern(words) for name, words in _STAGES["programme"].items()}
_NAME = re.compile("《[^》]*》|在[^，。]{2,24}基础上")
# 公示 inside a bare name is none: 资费公示管理规定.
_CONSULTS = re.compile(
    "征求|征集意见|听取[^，。]{0,16}意见|(?:予以|进行|公开|社会)公示|公示(?:$|[至到])"
)
_SHOWN = re.compile("公示(?:期满|结束|无异议|期)*后[^，。]{0,12}(?:发布|公布|印发|公告|发文)")
"""公示无异议后发布: on show it was before."""
_FORMS = re.compile(
    "(?:形成|完成|编制|起草|提出|拿出)[^，。《》]{0,6}(?:征求意见稿|送审稿|报批稿)$"
)
"""争取年底前形成征求意见稿: it is still being written."""
_MADE_KNOWN = re.compile(
    "[并，](?:予以|面?向社会|对外|按程序|统一|及时|正式){0,3}(?:公布|公告|发布)$"
)
"""纳入…名录并予以公布."""
_INSTITUTE = re.compile("机构|院|所|生|成果|中心")
_BEGUN = re.compile("(?:启动|建成|上线|开通|投用|投运|成立|设立|组建|获批|挂牌|落地)$")
"""推动…二期落地: behind the name of what is moved, the beginning of it."""
_AT_ONCE = (["启动"], ["设立"], ["成立"], ["组建"], ["推出"])
"""What one does but once: 接续启动 starts another round."""
_NTH = re.compile(
    "(?:20\\d\\d年?)?第[一二三四五六七八九十\\d]{1,3}届|20\\d\\d年?(?!度)[^，。]{2,30}(?:大会|大赛|论坛|博览会)"
)
"""接续举办第八届…: another of its kind, which starts by itself."""
_HELD = frozenset(("举办", "召开", "举行", "办好", "主办", "组织举办"))
_LIGHT = frozenset(_STAGES["programme"]["light"])


def stage(kind: Kind, text: str, parsed: Predicate) -> Stage | None:
    """The stage of an instrument or programme; None for targets and measures."""
    if kind == "instrument":
        return _paper(text, parsed)
    return _work(text, parsed) if kind == "programme" else None


def _has(words: re.Pattern[str], text: str) -> bool:
    return words.search(text) is not None


def _paper(text: str, parsed: Predicate) -> Stage:
    lead = _NAME.sub("", parsed.adverbs) + "".join(parsed.verbs)
    tail = behind_name("instrument", parsed.rest if parsed.verbs else text)
    both = f"{lead} {tail}"
    if _FORMS.search(text):
        return "draft"
    if "公示" in text and _SHOWN.search(text):
        return "issue"
    if _has(_PAPER["consult"], both) or _CONSULTS.search(_NAME.sub("", text)):
        return "consult"
    if _has(_PAPER["continue"], lead) or _has(_PAPER["kept"], tail):
        return "continue"
    if _has(_PAPER["issue"], both) or _MADE_KNOWN.search(text):
        return "issue"
    if parsed.verbs and parsed.verbs[-1] in SHORT and not tail:
        return "issue" if SHORT[parsed.verbs[-1]] == "issue" else "draft"
    drafted = _has(_PAPER["draft"], both)
    if _has(_PAPER["study"], tail) or (_has(_PAPER["study"], lead) and not drafted):
        return "study"
    if not drafted and not tail and _has(_PAPER["going"], lead):
        return "continue"
    return "draft"


def _work(text: str, parsed: Predicate) -> Stage:
    if parsed.verbs[-1:] == ("征求",):
        return "consult"
    if is_batch_out(parsed, parsed.rest):
        return "issue"
    verbs = [verb for verb in parsed.verbs if verb not in _LIGHT] or list(parsed.verbs)
    lead = text.removesuffix(parsed.rest) if parsed.verbs else text
    if verbs and verbs[-1] in _HELD and _NTH.match(parsed.rest):
        return "start"
    if _has(_WORK["study"], "".join(parsed.verbs).replace("谋划实施", "")) and not _INSTITUTE.match(
        parsed.rest
    ):
        return "study"
    if _has(_WORK["adverbs"], lead) and not (verbs[-1:] in _AT_ONCE and verbs[-1] in text):
        return "continue"
    if verbs[-1:] == ["推动"] and _BEGUN.search(behind_name("programme", parsed.rest)):
        return "start"
    for verb in reversed(verbs):
        if _has(_WORK["continue"], verb):
            return "continue"
        if _has(_WORK["start"], verb):
            return "start"
    return "start"
