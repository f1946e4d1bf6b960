"""Notices and digests laid out as parts, in the reader's language. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from alerts.message import (
    Bars,
    Change,
    Facts,
    Heading,
    Item,
    Part,
    Quote,
    Remark,
    Small,
    Topic,
)
from alerts.notice import Digest, Notice
from alerts.plain import cut, one_line, safe_link
from alerts.remarks import remark
from alerts.words import Words, ordinal
from articles.clock import SHANGHAI

TITLE_LIMIT = 90
QUOTE_LIMIT = 600
DETAIL_LIMIT = 90
NAME_LIMIT = 60
BARS_LIMIT = 8
"""Bars in the picture of a period: more are no picture any longer."""
ITEMS_LIMIT = 100
"""Items that one digest lists; Gmail cuts off what is longer than 102 kB."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a message says, before any medium's syntax."""

    label: str
    headline: str
    parts: tuple[Part, ...]


def compose_notice(notice: Notice, words: Words, rules: Sequence[str]) -> Layout:
    """The layout of one notice; `rules` are the names of the rules that send it."""
    tail = _tail(notice, words)
    title = cut(one_line(notice.title), TITLE_LIMIT)
    parts = [
        _change(notice, words),
        _quote(notice, words),
        _facts(notice, words),
        Remark(remark(one_line(notice.note), words)) if notice.note else None,
        _small(notice, words, rules),
    ]
    return Layout(
        label=words.label("events", notice.event),
        headline=f"{title} · {tail}" if tail else title,
        parts=tuple(part for part in parts if part is not None),
    )


def _tail(notice: Notice, words: Words) -> str:
    """The deadline or number that belongs into the headline."""
    if notice.event in ("advanced", "changed") and notice.after:
        before = _value(notice, notice.before, words)
        return f"{before} → {_value(notice, notice.after, words)}"
    if notice.event == "overdue" and notice.due_on:
        return words.say("was_due", date=words.day(notice.due_on))
    if notice.event == "due_soon" and notice.due_on:
        return words.say("due", date=words.day(notice.due_on))
    if notice.event in ("fulfilled", "withdrawn"):
        return ""
    # Many a target's name has its number and its year in it already.
    named = (one_line(text) for text in (notice.quantity, notice.deadline) if text)
    return " · ".join(cut(text, NAME_LIMIT) for text in named if text not in notice.title)


def _value(notice: Notice, value: str | None, words: Words) -> str:
    if value is None:
        return words.label("fields", "none")
    if notice.field == "stage" and value in words.table["stages"]:
        return words.label("stages", value)
    return cut(one_line(value), NAME_LIMIT)


def _change(notice: Notice, words: Words) -> Change | None:
    if notice.field is None or notice.after is None:
        return None
    return Change(
        words.label("fields", notice.field),
        _value(notice, notice.before, words),
        _value(notice, notice.after, words),
    )


def _quote(notice: Notice, words: Words) -> Quote | None:
    url = safe_link(notice.url)
    if not notice.quote and not url:
        return None
    return Quote(
        text=cut(one_line(notice.quote or ""), QUOTE_LIMIT),
        attribution=_attribution(notice, words),
        source=_source(notice, words),
        url=url,
    )


def _attribution(notice: Notice, words: Words) -> str:
    speaker, office = (
        cut(one_line(text), NAME_LIMIT) if text else "" for text in (notice.speaker, notice.office)
    )
    if speaker and office:
        return words.say("spoken", speaker=speaker, office=office)
    return speaker or office


def _source(notice: Notice, words: Words) -> str:
    pieces = [cut(one_line(notice.publisher), NAME_LIMIT)] if notice.publisher else []
    if notice.published_at:
        pieces.append(words.moment(notice.published_at))
    if notice.article_title:
        pieces.append(cut(one_line(notice.article_title), TITLE_LIMIT))
    return " · ".join(pieces)


def _facts(notice: Notice, words: Words) -> Facts:
    rows = [("kind", words.label("kinds", notice.kind))]
    if notice.stage and notice.field != "stage":
        rows.append(("stage", words.label("stages", notice.stage)))
    deadline = _deadline(notice, words)
    if deadline:
        rows.append(("deadline", deadline))
    if notice.quantity:
        rows.append(("quantity", cut(one_line(notice.quantity), NAME_LIMIT)))
    if notice.topics:
        rows.append(("topics", words.join(_topic(topic, words) for topic in notice.topics)))
    rows.append(("history", _history(notice, words)))
    if notice.outlets:
        rows.append(("outlets", _outlets(notice.outlets, words)))
    return Facts(tuple((words.label("fields", key), value) for key, value in rows))


def _deadline(notice: Notice, words: Words) -> str:
    deadline = cut(one_line(notice.deadline), NAME_LIMIT) if notice.deadline else ""
    if notice.due_on is None:
        return deadline
    day = words.day(notice.due_on)
    if not deadline:
        return words.say("before_date", date=day)
    return words.say("deadline_due", deadline=deadline, date=day)


