"""A monitoring cycle from a real web site to what readers get."""

import email
import shutil
from datetime import UTC, datetime, timedelta
from email import policy
from pathlib import Path

import pytest

from flows import run_command
from flows.dispatch import Delivered
from flows.settings import load
from flows.summary import Summary
from tests.flows.conftest import PARAGRAPHS, WEATHER, Command, Site

TITLE = "工信部：加快制定低速车辆安全管理条例"


def outbox(config: Path) -> list[Path]:
    return sorted((config.parent / "data" / "outbox").glob("*.eml"))


def test_first_cycle_makes_one_baseline_a_source_and_no_flood(
    config: Path, site: Site, miit_watch: Command
) -> None:
    site.publish("one", TITLE, PARAGRAPHS)
    done = miit_watch("run", "--direct", "--config", config)
    assert done.code == 0, done.err
    assert "Traceback" not in done.out + done.err
    alerts = miit_watch("alerts", "--config", config, "--format", "jsonl").rows
    assert [each["event"] for each in alerts] == ["baseline", "baseline"]
    assert len(outbox(config)) == 2


def test_second_cycle_with_nothing_new_alerts_nobody(
    config: Path, site: Site, miit_watch: Command
) -> None:
    site.publish("one", TITLE, PARAGRAPHS)
    miit_watch("run", "--direct", "--config", config)
    asked = list(site.asked)
    done = miit_watch("run", "--direct", "--config", config)
    assert "No alerts in this cycle" in done.out
    assert len(outbox(config)) == 2
    assert site.asked == [*asked, "/feed.xml"], "a known article is not fetched again"


def test_new_commitment_reaches_the_reader_with_its_evidence(
    config: Path, site: Site, miit_watch: Command
) -> None:
    site.publish("weather", "明天天气", WEATHER)
    miit_watch("run", "--direct", "--config", config)
    site.publish("one", TITLE, PARAGRAPHS)
    done = miit_watch("run", "--direct", "--config", config)
    assert done.code == 0
    alerts = miit_watch("alerts", "--config", config, "--format", "jsonl").rows
    fresh = [each for each in alerts if each["event"] == "new"]
    assert {"低速车辆安全管理条例", "低速车辆准入试点"} == {each["title"] for each in fresh}
    for alert in fresh:
        assert alert["url"] == f"{site.address}/one.html"
        assert alert["quote"] in "".join((TITLE, *PARAGRAPHS))
        assert [told["status"] for told in alert["deliveries"]] == ["sent"]
    mails = [
        email.message_from_bytes(p.read_bytes(), policy=policy.default) for p in outbox(config)
    ]
    subjects = " ".join(mail["Subject"] for mail in mails)
    assert "低速车辆安全管理条例" in subjects and "低速车辆准入试点" in subjects


def test_item_that_is_not_about_miit_is_not_fetched(
    config: Path, site: Site, miit_watch: Command
) -> None:
    site.publish("weather", "明天天气", WEATHER)
    site.publish("one", TITLE, PARAGRAPHS)
    miit_watch("run", "--direct", "--config", config)
    assert "/one.html" in site.asked
    assert "/weather.html" not in site.asked


def test_unreachable_source_is_a_row_and_the_others_go_on(
    config: Path, site: Site, miit_watch: Command
) -> None:
    site.broken["/feed.xml"] = (500, b"down")
    done = miit_watch("run", "--direct", "--config", config)
    assert done.code == 0
    assert "demo: " in done.out and "500" in done.out
    assert "Traceback" not in done.out + done.err
    articles = miit_watch("articles", "--config", config, "--format", "jsonl").rows
    assert [each["title"] for each in articles] == ["工信部谈光伏产业"]


def test_exit_1_when_every_source_failed(config: Path, site: Site, miit_watch: Command) -> None:
    site.broken["/feed.xml"] = (500, b"down")
    shutil.rmtree(config.parent / "archive")
    done = miit_watch("run", "--direct", "--config", config)
    assert done.code == 1
    assert done.err == "miit-watch: every source failed\n"


def test_page_that_fails_is_told_from_its_row_and_tried_again(
    config: Path, site: Site, miit_watch: Command
) -> None:
    site.publish("weather", "明天天气", WEATHER)
    miit_watch("run", "--direct", "--config", config)
    site.publish("one", TITLE, PARAGRAPHS)
    site.broken["/one.html"] = (500, b"down")
    miit_watch("run", "--direct", "--config", config)
    del site.broken["/one.html"]
    miit_watch("run", "--direct", "--config", config)
    asked = site.asked.count("/one.html")
    miit_watch("run", "--direct", "--config", config)
    assert asked == 2 and site.asked.count("/one.html") == 2
    alerts = miit_watch("alerts", "--config", config, "--format", "jsonl").rows
    titles = [each["title"] for each in alerts if each["event"] == "new"]
    assert len(titles) == len(set(titles)), "nothing alerts twice"
    assert "低速车辆准入试点" in titles, "what only the page says alerts when it is there"


