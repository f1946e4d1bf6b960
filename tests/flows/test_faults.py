"""Each way in which sites fail: what the source's row says, and that nobody else waits for it."""

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows import steps
from flows.collect import Collected, collect_source
from flows.sections import FeedSettings
from flows.settings import Settings
from sources._client import Client, Limits
from sources._hosts import Manners
from sources._own_feed import feed_source
from storage.runs import Validator
from tests.flows.conftest import PARAGRAPHS, Site
from tests.flows.test_listing import Store
from tests.web.playing import Played, PlayedClient, play
from tests.web.server import FAULTY

NOW = datetime(2026, 6, 9, 4, tzinfo=UTC)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    with play(tmp_path_factory.mktemp("web")) as played:
        yield played


def collect(url: str, validator: Validator | None = None) -> Collected:
    source = feed_source("one", "One", url)
    held = {url: validator} if validator else {}
    with PlayedClient(lambda: NOW, lambda url: url.endswith(("/hang", "/drip"))) as client:
        return collect_source(source, client, validators=held, known=Store(), now=NOW)


@pytest.mark.parametrize(
    ("kind", "status", "reason"),
    [
        ("refuse", "blocked", "refused (403)"),
        ("precondition", "blocked", "challenge page (412)"),
        ("challenge", "blocked", "challenge page (521)"),
        ("cookie_page", "blocked", "challenge page (__jsl_clearance)"),
        ("too_many", "failed", "answered 429"),
        ("down", "failed", "answered 503"),
        ("html_for_json", "changed", "HTML where a feed is due"),
        ("shell", "changed", "HTML where a feed is due"),
        ("empty", "changed", "empty answer where a feed is due"),
        ("truncated", "changed", "a feed without entries"),
        ("wrong_length", "failed", "cut off after"),
        ("drip", "failed", ""),
        ("hang", "failed", "timed out"),
        ("reset", "failed", "no connection"),
        ("loop", "failed", "more than 5 redirects"),
        ("gone", "failed", "answered 404"),
    ],
)
def test_a_fault_is_an_outcome_with_its_reason(
    web: Played, monkeypatch: pytest.MonkeyPatch, kind: str, status: str, reason: str
) -> None:
    web.lead_there(monkeypatch)
    done = collect(f"https://{FAULTY}/{kind}")
    assert (done.status, done.found, done.validators) == (status, [], [])
    assert reason in (done.reason or "")
    assert "\n" not in (done.reason or "")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://nowhere.example.org/rss", "no connection: Name or service not known"),
        ("https://impostor.example.org/rss", "TLS failed: Hostname mismatch"),
    ],
)
def test_names_and_certificates(
    web: Played, monkeypatch: pytest.MonkeyPatch, url: str, reason: str
) -> None:
    web.lead_there(monkeypatch)
    done = collect(url)
    assert done.status == "failed"
    assert reason in (done.reason or "")


def test_a_feed_that_has_not_changed(web: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    web.lead_there(monkeypatch)
    web.become(2)
    url = "https://www.chinanews.com.cn/rss/scroll-news.xml"
    first = collect(url)
    assert first.status == "ok" and first.validators[0].etag
    again = collect(url, first.validators[0])
    assert (again.status, again.rows) == ("unchanged", 0)


def test_a_source_that_hangs_delays_nobody(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What another brings is stored and sent while it still hangs."""
    with play(tmp_path) as web:
        web.lead_there(monkeypatch)
        _hang_and_work(web, site, monkeypatch, tmp_path)


def _hang_and_work(
    web: Played, site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    limits = Limits(connect=30, read=300, total=300, attempts=1)
    monkeypatch.setattr(
        steps, "open_client",
        lambda *given: Client(limits=limits, manners=Manners(interval=0)),
    )  # fmt: skip
    settings = Settings(
        data=tmp_path,
        watch=("archive",),
        archive=(tmp_path / "none",),
        feeds=(
            FeedSettings(id="hangs", name="H", url=f"https://{FAULTY}/hang", language="zh"),
            FeedSettings(id="works", name="W", url=site.feed, language="zh"),
        ),
    )
    now = datetime.now(UTC)
    site.publish("one", "工信部：加快制定低速车辆安全管理条例", PARAGRAPHS, at=now)
    run = threading.Thread(target=steps.run_direct, args=(settings,), kwargs={"now": now})
    run.start()
    try:
        assert _sent(settings, run)
        assert run.is_alive(), "it hangs still"
    finally:
        web.process.kill()  # which ends the hanging
        run.join(60)
    assert not run.is_alive()


def _sent(settings: Settings, run: threading.Thread) -> bool:
    """Whether the baseline of the source that works is delivered before the run ends."""
    until = time.monotonic() + 240
    while run.is_alive() and time.monotonic() < until:
        if list(settings.outbox.glob("*.eml")):
            return True
        time.sleep(0.1)
    return False
