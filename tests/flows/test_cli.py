"""What other programs rely on: commands, exit codes, one-line faults, JSON lines."""

import json
import os
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from flows import cli
from tests.flows.conftest import Command

ROOT = Path(__file__).parents[2]
COMMANDS = tuple(cli.cli.commands)
POST = (
    '---\nlayout: post\ntitle: "工信部将出台照明产业标准"\ndate: 2023-03-04 10:00:00 +0800\n'
    "author: 灯塔日报\n---\n<p>工业和信息化部新闻发言人李某表示，"
    "下一步将制定出台《照明产业标准体系建设指南》，"
    "力争到2025年培育50家照明示范企业。</p>\n<p>发言人还介绍了行业的总体情况。</p>\n"
)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "lamp.md"
    path.write_text(POST, encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> tuple[str, str]:
    return "--database", f"sqlite:///{tmp_path}/store.db"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, miit_watch: Command) -> None:
    done = miit_watch(command, "--help")
    assert done.code == 0
    assert done.out.startswith(f"Usage: miit-watch {command}")


def test_readme_shows_every_command_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"^\| `miit-watch ([a-z]+)", readme, re.MULTILINE))
    assert shown == set(COMMANDS)
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|\$ )make ([a-z-]+)", readme)) <= targets


def every_command() -> Iterator[click.Command]:
    for command in cli.cli.commands.values():
        yield command
        if isinstance(command, click.Group):
            yield from command.commands.values()


def test_options_in_documents_exist() -> None:
    known = {
        option
        for command in every_command()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    } | {
        "--help",
        "--all",
        "--pool",
        "--type",
        "--build",
        "--detach",
        "--profile",
        "--limit",
        "--require-hashes",
    }
    for bench in (ROOT / "bench").glob("*.py"):
        known |= set(re.findall(r'"(--[a-z][a-z-]+)"', bench.read_text(encoding="utf-8")))
    for document in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        said = re.findall(r"(?<![\w-])--[a-z][a-z-]+", document.read_text(encoding="utf-8"))
        assert set(said) <= known, document.name


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "--sideways"),
        ("extract",),
        ("extract", "archive", "--config", "other.toml"),
        ("ledger", "--format", "xml"),
        ("alerts", "--status", "lost"),
        ("rules", "test", "--days", "99999999"),
        ("nothing",),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(
    arguments: tuple[str, ...], miit_watch: Command
) -> None:
    done = miit_watch(*arguments)
    assert done.code == 2
    assert done.err.startswith("miit-watch: ") and done.err.count("\n") == 1
    assert not done.out


