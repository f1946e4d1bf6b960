from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.event import listen
from sqlmodel import Session

from articles.article import Article
from commitments.model import Event, Identity, Judgement, Mention, Quantity
from storage.articles import arrival, save_articles
from storage.engine import reading, writing
from storage.events import event_id, replace_events
from storage.identities import add_identity, candidates
from storage.judgement_reading import read_judgements
from storage.ledger import (
    Said,
    Standing,
    add_commitments,
    assign,
    lock_ledger,
    save_judgements,
    save_mentions,
)
from storage.ledger_reading import (
    read_commitment,
    read_events,
    read_ledger,
    standings_of,
)
from storage.names import Names
from storage.recovery import mark_telling
from storage.sightings import Spoken, sightings, sightings_named, spoken_of
from tests.articles.texts import body

NOW = datetime(2026, 6, 18, 1, 2, 3, tzinfo=UTC)
DAY = timedelta(days=1)
ORIGINAL = Article("标题", body(), "zh", NOW, publisher="甲报", url="https://example.cn/1")
REPRINT = replace(
    ORIGINAL, paragraphs=("来源：甲报", *body()), url="https://example.cn/2", publisher="乙网"
)
MENTION = Mention(
    quote="加快制定管理条例",
    kind="instrument",
    object="管理条例",
    paragraph=0,
    start=3,
    end=11,
    stage="draft",
    deadline="年内",
    due_on=date(2026, 12, 31),
    quantity=Quantity("不少于3000家", 3000.0, "家", "at_least"),
    speaker="某人",
    office="装备工业一司",
    actor="工业和信息化部",
    topics=("vehicles", "safety"),
)
PLAIN = Mention("发布路线图", "instrument", "路线图", 1, 0, 5)
STANDING = Standing(
    title="管理条例",
    kind="instrument",
    stage="draft",
    status="open",
    due_on=date(2026, 12, 31),
    topics=("vehicles",),
    first_seen=NOW,
    last_seen=NOW + DAY,
)
IDENTITY = Identity("instrument", "管理条例", ("管理", "条例"), ("year:2026",))


def save_two(session: Session) -> tuple[str, str]:
    items = [arrival(each, fetched_at=NOW) for each in (ORIGINAL, REPRINT)]
    one, two = save_articles(session, items, now=NOW)
    return one.id, two.id


def fill(session: Session, commitment_id: str = "c1") -> list[str]:
    """Store two articles with one commitment; return the sightings, the reprint's last."""
    lock_ledger(session)
    original, reprint = save_two(session)
    said = [Said(original, NOW, [MENTION, PLAIN]), Said(reprint, NOW + DAY, [MENTION])]
    found = [each for some in save_mentions(session, said) for each in some]
    add_commitments(session, {commitment_id: STANDING})
    add_identity(session, commitment_id, IDENTITY, (NOW, original))
    assign(session, {found[0]: commitment_id, found[2]: commitment_id})
    return found


def test_sightings_come_back_as_they_were(store: Engine) -> None:
    with writing(store) as session:
        first, _, second = fill(session)
        session.commit()
    with reading(store) as session:
        found = sightings(session, "c1")
    assert [each.id for each in found] == [first, second]
    assert [each.mention for each in found] == [MENTION, MENTION]
    assert found[0].published_at == NOW
    assert [each.publisher for each in found] == ["甲报", "乙网"]
    assert found[0].occasion == found[1].occasion == found[0].article_id


def test_what_is_told_of_a_sighting_is_read_without_what_others_say(store: Engine) -> None:
    with writing(store) as session:
        first, plain, second = fill(session)
        session.commit()
    with reading(store) as session:
        whole = sightings(session, "c1")
        spoken = spoken_of(session, ["c1", "c9"])
        assert sightings_named(session, [second, "0" * 16]) == {second: whole[1]}
        assert sightings_named(session, [plain])[plain].mention == PLAIN, "it belongs to nothing"
    assert spoken == {
        "c1": [Spoken(s.id, s.published_at, s.occasion, s.publisher) for s in whole],
        "c9": [],
    }
    assert [each.id for each in spoken["c1"]] == [first, second]


def test_a_commitment_stands_where_it_was_put_while_it_is_spoken_of(store: Engine) -> None:
    with writing(store) as session:
        first, _, second = fill(session)
        assert standings_of(session, ["c1", "c9"]) == {"c1": STANDING}
        assign(session, {first: None, second: None})
        assert standings_of(session, ["c1"]) == {}


def test_saving_mentions_again_leaves_them_where_they_belong(store: Engine) -> None:
    with writing(store) as session:
        found = fill(session)
        again = Said(sightings(session, "c1")[0].article_id, NOW, [MENTION])
        assert save_mentions(session, [again]) == [[found[0]]]
        assert [each.id for each in sightings(session, "c1")] == [found[0], found[2]]


