"""Draw lines over logarithmic axes as SVG, readable on light and on dark ground."""

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 150, 40, 50
COLOURS = ("#2a7de1", "#d9480f", "#2b8a3e", "#9c36b5", "#e67700", "#0b7285", "#495057")

Line = Sequence[tuple[float, float]]


def draw(title: str, x_name: str, y_name: str, lines: Mapping[str, Line]) -> str:
    """Return a picture of `lines`, each a name with (x, y) points, all above zero."""
    xs = _decades([x for line in lines.values() for x, _ in line])
    ys = _decades([y for line in lines.values() for _, y in line])
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        ' font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        _text(WIDTH / 2, 22, title, "middle"),
        _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, x_name, "middle"),
        _text(12, TOP - 12, y_name, "start"),
    ]
    for value in _marks(xs):
        at = _x(value, xs)
        parts += [
            _rule(at, TOP, at, HEIGHT - BOTTOM),
            _text(at, HEIGHT - 32, _short(value), "middle"),
        ]
    for value in _marks(ys):
        at = _y(value, ys)
        parts += [_rule(LEFT, at, WIDTH - RIGHT, at), _text(LEFT - 8, at + 4, _short(value), "end")]
    for (name, line), colour in zip(lines.items(), COLOURS, strict=False):
        points = [(_x(x, xs), _y(y, ys)) for x, y in line]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
        x, y = points[-1]
        parts.append(_text(x + 8, y + 4, name, "start", colour))
    return "\n".join([*parts, "</svg>", ""])


def _decades(values: Sequence[float]) -> tuple[int, int]:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _marks(decades: tuple[int, int]) -> list[float]:
    return [10.0**power for power in range(decades[0], decades[1] + 1)]


def _x(value: float, decades: tuple[int, int]) -> float:
    share = (math.log10(value) - decades[0]) / (decades[1] - decades[0])
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(value: float, decades: tuple[int, int]) -> float:
    share = (math.log10(value) - decades[0]) / (decades[1] - decades[0])
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)


def _short(value: float) -> str:
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:g}{letter}"
    return f"{value:g}"


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#333333") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">'
        f"{escape(words)}</text>"
    )


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#e3e3e3"/>'
