"""Hostile text through whole cycles: it arrives as text, and nothing else happens."""

import email
import os
import sqlite3
from email import policy
from pathlib import Path

import pytest

from flows import output
from flows.settings import ConfigError, load
from tests.flows.conftest import PARAGRAPHS, Command, Site

WEATHER = ("今天晴。", "明天有雨。")
TITLES = (
    "工信部'); DROP TABLE articles; --",
    "工信部<script>alert(1)</script><img src=x onerror=alert(1)>",
    "工信部 <!channel> <@U1> *重* [点](javascript:alert(1)) | `x`",
    '=HYPERLINK("http://evil.example";"工信部")',
    "工信部\r\nBcc: all@example.org\r\n\r\n另一封",
    "工信部\u202e反转 \x9b2J 清屏",
    "工信部{{ 7 * 7 }}{% raw %}%s{0}",
    "工信部[/bold][red][link=http://evil.example]条例[/] :warning:",
)


def test_no_title_does_anything(config: Path, site: Site, miit_watch: Command) -> None:
    site.publish("weather", "明天天气", WEATHER)
    miit_watch("run", "--direct", "--config", config)
    for number, title in enumerate(TITLES):
        text = PARAGRAPHS[1].replace(
            "低速车辆", f"第{number}类" + title.removeprefix("工信部")[:40]
        )
        site.publish(f"h{number}", title, (PARAGRAPHS[0], text, PARAGRAPHS[2]))
    done = miit_watch("run", "--direct", "--config", config)
    assert done.code == 0 and "Traceback" not in done.err
    rows = miit_watch("articles", "--config", config, "--format", "jsonl").rows
    kept = {each["title"] for each in rows}
    assert kept >= {TITLES[at] for at in (0, 1, 3, 6, 7)}
    assert "工信部反转 2J 清屏" in kept
    for command in ("articles", "alerts", "ledger", "sources"):
        shown = miit_watch(command, "--config", config).out
        assert not [each for each in shown if not (each.isprintable() or each in "\n")]
    for path in (config.parent / "data" / "outbox").glob("*.eml"):
        mail = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        assert mail["Bcc"] is None and len(mail.get_all("To", [])) == 1
        html = mail.get_body(("html",))
        assert html is not None
        assert "<script" not in html.get_content() and "<img" not in html.get_content()


def test_a_terminal_gets_no_command_from_outside(
    tmp_path: Path, miit_watch: Command, config: Path
) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "\x1b[2J\x1b]0;x\x07.md").write_text("", encoding="utf-8")
    (drop / "\x1b[31m.md").write_text("# 工信部\x1b[2J\n\n工信部将制定办法。\n", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(drop) + b"/\xb9\xa4.md")).write_text(
        "# 一\n\n二", encoding="utf-8"
    )
    for command in (("extract",), ("ingest", "--config", config)):
        done = miit_watch(command[0], drop, *command[1:])
        assert done.code == 0
        for said in (done.out, done.err):
            assert not [each for each in said if not (each.isprintable() or each in "\n")]
    with sqlite3.connect(config.parent / "data" / "miit-watch.db") as store:
        paths = {path for (path,) in store.execute("SELECT path FROM pages")}
    assert f"{drop}/工.md" in paths


def test_what_a_terminal_would_obey_is_replaced() -> None:
    assert output.harmless("a\x1b[2J\x9b1m\u202eb\ud800\tc\nd") == "a�[2J�1m�b�\tc\nd"
    console = output.Terminal(force_terminal=True, width=40)
    table = output.table(("x",))
    table.add_row("\x1b[2J", style="red")
    with console.capture() as said:
        console.print(table)
        console.print("t\x1b[2J", markup=False)
    assert "\x1b[2J" not in said.get() and "\x1b[31m" in said.get()


@pytest.mark.parametrize(
    "content", [b"data = '\xb9\xa4'", b"a = " + b"[" * 5000, b"a = " + b"1" * 5000]
)
def test_a_configuration_that_is_no_text_is_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "watch.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"watch\.toml: not (UTF-8|valid TOML)"):
        load(path)