def test_fulfilments_are_sightings_too(store: Engine) -> None:
    done = replace(PLAIN, stage="done")
    with writing(store) as session:
        original, _ = save_two(session)
        (kept,) = save_mentions(session, [Said(original, NOW, [PLAIN], [done])])
        add_commitments(session, {"c1": STANDING})
        assign(session, dict.fromkeys(kept, "c1"))
        assert len(set(kept)) == 2
        stages = {each.id: each.mention.stage for each in sightings(session, "c1")}
        line = read_commitment(session, "c1")
    assert stages == {kept[0]: None, kept[1]: "done"}
    assert line is not None
    assert {each.sighting_id: each.fulfilment for each in line.mentions} == {
        kept[0]: False,
        kept[1]: True,
    }


def test_candidates_share_a_key(store: Engine) -> None:
    english = Identity("instrument", "regulation", ("regulation", "条例"))
    other = Identity("target", "工厂", ("工厂",), ("unit:家",))
    with writing(store) as session:
        add_commitments(session, {"c1": STANDING})
        add_commitments(session, {"c2": STANDING})
        assert [add_identity(session, "c1", IDENTITY, (NOW, "b")) for _ in range(2)] == [
            True,
            False,
        ]
        add_identity(session, "c1", english, (NOW + DAY, "c"))
        add_identity(session, "c2", other, (NOW, "b"))
        session.commit()
    with reading(store) as session:
        assert candidates(session, ["条例", "缺"]) == [("c1", english), ("c1", IDENTITY)]
        assert candidates(session, ["工厂"]) == [("c2", other)]
        assert candidates(session, []) == []


def test_names_of_a_batch_are_found_as_candidates_are(store: Engine) -> None:
    english = Identity("instrument", "regulation", ("regulation",))
    with writing(store) as session:
        fill(session)
        # Nothing that c1 has is among the keys that were asked for: it is read when it is named.
        names = Names(session, ["regulation"])
        assert names.candidates(english) == []
        assert [names.add("c1", english, (NOW + DAY, "z")) for _ in range(2)] == [True, False]
        assert not names.add("c1", IDENTITY, (NOW + DAY, "z")), "it has that name already"
        both = [("c1", english), ("c1", IDENTITY)]
        assert names.candidates(english) == both
        names.save()
        names.save()
        keys = list(IDENTITY.keys)
        assert candidates(session, keys) == Names(session, keys).candidates(IDENTITY) == both
        assert candidates(session, keys, until=(NOW, "z")) == both[1:]


def test_candidates_are_those_known_by_then(store: Engine) -> None:
    english = Identity("instrument", "regulation", ("regulation",))
    with writing(store) as session:
        add_commitments(session, {"c1": STANDING})
        add_identity(session, "c1", IDENTITY, (NOW, "b"))
        add_identity(session, "c1", english, (NOW + DAY, "c"))
        session.commit()
        key = IDENTITY.keys[0]
        assert candidates(session, [key], until=(NOW, "a")) == []
        assert candidates(session, [key], until=(NOW, "b")) == [("c1", IDENTITY)]
        assert candidates(session, ["regulation"], until=(NOW, "z")) == []
        assert len(candidates(session, ["regulation"], until=(NOW + DAY, "c"))) == 2
        assert add_identity(session, "c1", english, (NOW, "a")), "said earlier than was known"
        assert len(candidates(session, ["regulation"], until=(NOW, "b"))) == 2


def test_only_new_events_are_returned(store: Engine) -> None:
    with writing(store) as session:
        first, plain, second = fill(session)
        new = Event("new", first, NOW)
        moved = Event("changed", second, NOW + DAY, "deadline", "年内", "明年")
        quantity = Event("changed", second, NOW + DAY, "quantity", "1", "2")
        overdue = Event("overdue", None, NOW + 9 * DAY)
        added = replace_events(session, {"c1": [new]}, found_at=NOW)["c1"]
        assert [each.event for each in added] == [new]
        added = replace_events(session, {"c1": [new, moved, quantity, overdue]}, found_at=NOW)["c1"]
        assert [each.event for each in added] == [moved, quantity, overdue]
        same = {"c1": [new, moved, quantity, overdue]}
        assert replace_events(session, same, found_at=NOW) == {"c1": []}
        # An earlier article turns up: what was new is restated now, and stays told.
        earlier = Event("new", plain, NOW - DAY)
        restated = Event("restated", first, NOW)
        added = replace_events(session, {"c1": [earlier, restated, moved]}, found_at=NOW)["c1"]
        assert [each.event for each in added] == [earlier, restated]
        assert [each.event for each in read_events(session, "c1")] == [earlier, restated, moved]
        assert added[0].id == event_id("c1", earlier)


def test_only_events_that_change_are_written(store: Engine) -> None:
    with writing(store) as session:
        first, _, second = fill(session)
        new, again = Event("new", first, NOW), Event("restated", second, NOW + DAY)
        replace_events(session, {"c1": [new, again]}, found_at=NOW)
        written: list[Any] = []
        listen(
            session.connection(),
            "before_cursor_execute",
            lambda _, __, statement, given, *___: written.append((statement, given)),
        )
        replace_events(session, {"c1": [new, again]}, found_at=NOW)
        assert [what for what, _ in written if not what.startswith("SELECT")] == []
        noted = replace(again, note="reprint")
        replace_events(session, {"c1": [new, noted]}, found_at=NOW)
        assert [what.split()[0] for what, _ in written] == ["SELECT", "SELECT", "INSERT"]
        assert [each.event for each in read_events(session, "c1")] == [new, noted]