def _history(notice: Notice, words: Words) -> str:
    if notice.event == "new" or notice.first_said_at is None or notice.mention_count <= 1:
        return words.say("history_first")
    return words.say(
        "history" if notice.quote else "history_so_far",
        month=words.month(notice.first_said_at),
        count=notice.mention_count,
        ordinal=ordinal(notice.mention_count),
    )


def _outlets(outlets: Sequence[str], words: Words) -> str:
    names = words.join(cut(one_line(name), NAME_LIMIT) for name in outlets[:4])
    if len(outlets) <= 4:
        return names
    return words.say("outlets_more", names=names, count=len(outlets))


def _small(notice: Notice, words: Words, rules: Sequence[str]) -> Small | None:
    lines = []
    if notice.why:
        lines.append(cut(one_line(notice.why), QUOTE_LIMIT))
    if rules:
        lines.append(words.say("rules", rules=words.join(one_line(rule) for rule in rules)))
    if notice.nearest:
        lines.append(
            words.say(
                "nearest",
                title=cut(one_line(notice.nearest.title), TITLE_LIMIT),
                reason=cut(remark(one_line(notice.nearest.reason), words), QUOTE_LIMIT),
            )
        )
    return Small(tuple(lines)) if lines else None


def compose_digest(digest: Digest, words: Words) -> Layout:
    """The layout of a digest: headline, bars by topic, then every section by topic."""
    parts: list[Part] = [Remark(one_line(digest.remark))] if digest.remark else []
    if digest.cap is not None:
        parts.append(Remark(words.say("capped", cap=digest.cap)))
    if len(digest.topics) > 1:
        parts.append(Bars(_bars(digest, words)))
    parts.extend(_sections(digest, words))
    if digest.count > ITEMS_LIMIT:
        parts.append(Remark(words.say("truncated", count=digest.count - ITEMS_LIMIT)))
    return Layout(
        words.label("digests", digest.kind), _digest_headline(digest, words), tuple(parts)
    )


def _bars(digest: Digest, words: Words) -> tuple[tuple[str, int], ...]:
    """A bar a topic, the fullest first; beyond a few the rest is one bar."""
    shown, rest = digest.topics, digest.topics[BARS_LIMIT - 1 :]
    if len(shown) <= BARS_LIMIT:
        return tuple((_topic(topic, words), count) for topic, count in shown)
    others = words.say("more_topics", count=len(rest)), sum(count for _, count in rest)
    first = shown[: BARS_LIMIT - 1]
    return (*((_topic(topic, words), count) for topic, count in first), others)


def _digest_headline(digest: Digest, words: Words) -> str:
    if digest.kind == "bundle":
        return words.say("bundle_headline", count=digest.count)
    if digest.kind == "baseline":
        figures = [
            words.label("figures", key).format(count=count) for key, count in digest.counts.items()
        ]
        return words.say("baseline_headline", counts=words.join(figures))
    counts = words.join(
        words.say("count", label=words.label("events", section.event).lower(), count=section.count)
        for section in digest.sections
    )
    key = "digest_headline" if counts else "digest_empty"
    return words.say(key, period=_period(digest, words), counts=counts)


def _period(digest: Digest, words: Words) -> str:
    """The days that the period covers; one day when it begins and ends on neighbouring days."""
    last = (digest.until - timedelta(microseconds=1)).astimezone(SHANGHAI).date()
    if digest.since is None:
        return words.day(last)
    first = digest.since.astimezone(SHANGHAI).date()
    if first == last:
        return words.day(first)
    return words.say("period", since=words.day(first), until=words.day(last))


def _topic(topic: str, words: Words) -> str:
    return cut(one_line(words.topic(topic)), NAME_LIMIT) or words.say("no_topic")


def _sections(digest: Digest, words: Words) -> Iterator[Part]:
    room = ITEMS_LIMIT
    for section in digest.sections:
        if room <= 0:
            return
        label = words.label("events", section.event)
        yield Heading(f"{label} {section.count}", section.event)
        for topic, notices in section.groups:
            if room <= 0:
                return
            yield Topic(f"{_topic(topic, words)} {len(notices)}")
            for notice in notices[:room]:
                yield _item(notice, words)
            room -= len(notices)


def _item(notice: Notice, words: Words) -> Item:
    pieces = [cut(one_line(notice.publisher), NAME_LIMIT)] if notice.publisher else []
    if notice.published_at:
        pieces.append(words.day(notice.published_at.astimezone(SHANGHAI).date()))
    quote = one_line(notice.quote or "")
    return Item(
        text=cut(one_line(notice.title), TITLE_LIMIT),
        tail=_tail(notice, words),
        detail=cut(quote, DETAIL_LIMIT) if quote not in notice.title else "",
        source=" · ".join(pieces),
        url=safe_link(notice.url),
    )
