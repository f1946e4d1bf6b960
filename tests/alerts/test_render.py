"""What messages look like: goldens for every medium, and texts that try to be more than text."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.blocks import compose_blocks
from alerts.digest import make_digest
from alerts.message import Bars, Message, message_id
from alerts.notice import Notice
from alerts.render import render_digest, render_notice
from alerts.words import words
from articles.article import Language
from commitments.topics import topic_names
from tests.alerts.samples import (
    ADVANCED_ZH,
    CHANGED_EN,
    HOSTILE,
    NEW_ZH,
    NOW,
    OVERDUE_ZH,
    daily_digest,
)

Golden = Callable[[str, str], None]


def rendered(notice: Notice, language: Language) -> Message:
    return render_notice(notice, message_id="m1", language=language, rules=("concrete",))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("new-zh", rendered(NEW_ZH, "zh")),
        ("changed-en", rendered(CHANGED_EN, "en")),
        ("overdue-zh", rendered(OVERDUE_ZH, "zh")),
        ("hostile-zh", rendered(HOSTILE, "zh")),
        ("digest-zh", render_digest(daily_digest(), message_id="m2", language="zh")),
        ("digest-en", render_digest(daily_digest(), message_id="m2", language="en")),
    ],
)
def test_goldens(name: str, message: Message, golden: Golden) -> None:
    golden(f"{name}.txt", message.text)
    golden(f"{name}.html", message.html)
    blocks = json.dumps(compose_blocks(message), ensure_ascii=False, indent=2)
    golden(f"{name}.blocks.json", blocks + "\n")


@pytest.mark.parametrize(
    ("notice", "language", "subject"),
    [
        (NEW_ZH, "zh", "新承诺 · 《车联网网络安全标准体系建设指南》 · 年内"),
        (ADVANCED_ZH, "zh", "推进 · 《工业节水管理办法》 · 起草 → 征求意见"),
        (ADVANCED_ZH, "en", "Advanced · 《工业节水管理办法》 · drafting → consultation"),
        (OVERDUE_ZH, "en", "Overdue · 农村地区充电桩倍增行动 · was due 31 May 2023"),
        (
            CHANGED_EN,
            "en",
            "Changed · New national green factories · 1,000 → no fewer than 1,200",
        ),
    ],
)
def test_the_headline_says_what_is_new(notice: Notice, language: Language, subject: str) -> None:
    assert rendered(notice, language).subject == subject


def test_the_headline_says_nothing_twice() -> None:
    title = "今年新建开通5G基站60万个"
    notice = replace(NEW_ZH, title=title, quantity="60万个", deadline="今年", quote="5G基站60万个")
    assert rendered(notice, "zh").headline == title
    digest = make_digest([notice], id="d", kind="daily", since=None, until=NOW)
    text = render_digest(digest, message_id="m", language="zh").text
    assert text.count("60万个") == 1


def test_the_text_has_what_a_reader_asks() -> None:
    text = rendered(CHANGED_EN, "en").text
    assert "“We will now aim for no fewer than 1,200 new green factories this year.”" in text
    assert "— Li Hua (Department of Energy Conservation)" in text
    assert "Sample Daily · 30 May 2023, 16:00" in text
    assert "https://news.example/en/green?id=7&lang=en" in text
    assert "Quantity: 1,000 → no fewer than 1,200" in text
    assert "First said 2021-06, 5th mention" in text
    assert "Another outlet of the same day gives 1,100." in text
    assert "Sent by rule: concrete" in text


def test_a_change_from_nothing_says_so() -> None:
    notice = replace(CHANGED_EN, field="deadline", before=None, after="by year end")
    assert rendered(notice, "en").headline.endswith("not stated → by year end")


def test_midnight_in_beijing_is_a_date_without_clock() -> None:
    assert "样报 · 2023-05-31\n" in rendered(ADVANCED_ZH, "zh").text


def test_html_shows_hostile_text_as_text() -> None:
    message = rendered(HOSTILE, "zh")
    soup = BeautifulSoup(message.html, "html.parser")
    assert soup.find_all(["script", "img", "iframe", "i", "u"]) == []
    assert soup.find_all("a") == []
    assert "<script>alert(1)</script> *重点* & @channel" in soup.get_text()
    assert "{{ 7 * 7 }} {% raw %}" in soup.get_text()
    for body in (message.html, message.text, message.subject):
        assert not {"\u202e", "\x1b", "\x00"} & set(body)


def test_html_loads_nothing_from_elsewhere() -> None:
    for message in (
        rendered(NEW_ZH, "zh"),
        render_digest(daily_digest(), message_id="m", language="zh"),
    ):
        soup = BeautifulSoup(message.html, "html.parser")
        assert soup.find_all(["img", "link", "script", "iframe", "svg"]) == []
        assert "url(" not in message.html
        assert "@import" not in message.html
        assert {link["href"] for link in soup.find_all("a")} <= {
            notice.url for notice in (NEW_ZH, CHANGED_EN, ADVANCED_ZH)
        }


def test_a_long_quote_ends_after_a_sentence() -> None:
    notice = replace(NEW_ZH, quote="将加快出台办法。" * 400)
    quote = next(part for part in rendered(notice, "zh").parts if type(part).__name__ == "Quote")
    assert len(quote.text) <= 600
    assert quote.text.endswith("办法。…")


def test_a_digest_has_each_notice_once_in_any_order() -> None:
    notices = [NEW_ZH, OVERDUE_ZH, ADVANCED_ZH, NEW_ZH]
    since = NOW - timedelta(days=1)
    forward = make_digest(notices, id="d", kind="daily", since=since, until=NOW)
    backward = make_digest(notices[::-1], id="d", kind="daily", since=since, until=NOW)
    assert forward == backward
    assert forward.count == 3
    assert [section.event for section in forward.sections] == ["new", "advanced", "overdue"]


def test_a_baseline_counts_in_its_headline() -> None:
    digest = make_digest(
        [NEW_ZH],
        id="d",
        kind="baseline",
        since=None,
        until=NOW,
        counts={"articles": 12, "commitments": 30, "overdue": 4},
    )
    zh, en = (render_digest(digest, message_id="m", language=lang) for lang in ("zh", "en"))
    assert zh.subject == "基线 · 台账已有文章 12 篇、承诺 30 项、已逾期 4 项"
    assert en.subject == "Baseline · The ledger holds 12 articles, 30 commitments, 4 overdue"


def test_a_baseline_has_each_commitment_once_where_it_stands() -> None:
    later = replace(NEW_ZH, id="a2", event="overdue", occurred_at=NOW, due_on=date(2023, 5, 1))
    for notices in ([NEW_ZH, later], [later, NEW_ZH]):
        digest = make_digest(notices, id="d", kind="baseline", since=None, until=NOW)
        assert [section.event for section in digest.sections] == ["overdue"]
        assert digest.count == 1


def test_a_digest_beyond_its_room_says_how_many_are_missing() -> None:
    notices = [replace(NEW_ZH, id=f"n{number:03}") for number in range(113)]
    digest = make_digest(notices, id="d", kind="daily", since=NOW - timedelta(days=1), until=NOW)
    message = render_digest(digest, message_id="m", language="zh")
    assert message.text.count("  - 《车联网") == 100
    assert len(message.html.encode()) < 102_000
    assert "另有 13 项未列出" in message.text


def test_message_ids_are_stable_and_apart() -> None:
    one = message_id("a1", "mail", "x@example.org")
    assert one == message_id("a1", "mail", "x@example.org") == "9fadbe653324705423568588a11dc6e8"
    assert one != message_id("a1", "mail", "y@example.org")


def test_an_id_that_could_leave_its_folder_is_refused() -> None:
    with pytest.raises(ValueError, match="id"):
        render_notice(NEW_ZH, message_id="../../etc/passwd", language="zh")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["zh", "en"]))
def test_any_text_renders_on_its_lines(title: str, quote: str, language: Language) -> None:
    message = rendered(replace(NEW_ZH, title=title, quote=quote or None, url=title), language)
    assert len(message.subject.splitlines()) == 1
    message.html.encode()
    message.text.encode()
    json.dumps(compose_blocks(message), ensure_ascii=False).encode()
    BeautifulSoup(message.html, "html.parser")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_topic_has_a_word(language: Language) -> None:
    assert set(words(language).table["topics"]) == set(topic_names())


def test_a_bundle_says_why_it_is_one() -> None:
    digest = make_digest(
        [NEW_ZH, ADVANCED_ZH], id="b", kind="bundle", since=None, until=NOW, cap=10
    )
    message = render_digest(digest, message_id="m", language="en")
    assert message.subject == "Bundle · 2 alerts in one message"
    assert "At most 10 messages an hour" in message.text


def test_the_picture_of_a_period_stays_small() -> None:
    topics = [f"t{number}" for number in range(12)]
    notices = [
        replace(NEW_ZH, id=f"{topic}-{copy}", topics=(topic,))
        for number, topic in enumerate(topics)
        for copy in range(20 - number)
    ]
    digest = make_digest(notices, id="d", kind="weekly", since=None, until=NOW)
    message = render_digest(digest, message_id="m1", language="en")
    (bars,) = (part.rows for part in message.parts if isinstance(part, Bars))
    assert len(bars) == 8
    assert bars[0] == ("t0", 20)
    assert bars[-1] == ("5 more topics", sum(20 - number for number in range(7, 12)))
    assert sum(count for _, count in bars) == len(notices)