def test_an_event_that_comes_with_its_mention_was_there(store: Engine) -> None:
    with writing(store) as session:
        first, plain, second = fill(session)
        add_commitments(session, {"c2": STANDING})
        new, moved = Event("new", first, NOW), Event("changed", second, NOW + DAY, "deadline")
        replace_events(session, {"c1": [new, moved]}, found_at=NOW)
        assign(session, {second: "c2"})
        fresh = replace_events(session, {"c1": [new], "c2": [moved]}, found_at=NOW)
        assert fresh["c1"] == []
        assert [(each.event, each.moved) for each in fresh["c2"]] == [(moved, True)]
        other = Event("new", plain, NOW + DAY)
        (said,) = replace_events(session, {"c2": [other]}, found_at=NOW)["c2"]
        assert not said.moved


def test_an_event_that_takes_the_place_of_one_that_was_told_is_told(store: Engine) -> None:
    with writing(store) as session:
        first, plain, second = fill(session)
        new = Event("new", first, NOW)
        moved = Event("changed", second, NOW + DAY, "deadline", "年内", "明年")
        added = replace_events(session, {"c1": [new, moved]}, found_at=NOW)["c1"]
        assert [each.told for each in added] == [False, False]
        same = replace(moved, sighting_id=plain)
        untold = replace_events(session, {"c1": [new, same]}, found_at=NOW)["c1"]
        assert [each.told for each in untold] == [False], "nobody was told of the first"
        mark_telling(session, [untold[0].id], "at_once")
        (heir,) = replace_events(session, {"c1": [new, moved]}, found_at=NOW)["c1"]
        assert (heir.event, heir.told) == (moved, True)
        other = replace(same, after="后年")
        (heir,) = replace_events(session, {"c1": [new, other]}, found_at=NOW)["c1"]
        assert (heir.event, heir.told) == (other, False), "another day is news"


def test_the_ledger_is_read_in_order_with_its_evidence(store: Engine) -> None:
    with writing(store) as session:
        first, other, second = fill(session)
        add_commitments(session, {"c0": replace(STANDING, first_seen=NOW + DAY)})
        add_commitments(session, {"c2": replace(STANDING, first_seen=NOW - DAY, topics=())})
        assign(session, {other: "c2"})
        replace_events(
            session,
            {"c1": [Event("new", first, NOW), Event("restated", second, NOW + DAY)]},
            found_at=NOW,
        )
        session.commit()
    with reading(store) as session:
        lines = list(read_ledger(session))
        assert read_commitment(session, "c1") == lines[1]
        assert read_commitment(session, "cx") is None
    assert [line.id for line in lines] == ["c2", "c1"], "c0 has no mention (any more)"
    assert (lines[1].first_seen, lines[1].due_on) == (NOW, date(2026, 12, 31))
    assert lines[1].topics == ("vehicles",)
    assert [each.event for each in lines[1].mentions] == ["new", "restated"]
    assert lines[1].mentions[0].url == "https://example.cn/1"
    assert lines[1].mentions[0].object == "管理条例"
    assert [each.event for each in lines[0].mentions] == [None]


def test_a_commitment_can_move(store: Engine) -> None:
    with writing(store) as session:
        fill(session)
        add_commitments(session, {"c1": replace(STANDING, stage="issue", topics=("chips",))})
        line = read_commitment(session, "c1")
    assert line is not None
    assert (line.stage, line.topics) == ("issue", ("chips",))


def test_judgements_are_kept_by_whom(store: Engine) -> None:
    unsure = Judgement("c1", "unsure", 0.6, "近似")
    with writing(store) as session:
        first, _, _ = fill(session)
        save_judgements(session, [(first, unsure)], by="miit-watch", at=NOW)
        save_judgements(session, [(first, replace(unsure, score=0.7))], by="miit-watch", at=NOW)
        same = Judgement("c1", "same", 1.0, "读过")
        save_judgements(session, [(first, same)], by="某人", at=NOW)
        gone = Judgement("c9", "different", 0.1, "")
        save_judgements(session, [(first, gone)], by="miit-watch", at=NOW)
        found = read_judgements(session, [first])
    assert [(each.by, each.judgement.score, each.title) for each in found] == [
        ("某人", 1.0, "管理条例"),
        ("miit-watch", 0.7, "管理条例"),
        ("miit-watch", 0.1, None),
    ]


def test_a_ledger_derived_again_is_equal(store: Engine) -> None:
    with writing(store) as session:
        fill(session)
        before = list(read_ledger(session))
        session.rollback()
    with writing(store) as session:
        fill(session)
        assert list(read_ledger(session)) == before