def test_pages_that_come_a_cycle_after_their_list_are_still_history(
    config: Path, site: Site, miit_watch: Command
) -> None:
    """The first cycle got the list but not its pages: what they say is no news the cycle after."""
    site.publish("one", TITLE, PARAGRAPHS)
    site.broken["/one.html"] = (500, b"down")
    miit_watch("run", "--direct", "--config", config)
    del site.broken["/one.html"]
    site.publish("two", "工信部谈渡船", ("工业和信息化部有关负责人表示，将制定《渡船管理办法》。",))
    miit_watch("run", "--direct", "--config", config)
    alerts = miit_watch("alerts", "--config", config, "--format", "jsonl").rows
    assert [each["title"] for each in alerts if each["event"] == "new"] == ["渡船管理办法"]
    ledger = miit_watch("ledger", "--config", config, "--format", "jsonl").rows
    assert "低速车辆准入试点" in {each["title"] for each in ledger}, "only its page says so"
    miit_watch("run", "--direct", "--config", config)
    assert len(miit_watch("alerts", "--config", config, "--format", "jsonl").rows) == len(alerts)


def test_a_list_that_is_added_later_begins_with_a_baseline(
    config: Path, site: Site, miit_watch: Command
) -> None:
    site.publish("weather", "明天天气", WEATHER)
    miit_watch("run", "--direct", "--config", config)
    site.publish("one", TITLE, PARAGRAPHS)
    moved = config.read_text(encoding="utf-8").replace("/feed.xml", "/feed.xml?all")
    config.write_text(moved, encoding="utf-8")
    miit_watch("run", "--direct", "--config", config)
    alerts = miit_watch("alerts", "--config", config, "--format", "jsonl").rows
    assert {each["event"] for each in alerts} == {"baseline"}


def test_a_reprint_alerts_nobody(config: Path, site: Site, miit_watch: Command) -> None:
    site.publish("weather", "明天天气", WEATHER)
    miit_watch("run", "--direct", "--config", config)
    site.publish("one", TITLE, PARAGRAPHS, at=datetime.now(UTC) - timedelta(minutes=10))
    miit_watch("run", "--direct", "--config", config)
    before = len(miit_watch("alerts", "--config", config, "--format", "jsonl").rows)
    site.publish("copy", TITLE, ("示范网讯 " + PARAGRAPHS[0], *PARAGRAPHS[1:]))
    done = miit_watch("run", "--direct", "--config", config)
    assert "No alerts in this cycle" in done.out
    assert len(miit_watch("alerts", "--config", config, "--format", "jsonl").rows) == before
    articles = miit_watch("articles", "--config", config, "--format", "jsonl").rows
    copy = next(each for each in articles if (each["url"] or "").endswith("copy.html"))
    assert copy["duplicate_of"]


def test_old_article_found_late_is_history(config: Path, site: Site, miit_watch: Command) -> None:
    site.publish("weather", "明天天气", WEATHER)
    miit_watch("run", "--direct", "--config", config)
    site.publish("old", TITLE, PARAGRAPHS, at=datetime(2023, 3, 1, 9, tzinfo=UTC))
    miit_watch("run", "--direct", "--config", config)
    alerts = miit_watch("alerts", "--config", config, "--format", "jsonl").rows
    assert {each["event"] for each in alerts} == {"baseline"}
    ledger = miit_watch("ledger", "--config", config, "--format", "jsonl").rows
    assert any(each["title"] == "低速车辆安全管理条例" for each in ledger)


def test_a_cycle_on_postgres(
    config: Path, site: Site, miit_watch: Command, postgres_url: str
) -> None:
    store = ("--config", config, "--database", postgres_url)
    site.publish("weather", "明天天气", WEATHER)
    assert miit_watch("run", "--direct", *store).code == 0
    site.publish("one", TITLE, PARAGRAPHS)
    assert miit_watch("run", "--direct", *store).code == 0
    again = miit_watch("run", "--direct", *store)
    assert "No alerts in this cycle" in again.out
    alerts = miit_watch("alerts", *store, "--format", "jsonl").rows
    assert [told["status"] for each in alerts for told in each["deliveries"]] == ["sent"] * 3
    assert sorted(each["event"] for each in alerts) == ["baseline", "new", "new"]


def test_interrupted_cycle_is_delivered_by_the_next(
    config: Path, site: Site, miit_watch: Command
) -> None:
    """An outbox folder that can't be written is a failed delivery, made up when it can."""
    folder = config.parent / "data" / "outbox"
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")
    done = miit_watch("run", "--direct", "--config", config)
    assert (done.code, done.err) == (1, "miit-watch: not every message got through: 1 failed\n")
    assert "`miit-watch alerts --status failed` says why" in " ".join(done.out.split())
    alerts = miit_watch(
        "alerts", "--config", config, "--format", "jsonl", "--status", "failed"
    ).rows
    assert [each["event"] for each in alerts] == ["baseline"]
    assert "outbox" in alerts[0]["deliveries"][0]["error"]
    shown = " ".join(miit_watch("alerts", "--config", config, "--status", "failed").out.split())
    assert "folder failed (folder: can't write" in shown


@pytest.mark.parametrize(
    ("delivered", "status"),
    [
        (Delivered(failed=1, uncertain=2), "failed"),
        (Delivered(uncertain=1), "uncertain"),
        (Delivered(sent=3, held=1), "pending"),
    ],
)
def test_what_did_not_get_through_is_shown_by_its_state(
    delivered: Delivered, status: str, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_command.show(Summary(datetime(2026, 3, 3, tzinfo=UTC), (), (), delivered), load(config))
    assert f"`miit-watch alerts --status {status}` says why" in capsys.readouterr().out
