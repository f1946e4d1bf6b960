"""However articles are batched, the store holds the same."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlmodel import Session

from articles.article import Article
from storage.articles import arrival, save_articles
from storage.engine import open_store, writing
from tests.articles.texts import ENGLISH, OTHERS, SENTENCES, body

NOW = datetime(2026, 6, 18, tzinfo=UTC)
TEXTS: tuple[tuple[str, ...], ...] = (
    body(),
    ("来源：某某财经", *body(), "责任编辑：某甲"),
    body()[:2],
    (*body(OTHERS), "".join(f"{each}。" for each in SENTENCES[2:4])),
    body(OTHERS),
    body((*SENTENCES[:5], *OTHERS[:5])),
    ("全文见附件。",),
    ("央行今日开展100亿元7天期逆回购操作，中标利率维持不变。",),
    ("央行今日开展250亿元14天期逆回购操作，中标利率维持不变。",),
    (),
    (ENGLISH,),
)
ITEMS = st.lists(
    st.tuples(st.sampled_from(range(len(TEXTS))), st.integers(0, 3)), min_size=1, max_size=12
)
TABLES = ("articles", "bodies", "fingerprints", "bands", "sentences", "duplicates")


@pytest.fixture(scope="module")
def memory() -> Iterator[Engine]:
    engine = open_store("sqlite://")
    yield engine
    engine.dispose()


def article(kind: int, site: int) -> Article:
    language = "en" if TEXTS[kind] == (ENGLISH,) else "zh"
    return Article(f"标题{kind}", TEXTS[kind], language, url=f"https://example.cn/{kind}/{site}")


def held(session: Session) -> list[list[tuple[object, ...]]]:
    connection = session.connection()
    return [
        sorted(map(tuple, connection.execute(text(f"SELECT * FROM {table}")).all()), key=repr)
        for table in TABLES
    ]


def stored(engine: Engine, items: list[tuple[int, int]], size: int) -> list[object]:
    """Save `items` in batches of `size`, return what became of them and all rows; undo it."""
    arrivals = [arrival(article(*item), fetched_at=NOW) for item in items]
    with writing(engine) as session:
        saved = []
        for at in range(0, len(arrivals), size):
            saved += save_articles(session, arrivals[at : at + size], now=NOW)
        return [saved, held(session)]


@given(items=ITEMS, size=st.integers(1, 12))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_batches_make_no_difference(
    memory: Engine, items: list[tuple[int, int]], size: int
) -> None:
    assert stored(memory, items, size) == stored(memory, items, len(items))


@given(items=ITEMS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_said_of_duplicates_holds_together(
    memory: Engine, items: list[tuple[int, int]]
) -> None:
    arrivals = [arrival(article(*item), fetched_at=NOW) for item in items]
    with writing(memory) as session:
        saved = save_articles(session, arrivals, now=NOW)
    firsts = {each.id for each in saved if each.status == "new"}
    assert [each.id for each in saved] == [each.id for each in arrivals]
    for each in saved:
        assert (each.of is not None) == (each.status == "duplicate")
        # A duplicate is one of a first, never of a duplicate; so are passages.
        assert each.of is None or each.of in firsts
        assert each.of != each.id
        assert set(each.contains) <= firsts - {each.id}
    seen: set[str] = set()
    for each in saved:
        assert (each.status == "seen") == (each.id in seen)
        seen.add(each.id)
