"""Reports of one occasion tell by each other what they mean, in whatever order they come."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.article import Article
from flows.collect import Found
from flows.ingest import Prepared, arrive, prepare
from sources._source import Page
from storage import judgement_reading
from storage.engine import open_store, reading
from tests.flows.test_order import ingest, stands

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
FIRST = datetime(2026, 3, 2, 1, tzinfo=UTC)
SAID = "工业和信息化部新闻发言人表示，下一步将"
NEWS = [
    (0, f"{SAID}开展2026年渡轮进港区活动，发布适老渡轮产品推广目录，实施渡轮数据互联互通行动。"),
    (5, f"{SAID}开展2026年渡轮进港区活动，实施互联互通行动。"),
    (30, f"{SAID}实施数据互联互通行动，发布适老产品推广目录。"),
    (40, f"{SAID}发布渡轮推广目录，开展渡轮进港区行动。"),
    (60, f"{SAID}实施船坞互联互通行动，修订《拖轮能效标准》。"),
    (300, f"{SAID}实施拖轮互联互通行动，开展船坞巡展活动。"),
]


def prepared() -> list[Prepared]:
    made = []
    for number, (hours, text) in enumerate(NEWS):
        article = Article(
            title=f"第{number}则消息",
            paragraphs=(text, f"港区第{number}号泊位的改造正在收尾。", f"编号{number}" * number),
            language="zh",
            published_at=FIRST + timedelta(hours=hours),
            publisher=f"江海晚报{number}版",
            path=f"/news/{number}.md",
        )
        page = Page(f"{article.path}".encode(), NOW, None, article.path, {})
        made += prepare([arrive(Found(page, article), None)])
    return made


MADE = prepared()


@pytest.fixture(scope="module")
def in_order(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('occasions')}/store.db"
    ingest(url, MADE, len(MADE))
    return url


def said_together(url: str) -> set[frozenset[str]]:
    ledger, _, _ = stands(url)
    return {frozenset(m.object for m in line.mentions) for line in ledger}


def test_looser_names_join_within_days_and_not_after_them(in_order: str) -> None:
    assert said_together(in_order) == {
        frozenset({"2026年渡轮进港区活动", "渡轮进港区行动"}),
        frozenset({"适老渡轮产品推广目录", "适老产品推广目录", "渡轮推广目录"}),
        frozenset({"渡轮数据互联互通行动", "互联互通行动", "数据互联互通行动"}),
        frozenset({"船坞互联互通行动"}),
        frozenset({"拖轮能效标准"}),
        frozenset({"拖轮互联互通行动"}),
        frozenset({"船坞巡展活动"}),
    }


def test_the_evidence_is_a_judgement_with_its_reason(in_order: str) -> None:
    engine = open_store(in_order)
    with reading(engine) as session:
        ledger, _, _ = stands(in_order)
        said = [m.sighting_id for line in ledger for m in line.mentions]
        lines = judgement_reading.read_judgements(session, said)
    engine.dispose()
    reasons = {
        each.judgement.reason
        for each in lines
        if "report of the same days" in each.judgement.reason and each.judgement.verdict == "same"
    }
    assert reasons


@given(st.permutations(range(len(MADE))), st.integers(1, 4))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_order_gives_the_same_ledger(
    in_order: str, tmp_path_factory: pytest.TempPathFactory, order: list[int], size: int
) -> None:
    url = f"sqlite:///{tmp_path_factory.mktemp('shuffled')}/store.db"
    ingest(url, [MADE[at] for at in order], size)
    assert stands(url) == stands(in_order)


def test_one_by_one_gives_the_same_ledger(in_order: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    ingest(url, MADE, 1)
    assert stands(url) == stands(in_order)
