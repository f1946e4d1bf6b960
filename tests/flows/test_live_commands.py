"""check and record against a real site on this machine."""

from pathlib import Path

from sources._fixture import read_fixture
from tests.flows.conftest import PARAGRAPHS, Command, Site

TITLE = "工信部：加快制定低速车辆安全管理条例"


def test_check_says_that_a_source_is_well(config: Path, site: Site, miit_watch: Command) -> None:
    site.publish("one", TITLE, PARAGRAPHS)
    done = miit_watch("check", "demo", "--config", config)
    assert done.code == 0
    assert "ok" in done.out and TITLE in done.out


def test_check_names_the_step_that_failed(config: Path, site: Site, miit_watch: Command) -> None:
    site.broken["/feed.xml"] = (200, b"<html><body>hello</body></html>")
    done = miit_watch("check", "demo", "--config", config)
    assert done.code == 1 and done.err == "miit-watch: a source failed\n"
    assert "changed" in done.out and "list" in done.out and "HTML" in done.out

    del site.broken["/feed.xml"]
    site.publish("one", TITLE, PARAGRAPHS)
    site.broken["/one.html"] = (404, b"gone")
    done = miit_watch("check", "demo", "--config", config)
    assert done.code == 1
    assert "article" in done.out and "404" in done.out


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
