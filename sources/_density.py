"""Where the article stands on a page that no layout describes: the block densest in prose.

One pass over the lxml tree. Every block with punctuated text that isn't mostly links speaks for
the container around it; a long text without paragraphs (only line breaks) speaks for itself.
"""

import re
from collections import defaultdict
from functools import lru_cache

from lxml import etree

from sources._html import (
    BLOCK_TAGS,
    BREAK,
    CELLS,
    NOISE,
    SILENT_TAGS,
    Element,
    data_cells,
    folded_blocks,
)

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

_Texts = dict[Element, tuple[list[str], int]]
"""The text that stands in each element itself, and how many of its characters are links."""


def survey(tree: Element) -> tuple[tuple[str, ...], Element | None]:
    """All text blocks of a page, those of its menus too, and the element that holds the article;
    None when there is no prose on the page."""
    everything, texts = _walked(tree)
    return everything, _densest(texts)


def _densest(texts: _Texts) -> Element | None:
    scores: dict[Element, float] = defaultdict(float)
    for block, (pieces, linked) in texts.items():
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


def _walked(tree: Element) -> tuple[tuple[str, ...], _Texts]:
    """All blocks, as `paragraphs(tree, everything=True)` has them, and the texts of the elements
    where an article may be: in one walk, for the walk is what both cost."""
    everything: list[str] = []
    pieces: dict[Element, list[str]] = {}
    linked: dict[Element, int] = {}
    holders, links = [tree], 0
    silent = pruned = row = None
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        tag = node.tag
        if event == "start":
            text = node.text
            if row is None and tag in BLOCK_TAGS:
                everything.append(BREAK)
            if tag in SILENT_TAGS:
                silent = node
                walk.skip_subtree()
                continue
            if row is None:
                if tag == "tr" and (cells := data_cells(node)):
                    everything.append(" ".join(cells))
                    row = node
                elif text:
                    everything.append(text)
            if pruned is not None:
                continue
            if _pruned(node, tag):
                pruned = node
                continue
            if tag in _BLOCKS:
                holders.append(node)
            elif tag == "a":
                links += 1
        else:
            text = node.tail if node is not tree else None
            if row is node:
                row = None
            if row is None:
                if tag in BLOCK_TAGS:
                    everything.append(BREAK)
                elif tag in CELLS:
                    everything.append(" ")
                if text:
                    everything.append(text)
            if node is pruned:
                pruned = None
            elif pruned is not None:
                continue
            elif node is silent:
                silent = None
            elif tag in _BLOCKS:
                holders.pop()
            elif tag == "a":
                links -= 1
        if text and not text.isspace():
            pieces.setdefault(holders[-1], []).append(text)
            if links:
                linked[holders[-1]] = linked.get(holders[-1], 0) + len(text.strip())
    texts = {block: (its, linked.get(block, 0)) for block, its in pieces.items()}
    return folded_blocks(everything), texts


def _pruned(node: Element, tag: str) -> bool:
    if tag in _PRUNED:
        return True
    if tag not in _CONTAINERS:
        return False
    name, id = node.get("class"), node.get("id")
    return (name or id) is not None and _unlikely(f"{name or ''} {id or ''}")


@lru_cache(4_096)
def _unlikely(names: str) -> bool:
    """A site names its containers alike on every page."""
    return _UNLIKELY.search(names) is not None
