"""What a mention points at by a word alone, or by a shorter name, as its article's text spells it.

“尽快启动首批试点” and “推动条例早日出台” name nothing by themselves; the article that they stand
in names one pilot, one regulation, often in a sentence that promises nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.article import Article
from commitments.identity.context_en import spelled_out_in_english
from commitments.identity.preceding import text_before
from commitments.identity.references import head_alone, says_nothing
from commitments.model import TITLE, Mention
from commitments.names.completion import completed
from commitments.names.glossary import PAPERS, head_in, head_words, is_chinese, without_head
from commitments.names.known_names import canonical, is_known
from commitments.names.likeness import signature
from commitments.names.marks import marks_of
from commitments.names.naming import bare_name, bounded, ends_in_verb, fold, is_round
from commitments.names.paper_titles import list_of

_SEGMENT = re.compile(r"[^，。；：、！？,;:!?\s《》“”（）()|]{4,60}")
_TITLED = re.compile(r"《([^《》]{4,90})》")
_QUOTED = re.compile(
    r"“[^“”]{2,12}”([^，。；：、！？,;:!?\s《》“”（）()]{0,12}?(?:行动|活动|计划|工程|试点))"
)
"""A thing that is called by what stands in quotation marks: “千帆”渡轮更新行动."""
_VERSION = re.compile(r"(?:草案|修订稿|修订草案|征求意见稿|送审稿|报批稿|文本)$")
_FIELDS = frozenset({"标准", "技术要求", "规范", "标准体系"})
"""Classes of heads of which a text names many: the word alone is none in particular."""
_COMMENTS = frozenset({"意见", "各方意见", "社会意见", "公众意见", "社会各界意见"})
_DRAFTS = frozenset(["草案", "修订草案", "修订稿", "征求意见稿", "送审稿", "报批稿", "文本"])
_SENTENCE = re.compile(r"[。！？!?]+")
_SENTENCES = 3
_IN_A_CLAUSE = re.compile(r"目前|正在|[一二三]司|起草|编制|机构|负责人|组织|会同|修改")
"""In what was taken for a name, but is a clause with a document's head at its end."""
_PILOT = "试点"
_FIRST = re.compile(r"^(?:首批|首轮|新一批|新一轮)")
_COUNTED = re.compile(r"(?:\d{1,4}|[一二三四五六七八九十两]{1,4})个|分[一二三四五六两\d]批")
_UNDER_WAY = re.compile(r"将.{0,30}(?:开展|启动|进行)(试点)$")
_DESCRIBING = ("推广", "专项", "实施", "工作", "管理", "行动")
"""Words that a speaker puts before a head for the thing that was spoken of: 推广方案."""
_REACH = 16
"""Characters that a shorter name leaves out at most."""
_TEXT = 4000
"""Characters before a mention in which what it points at is looked for."""


def spelled_out(mention: Mention, article: Article) -> Mention:
    """The mention with the name that its article gives the thing; itself where that isn't plain.

    Plain is it where the paragraph before and the mention's own up to it have one such name and no
    more, or else the title and the whole text up to it.
    """
    if mention.kind not in ("instrument", "programme"):
        return mention
    if not is_chinese(mention.quote):
        return spelled_out_in_english(mention, article)
    mention = bounded(mention)
    name = bare_name(completed(mention.object, mention.quote)).text
    text = text_before(mention, article, _TEXT, "。")
    if mention.kind == "instrument" and (chosen := list_of(name, article.title, text)):
        return replace(mention, object=chosen)
    word = _pointer(mention, name)
    asked = name in _COMMENTS and mention.stage == "consult"
    if asked or (mention.kind == "instrument" and name in _DRAFTS):
        found = _subject(mention) or _last_document(text)
    elif word is None and mention.kind == "instrument" and says_nothing(name):
        found = _subject(mention) or _last_document(_near(mention, article))
    elif word is not None:
        found = _pointed_at(word, _near(mention, article), text, fold(article.title))
    elif signature(name).telling and not is_known(name):
        found = _names(_fuller(name, text, article.title if mention.kind == "programme" else ""))
    else:
        return mention
    if len(found) != 1 or found[0] == canonical(name):
        return mention
    return replace(mention, object=_which(mention) + found[0])


def _which(mention: Mention) -> str:
    """The year in a mention's own name, or a later batch, which the fuller name may lack."""
    said = marks_of(bare_name(mention.object).marks)
    year, batch = said.get("year", ""), said.get("batch", "")
    later = batch not in ("", "1")
    return (f"{year}年" if year.isdigit() else "") + (f"第{batch}批" if later else "")


def _pointed_at(word: str, near: str, text: str, title: str) -> Sequence[str]:
    """The names with that head nearby, else in all the text before, else in the title.

    Where the head stands nearby with other words, which tell no name, it is what they describe.
    """
    found = _names(_with_head(word, near))
    if len(found) == 1 or (not found and _described(word, near)):
        return found
    found = _names(_with_head(word, text))
    return found if len(found) == 1 else _names(_with_head(word, title))


