"""Review, undo, the ledger as it stood, replay, rules and resend, as a user types them."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.flows.conftest import Command

PILOT = "启动园区车辆电动化城市试点"
SECOND = "启动园区车辆电动化第二批城市试点"


def post(folder: Path, name: str, day: str, text: str) -> Path:
    path = folder / f"{name}.md"
    path.write_text(
        f'---\nlayout: post\ntitle: "工信部介绍{name}工作"\ndate: {day} 10:00:00 +0800\n'
        f"author: 灯塔日报\n---\n<p>{text}</p>\n<p>发言人还回答了{name}方面的其他问题。</p>\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def store(tmp_path: Path, miit_watch: Command) -> tuple[str, str]:
    chosen = ("--database", f"sqlite:///{tmp_path}/store.db")
    said = "工业和信息化部新闻发言人表示，下一步将"
    post(tmp_path, "前年", "2023-03-01", f"{said}{PILOT}，制定《家用灯具能效标准》。")
    post(tmp_path, "去年", "2024-03-01", f"{said}{SECOND}。")
    post(tmp_path, "今年", "2025-03-01", f"{said}发布实施《家用灯具能效标准》。")
    files = sorted(tmp_path.glob("*.md"))
    assert miit_watch("ingest", *files, *chosen).code == 0
    return chosen


def ledger(miit_watch: Command, *options: str) -> dict[str, dict[str, object]]:
    rows = miit_watch("ledger", *options, "--format", "jsonl").rows
    return {row["title"]: row for row in rows if row["kind"] != "measure"}


def test_a_ruling_merges_and_its_undo_restores_without_any_alert(
    store: tuple[str, str], miit_watch: Command
) -> None:
    before = miit_watch("ledger", *store, "--format", "jsonl").out
    alerts = miit_watch("alerts", *store, "--format", "jsonl").out
    (case,) = miit_watch("review", *store, "--format", "jsonl").rows
    assert case["quote"].endswith(SECOND)
    ruling = ("review", case["mention"], case["commitment"], *store, "--by", "ann")
    assert miit_watch(*ruling, "--same").code == 0
    assert miit_watch("review", *store, "--format", "jsonl").rows == []
    merged = ledger(miit_watch, *store)
    pilots = [row for row in merged.values() if row["id"] == case["commitment"]]
    assert [each["event"] for each in pilots[0]["mentions"]] == ["new", "restated"]
    assert len(merged) == 2
    assert miit_watch(*ruling, "--undo").code == 0
    assert miit_watch("ledger", *store, "--format", "jsonl").out == before
    assert miit_watch("alerts", *store, "--format", "jsonl").out == alerts
    again = miit_watch(*ruling, "--undo")
    assert again.code == 1 and again.err.count("\n") == 1


def test_a_thing_called_nothing_in_particular_is_shown_by_what_its_article_names(
    tmp_path: Path, miit_watch: Command
) -> None:
    chosen = ("--database", f"sqlite:///{tmp_path}/store.db")
    said = (
        "工业和信息化部近日发布园区车辆电动化试点方案。工业和信息化部新闻发言人表示，"
        "下一步将在北京、上海、海南、深圳率先开展试点。"
    )
    miit_watch("ingest", post(tmp_path, "园区车辆", "2025-03-01", said), *chosen)
    shown = ledger(miit_watch, *chosen)["园区车辆电动化试点"]
    assert [each["object"] for each in shown["mentions"]] == ["试点"]
    (alert,) = miit_watch("alerts", *chosen, "--format", "jsonl").rows
    assert (alert["event"], alert["title"]) == ("new", "园区车辆电动化试点")


def test_a_name_that_tells_no_field_is_shown_with_its_paper(
    tmp_path: Path, miit_watch: Command
) -> None:
    chosen = ("--database", f"sqlite:///{tmp_path}/store.db")
    said = "工业和信息化部新闻发言人表示，下一步将公布入围单位名单。"
    first = post(tmp_path, "《窑炉节能技术遴选办法》", "2025-03-01", said)
    assert miit_watch("ingest", first, *chosen).code == 0
    (alert,) = miit_watch("alerts", *chosen, "--format", "jsonl").rows
    assert alert["title"] == "入围单位名单（窑炉节能技术遴选办法）"


def test_a_name_that_says_nothing_stays_for_the_digest_whatever_its_paper(
    tmp_path: Path, miit_watch: Command
) -> None:
    chosen = ("--database", f"sqlite:///{tmp_path}/store.db")
    said = "工业和信息化部新闻发言人表示，下一步将发布一批关键标准。"
    first = post(tmp_path, "《窑炉节能技术遴选办法》", "2025-03-01", said)
    assert miit_watch("ingest", first, *chosen).code == 0
    assert [*ledger(miit_watch, *chosen)] == ["关键标准"]
    assert miit_watch("alerts", *chosen, "--format", "jsonl").rows == []


def test_explain_shows_each_other_commitment_once(tmp_path: Path, miit_watch: Command) -> None:
    chosen = ("--database", f"sqlite:///{tmp_path}/store.db")
    said = "工业和信息化部新闻发言人表示，下一步将"
    post(tmp_path, "甲", "2025-03-01", f"{said}制定《园区车辆电动化标准体系建设指南》。")
    post(tmp_path, "乙", "2025-04-01", f"{said}启动园区车辆电动化试点。")
    post(tmp_path, "丙", "2025-05-01", f"{said}深入推进园区车辆电动化试点。")
    assert miit_watch("ingest", *sorted(tmp_path.glob("*.md")), *chosen).code == 0
    rows = ledger(miit_watch, *chosen)
    guide, pilot = rows["园区车辆电动化标准体系建设指南"], rows["园区车辆电动化试点"]
    assert len(pilot["mentions"]) == 2  # type: ignore[arg-type]
    shown = miit_watch("explain", str(pilot["id"]), *chosen).out
    assert shown.count(str(guide["id"])) == 1


def test_after_a_ruling_later_mentions_follow_it(
    store: tuple[str, str], tmp_path: Path, miit_watch: Command
) -> None:
    (case,) = miit_watch("review", *store, "--format", "jsonl").rows
    miit_watch("review", case["mention"], case["commitment"], *store, "--same")
    later = post(tmp_path, "后来", "2026-01-05", f"工业和信息化部表示，下一步将{SECOND}。")
    miit_watch("ingest", later, *store)
    rows = miit_watch("ledger", *store, "--format", "jsonl").rows
    pilot = next(row for row in rows if row["id"] == case["commitment"])
    assert str(later) in {each["path"] for each in pilot["mentions"]}


def test_a_wrong_duplicate_judgement_is_taken_back_and_the_undo_restores_it(
    tmp_path: Path, miit_watch: Command
) -> None:
    chosen = ("--database", f"sqlite:///{tmp_path}/store.db")
    first = "工业和信息化部表示，下一步将启动园区车辆电动化城市试点，年内覆盖五座城市，并公布进展。"
    again = first.replace("并公布进展", "并通报进展")
    post(tmp_path, "甲", "2025-03-01", first)
    later = post(tmp_path, "乙", "2025-03-09", again)
    later.write_text(later.read_text("utf-8").replace("乙方面的其他", "甲方面的其他"), "utf-8")
    assert miit_watch("ingest", *sorted(tmp_path.glob("*.md")), *chosen).code == 0

    def shown() -> tuple[str, str, str]:
        return tuple(
            miit_watch(what, *chosen, "--format", "jsonl").out
            for what in ("articles", "ledger", "alerts")
        )  # type: ignore[return-value]

    def events() -> list[str]:
        rows = miit_watch("explain", pilot["id"], *chosen, "--format", "jsonl").rows
        return [str(each["note"]) for each in rows[0]["events"]]  # type: ignore[index, union-attr]

    before = shown()
    (pilot,) = [
        r for r in miit_watch("ledger", *chosen, "--format", "jsonl").rows if "试点" in r["title"]
    ]
    one, other = [row["id"] for row in miit_watch("articles", *chosen, "--format", "jsonl").rows]
    assert '"duplicate_of": null' in before[0] and f'"duplicate_of": "{one}"' in before[0]
    assert events() == ["None", "reprint"]
    ruling = ("review", other, one, *chosen, "--by", "ann")
    assert miit_watch(*ruling, "--different").code == 0
    assert f'"duplicate_of": "{one}"' not in shown()[0]
    assert events() == ["None", "None"], "said again on another occasion"
    fresh = ("--database", f"sqlite:///{tmp_path}/fresh.db")
    (row,) = miit_watch("replay", *chosen, "--into", fresh[1], "--format", "jsonl").rows
    assert row["same"] is True
    for what in ("ledger", "articles"):
        new = miit_watch(what, *fresh, "--format", "jsonl").out
        assert new == miit_watch(what, *chosen, "--format", "jsonl").out
    assert miit_watch(*ruling, "--undo").code == 0
    assert shown() == before
    gone = miit_watch(*ruling, "--undo")
    assert (
        gone.code == 1 and gone.err == f"miit-watch: ann has ruled nothing on {other} and {one}\n"
    )
    assert miit_watch(*ruling[:2], "0123456789abcdef", *chosen, "--same").code == 1


def test_two_articles_are_said_to_be_one_text(store: tuple[str, str], miit_watch: Command) -> None:
    articles = miit_watch("articles", *store, "--format", "jsonl")
    first, _, last = [row["id"] for row in articles.rows]
    alerts = miit_watch("alerts", *store, "--format", "jsonl").out
    # Named in the wrong order: a reprint is the later of the two.
    assert miit_watch("review", first, last, *store, "--same", "--by", "ann").code == 0
    rows = {
        r["id"]: r["duplicate_of"] for r in miit_watch("articles", *store, "--format", "jsonl").rows
    }
    assert rows[last] == first and rows[first] is None
    assert miit_watch("alerts", *store, "--format", "jsonl").out == alerts
    assert miit_watch("review", last, first, *store, "--undo", "--by", "ann").code == 0
    assert miit_watch("articles", *store, "--format", "jsonl").out == articles.out


def test_unknown_ids_in_a_ruling_are_one_line(store: tuple[str, str], miit_watch: Command) -> None:
    done = miit_watch("review", "nothing", "c000000000000", *store, "--same")
    assert done.code == 1 and done.err == "miit-watch: nothing: no such mention in the ledger\n"
    assert miit_watch("review", "nothing", *store).code == 2


def test_the_ledger_as_it_stood(store: tuple[str, str], miit_watch: Command) -> None:
    then = ledger(miit_watch, *store, "--as-of", "2023-12-31")
    assert then["家用灯具能效标准"]["stage"] == "draft"
    assert len(then["家用灯具能效标准"]["mentions"]) == 1
    now = ledger(miit_watch, *store)
    assert now["家用灯具能效标准"]["stage"] == "issue"
    assert [each["event"] for each in now["家用灯具能效标准"]["mentions"]] == ["new", "advanced"]
    assert ledger(miit_watch, *store, "--as-of", "2022-12-31") == {}


def test_a_life_as_a_user_sees_it(tmp_path: Path, miit_watch: Command) -> None:
    """Outlets that disagree, a step back, fulfilled, taken up again, withdrawn, then evidence."""
    said = "工业和信息化部新闻发言人表示，下一步将"
    for name, day, text in (
        (
            "一",
            "2025-01-10",
            f"{said}在2025年6月底前发布《家用灯具能效标准》，到2025年底新建岸电设施90座。",
        ),
        (
            "二",
            "2025-01-11",
            f"{said}在2025年9月底前发布《家用灯具能效标准》，到2025年底新建岸电设施80座。",
        ),
        ("三", "2025-02-20", f"{said}制定《家用灯具能效标准》，启动船舶换电城市试点。"),
        ("四", "2025-07-02", "近日，工业和信息化部印发《家用灯具能效标准》。"),
        ("五", "2025-09-01", f"{said}修订《家用灯具能效标准》，终止船舶换电城市试点。"),
    ):
        post(tmp_path, name, day, text)
    chosen = ("--database", f"sqlite:///{tmp_path}/store.db")
    assert miit_watch("ingest", *sorted(tmp_path.glob("*.md")), *chosen).code == 0
    rows = ledger(miit_watch, *chosen)
    standard, pilot = rows["家用灯具能效标准"], rows["船舶换电城市试点"]
    figure = next(row for title, row in rows.items() if "岸电" in title)

    def told(row: dict[str, object]) -> list[tuple[str, str | None]]:
        return [(each["event"], each["note"]) for each in row["mentions"]]  # type: ignore[attr-defined]

    same = "another report of the same news; reports disagree on the"
    assert told(standard) == [
        ("new", None),
        ("restated", f"{same} deadline: 2025-06-30, 2025-09-30"),
        ("restated", "step back: issue → draft"),
        ("fulfilled", None),
        ("restated", "taken up again after it was done: done → draft"),
    ]
    assert standard["stage"] == "draft" and standard["status"] == "open"
    assert told(figure)[1] == ("restated", f"{same} number: 90座, 80座")
    assert [event for event, _ in told(pilot)] == ["new", "withdrawn"]
    assert pilot["status"] == "withdrawn"
    explained = miit_watch("explain", str(standard["id"]), *chosen).out
    assert "step back: issue → draft" in explained and "disagree on the deadline" in explained
    alerts = miit_watch("alerts", *chosen, "--format", "jsonl").rows
    events = {(row["title"], row["event"]) for row in alerts}
    assert {("家用灯具能效标准", "fulfilled"), ("船舶换电城市试点", "withdrawn")} <= events
    assert not any(event == "restated" for _, event in events)
    for day, stands in (("2025-12-20", "due_soon"), ("2026-02-01", "awaiting_evidence"),
                        ("2026-04-15", "overdue")):  # fmt: skip
        as_of = ledger(miit_watch, *chosen, "--as-of", day)
        assert next(r["status"] for t, r in as_of.items() if "岸电" in t) == stands


def test_replay_gives_the_same_ledger_byte_for_byte(
    store: tuple[str, str], tmp_path: Path, miit_watch: Command
) -> None:
    (case,) = miit_watch("review", *store, "--format", "jsonl").rows
    miit_watch("review", case["mention"], case["commitment"], *store, "--same")
    fresh = f"sqlite:///{tmp_path}/fresh.db"
    (row,) = miit_watch("replay", *store, "--into", fresh, "--format", "jsonl").rows
    assert row["same"] is True and row["articles"] == 3
    new = ("--database", fresh)
    for what in ("ledger", "articles"):
        stored = miit_watch(what, *store, "--format", "jsonl").out
        assert miit_watch(what, *new, "--format", "jsonl").out == stored
    assert miit_watch("alerts", *new, "--format", "jsonl").rows == []


def test_replay_says_what_todays_code_makes_otherwise(
    store: tuple[str, str], tmp_path: Path, miit_watch: Command
) -> None:
    """A stored mention that today's code doesn't find stands for what older code found."""
    with sqlite3.connect(tmp_path / "store.db") as connection:
        connection.execute(
            "UPDATE mentions SET id = 'older', quote = '旧说法' WHERE stage = 'draft'"
        )
        connection.execute("UPDATE events SET sighting_id = 'older' WHERE sighting_id NOT IN"
                           " (SELECT id FROM mentions)")  # fmt: skip
    connection.close()
    done = miit_watch("replay", *store)
    assert done.code == 0
    assert "mentions gained: 1" in done.out and "mentions lost: 1" in done.out
    assert "旧说法" in done.out


def test_rules_show_what_they_would_have_sent(
    store: tuple[str, str], tmp_path: Path, miit_watch: Command
) -> None:
    config = tmp_path / "rules.toml"
    config.write_text(
        f'data = "{tmp_path}/data"\n'
        '[[rules]]\nname = "standards"\nkinds = ["instrument"]\n'
        '[[rules]]\nname = "lost"\ntopics = ["cooking"]\n',
        encoding="utf-8",
    )
    rows = miit_watch("rules", "test", *store, "--config", config, "--format", "jsonl").rows
    standards, lost = rows
    assert {each["title"] for each in standards["would_have_sent"]} == {"家用灯具能效标准"}
    assert not standards["never"] and lost["never"] and "cooking" in lost["faults"][0]
    shown = miit_watch("rules", "test", *store, "--config", config).out
    assert "can never fire" in shown


def test_resend_queues_what_failed_and_only_that(
    store: tuple[str, str], tmp_path: Path, miit_watch: Command
) -> None:
    (first, *_) = miit_watch("alerts", *store, "--format", "jsonl").rows
    none = miit_watch("resend", first["id"], *store)
    assert none.code == 1 and none.err.count("\n") == 1
    with sqlite3.connect(tmp_path / "store.db") as connection:
        connection.execute(
            "UPDATE deliveries SET status = 'dead' WHERE alert_id = ?", (first["id"],)
        )
    connection.close()
    assert miit_watch("resend", first["id"], *store).code == 0
    (again, *_) = miit_watch("alerts", *store, "--format", "jsonl").rows
    assert [each["status"] for each in again["deliveries"]] == ["pending"]


def test_an_alert_is_delivered_though_an_earlier_mention_was_found_since(
    tmp_path: Path, miit_watch: Command
) -> None:
    config = tmp_path / "watch.toml"
    config.write_text(
        f'data = "{tmp_path}/data"\nwatch = ["archive"]\narchive = ["{tmp_path}/old"]\n',
        encoding="utf-8",
    )
    said = "工业和信息化部新闻发言人表示，下一步将"
    news = post(tmp_path, "今年", "2025-03-01", f"{said}发布实施《家用灯具能效标准》。")
    miit_watch("ingest", news, "--config", config)
    (tmp_path / "old").mkdir()
    post(tmp_path / "old", "前年", "2023-03-01", f"{said}研究制定《家用灯具能效标准》。")
    assert miit_watch("run", "--direct", "--config", config).code == 0
    rows = miit_watch("alerts", "--config", config, "--format", "jsonl").rows
    states = {(row["event"], told["status"]) for row in rows for told in row["deliveries"]}
    assert states == {("new", "sent"), ("baseline", "sent")}
    (mail,) = (tmp_path / "data" / "outbox").glob("*-new-*.json")
    text = mail.read_text(encoding="utf-8")
    assert "家用灯具能效标准" in text and "earlier mention was found" in text


def test_what_is_new_is_due_when_its_article_says_so_beside(
    tmp_path: Path, miit_watch: Command
) -> None:
    config = tmp_path / "watch.toml"
    config.write_text(
        f'data = "{tmp_path}/data"\nwatch = ["archive"]\narchive = ["{tmp_path}/none"]\n',
        encoding="utf-8",
    )
    (tmp_path / "none").mkdir()
    said = "工业和信息化部新闻发言人表示，下一步将加快制定《家用灯具能效管理办法》"
    news = post(tmp_path, "今年", "2025-03-01", f"{said}，组织开展灯具下乡，力争年内出台办法。")
    miit_watch("ingest", news, "--config", config)
    assert miit_watch("run", "--direct", "--config", config).code == 0
    outbox = (tmp_path / "data" / "outbox").glob("*-new-*.json")
    due = {}
    for mail in map(json.loads, (each.read_text("utf-8") for each in outbox)):
        (facts,) = (part["rows"] for part in mail["parts"] if part["part"] == "facts")
        due[mail["headline"]] = dict(facts).get("Deadline")
    assert due == {"家用灯具能效管理办法": "by 31 Dec 2025", "灯具下乡": None}
