"""What must hold after every fault: nothing lost, nothing twice, everybody told once."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flows import steps
from flows.settings import load
from tests.faults.world import READERS, World, read


@dataclass(frozen=True, slots=True)
class Verdict:
    """The figures of one world at its end, and what is wrong with it."""

    articles: int
    events: int
    alerts: int
    sent: int
    uncertain: int
    cycles: int
    """Cycles after the fault until nobody waited any more."""
    wrong: tuple[str, ...]


def judge(world: World) -> Verdict:
    """Let it heal, and compare it with a world that had no fault."""
    cycles = world.heal()
    rows = {name: world.rows(name) for name in ("articles", "ledger", "alerts")}
    told = Counter(
        (each["channel"], each["status"]) for row in rows["alerts"] for each in row["deliveries"]
    )
    wrong = [
        *_articles(world, rows["articles"]),
        *_events(world, rows["ledger"], rows["alerts"]),
        *_deliveries(world, rows["alerts"], told),
        *(f"a traceback: {said[-200:]}" for said in world.errors if "Traceback" in said),
    ]
    if not cycles:
        wrong.append("deliveries still wait at the end")
    return Verdict(
        articles=len(rows["articles"]),
        events=len(_said(rows["ledger"])),
        alerts=len(rows["alerts"]),
        sent=told["mail", "sent"] + told["box", "sent"],
        uncertain=told["mail", "uncertain"] + told["box", "uncertain"],
        cycles=cycles,
        wrong=tuple(wrong),
    )


def _articles(world: World, rows: list[dict[str, Any]]) -> list[str]:
    # A page that could be had only later is a version of what its list said.
    kept = Counter(each["url"] for each in rows if not each["replaces"])
    listed = {f"{world.site.address}/{name}.html" for name, *_ in world.site.items}
    wrong = [f"article lost: {url}" for url in sorted(listed - set(kept)) if "story" in url]
    return wrong + [
        f"article stored {count} times: {url}" for url, count in kept.items() if count > 1
    ]


def _events(world: World, ledger: list[dict[str, Any]], alerts: list[dict[str, Any]]) -> list[str]:
    """The ledger and the alerts are those of a store that saw the same site without a fault."""
    calm = _calm(world)
    wrong = []
    for name, rows, what in (("ledger", ledger, _said), ("alerts", alerts, _told)):
        is_so, should_be = what(rows), what(calm[name])
        wrong += [f"{name}: lost {each}" for each in (should_be - is_so)]
        wrong += [f"{name}: too much {each}" for each in (is_so - should_be)]
    return wrong


def _calm(world: World) -> dict[str, list[dict[str, Any]]]:
    folder = world.folder / "calm"
    folder.mkdir()
    config = folder / "watch.toml"
    text = world.config.read_text(encoding="utf-8").partition("[channels]")[0]
    config.write_text(f'{text}[channels]\nbox = "folder:{folder}/box"\n', encoding="utf-8")
    database = f"sqlite:///{folder}/calm.db"
    settings, now = load(config, database=database), datetime.now(UTC)
    items, world.site.items = world.site.items, world.site.items[-1:]
    steps.run_direct(settings, now=now - timedelta(minutes=1))
    world.site.items = items
    steps.run_direct(settings, now=now)
    return {name: read(name, config, database) for name in ("ledger", "alerts")}


def _said(rows: list[dict[str, Any]]) -> Counter[tuple[str, ...]]:
    """Every event but what a later version of the same article says again."""
    said = [(row["title"], each) for row in rows for each in row["mentions"]]
    first = {(title, each["url"]) for title, each in said if each["event"] != "restated"}
    return Counter(
        (title, each["event"], each["url"], each["quote"])
        for title, each in said
        if each["event"] != "restated" or (title, each["url"]) not in first
    )


def _told(rows: list[dict[str, Any]]) -> Counter[tuple[str, ...]]:
    return Counter((row["event"], row["title"], row["url"] or "") for row in rows)


def _deliveries(
    world: World, alerts: list[dict[str, Any]], told: Counter[tuple[str, str]]
) -> list[str]:
    """Everybody has one message an alert, or one that is counted as uncertain."""
    wrong = [f"mail came {n} times: {key}" for key, n in Counter(world.mail.got).items() if n > 1]
    for alert in alerts:
        to = Counter(each["recipient"] for each in alert["deliveries"] if each["channel"] == "mail")
        if to != Counter(READERS):
            wrong.append(f"alert {alert['title']} is for {dict(to)}")
    states = {status for _, status in told}
    wrong += [f"a delivery ends as {each}" for each in sorted(states - {"sent", "uncertain"})]
    got, sent, unsure = len(world.mail.got), told["mail", "sent"], told["mail", "uncertain"]
    if not sent <= got <= sent + unsure:
        wrong.append(f"{got} mails came of {sent} sent and {unsure} uncertain")
    if told["box", "uncertain"]:
        wrong.append("a folder can always tell")
    files = len(list(Path(world.folder, "box").glob("*.eml")))
    if files != told["box", "sent"]:
        wrong.append(f"{files} files of {told['box', 'sent']} sent")
    return wrong