def _described(word: str, near: str) -> bool:
    found = (each.group().partition(word) for each in _SEGMENT.finditer(near))
    return any(head and before.endswith(_DESCRIBING) for before, head, _ in found)


def _near(mention: Mention, article: Article) -> str:
    """The paragraph before a mention, often a question, and its own up to it."""
    at = mention.paragraph
    if at == TITLE:
        return ""
    before = article.paragraphs[max(at - 1, 0) : at]
    return fold("。".join([*before, article.paragraphs[at][: mention.start]])[-_TEXT:])


def _pointer(mention: Mention, name: str) -> str | None:
    """The head by which a mention points: a document's, a round's or a pilot's, said alone."""
    if not name and mention.kind == "instrument" and mention.stage == "consult":
        return _VERSION.sub("", _leading_head(mention.quote) or "") or None
    clause = _UNDER_WAY.search(mention.object)
    word = clause.group(1) if clause else _VERSION.sub("", _FIRST.sub("", name))
    if mention.kind == "instrument" and says_nothing(name):
        word = _head_before(fold(mention.quote).partition(fold(mention.object))[0])
    if word not in head_words():
        word = head_alone(_COUNTED.sub("", _FIRST.sub("", name)))
    if word is None or mention.kind == "instrument":
        return word
    taken = fold(mention.object).endswith(f"把{word}")
    return word if is_round(word) or taken or word == _PILOT else None


def _last_document(text: str) -> Sequence[str]:
    """The document named last, at most two sentences before: in 《》, or with its head."""
    for sentence in reversed(_SENTENCE.split(text)[-_SENTENCES:]):
        titled = _TITLED.findall(sentence)
        segments = titled[-1:] or _SEGMENT.findall(sentence)[::-1]
        for segment in segments:
            head = len(segment) if titled else _document_in(segment)
            name = bare_name(segment[:head]).text if head else ""
            if signature(name).telling and (titled or not _IN_A_CLAUSE.search(name)):
                return [canonical(name)]
    return []


def _document_in(segment: str) -> int | None:
    """Where the last head of a document ends in a clause."""
    span, end = head_in(segment), None
    while span:
        end = span[1] if head_words()[segment[slice(*span)]] in PAPERS else end
        span = head_in(segment, span[1])
    return end


def _head_before(clauses: str) -> str | None:
    """The document's head that stands alone in what a clause begins with: 目前方案正在会签，…"""
    for segment in _SEGMENT.findall(clauses):
        end = _document_in(segment)
        if end and (word := head_alone(bare_name(segment[:end]).text)):
            return word
    return None


def _subject(mention: Mention) -> Sequence[str]:
    """The document that the clause of a nameless object begins with: X已起草完毕，年内发布."""
    before = fold(mention.quote).partition(fold(mention.object))[0]
    return _last_document(before)


def _leading_head(quote: str) -> str | None:
    words = [word for word in head_words() if quote.startswith(word)]
    return max(words, key=len) if words else None


def _with_head(word: str, text: str) -> Iterator[str]:
    """Names in `text` that end in `word`; of a field with many only those in 《》."""
    kind = head_words()[word]
    for found in _TITLED.finditer(text):
        name = bare_name(found.group(1)).text
        if signature(name).head == kind or kind in _FIELDS or name.endswith(word):
            yield name
    if kind in _FIELDS:
        return
    quoted = {found.start(1): found for found in _QUOTED.finditer(text)}
    yield from (each.group() for each in quoted.values() if each.group(1).endswith(word))
    for segment in _SEGMENT.finditer(text):
        if segment.start() in quoted:
            continue
        for at in re.finditer(re.escape(word), segment.group()):
            name = bare_name(segment.group()[: at.end()]).text
            if name.endswith(word):
                yield name


def _fuller(name: str, text: str, title: str) -> Iterator[str]:
    """Names in `text` of which `name` leaves out a middle, and the title's that it ends."""
    whole = without_head(name)
    core, head = whole.removesuffix("的"), name[len(whole) :]
    if len(core) < 2 or len(head) < 2 or head_words()[head] in _FIELDS:
        return
    for segment in _SEGMENT.finditer(text) if core in text else ():
        for end in _left_out(segment.group(), core, head):
            yield bare_name(segment.group()[:end]).text
    for segment in _SEGMENT.finditer(fold(title)):
        start = segment.group().find(name)
        if start > 0:
            yield bare_name(segment.group()[: start + len(name)]).text


def _left_out(segment: str, core: str, head: str) -> Iterator[int]:
    """Where `head` ends behind `core`, a few characters between them."""
    at = segment.find(core)
    while at >= 0:
        behind = at + len(core)
        end = segment.find(head, behind + 1, behind + _REACH + len(head))
        if end >= 0 and not ends_in_verb(segment[behind:end]):
            yield end + len(head)
        at = segment.find(core, at + 1)


def _names(found: Iterator[str]) -> Sequence[str]:
    """The canonical names among them, each once; one that ends in another is that one."""
    names = {canonical(name) for name in found if signature(name).telling}
    return [n for n in names if not any(n != other and n.endswith(other) for other in names)]