def test_typo_in_the_configuration_names_key_and_file(tmp_path: Path, miit_watch: Command) -> None:
    path = tmp_path / "typo.toml"
    path.write_text("[http]\nconection = 3\ncontakt = 'x'\n", encoding="utf-8")
    done = miit_watch("sources", "--config", path)
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "typo.toml" in done.err and "http.con" in done.err and "did you mean" in done.err


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("data = [", "not valid TOML"),
        ('watch = ["nowhere"]', "nowhere"),
        ("[sources.nowhere]\nenabled = true", "nowhere"),
        ('[channels]\nmail = "pigeon://x"', "channels.mail"),
        ('archive = "archive"', 'archive: should be a list, such as ["a", "b"]'),
        ('http = "fast"', "http: should be a table"),
        ('channels = ["mail"]', "channels: should be a table"),
        ('[channels]\nmail = "env:MIIT_WATCH_TEST_UNSET"', "channels.mail: environment"),
        ('[[rules]]\nname = "x"\npatterns = ["("]', "patterns"),
        ('[[feeds]]\nid = "X Y"\nname = "x"\nurl = "x"\nlanguage = "zh"', "feeds.0.id"),
    ],
)
def test_fault_in_the_configuration_is_one_line(
    text: str, named: str, tmp_path: Path, miit_watch: Command
) -> None:
    path = tmp_path / "c.toml"
    path.write_text(f"{text}\n", encoding="utf-8")
    done = miit_watch("run", "--direct", "--config", path)
    assert done.code == 2
    assert done.err.count("\n") == 1 and named in done.err


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("MIIT_WATCH_CHANNELS", "{bad", "not valid JSON"),
        ("MIIT_WATCH_HTTP__ATTEMPTS", "often", "http.attempts"),
        ("MIIT_WATCH_HTTP", '{"atempts": 2}', "did you mean 'attempts'?"),
        ("MIIT_WATCH_LANGUAGE", "fr", "language"),
    ],
)
def test_fault_in_the_environment_names_the_variable(
    name: str,
    value: str,
    said: str,
    miit_watch: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "c.toml"
    path.write_text('[channels]\nbox = "folder:s3cret"\n', encoding="utf-8")
    monkeypatch.setenv(name, value)
    done = miit_watch("sources", "--config", path)
    assert done.code == 2 and done.err.count("\n") == 1
    assert done.err.startswith(f"miit-watch: {name} in the environment: ") and said in done.err
    assert "c.toml" not in done.err and "s3cret" not in done.err


def test_a_secret_in_a_channel_is_not_shown(tmp_path: Path, miit_watch: Command) -> None:
    path = tmp_path / "c.toml"
    path.write_text('[channels]\nmail = "smtp://me:hunter2@"\n', encoding="utf-8")
    done = miit_watch("run", "--direct", "--config", path)
    assert done.code == 2
    assert "hunter2" not in done.err + done.out


def test_extract_prints_the_contract(post: Path, miit_watch: Command) -> None:
    done = miit_watch("extract", post, "--format", "jsonl")
    assert done.code == 0
    (row,) = done.rows
    assert row["path"] == str(post)
    assert row["title"] == "工信部将出台照明产业标准"
    assert row["publisher"] == "灯塔日报"
    assert row["published_at"] == "2023-03-04T10:00:00+08:00"
    assert row["language"] == "zh" and row["about_miit"] is True
    instrument = next(
        m for m in row["mentions"] if m["kind"] == "instrument" and m["paragraph"] >= 0
    )
    assert instrument["object"] == "照明产业标准体系建设指南"
    assert instrument["stage"] == "issue"
    target = next(m for m in row["mentions"] if m["kind"] == "target" and m["paragraph"] >= 0)
    assert target["quantity"] == "50家" and target["due_on"] == "2025-12-31"
    for mention in row["mentions"]:
        text = row["title"] if mention["paragraph"] < 0 else row["paragraphs"][mention["paragraph"]]
        assert text[mention["start"] : mention["end"]] == mention["quote"]


def test_ingest_ledger_alerts_articles_print_the_contract(
    post: Path, store: tuple[str, str], miit_watch: Command
) -> None:
    assert miit_watch("ingest", post, *store).code == 0
    ledger = miit_watch("ledger", *store, "--format", "jsonl").rows
    line = next(each for each in ledger if each["title"] == "照明产业标准体系建设指南")
    assert set(line) == {
        "id", "title", "kind", "stage", "status", "topics", "first_seen", "last_seen", "due_on",
        "mentions",
    }  # fmt: skip
    assert set(line["mentions"][0]) == {
        "article_id", "path", "url", "publisher", "published_at", "quote", "object", "event",
        "note", "version", "gone_since",
    }  # fmt: skip
    assert line["mentions"][0]["event"] == "new"
    alerts = miit_watch("alerts", *store, "--format", "jsonl").rows
    alert = next(each for each in alerts if each["commitment_id"] == line["id"])
    assert set(alert) == {
        "id", "event", "commitment_id", "title", "kind", "article_id", "path", "url", "quote",
        "object", "created_at", "deliveries",
    }  # fmt: skip
    assert alert["path"] == str(post) and alert["event"] == "new"
    assert [told["status"] for told in alert["deliveries"]] == ["pending"]
    (article,) = miit_watch("articles", *store, "--format", "jsonl").rows
    assert set(article) == {
        "id", "path", "url", "title", "publisher", "published_at", "language", "about_miit",
        "duplicate_of", "similarity", "origin", "carrier", "generic", "document", "attachments",
        "replaces", "replaced_by", "revised_at",
    }  # fmt: skip


def test_ingest_of_the_same_files_twice_changes_nothing(
    post: Path, store: tuple[str, str], miit_watch: Command
) -> None:
    miit_watch("ingest", post, *store)
    before = [miit_watch(what, *store, "--format", "jsonl").out for what in ("ledger", "alerts")]
    again = miit_watch("ingest", post, *store, "--format", "jsonl").rows
    assert again == [
        {"files": 1, "new": 0, "revised": 0, "duplicates": 0, "about_miit": 0, "mentions": 0,
         "alerts": 0}
    ]  # fmt: skip
    after = [miit_watch(what, *store, "--format", "jsonl").out for what in ("ledger", "alerts")]
    assert after == before


@pytest.mark.parametrize(("day", "shown"), [("9999-12-31", True), ("0001-01-01", False)])
def test_the_ledger_stands_on_any_day(
    post: Path, store: tuple[str, str], miit_watch: Command, day: str, shown: bool
) -> None:
    miit_watch("ingest", post, *store)
    done = miit_watch("ledger", *store, "--as-of", day)
    assert done.code == 0 and ("照明产业" in done.out) is shown
    assert ("No ledger in the store like that." in done.out) is not shown


def test_backfill_shows_how_far_it_is(
    post: Path, store: tuple[str, str], miit_watch: Command
) -> None:
    done = miit_watch("backfill", post, *store, "--processes", "1")
    assert done.code == 0 and done.out.startswith("1 files, 1 new")
    reading, storing = (" ".join(line.split()) for line in done.err.splitlines())
    assert re.fullmatch(r"reading \S+ 1/1 \d{1,4} a second 0:00:00", reading)
    assert re.fullmatch(r"storing \S+ 1/1 \d{1,4} a second 0:00:00", storing)


def test_baseline_queues_nothing(post: Path, store: tuple[str, str], miit_watch: Command) -> None:
    assert miit_watch("ingest", post, "--baseline", *store).code == 0
    assert miit_watch("alerts", *store, "--format", "jsonl").rows == []
    assert miit_watch("ledger", *store, "--format", "jsonl").rows


def test_explain_shows_the_evidence(
    post: Path, store: tuple[str, str], miit_watch: Command
) -> None:
    miit_watch("ingest", post, *store)
    (alert, *_) = miit_watch("alerts", *store, "--format", "jsonl").rows
    for identifier in (alert["id"], alert["commitment_id"]):
        done = miit_watch("explain", identifier, *store)
        assert done.code == 0
        assert alert["quote"] in done.out and alert["title"] in done.out
        (row,) = miit_watch("explain", identifier, *store, "--format", "jsonl").rows
        assert row["commitment"]["id"] == alert["commitment_id"]
    done = miit_watch("explain", "c000000000000", *store)
    assert done.code == 1 and done.err.count("\n") == 1 and "c000000000000" in done.err


def test_files_that_cannot_be_used_are_lines_and_the_others_go_on(
    post: Path, tmp_path: Path, miit_watch: Command
) -> None:
    (tmp_path / "empty.md").write_bytes(b"")
    (tmp_path / "binary.md").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    done = miit_watch("extract", tmp_path, "--format", "jsonl")
    assert done.code == 0
    assert [row["path"] for row in done.rows] == [str(post)]
    lines = done.err.splitlines()
    assert len(lines) == 2 and all(line.startswith("miit-watch: ") for line in lines)
    assert {"empty.md", "binary.md"} == {re.search(r"\w+\.md", line)[0] for line in lines}  # type: ignore[index]
    done = miit_watch("extract", tmp_path / "empty.md")
    assert done.code == 1


def test_store_of_a_newer_version_is_one_line(
    post: Path, tmp_path: Path, store: tuple[str, str], miit_watch: Command
) -> None:
    miit_watch("ingest", post, *store)
    with sqlite3.connect(tmp_path / "store.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    done = miit_watch("ledger", *store)
    assert done.code == 1
    assert done.err.count("\n") == 1 and "newer" in done.err and "store.db" in done.err


def test_locked_store_is_one_line_and_stays_whole(
    post: Path, tmp_path: Path, store: tuple[str, str], miit_watch: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from datetime import timedelta

    from storage import engine

    miit_watch("ingest", post, *store)
    other = tmp_path / "other.md"
    other.write_text(POST.replace("照明", "门窗"), encoding="utf-8")
    before = miit_watch("ledger", *store, "--format", "jsonl").out
    monkeypatch.setattr(engine.open_store, "__kwdefaults__", {"patience": timedelta(seconds=0.1)})
    holder = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    done = miit_watch("ingest", other, *store)
    holder.execute("ROLLBACK")
    holder.close()
    assert done.code == 1
    assert done.err.count("\n") == 1 and "store.db" in done.err
    assert miit_watch("ledger", *store, "--format", "jsonl").out == before


def test_unreachable_postgres_is_one_line_without_the_password(miit_watch: Command) -> None:
    url = "postgresql+psycopg://watch:sesame@127.0.0.1:1/watch"
    done = miit_watch("ledger", "--database", url)
    assert done.code == 1
    assert done.err.count("\n") == 1 and "127.0.0.1" in done.err and "sesame" not in done.err


def test_jsonl_is_utf8_whatever_the_locale(
    post: Path, miit_watch: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "LC_ALL", "C")
    done = miit_watch("extract", post, "--format", "jsonl")
    assert json.loads(done.out)["title"] == "工信部将出台照明产业标准"
