"""The last 30 days as a small picture: what moved in the ledger, and what came in."""

import base64
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from html import escape

from articles.clock import SHANGHAI
from storage import activity
from storage.engine import Session

DAYS = 30
WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 40, 44, 44, 28
BARS = {
    "new": ("new", "#2a7de1"),
    "advanced": ("advanced or changed", "#e67700"),
    "changed": ("advanced or changed", "#e67700"),
    "fulfilled": ("fulfilled", "#2b8a3e"),
    "overdue": ("overdue or withdrawn", "#c92a2a"),
    "withdrawn": ("overdue or withdrawn", "#c92a2a"),
}
LINE = ("articles about MIIT", "#868e96")


@dataclass(frozen=True, slots=True)
class Activity:
    """Counts by day in Shanghai, the days in order up to today."""

    days: tuple[date, ...]
    moves: Mapping[tuple[date, str], int] = field(default_factory=dict)
    """By day and what the legend calls the moves."""
    articles: Mapping[date, int] = field(default_factory=dict)


def read_activity(session: Session, *, now: datetime) -> Activity:
    """What the store knows of the last 30 days, today among them."""
    today = now.astimezone(SHANGHAI).date()
    days = tuple(today - timedelta(days=n) for n in reversed(range(DAYS)))
    since = datetime(days[0].year, days[0].month, days[0].day, tzinfo=SHANGHAI)
    moves = Counter(
        (_day(at), BARS[kind][0])
        for at, kind in activity.moves_since(session, since)
        if kind in BARS
    )
    articles: Counter[date] = Counter()
    for at, count in activity.arrivals_since(session, since):
        articles[_day(at)] += count
    return Activity(days, moves, articles)


def draw(shown: Activity) -> str:
    """SVG: bars for moves on the left scale, a line for articles on the right one."""
    legend = dict(BARS.values())
    highest = max([1, *(_height(shown, day) for day in shown.days)])
    most = max([1, *shown.articles.values()])
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="11">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_legend([*legend.items(), LINE]),
        *_scales(highest, most),
        *_bars(shown, legend, highest),
        _line(shown, most),
        *_dates(shown.days),
    ]
    return "".join([*parts, "</svg>"])


def data_url(svg: str) -> str:
    """The picture as an address of itself, which needs no server to hold it."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")


def _day(at: datetime) -> date:
    return at.astimezone(SHANGHAI).date()


def _height(shown: Activity, day: date) -> int:
    return sum(shown.moves.get((day, name), 0) for name, _ in set(BARS.values()))


def _x(position: float) -> float:
    return LEFT + position * (WIDTH - LEFT - RIGHT) / DAYS


def _y(value: float, highest: int) -> float:
    return HEIGHT - BOTTOM - value / highest * (HEIGHT - BOTTOM - TOP)


def _legend(names: Iterable[tuple[str, str]]) -> Iterator[str]:
    x = LEFT
    yield _text(LEFT, 14, "The last 30 days", "start", "#212529")
    for name, colour in names:
        yield f'<rect x="{x}" y="23" width="9" height="9" fill="{colour}"/>'
        yield _text(x + 13, 31, name, "start")
        x += 22 + 6 * len(name)


def _scales(highest: int, most: int) -> Iterator[str]:
    bottom = HEIGHT - BOTTOM
    yield f'<path d="M{LEFT} {TOP}H{WIDTH - RIGHT}M{LEFT} {bottom}H{WIDTH - RIGHT}" stroke="#ccc"/>'
    yield _text(LEFT - 6, TOP + 4, str(highest), "end")
    yield _text(LEFT - 6, bottom + 4, "0", "end")
    yield _text(WIDTH - RIGHT + 6, TOP + 4, str(most), "start", LINE[1])


def _bars(shown: Activity, legend: Mapping[str, str], highest: int) -> Iterator[str]:
    for position, day in enumerate(shown.days):
        below = 0
        for name, colour in legend.items():
            count = shown.moves.get((day, name), 0)
            if count:
                top, foot = _y(below + count, highest), _y(below, highest)
                yield (
                    f'<rect x="{_x(position + 0.15):.1f}" y="{top:.1f}"'
                    f' width="{_x(0.7) - LEFT:.1f}" height="{foot - top:.1f}" fill="{colour}"/>'
                )
                below += count


def _line(shown: Activity, most: int) -> str:
    points = " ".join(
        f"{_x(position + 0.5):.1f},{_y(shown.articles.get(day, 0), most):.1f}"
        for position, day in enumerate(shown.days)
    )
    return f'<polyline points="{points}" fill="none" stroke="{LINE[1]}" stroke-width="1.5"/>'


def _dates(days: tuple[date, ...]) -> Iterator[str]:
    for position in range(0, len(days), 7):
        x = _x(position + 0.5)
        yield _text(x, HEIGHT - 10, f"{days[position]:%m-%d}", "middle")


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#495057") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">'
        f"{escape(words)}</text>"
    )
