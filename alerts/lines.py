"""A message as lines of a medium's own syntax, whole or within a limit. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from alerts.message import Bars, Change, Facts, Heading, Item, Message, Part, Quote, Remark, Topic
from alerts.plain import cut
from alerts.words import Words, words

BAR_WIDTH = 16
QUOTE_STEPS = (600, 240, 90)
"""Lengths that a quote is cut to, one after the other, before anything else is left out."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A medium's syntax. `escape` makes text from outside show as it stands."""

    escape: Callable[[str], str]
    bold: Callable[[str], str]
    """Text that is escaped already, made strong."""
    link: Callable[[str, str], str]
    """(safe address, unescaped text) as a link."""
    quote: str = ""
    """What a quoted line begins with."""


def headline(message: Message, markup: Markup) -> str:
    """The message's subject, made strong."""
    return markup.bold(markup.escape(message.subject))


def pieces(message: Message, markup: Markup) -> list[list[str]]:
    """The lines of each part, without the headline."""
    table = words(message.language)
    return [_lines(part, table, markup) for part in message.parts]


def fit(message: Message, markup: Markup, limit: int, measure: Callable[[str], int] = len) -> str:
    """The whole message in at most `limit` of what `measure` counts.

    Quotes are cut at a sentence first; then parts are left out from the end, and a line says so.
    """
    for longest in QUOTE_STEPS:
        short = replace(message, parts=tuple(_shorten(part, longest) for part in message.parts))
        laid = [[headline(short, markup)], *pieces(short, markup)]
        text = _join(laid)
        if measure(text) <= limit:
            return text
    ending = [markup.escape(words(message.language).say("cut"))]
    while len(laid) > 1 and measure(_join([*laid, ending])) > limit:
        laid.pop()
    return _join([*laid, ending])


def _join(laid: Iterable[Sequence[str]]) -> str:
    return "\n".join(line for piece in laid for line in piece)


def _shorten(part: Part, longest: int) -> Part:
    if isinstance(part, Quote):
        return replace(part, text=cut(part.text, longest))
    if isinstance(part, Item):
        return replace(part, detail=cut(part.detail, longest))
    return part


def _lines(part: Part, table: Words, markup: Markup) -> list[str]:
    match part:
        case Change():
            return [_row(part.field, f"{part.before} → {part.after}", table, markup)]
        case Quote():
            return _quote(part, table, markup)
        case Facts():
            return [_row(label, value, table, markup) for label, value in part.rows]
        case Bars():
            most = max(count for _, count in part.rows)
            return [
                f"{'█' * max(1, round(BAR_WIDTH * count / most))} {markup.escape(label)} {count}"
                for label, count in part.rows
            ]
        case Heading():
            return ["", markup.bold(markup.escape(part.text))]
        case Topic():
            return [f"▸ {markup.escape(part.text)}"]
        case Item():
            return _item(part, table, markup)
        case Remark():
            return [f"⚠ {markup.escape(part.text)}"]
        case _:
            return [markup.escape(line) for line in part.lines]


def _row(label: str, value: str, table: Words, markup: Markup) -> str:
    return f"{markup.escape(label)}{table.table['colon']}{markup.escape(value)}"


def _quote(part: Quote, table: Words, markup: Markup) -> list[str]:
    lines = []
    if part.text:
        lines.append(markup.quote + markup.escape(table.say("quote", text=part.text)))
    if part.attribution:
        lines.append(f"{markup.quote}— {markup.escape(part.attribution)}")
    if part.source:
        lines.append(markup.escape(part.source))
    if part.url:
        lines.append(markup.link(part.url, table.say("open_source")))
    return lines


def _item(part: Item, table: Words, markup: Markup) -> list[str]:
    name = markup.link(part.url, part.text) if part.url else markup.escape(part.text)
    lines = [f"• {name} · {markup.escape(part.tail)}" if part.tail else f"• {name}"]
    if part.detail:
        lines.append(f"   {markup.escape(table.say('quote', text=part.detail))}")
    return lines
