"""Whatever order articles come in, the ledger ends as if they had come by publication."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.article import Article
from flows.collect import Found
from flows.ingest import Batch, Prepared, arrive, prepare, take_in
from flows.readers import Readers
from flows.review_command import decide
from flows.settings import Settings
from sources._source import Page
from storage import judgement_reading, ledger_reading
from storage.article_reading import ArticleLine, list_articles
from storage.engine import Session, open_store, reading
from storage.ledger_reading import LedgerLine

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
FIRST = datetime(2026, 3, 2, 1, tzinfo=UTC)
SAID = "工业和信息化部新闻发言人表示，下一步将"
NEWS = [
    ("渡轮试点介绍", f"{SAID}启动园区车辆电动化城市试点，制定《渡轮制造许可管理条例》。"),
    ("渡轮试点进展", f"{SAID}启动车辆电动化园区城市试点，今年推动300家以上企业建设智能船坞。"),
    ("渡轮条例", "工业和信息化部印发《渡轮制造许可管理条例（试行）》，自下月起施行。"),
    ("渡轮条例再说", f"{SAID}修订《渡轮制造许可管理条例》，开展第二批园区车辆电动化城市试点。"),
    ("船坞目标", f"{SAID}推动不少于300家企业建设智能船坞，组织2026年渡轮巡展活动。"),
    ("巡展", f"{SAID}组织渡轮巡展活动，发布渡轮行业稳增长工作方案（2026—2027年）。"),
    ("方案", f"{SAID}落实《渡轮行业稳增长工作方案》，于2026年6月底前发布拖轮能效标准。"),
    ("标准", f"{SAID}发布《拖轮能效标准》，不再制定《渡轮制造许可管理条例》。"),
    ("名称", f"{SAID}健全渡轮制造许可管理办法，建立动态调整机制。"),
    ("巡展补充", f"{SAID}办好2026年渡轮巡展活动，活动将持续到十月。"),
]
REPRINT = 1
ASIDES = (
    "内河货运量上半年保持平稳，多个港区的吞吐能力仍有余量。",
    "造船企业的手持订单主要集中在沿海，交付周期有所拉长。",
    "船员培训机构反映，持证人员数量已连续几个季度回升。",
    "岸电使用率在部分码头偏低，收费办法各地并不一致。",
)


def prepared() -> list[Prepared]:
    made = []
    for number, (title, text) in enumerate([*NEWS, NEWS[REPRINT]]):
        again = number == len(NEWS)
        number = REPRINT if again else number
        article = Article(
            title=f"{title}（转载）" if again else title,
            paragraphs=(text, f"发言人介绍了{title}的背景，{ASIDES[number % 4]}", f"来稿：{title}"),
            language="zh",
            published_at=FIRST + timedelta(days=9 * number + again, hours=number),
            publisher="灯塔日报" if again else "江海晚报",
            path=f"/news/{number}{'-again' if again else ''}.md",
        )
        page = Page(f"{article.path}".encode(), NOW, None, article.path, {})
        made += prepare([arrive(Found(page, article), None)])
    return made


MADE = prepared()


def ingest(url: str, order: Sequence[Prepared], size: int = 1) -> None:
    engine = open_store(url)
    batch = Batch(source_id=None, now=NOW, baseline=True)
    for start in range(0, len(order), size):
        some = order[start : start + size]
        take_in(engine, some, Readers((), ()), batch)
    engine.dispose()


def stands(url: str) -> tuple[list[LedgerLine], list[ArticleLine], list[object]]:
    """The ledger, the articles, and what the program is unsure of."""
    engine = open_store(url)
    with reading(engine) as session:
        found = _stands(session)
    engine.dispose()
    return found


def _stands(session: Session) -> tuple[list[LedgerLine], list[ArticleLine], list[object]]:
    ledger = list(ledger_reading.read_ledger(session))
    events = [ledger_reading.read_events(session, line.id) for line in ledger]
    unsure = judgement_reading.read_unsure(session, by="miit-watch")
    open_ = [(each.sighting_id, each.judgement) for each in unsure]
    return ledger, list(list_articles(session)), [events, open_]


@pytest.fixture(scope="module")
def in_order(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('order')}/store.db"
    ingest(url, MADE, len(MADE))
    return url


def test_the_corpus_is_one_that_order_could_matter_to(in_order: str) -> None:
    ledger, articles, (_, unsure) = stands(in_order)
    concrete = [line for line in ledger if line.kind != "measure"]
    assert any(len(line.mentions) > 2 for line in concrete)
    assert {m.event for line in concrete for m in line.mentions} >= {
        "new",
        "restated",
        "fulfilled",
        "withdrawn",
    }
    assert sum(each.duplicate_of is not None for each in articles) == 1
    assert unsure


@given(st.permutations(range(len(MADE))), st.integers(1, 4))
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_order_gives_the_ledger_of_publication(
    in_order: str, tmp_path_factory: pytest.TempPathFactory, order: list[int], size: int
) -> None:
    url = f"sqlite:///{tmp_path_factory.mktemp('shuffled')}/store.db"
    ingest(url, [MADE[at] for at in order], size)
    assert stands(url) == stands(in_order)


def test_an_early_article_that_comes_late_alerts_nobody_again(tmp_path: Path) -> None:
    """Its commitment gets another identifier, for it is the first to speak of it."""
    engine = open_store(f"sqlite:///{tmp_path}/store.db")
    batch = Batch(source_id=None, now=NOW)
    counts = [take_in(engine, [MADE[at]], Readers((), ()), batch).alerts for at in (1, 0)]
    with reading(engine) as session:
        ledger = list(ledger_reading.read_ledger(session))
    engine.dispose()
    pilots = [line for line in ledger if "试点" in line.title]
    assert len(pilots) == 1 and len(pilots[0].mentions) == 2
    assert counts == [2, 1], "the pilot and the target; then the regulation alone"


def test_a_ruling_holds_when_an_earlier_article_comes(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    ingest(url, [MADE[1], MADE[3]])
    _, _, (_, unsure) = stands(url)
    ((mention, judged), *_) = unsure  # type: ignore[misc]
    config = Settings(database=url)
    decide(config, mention, judged.commitment_id, "same", by="ann", now=NOW)
    before = next(line for line in stands(url)[0] if line.id == judged.commitment_id)
    assert mention in {each.sighting_id for each in before.mentions}
    ingest(url, [MADE[0]])
    (after,) = [
        line for line in stands(url)[0] if mention in {m.sighting_id for m in line.mentions}
    ]
    assert {m.sighting_id for m in before.mentions} < {m.sighting_id for m in after.mentions}
