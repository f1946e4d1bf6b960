"""Where the article stands on a page that no layout describes: the block densest in prose.

One pass over the lxml tree. Every block with punctuated text that isn't mostly links speaks for
the container around it; a long text without paragraphs (only line breaks) speaks for itself.
"""

import re
from collections import defaultdict
from functools import lru_cache

from lxml import etree

from sources._html import BLOCK_TAGS, NOISE, SILENT_TAGS, Element

_SENTENCE_MARK = re.compile(r"[，。；！？、]|[,.;!?](?=\s|$)")
_UNLIKELY = re.compile(NOISE["elements"]["unlikely"], re.I)
_PRUNED = frozenset(("nav", "footer", "aside"))
_BLOCKS = BLOCK_TAGS - {"br"}
_CONTAINERS = frozenset(("div", "ul", "section", "dl", "form"))
_SHORTEST, _LONG = 10, 200
"""Characters below which a block says nothing, and from which it may be an article by itself."""
_MARK_WORTH, _LINK_COST = 10, 3
_OF_PARAGRAPH, _OF_LONG = (0.5, 1.0, 0.5), (1.0, 0.5, 0.25)
"""What a block's weight counts for itself, its parent and its grandparent."""


def main_block(tree: Element) -> Element | None:
    """The element that holds the article, or None when there is no prose on the page."""
    scores: dict[Element, float] = defaultdict(float)
    for block, (pieces, linked) in _texts(tree).items():
        text = "".join(pieces).strip()
        if len(text) < _SHORTEST or not (marks := len(_SENTENCE_MARK.findall(text))):
            continue
        weight = len(text) + _MARK_WORTH * marks - _LINK_COST * linked
        if weight <= 0:
            continue
        long = block.tag != "p" and len(text) >= _LONG
        holder = block
        for share in _OF_LONG if long else _OF_PARAGRAPH:
            if holder is None or holder.tag == "html":
                break
            scores[holder] += weight * share
            holder = holder.getparent()
    return max(scores, key=lambda element: scores[element]) if scores else None


def _texts(tree: Element) -> dict[Element, tuple[list[str], int]]:
    """The text that stands in each block itself, and how many of its characters are links."""
    pieces: dict[Element, list[str]] = {}
    linked: dict[Element, int] = {}
    blocks, links, pruned = [tree], 0, None
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        tag = node.tag
        if event == "start":
            if _pruned(node, tag):
                pruned = node
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                blocks.append(node)
            elif tag == "a":
                links += 1
            text = node.text
        else:
            if node is pruned:
                pruned = None
            elif tag in _BLOCKS:
                blocks.pop()
            elif tag == "a":
                links -= 1
            text = node.tail if node is not tree else None
        if text and not text.isspace():
            pieces.setdefault(blocks[-1], []).append(text)
            if links:
                linked[blocks[-1]] = linked.get(blocks[-1], 0) + len(text.strip())
    return {block: (texts, linked.get(block, 0)) for block, texts in pieces.items()}


def _pruned(node: Element, tag: str) -> bool:
    if tag in SILENT_TAGS or tag in _PRUNED:
        return True
    if tag not in _CONTAINERS:
        return False
    name, id = node.get("class"), node.get("id")
    return (name or id) is not None and _unlikely(f"{name or ''} {id or ''}")


@lru_cache(4_096)
def _unlikely(names: str) -> bool:
    """A site names its containers alike on every page."""
    return _UNLIKELY.search(names) is not None
