"""check and record against a real site on this machine."""

from dataclasses import replace
from pathlib import Path

import pytest

from flows import live_commands
from sources._fixture import read_fixture
from sources._own_feed import feed_source
from tests.flows.conftest import PARAGRAPHS, Command, Site

TITLE = "工信部：加快制定低速车辆安全管理条例"


def test_check_says_that_a_source_is_well(config: Path, site: Site, miit_watch: Command) -> None:
    site.publish("one", TITLE, PARAGRAPHS)
    done = miit_watch("check", "demo", "--config", config)
    assert done.code == 0
    assert "ok" in done.out and TITLE in done.out


def test_a_title_is_text_whatever_stands_in_it(
    config: Path, site: Site, tmp_path: Path, miit_watch: Command
) -> None:
    title = "工信部[/bold]：加快制定[red]低速车辆[/] :warning: 条例"
    site.publish("one", title, PARAGRAPHS)
    checked = miit_watch("check", "demo", "--config", config)
    assert checked.code == 0 and title in checked.out
    done = miit_watch("record", "demo", "--config", config, "--into", tmp_path / "fixtures")
    assert done.code == 0 and title in done.out


def test_check_counts_the_files_that_are_about_the_ministry(
    config: Path, miit_watch: Command
) -> None:
    weather = "# 明天天气\n\n今天晴，明天有雨，后天多云，气温略有下降，出门请带伞，注意防滑。\n"
    (config.parent / "archive" / "weather.md").write_text(weather, encoding="utf-8")
    done = miit_watch("check", "archive", "--config", config)
    assert done.code == 0
    row = next(line for line in done.out.splitlines() if line.startswith("archive"))
    assert row.split()[1:4] == ["ok", "2", "1"]


def test_check_names_the_step_that_failed(config: Path, site: Site, miit_watch: Command) -> None:
    site.broken["/feed.xml"] = (200, b"<html><body>hello</body></html>")
    done = miit_watch("check", "demo", "--config", config)
    assert done.code == 1 and done.err == "miit-watch: demo: failed, see the table\n"
    assert "changed" in done.out and "list" in done.out and "HTML" in done.out

    del site.broken["/feed.xml"]
    site.publish("one", TITLE, PARAGRAPHS)
    site.broken["/one.html"] = (404, b"gone")
    done = miit_watch("check", "demo", "--config", config)
    assert done.code == 1
    assert "article" in done.out and "404" in done.out


def test_check_goes_on_after_a_source_that_failed(
    config: Path, site: Site, miit_watch: Command
) -> None:
    site.publish("one", TITLE, PARAGRAPHS)
    mirror = f'url = "{site.address}/mirror.xml"\n'
    text = config.read_text(encoding="utf-8").replace(
        'watch = ["archive"]', 'watch = ["chinanews"]'
    )
    config.write_text(f"{text}[sources.chinanews]\n{mirror}", encoding="utf-8")
    done = miit_watch("check", "--config", config)
    assert done.code == 1
    rows = {line.split()[0]: line for line in done.out.splitlines() if line.strip()}
    assert "ok" in rows["demo"] and "read by the parser for any page" in rows["demo"]
    assert "list" in rows["chinanews"] and "404" in rows["chinanews"]


def test_check_tries_every_list_of_a_source(
    config: Path, site: Site, miit_watch: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.publish("one", TITLE, PARAGRAPHS)
    two = feed_source("two", "Two", site.feed)
    two = replace(two, list_urls=(site.feed, f"{site.address}/gone.xml"))
    monkeypatch.setattr(live_commands, "enabled_sources", lambda settings: [two])
    done = miit_watch("check", "--config", config)
    assert done.code == 1
    assert "gone.xml" in done.out and "list" in done.out


def test_check_of_an_unknown_source_is_one_line(config: Path, miit_watch: Command) -> None:
    done = miit_watch("check", "nowhere", "--config", config)
    assert done.code == 2 and done.err.count("\n") == 1 and "demo" in done.err


def test_record_saves_list_article_and_what_the_parser_makes_of_them(
    config: Path, site: Site, tmp_path: Path, miit_watch: Command
) -> None:
    site.publish("one", TITLE, PARAGRAPHS)
    done = miit_watch("record", "demo", "--config", config, "--into", tmp_path / "fixtures")
    assert done.code == 0
    saved = read_fixture(tmp_path / "fixtures" / "demo")
    (listing,), (article,) = saved.lists.values(), saved.articles.values()
    assert listing.body.startswith(b"<rss") and listing.url == site.feed
    assert PARAGRAPHS[1] in article.body.decode() and TITLE in done.out
