"""Events and standing of one commitment."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.history.events import course, history
from commitments.history.giving_up import gives_up
from commitments.history.standing import overdue_events, standing
from commitments.identity.linking import identify
from commitments.model import Event, Kind, Mention, Quantity, Sighting, Stage
from commitments.names.titles import title

START = datetime(2023, 3, 1, 1, 0, tzinfo=UTC)


def said(
    key: str,
    day: int,
    stage: Stage | None = "draft",
    *,
    occasion: str | None = None,
    article: str | None = None,
    due_on: date | None = None,
    quantity: Quantity | None = None,
    kind: Kind = "instrument",
    name: str = "稀土管理条例",
    quote: str | None = None,
    revision: Literal["unchanged", "changed"] | None = None,
) -> Sighting:
    quote = quote or f"将制定{name}"
    mention = Mention(
        quote, kind, name, 0, 0, len(quote), stage=stage, due_on=due_on, quantity=quantity
    )
    when = START + timedelta(days=day)
    article = article or f"a-{key}"
    return Sighting(key, mention, article, when, occasion or f"o-{key}", revision=revision)


def kinds(*sightings: Sighting) -> list[str]:
    return [e.kind for e in history(sightings)]


def last(*sightings: Sighting) -> Event:
    return history(sightings)[-1]


def test_first_is_new_and_the_same_again_is_restated() -> None:
    assert kinds(said("s1", 0), said("s2", 40)) == ["new", "restated"]
    assert last(said("s1", 0), said("s2", 40)).note is None


def test_an_article_that_was_changed_moves_what_it_said() -> None:
    june, september = date(2023, 6, 30), date(2023, 9, 30)
    first = said("s1", 0, occasion="talk", due_on=june)
    mended = said("s2", 0, occasion="talk", due_on=june, revision="unchanged")
    event = last(first, mended)
    assert (event.kind, event.note) == ("restated", "in a later version of the same article")
    later = said("s3", 0, occasion="talk", due_on=september, revision="changed")
    event = last(first, later)
    assert (event.kind, event.field) == ("changed", "deadline")
    assert (event.before, event.after) == ("2023-06-30", "2023-09-30")
    assert event.note == "the article was changed"
    reprint = said("s4", 1, occasion="talk", due_on=june)
    assert last(first, later, reprint).kind == "restated", "a reprint of the old text moves nothing"


def test_an_article_that_was_changed_may_reach_a_stage() -> None:
    first = said("s1", 0, "draft", occasion="talk")
    event = last(first, said("s2", 0, "issue", occasion="talk", revision="changed"))
    assert (event.kind, event.before, event.after) == ("advanced", "draft", "issue")


def test_nothing_is_overdue_of_what_is_said_only_later() -> None:
    later = said("s1", 5, due_on=date(2023, 3, 2))
    assert overdue_events(course([later]), START) == ()


def test_a_reprint_is_told_from_a_new_occasion() -> None:
    event = last(said("s1", 0, occasion="talk"), said("s2", 1, occasion="talk"))
    assert (event.kind, event.note) == ("restated", "reprint")
    event = last(
        said("s1", 0, occasion="talk", article="a"), said("s2", 0, occasion="talk", article="a")
    )
    assert (event.kind, event.note) == ("restated", "repeated in the same article")


def test_other_outlets_on_one_piece_of_news_are_told_from_new_occasions() -> None:
    notes = [e.note for e in history([said("s1", 0), said("s2", 1), said("s3", 9), said("s4", 10)])]
    assert notes == [None, "another report of the same news"] * 2


def test_a_later_stage_advances() -> None:
    event = last(said("s1", 0, "draft"), said("s2", 90, "consult"))
    assert (event.kind, event.field, event.before, event.after) == (
        "advanced",
        "stage",
        "draft",
        "consult",
    )
    assert kinds(said("s1", 0, "study"), said("s2", 9, "issue"), said("s3", 19, "issue")) == [
        "new",
        "advanced",
        "restated",
    ]


def test_going_on_after_the_start_is_no_advance() -> None:
    assert kinds(said("s1", 0, "start"), said("s2", 90, "continue")) == ["new", "restated"]


def test_a_step_back_is_shown_and_takes_nothing_away() -> None:
    back = [said("s1", 0, "issue"), said("s2", 90, "draft")]
    assert last(*back).note == "step back: issue → draft"
    assert kinds(*back, said("s3", 180, "issue")) == ["new", "restated", "restated"]


def test_a_draft_is_shown_for_comment_once_though_its_issue_was_promised() -> None:
    shown = [said("s1", 0, "issue"), said("s2", 90, "consult")]
    event = last(*shown)
    assert (event.kind, event.before, event.after, event.note) == (
        "advanced",
        "issue",
        "consult",
        None,
    )
    again = [*shown, said("s3", 180, "issue"), said("s4", 270, "consult")]
    assert kinds(*again) == ["new", "advanced", "restated", "restated"]
    assert kinds(*again, said("s5", 300, "done"))[-1] == "fulfilled"


def test_the_issue_of_a_draft_is_news_when_it_was_never_promised() -> None:
    shown = [said("s1", 0, "draft"), said("s2", 90, "consult"), said("s3", 180, "issue")]
    assert kinds(*shown) == ["new", "advanced", "advanced"]


def test_a_date_that_another_report_of_the_same_news_gives_is_no_change() -> None:
    year, june = date(2023, 12, 31), date(2024, 6, 30)
    lived = [said("s1", 0), said("s2", 1, due_on=year)]
    event = last(*lived)
    assert (event.kind, event.note) == ("restated", "another report of the same news")
    moved = last(*lived, said("s3", 90, due_on=june))
    assert (moved.kind, moved.before, moved.after) == ("changed", "2023-12-31", "2024-06-30")
    assert last(said("s1", 0), said("s2", 9, due_on=year)).kind == "changed"


@pytest.mark.parametrize("quote", ["办法推迟至明年出台", "the measures are postponed to next year"])
def test_of_what_is_put_off_the_day_comes_first(quote: str) -> None:
    year, june = date(2023, 12, 31), date(2024, 6, 30)
    event = last(said("s1", 0, due_on=year), said("s2", 90, "issue", due_on=june, quote=quote))
    assert (event.kind, event.field, event.note) == (
        "changed",
        "deadline",
        "also stage: draft → issue",
    )


@pytest.mark.parametrize("quote", ["will put the rules into effect", "will push forward the plan"])
def test_to_put_into_effect_puts_nothing_off(quote: str) -> None:
    june = date(2024, 6, 30)
    event = last(
        said("s1", 0, due_on=date(2023, 12, 31)), said("s2", 90, "issue", due_on=june, quote=quote)
    )
    assert (event.kind, event.field) == ("advanced", "stage")


def test_a_campaign_that_has_begun_may_be_extended() -> None:
    august, december = date(2023, 8, 31), date(2023, 12, 31)
    name = "APP专项整治"
    lived = [
        said("s1", 0, "start", due_on=august, name=name, kind="programme"),
        said("s2", 30, "done", name=name, kind="programme"),
    ]
    longer = said(
        "s3",
        150,
        "continue",
        due_on=december,
        name=name,
        kind="programme",
        quote=f"{name}将延长至年底",
    )
    event = last(*lived, longer)
    assert (event.kind, event.field, event.after) == ("changed", "deadline", "2023-12-31")
    goes_on = said("s3", 150, "continue", due_on=december, name=name, kind="programme")
    assert last(*lived, goes_on).kind == "restated"


def test_a_target_is_called_by_the_number_that_stands() -> None:
    def built(key: str, day: int, number: int) -> Sighting:
        quantity = Quantity(f"{number}座", float(number), "座")
        name = f"{number}座充电站"
        quote = f"建成{name}"
        return said(key, day, None, quantity=quantity, kind="target", name=name, quote=quote)

    lived = [built("s1", 0, 20), built("s2", 5, 20), built("s3", 90, 30)]
    before = standing(course(lived), START + timedelta(days=9))
    now = standing(course(lived), START + timedelta(days=99))
    assert before is not None and now is not None
    assert "20座" in before.title
    assert "30座" in now.title


def test_putting_off_what_was_shown_for_comment_is_a_change_of_its_deadline() -> None:
    year, june = date(2023, 12, 31), date(2024, 6, 30)
    event = last(
        said("s1", 0, "issue", due_on=year),
        said("s2", 90, "consult"),
        said("s3", 180, "issue", due_on=june),
    )
    assert (event.kind, event.field, event.before, event.after, event.note) == (
        "changed",
        "deadline",
        "2023-12-31",
        "2024-06-30",
        None,
    )


def test_a_moved_deadline_is_a_change() -> None:
    first, second = date(2023, 12, 31), date(2024, 6, 30)
    event = last(said("s1", 0, due_on=first), said("s2", 90, due_on=second))
    assert (event.kind, event.field, event.before, event.after) == (
        "changed",
        "deadline",
        "2023-12-31",
        "2024-06-30",
    )
    event = last(said("s1", 0), said("s2", 90, due_on=second))
    assert (event.kind, event.before, event.after) == ("changed", None, "2024-06-30")
    assert kinds(said("s1", 0, due_on=first), said("s2", 90)) == ["new", "restated"]


def test_work_that_goes_on_every_year_has_no_moved_deadline() -> None:
    this, following = date(2023, 12, 31), date(2024, 12, 31)
    again = [
        said("s1", 0, "continue", due_on=this),
        said("s2", 400, "continue", due_on=following),
    ]
    assert kinds(*again) == ["new", "restated"]


def test_a_stage_and_a_deadline_that_move_together_are_one_event() -> None:
    event = last(said("s1", 0, "draft"), said("s2", 90, "issue", due_on=date(2024, 6, 30)))
    assert event.kind == "advanced"
    assert event.note == "also deadline: none → 2024-06-30"


def test_another_number_for_a_target_is_a_change() -> None:
    one, other = Quantity("3000家", 3000, "家"), Quantity("5000家以上", 5000, "家", "at_least")
    event = last(
        said("s1", 0, None, kind="target", quantity=one),
        said("s2", 200, None, kind="target", quantity=other),
    )
    assert (event.kind, event.field, event.before, event.after) == (
        "changed",
        "quantity",
        "3000家",
        "5000家以上",
    )


def test_outlets_that_disagree_are_flagged_and_change_nothing() -> None:
    one, other = Quantity("3000家", 3000, "家"), Quantity("300家", 300, "家")
    event = last(
        said("s1", 0, None, occasion="o", kind="target", quantity=one),
        said("s2", 1, None, occasion="o", kind="target", quantity=other),
    )
    assert event.kind == "restated"
    assert event.note == "reprint; reports disagree on the number: 3000家, 300家"
    event = last(
        said("s1", 0, occasion="o", due_on=date(2023, 12, 31)),
        said("s2", 1, occasion="o", due_on=date(2024, 12, 31)),
    )
    assert event.kind == "restated"
    assert event.note == "reprint; reports disagree on the deadline: 2023-12-31, 2024-12-31"


def test_reports_of_one_day_disagree_and_change_nothing() -> None:
    """Two outlets report one press conference, each in an article of its own."""
    one, other = Quantity("3000家", 3000, "家"), Quantity("300家", 300, "家")
    lived = [
        said("s1", 0, None, kind="target", quantity=one),
        said("s2", 1, None, kind="target", quantity=other),
    ]
    assert last(*lived).note == (
        "another report of the same news; reports disagree on the number: 3000家, 300家"
    )
    assert kinds(*lived, said("s3", 60, None, kind="target", quantity=other)) == [
        "new",
        "restated",
        "changed",
    ]


def test_what_is_given_up_is_withdrawn() -> None:
    due = date(2023, 6, 30)
    lived = [
        said("s1", 0, "draft", due_on=due),
        said("s2", 60, "draft", quote="不再制定稀土管理条例"),
    ]
    assert kinds(*lived) == ["new", "withdrawn"]
    now = START + timedelta(days=200)
    stood = standing(course(lived), now)
    assert stood is not None
    assert stood.status == "withdrawn"
    assert overdue_events(course(lived), now) == ()
    again = [*lived, said("s3", 90, "draft")]
    assert last(*again).note == "taken up again after it was withdrawn"
    assert kinds(*lived, said("s3", 61, quote="取消《稀土管理条例》的制定"))[-1] == "restated"


def test_what_was_never_announced_is_not_new_when_it_is_given_up() -> None:
    dropped = said("s1", 0, "draft", quote="不再制定稀土管理条例", due_on=date(2023, 6, 30))
    assert kinds(dropped) == ["withdrawn"]
    now = START + timedelta(days=400)
    stood = standing(course([dropped]), now)
    assert stood is not None and stood.status == "withdrawn"
    assert overdue_events(course([dropped]), now) == ()
    again = said("s3", 90, "draft")
    assert last(dropped, again).note == "taken up again after it was withdrawn"


def test_a_run_of_verbs_is_read_in_one_pass() -> None:
    long = said("s2", 60, quote="取消" + "加快推进" * 400 + "，稀土管理条例")
    assert kinds(said("s1", 0), long) == ["new", "restated"]


@pytest.mark.parametrize(
    "words", ["下一步将终止", "决定停止", "将暂停", "决定不再开展", "下一步将叫停"]
)
def test_words_that_have_got_into_the_object_give_up_what_they_stand_before(words: str) -> None:
    name = "船舶换电城市试点"
    quote = f"{words}{name}"
    end = said("s2", 60, name=quote, kind="programme", quote=quote)
    assert kinds(said("s1", 0, name=name, kind="programme"), end) == ["new", "withdrawn"]
    day = date(2026, 1, 1)
    assert identify(end.mention, day).name == identify(replace(end.mention, object=name), day).name
    goes_on = f"下一步将推进{name}"
    assert not gives_up(replace(end.mention, object=goes_on, quote=goes_on))


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("不再单独制定稀土管理办法", "稀土管理办法"),
        ("决定终止《稀土管理办法》的制定工作", "稀土管理办法"),
        ("《稀土管理办法》不再制定", "稀土管理办法"),
        ("《稀土管理办法》的起草工作已终止", "稀土管理办法"),
        ("稀土溯源试点暂停", "稀土溯源试点"),
        ("drop the plan for separate measures on rare earths", "measures on rare earths"),
        ("scraps plans to draft measures on rare earths", "measures on rare earths"),
        ("measures on rare earths will no longer be drafted", "measures on rare earths"),
        ("measures on rare earths have been shelved", "measures on rare earths"),
        ("will no longer draw up separate measures on rare earths", "measures on rare earths"),
        ("is no longer planning to issue measures on rare earths", "measures on rare earths"),
        ("will not issue measures on rare earths", "measures on rare earths"),
        ("will not launch a separate rare earth pilot", "rare earth pilot"),
        ("measures on rare earths will not be drafted", "measures on rare earths"),
    ],
)
def test_ways_to_give_up(quote: str, name: str) -> None:
    assert gives_up(said("s1", 0, name=name, quote=quote).mention)


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("不再收费的稀土溯源试点", "稀土溯源试点"),
        ("《稀土管理办法》发布后，旧办法同时废止", "稀土管理办法"),
        ("停止使用旧标签，制定稀土管理办法", "稀土管理办法"),
        ("against the backdrop of measures on rare earths", "measures on rare earths"),
        ("measures on rare earths will be issued", "measures on rare earths"),
        ("measures on rare earths will not be limited to mines", "measures on rare earths"),
        ("will not relax measures on rare earths", "measures on rare earths"),
        ("measures on rare earths, which drop the quota", "measures on rare earths"),
    ],
)
def test_words_that_give_up_something_else(quote: str, name: str) -> None:
    assert not gives_up(said("s1", 0, name=name, quote=quote).mention)


def test_only_the_words_at_the_name_give_it_up() -> None:
    lived = [said("s1", 0), said("s2", 60, quote="取消不合理限制，加快制定稀土管理条例")]
    assert kinds(*lived) == ["new", "restated"]
    english = said("s2", 60, name="pilot", quote="will suspend the pilot", kind="programme")
    assert kinds(said("s1", 0, name="pilot", kind="programme"), english) == ["new", "withdrawn"]


def test_what_the_title_leaves_out_the_body_fills_in() -> None:
    both = [
        said("s1", 0, "draft", occasion="o", article="a"),
        said("s2", 0, "issue", occasion="o", article="a", due_on=date(2023, 6, 30)),
    ]
    assert kinds(*both) == ["new", "restated"]
    later = said("s3", 60, "issue", due_on=date(2023, 6, 30))
    assert kinds(*both, later) == ["new", "restated", "restated"]


def test_done_fulfils() -> None:
    event = last(said("s1", 0, "issue"), said("s2", 90, "done"))
    assert (event.kind, event.before, event.after) == ("fulfilled", "issue", "done")
    assert kinds(said("s1", 0), said("s2", 90, "done"), said("s3", 91, "done")) == [
        "new",
        "fulfilled",
        "restated",
    ]


def test_a_report_of_what_nobody_announced_makes_no_event() -> None:
    assert kinds(said("s1", 0, "done")) == []
    found = history([said("s1", 0, "done"), said("s2", 30, "continue")])
    assert [e.kind for e in found] == ["new"]
    assert found[0].note == "reported as done before, on 2023-03-01"


def test_a_revision_opens_what_was_done() -> None:
    lived = [said("s1", 0, "issue"), said("s2", 30, "done"), said("s3", 900, "draft")]
    assert last(*lived).note == "taken up again after it was done: done → draft"
    assert kinds(*lived, said("s4", 1200, "issue")) == ["new", "fulfilled", "restated", "advanced"]
    late = [*lived[:2], said("s3", 31, "issue")]
    assert last(*late).note == "said again, as issue, after it was reported as done"
    reprint = [*lived[:2], said("s3", 31, "issue", occasion="o-s1")]
    now = START + timedelta(days=60)
    stood = standing(course(reprint), now)
    assert stood is not None
    assert stood.status == "fulfilled"


STAGES: st.SearchStrategy[Stage] = st.sampled_from(get_args(Stage))
LIVES = st.lists(
    st.builds(
        lambda day, stage, occasion, due: said(
            f"{day}-{stage}-{occasion}-{due}", day, stage, occasion=f"o{occasion}", due_on=due
        ),
        st.integers(0, 5),
        STAGES,
        st.integers(0, 3),
        st.sampled_from([None, date(2023, 3, 3), date(2023, 12, 31)]),
    ),
    max_size=8,
)


@given(LIVES, st.randoms())
def test_history_is_a_function_of_the_set_of_sightings(
    life: list[Sighting], chance: random.Random
) -> None:
    shuffled = life + life[:2]
    chance.shuffle(shuffled)
    assert history(shuffled) == history(life)
    assert standing(course(shuffled), START) == standing(course(life), START)


@given(LIVES)
def test_one_new_and_in_time_order(life: list[Sighting]) -> None:
    found = history(life)
    assert [e.kind for e in found].count("new") == (any(s.mention.stage != "done" for s in life))
    assert all(a.on <= b.on for a, b in pairwise(found))
    assert {e.sighting_id for e in found} <= {s.id for s in life}


def status_on(day: date, *sightings: Sighting) -> str:
    found = standing(course(sightings), datetime(day.year, day.month, day.day, 4, tzinfo=UTC))
    assert found is not None
    return found.status


def test_status_by_the_calendar() -> None:
    due = said("s1", 0, "issue", due_on=date(2023, 6, 30))
    assert status_on(date(2023, 5, 1), due) == "open"
    assert status_on(date(2023, 6, 10), due) == "due_soon"
    assert status_on(date(2023, 6, 30), due) == "due_soon"
    assert status_on(date(2023, 7, 1), due) == "overdue"
    assert status_on(date(2023, 7, 1), due, said("s2", 60, "done")) == "fulfilled"
    assert status_on(date(2023, 7, 1), said("s1", 0)) == "open"


def test_targets_and_programmes_await_evidence_before_they_are_overdue() -> None:
    goal = said("s1", 0, None, kind="target", due_on=date(2023, 12, 31))
    assert status_on(date(2024, 1, 20), goal) == "awaiting_evidence"
    assert status_on(date(2024, 4, 20), goal) == "overdue"
    pilot = said("s1", 0, "start", kind="programme", due_on=date(2023, 12, 31))
    assert status_on(date(2024, 1, 20), pilot) == "awaiting_evidence"


def test_standing_as_of_a_day() -> None:
    life = [said("s1", 0, "draft"), said("s2", 90, "issue", due_on=date(2023, 12, 31))]
    assert standing(course(life), START - timedelta(days=1)) is None
    first = standing(course(life), START + timedelta(days=1))
    second = standing(course(life), START + timedelta(days=91))
    assert first is not None
    assert second is not None
    assert (first.stage, first.due_on) == ("draft", None)
    assert (second.stage, second.due_on) == ("issue", date(2023, 12, 31))
    assert (second.first_seen, second.last_seen) == (life[0].published_at, life[1].published_at)


def test_overdue_once_a_deadline() -> None:
    life = [
        said("s1", 0, "issue", due_on=date(2023, 6, 30)),
        said("s2", 200, "issue", due_on=date(2024, 3, 31)),
    ]
    found = overdue_events(course(life), datetime(2025, 1, 1, tzinfo=UTC))
    assert [(e.kind, e.before, e.on.isoformat()) for e in found] == [
        ("overdue", "2023-06-30", "2023-07-01T00:00:00+08:00"),
        ("overdue", "2024-03-31", "2024-04-01T00:00:00+08:00"),
    ]
    assert overdue_events(course(life), datetime(2023, 6, 30, 15, 59, tzinfo=UTC)) == ()
    assert overdue_events(
        course([*life, said("s3", 210, "done")]), datetime(2025, 1, 1, tzinfo=UTC)
    ) == (found[0],)


def test_no_overdue_for_what_goes_on_or_was_moved_in_time() -> None:
    later = datetime(2023, 9, 1, tzinfo=UTC)
    assert (
        overdue_events(course([said("s1", 0, "continue", due_on=date(2023, 6, 30))]), later) == ()
    )
    moved = [
        said("s1", 0, "issue", due_on=date(2023, 6, 30)),
        said("s2", 90, "issue", due_on=date(2023, 12, 31)),
    ]
    assert overdue_events(course(moved), later) == ()


def test_the_title_is_the_best_name() -> None:
    life = [
        said("s1", 0, name="rare earth regulations", quote="will issue rare earth regulations"),
        said("s2", 1, name="稀土条例", quote="制定稀土条例"),
        said("s3", 2, name="《稀土管理条例》", quote="加快出台《稀土管理条例》"),
        said("s4", 3, name="加快出台稀土管理条例工作", quote="加快出台稀土管理条例工作"),
    ]
    stood = standing(course(life), START + timedelta(days=9))
    assert stood is not None
    assert stood.title == "稀土管理条例"
    draft = said(
        "s5",
        4,
        name="《稀土管理条例（征求意见稿）》",
        quote="就《稀土管理条例（征求意见稿）》征求意见",
    )
    assert title([draft.mention]) == "稀土管理条例"
    umbrella = [
        said("s1", 0, name="稳增长工作方案").mention,
        said("s2", 0, name="十个重点行业稳增长工作方案").mention,
    ]
    assert title(umbrella) == "十个重点行业稳增长工作方案"
    goal = said("s1", 0, None, kind="target", name="左右企业", quote="新培育3000家左右企业")
    assert title([goal.mention]) == "新培育3000家左右企业"
    assert standing(course(life[:1]), START).title == "Rare earth regulations"  # type: ignore[union-attr]


def test_the_year_that_a_round_is_called_by_is_no_day_it_was_promised_for() -> None:
    december = date(2023, 12, 31)
    dated = said("s1", 0, "start", kind="programme", name="2023年窑炉案例征集", due_on=december)
    called = replace(dated, mention=replace(dated.mention, deadline="2023年"))
    promised = replace(dated, mention=replace(dated.mention, deadline="年底前"))
    later = datetime(2024, 6, 1, tzinfo=UTC)
    assert (status_on(later.date(), called), overdue_events(course([called]), later)) == (
        "open",
        (),
    )
    assert status_on(later.date(), promised) == "overdue"
    assert [each.kind for each in overdue_events(course([promised]), later)] == ["overdue"]
    both = course([called, replace(promised, id="s2", occasion="o-s2")])
    assert [each.kind for each in overdue_events(both, later)] == ["overdue"]
    paper = replace(called, mention=replace(called.mention, kind="instrument"))
    assert status_on(later.date(), paper) == "overdue"
