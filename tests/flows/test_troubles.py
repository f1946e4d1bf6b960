"""What operators are told of is told in their language."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from alerts.operators import State, Trouble, Word, render_operators
from alerts.words import words
from articles.article import Language
from flows import operating, troubles
from flows.readers import Readers
from flows.settings import Settings
from sources._health import Record, complaint
from sources._own_feed import feed_source
from sources._source import Expect
from storage.engine import open_store, reading, writing
from storage.recovery import Stuck
from storage.runs import finish_run, start_run

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOURCE = feed_source("x", "X", "https://x.org/f", expect=Expect(rows=10, quiet=24 * HOUR))
COMPLAINTS = [
    (Record(failures=4, reason="503"), "连续 4 次失败：503"),
    (Record(rows=(0, 0, 0)), "列表为空"),
    (Record(rows=(9, 0, 9)), "列表只有 9 行，至少应有 10 行"),
    (Record(rows=(14, 13, 14), usual_rows=30), "列表只有 14 行，平时为 30 行"),
    (Record(unknown_pages=3), "最近 3 个新页面均不是其解析器认识的版式"),
    (Record(last_new_at=NOW - 60 * HOUR), "2.5 天没有新内容"),
]
STUCK = Stuck("team", "dead", 2, NOW - HOUR, "403")


def told(trouble: Trouble, language: Language) -> str:
    state = State(trouble, since=NOW, said_at=NOW)
    message = render_operators([Word("raised", state)], message_id="1", language=language, now=NOW)
    return message.text


@pytest.mark.parametrize(("record", "chinese"), COMPLAINTS)
def test_what_is_wrong_with_a_source(record: Record, chinese: str) -> None:
    found = complaint(SOURCE, record, NOW)
    assert found is not None
    trouble = Trouble("source_failing", "x", found.reason, found.phrase, found.values)
    assert chinese in told(trouble, "zh")
    assert found.reason in told(trouble, "en")


def test_every_sentence_is_in_both_languages_or_a_sources_own() -> None:
    said = {found.phrase for record, _ in COMPLAINTS if (found := complaint(SOURCE, record, NOW))}
    chinese, english = (words(language).table["details"] for language in ("zh", "en"))
    assert chinese.keys() == english.keys() | said
    names = re.compile(r"\{(\w+)\}")
    for phrase in english:
        assert set(names.findall(chinese[phrase])) == set(names.findall(english[phrase]))


def test_deliveries_and_cycles_are_told_in_chinese_too(tmp_path: Path) -> None:
    failing = troubles._failing("team", [STUCK])
    assert "2 dead；403；查看：miit-watch alerts --status dead" in told(failing, "zh")
    assert failing.detail == "2 dead; 403; miit-watch alerts --status dead"
    engine = open_store(f"sqlite:///{tmp_path}/watch.db")
    with writing(engine) as session:
        run = start_run(session, now=NOW - 2 * HOUR)
        finish_run(session, run, status="ok", now=NOW - HOUR)
        session.commit()
    with reading(engine) as session:
        (late,) = (
            each
            for each in troubles.troubles(session, Settings(data=tmp_path), now=NOW)
            if each.kind == "flow_late"
        )
    engine.dispose()
    assert "已有 60 分钟没有一轮运行结束" in told(late, "zh")
    assert "no cycle has finished for 60 minutes" in told(late, "en")


def test_what_has_no_sentence_is_said_as_it_is() -> None:
    """An error's own text, and what an earlier release remembered."""
    trouble = Trouble("store_unusable", "store", "disk I/O error")
    assert "disk I/O error" in told(trouble, "zh")
    assert Trouble("flow_late", "monitor", "a") == Trouble("flow_late", "monitor", "a", "late")


@pytest.mark.parametrize("text", ["{", "[]", '{"a": 1}', '{"a": {}}', '{"a": {"since": "soon"}}'])
def test_what_was_remembered_beside_the_store_may_be_damaged(text: str, tmp_path: Path) -> None:
    (tmp_path / operating.ASIDE).write_text(text, encoding="utf-8")
    settings, nobody = Settings(data=tmp_path), Readers((), ())
    assert operating.tell_without_store(nobody, settings, [], NOW) == ()
    assert (tmp_path / operating.ASIDE).read_text(encoding="utf-8") == "{}"
