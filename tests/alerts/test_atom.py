"""The Atom feed, read back with a feed reader's parser."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup

from alerts.channels import open_channel
from alerts.delivery import Keeping, PermanentError, TemporaryError
from alerts.message import Message
from alerts.render import render_digest, render_notice
from tests.alerts.conftest import full_disk
from tests.alerts.samples import HOSTILE, NOW, daily_digest


def test_entries_have_stable_ids_and_stand_once(tmp_path: Path, message: Message) -> None:
    path = tmp_path / "feeds/zh.atom"
    atom = open_channel(f"atom:{path}?title=工信部承诺")
    first = atom.send(message, atom.recipients[0], NOW)
    before = path.read_bytes()
    again = atom.send(message, atom.recipients[0], NOW + timedelta(days=1))
    assert path.read_bytes() == before
    feed = feedparser.parse(before)
    assert not feed.bozo
    assert feed.feed.title == "工信部承诺"
    (entry,) = feed.entries
    assert entry.id == first.reference == again.reference
    assert entry.id.startswith("urn:uuid:")
    assert entry.title == message.subject
    assert entry.link == "https://news.example/2023/05/31/a1.html"
    assert entry.updated == "2023-05-31T01:15:00Z"
    assert entry.tags[0].term == "new"


def test_newest_first_and_no_more_than_its_size(tmp_path: Path, message: Message) -> None:
    atom = open_channel(f"atom:{tmp_path}/f.xml?size=3")
    for day in (2, 5, 1, 4, 3):
        old = replace(message, id=f"m{day}", occurred_at=NOW + timedelta(days=day))
        atom.send(old, atom.recipients[0], NOW)
    feed = feedparser.parse((tmp_path / "f.xml").read_bytes())
    assert [entry.updated[:10] for entry in feed.entries] == [
        "2023-06-06",
        "2023-06-05",
        "2023-06-04",
    ]
    assert feed.feed.updated == feed.entries[0].updated


def test_hostile_text_is_text_in_the_feed_and_its_html(tmp_path: Path) -> None:
    atom = open_channel(f"atom:{tmp_path}/f.xml")
    hostile = render_notice(HOSTILE, message_id="m1", language="zh")
    atom.send(hostile, atom.recipients[0], NOW)
    digest = render_digest(daily_digest(), message_id="m2", language="en")
    atom.send(digest, atom.recipients[0], NOW)
    assert not feedparser.parse((tmp_path / "f.xml").read_bytes()).bozo
    raw = feedparser.parse((tmp_path / "f.xml").read_bytes(), sanitize_html=False)
    bodies = [BeautifulSoup(entry.content[0].value, "html.parser") for entry in raw.entries]
    assert not [body for body in bodies if body.find_all(["script", "img", "i", "u", "b"])]
    assert any("<!here>" in body.get_text() for body in bodies)


def test_several_writers_lose_nothing(tmp_path: Path, message: Message) -> None:
    atom = open_channel(f"atom:{tmp_path}/f.xml")
    many = [replace(message, id=f"m{number}") for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda each: atom.send(each, atom.recipients[0], NOW), many))
    feed = feedparser.parse((tmp_path / "f.xml").read_bytes())
    assert len({entry.id for entry in feed.entries}) == 24


def test_a_file_that_is_no_feed_is_left_alone(tmp_path: Path, message: Message) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my notes")
    atom = open_channel(f"atom:{path}")
    with pytest.raises(PermanentError, match="no feed"):
        atom.send(message, atom.recipients[0], NOW)
    assert path.read_text() == "my notes"
    blocked = open_channel(f"atom:{path}/deeper/f.xml")
    with pytest.raises(TemporaryError):
        blocked.send(message, blocked.recipients[0], NOW)


def test_a_disk_that_fills_up_leaves_the_feed_whole(tmp_path: Path, message: Message) -> None:
    path = tmp_path / "feed.xml"
    channel = open_channel(f"atom:{path}")
    channel.send(message, channel.recipients[0], NOW)
    before = path.read_bytes()
    with full_disk(), pytest.raises(TemporaryError, match="can't write"):
        channel.send(replace(message, id="m2"), channel.recipients[0], NOW)
    assert path.read_bytes() == before
    channel.send(replace(message, id="m2"), channel.recipients[0], NOW)
    assert path.read_bytes() != before
    assert not list(tmp_path.glob("*.part"))


def test_the_feed_says_what_it_holds(tmp_path: Path, message: Message) -> None:
    feed = open_channel(f"atom:{tmp_path}/feed.xml?size=1")
    assert isinstance(feed, Keeping)
    person, asked = feed.recipients[0], {"since": NOW, "now": NOW}
    assert feed.find(message.id, person, **asked) is None
    feed.send(message, person, NOW)
    assert feed.find(message.id, person, **asked)
    with pytest.raises(PermanentError, match="full"):
        feed.find("another", person, **asked)
