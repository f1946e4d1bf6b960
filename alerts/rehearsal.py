"""What rules would have sent, and which can never send anything. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alerts.delivery import Recipient
from alerts.notice import Notice
from alerts.rules import Rule, route


@dataclass(frozen=True, slots=True)
class Known:
    """What rules may speak of: open channels with recipients, topics, sources and digests."""

    channels: Sequence[tuple[str, Sequence[Recipient]]]
    topics: frozenset[str]
    sources: frozenset[str]
    digests: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Past:
    """What happened: everything that was news, and what of it alerts people at once."""

    news: tuple[Notice, ...]
    loud: frozenset[str]
    """By the notices' ids."""


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


def rehearse(rules: Sequence[Rule], past: Past, known: Known) -> tuple[Trial, ...]:
    """Try every rule on the news of some days, without sending anything."""
    return tuple(_try(rule, past, known) for rule in rules)


def misnamed(rule: Rule, known: Known) -> tuple[str, ...]:
    """The names in a rule that nothing has, one line each: typing errors, most likely."""
    return tuple(text for text, _ in (*_lost_targets(rule, known), *_lost_names(rule, known)))


def _try(rule: Rule, past: Past, known: Known) -> Trial:
    faults = tuple(_faults(rule, known))
    return Trial(
        rule,
        tuple(notice for notice in past.news if _sends(rule, notice, past, known)),
        tuple(_recipients(rule, known)),
        tuple(text for text, _ in faults),
        any(fatal for _, fatal in faults),
    )


def _sends(rule: Rule, notice: Notice, past: Past, known: Known) -> bool:
    if notice.event == "restated" or (rule.mode == "instant" and notice.id not in past.loud):
        return False
    if rule.digests and rule.digests.isdisjoint(known.digests):
        return False
    return bool(route(notice, [rule], known.channels, mode=rule.mode))


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
    yield from _lost_names(rule, known)
    if rule.events and rule.events <= {"restated"}:
        yield "what is only restated is sent to nobody", True
    elif rule.mode == "instant" and rule.events and rule.events <= {"restated", "due_soon"}:
        yield "what is due soon comes in digests only", True
    if rule.mode == "instant" and rule.kinds == {"measure"}:
        yield "directions of work (measure) come in digests only", True
    if rule.instruments and rule.kinds and "instrument" not in rule.kinds:
        yield "it asks for instruments by name but not for the kind 'instrument'", True


def _lost_names(rule: Rule, known: Known) -> Iterator[tuple[str, bool]]:
    for label, wanted, there in (
        ("topic", rule.topics, known.topics),
        ("source", rule.sources, known.sources),
        ("digest", rule.digests, known.digests),
    ):
        missing = wanted - there
        for name in sorted(missing):
            yield f"there is no {label} {name!r}", missing == wanted


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
