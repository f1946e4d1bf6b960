"""Where the article stands on a page that no layout describes: the block densest in prose.

One pass over the lxml tree. Every block with punctuated text that isn't mostly links speaks for
the container around it; a long text without paragraphs (only line breaks) speaks for itself.
"""

import re
from collections import defaultdict

from sources._html import BLOCK_TAGS, NOISE, SILENT_TAGS, Element

_SENTENCE_MARK = re.compile(r"[，。；！？、]|[,.;!?](?=\s|$)")
_UNLIKELY = re.compile(NOISE["elements"]["unlikely"], re.I)
_PRUNED = frozenset(("nav", "footer", "aside"))
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
        marks = len(_SENTENCE_MARK.findall(text))
        weight = len(text) + _MARK_WORTH * marks - _LINK_COST * linked
        if len(text) < _SHORTEST or not marks or weight <= 0:
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
    pieces: dict[Element, list[str]] = defaultdict(list)
    linked: dict[Element, int] = defaultdict(int)

    def add(block: Element, text: str | None, in_link: bool) -> None:
        if text and not text.isspace():
            pieces[block].append(text)
            linked[block] += len(text.strip()) if in_link else 0

    stack: list[tuple[Element, Element, bool, bool]] = [(tree, tree, False, False)]
    while stack:
        node, block, in_link, leaving = stack.pop()
        if leaving or _pruned(node):
            if node is not tree:
                add(block, node.tail, in_link)
            continue
        if node is not tree:
            stack.append((node, block, in_link, True))
        inner = node if node.tag in BLOCK_TAGS and node.tag != "br" else block
        in_link = in_link or node.tag == "a"
        add(inner, node.text, in_link)
        stack.extend((child, inner, in_link, False) for child in reversed(node))
    return {block: (texts, linked[block]) for block, texts in pieces.items()}


def _pruned(node: Element) -> bool:
    tag = node.tag
    if not isinstance(tag, str) or tag in SILENT_TAGS or tag in _PRUNED:
        return True
    return tag in _CONTAINERS and bool(
        _UNLIKELY.search(f"{node.get('class') or ''} {node.get('id') or ''}")
    )
