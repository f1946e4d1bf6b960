"""What rules would have sent, and which can never send anything. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from alerts.delivery import Recipient
from alerts.notice import Notice
from alerts.rules import Rule, route


@dataclass(frozen=True, slots=True)
class Known:
    """What rules may speak of: open channels with recipients, topics and sources there are."""

    channels: Sequence[tuple[str, Sequence[Recipient]]]
    topics: frozenset[str]
    sources: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trial:
    """One rule's trial: the notices it matched, to whom, and why it never can, if so."""

    rule: Rule
    notices: tuple[Notice, ...]
    recipients: tuple[tuple[str, str], ...]
    """(channel, address)."""
    faults: tuple[str, ...]
    """Mistakes, one line each. They need not keep it from ever firing; see `never`."""
    never: bool


def rehearse(rules: Sequence[Rule], notices: Iterable[Notice], known: Known) -> tuple[Trial, ...]:
    """Try every rule on `notices`, the events of some days, without sending anything."""
    past = tuple(notices)
    return tuple(_try(rule, past, known) for rule in rules)


def _try(rule: Rule, past: Sequence[Notice], known: Known) -> Trial:
    hits = tuple(notice for notice in past if route(notice, [rule], known.channels, mode=rule.mode))
    faults = tuple(_faults(rule, known))
    return Trial(
        rule,
        hits,
        tuple(_recipients(rule, known)),
        tuple(text for text, _ in faults),
        any(fatal for _, fatal in faults),
    )


def _recipients(rule: Rule, known: Known) -> Iterator[tuple[str, str]]:
    for name, recipients in known.channels:
        for recipient in recipients:
            if not rule.to or any(
                target.channel == name and target.address in (None, recipient.address)
                for target in rule.to
            ):
                yield name, recipient.address


def _faults(rule: Rule, known: Known) -> Iterator[tuple[str, bool]]:
    """(what is wrong, whether the rule can never fire because of it)."""
    yield from _lost_targets(rule, known)
    for label, wanted, there in (
        ("topic", rule.topics, known.topics),
        ("source", rule.sources, known.sources),
    ):
        missing = wanted - there
        for name in sorted(missing):
            yield f"there is no {label} {name!r}", missing == wanted
    if rule.mode == "instant" and rule.events == {"restated"}:
        yield "what is only restated is never sent at once", True
    if rule.instruments and rule.kinds and "instrument" not in rule.kinds:
        yield "it asks for instruments by name but not for the kind 'instrument'", True


def _lost_targets(rule: Rule, known: Known) -> Iterator[tuple[str, bool]]:
    nobody = not any(True for _ in _recipients(rule, known))
    addresses = {name: {to.address for to in recipients} for name, recipients in known.channels}
    for target in rule.to:
        if target.channel not in addresses:
            yield f"there is no channel {target.channel!r}", nobody
        elif target.address is not None and target.address not in addresses[target.channel]:
            yield f"channel {target.channel!r} has no recipient {target.address!r}", nobody
    if nobody and not rule.to:
        yield "no channel is configured", True
