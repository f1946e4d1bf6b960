"""One piece of text over and over, through every target: time grows with the length, no faster.

    python -m tests.fuzz.growth [TARGET…]

What `tests.fuzz.patterns` can't see: patterns used again and again on one text, text that is copied
at each step, and the beginnings of files, feeds and pages. Names what takes more than linear time;
then the exit code is 1.
"""

import signal
import sys
import time
from collections.abc import Iterator
from typing import Any

from tests.fuzz.targets import TARGETS

FEW = 40
"""Pieces with which only exponential time is felt."""
SHORT, LONG = 10_000, 40_000
"""Characters."""
ASKED = 0.02
"""Seconds for SHORT below which nobody asks further."""
FELT = 0.3
"""Seconds for LONG that are felt."""
GROWTH = 8
"""Times as long at LONG: four is linear, 16 quadratic."""
STUCK = 8.0
"""Seconds after which a target is broken off."""
PIECES = (
    " ", "\n", "\t", "\r\n", "\x0b", "\u3000", "(", "（", "[", "《", "【", "“", "<", "{", "|", "-",
    "*", "_", "`", "#", "# ", "- ", "&", "&#", "&amp;", "/", "?", "=", "\\", '"', "'", ".", ",",
    "，", "。", "；", "：", ":", "!", "a@", "a.", "a-", "1", "1,", "1.", "A", "Ａ", "年", "月",
    "日", "<p ", "<p>", "<b>", "<li>", "<item>", "<!---->", "<!-- ", "-->", "]]>", "<![CDATA[",
    "---\n", "2025年", "1月1日", "2025年1月1日", "2025-01-01 ", "2025-01-01(", "Jan 1 ", "Mon ",
    "date ", "返回|", "【标题】", "【1】", "来源：", "责任编辑：", "（记者", "记者", "财联社",
    "[x](y)", "![](", "工信部", "工 信", "关于", "通知", "到", "第一", "一是", "万", "%",
    "“十四五”", "MIIT ", "the ",
    "http://a/", "https://", "&a=1", '{"a":', "[{", "Disallow: *a\n", "ͅ", "ẞ",
)  # fmt: skip
HEADS = {
    "charset": ("{}", "utf-8\n{}"),
    "feed": (
        "{}",
        "<?xml{}?><rss>",
        "<rss>{}",
        "<rss><channel><item><title>{}</title><link>http://a/</link></item></channel></rss>",
        "<rss><channel><item><link>http://a/</link><description>{}</description></item></channel>"
        "</rss>",
    ),
    "rows": tuple(f"{chr(first)}{{}}" for first in range(0, 28, 3)),
    "paging": ("{}", "<script>{}</script>"),
    "article": tuple(
        f"{chr(first)}<html><title>{{}}</title><div id='con_con'><p>{{}}</p></div></html>"
        for first in range(0, 18, 3)
    ),
    "post": (
        *("{}", "# {}", "# 标题\n\n{}", "# 标题\n\n财联社7月19日讯，{}", "---\ntitle: {}\n---\n"),
        *("---\ntitle: x\n---\n{}", "---\n{}", "date {}", "2025-01-01 {}", "<html>{}", "<p>{}</p>"),
        *("<!--{}", "标题\n{}"),
    ),
    "moment": ("{}", "发布时间：{}", "2025{}"),
    "prose": (
        "{}",
        "工信部\n{}",
        "工信部\n工信部有关负责人表示，将{}",
        "MIIT\nThe MIIT said it will {}",
    ),
    "address": ("{}", "https://{}", "https://a.b/{}", "https://a.b/?{}"),
    "robots": ("{}", "User-agent: *\nDisallow: {}"),
    "message": ("{}",),
    "configuration": ("{}", 'a = "{}"', "a = {}"),
    "channel": ("{}", "smtp://{}", "slackbot://{}", "webhook+https://h/{}", "feishu://{}"),
}
"""What stands before and behind the text; braces are where it goes."""


class _StuckError(BaseException):
    """A target came to no end; no handler of its own is to catch it."""


def main(names: list[str]) -> int:
    """Print what is slow, and return the exit code."""
    signal.signal(signal.SIGALRM, _break_off)
    found = [each for name in names or HEADS for each in slow(name)]
    print(f"{len(found)} texts of more than linear time")  # noqa: T201
    return int(bool(found))


def slow(name: str) -> Iterator[str]:
    """A line for each text that takes a target more than linear time."""
    for head in HEADS[name]:
        for piece in PIECES:
            if how := _growth(name, head, piece):
                line = f"{name}: {head!r} with {piece!r}: {how}"
                print(line, flush=True)  # noqa: T201
                yield line


def _growth(name: str, head: str, piece: str) -> str | None:
    """How a target's time grows; None where that is with the text."""
    if _seconds(name, head, piece * FEW) > FELT:
        return f"stuck at {FEW}"
    short = _seconds(name, head, piece * (SHORT // len(piece)), at_least=ASKED)
    if short < ASKED:
        return None
    long = _seconds(name, head, piece * (LONG // len(piece)), at_least=GROWTH * short)
    return f"{short:.2f} and {long:.2f} s" if long > max(FELT, GROWTH * short) else None


def _seconds(name: str, head: str, text: str, *, at_least: float = FELT) -> float:
    """CPU seconds; of two tries where the first took that long, for the machine may be busy."""
    first = _once(name, head, text)
    return first if first < at_least or first >= STUCK else min(first, _once(name, head, text))


def _once(name: str, head: str, text: str) -> float:
    body = head.replace("{}", f"{text}x").encode("utf-8", "surrogatepass")
    signal.setitimer(signal.ITIMER_REAL, STUCK)
    began = time.process_time()
    try:
        TARGETS[name](body)
    except _StuckError:
        return STUCK
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - began


def _break_off(number: int, frame: Any) -> None:
    raise _StuckError


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
