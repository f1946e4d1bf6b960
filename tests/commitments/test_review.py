"""People's rulings over the program's judgements."""

from hypothesis import given
from hypothesis import strategies as st

from commitments.identity.review import Case, settle
from commitments.model import Judgement, Verdict


def judged(commitment: str, verdict: Verdict = "same") -> Judgement:
    return Judgement(commitment, verdict, 0.9, "same name")


FIRST = Case("m1", "cA")
SECOND = Case("m2", "cB", (judged("cA", "unsure"),))
THIRD = Case("m3", "cB", (judged("cB"),))


def test_without_rulings_the_judgements_stand() -> None:
    assert settle([FIRST, SECOND, THIRD]) == {"m1": "cA", "m2": "cB", "m3": "cB"}


def test_a_commitment_follows_its_founder() -> None:
    ruled = Case("m2", "cB", SECOND.judgements, {"cA": "same"})
    assert settle([FIRST, ruled, THIRD]) == {"m1": "cA", "m2": "cA", "m3": "cA"}


def test_a_single_mention_can_be_moved_alone() -> None:
    ruled = Case("m3", "cB", THIRD.judgements, {"cA": "same"})
    assert settle([FIRST, SECOND, ruled]) == {"m1": "cA", "m2": "cB", "m3": "cA"}


def test_what_is_ruled_different_stands_alone() -> None:
    linked = Case("m2", "cB", (judged("cA"),))
    assert settle([FIRST, linked]) == {"m1": "cA", "m2": "cA"}
    ruled = Case("m2", "cB", (judged("cA"),), {"cA": "different"})
    assert settle([FIRST, ruled]) == {"m1": "cA", "m2": "cB"}
    namesake = Case("m2", "cA", (judged("cA"),), {"cA": "different"})
    assert settle([FIRST, namesake]) == {"m1": "cA", "m2": "cA-m2"}


def test_the_next_best_takes_the_place_of_one_ruled_out() -> None:
    both = (judged("cA"), judged("cC"))
    assert settle([FIRST, Case("m2", "cB", both, {"cA": "different"})])["m2"] == "cC"


def test_rulings_that_chase_each_other_come_to_rest() -> None:
    one = Case("m1", "cA", (), {"cB": "same"})
    other = Case("m2", "cB", (), {"cA": "same"})
    assert settle([one, other]) == {"m1": "cA", "m2": "cA"}


IDS = st.sampled_from(["cA", "cB", "cC"])
VERDICTS: st.SearchStrategy[Verdict] = st.sampled_from(["same", "different", "unsure"])
CASES = st.lists(
    st.builds(
        Case,
        st.integers(0, 9).map("m{}".format),
        IDS,
        st.lists(st.builds(judged, IDS, VERDICTS), max_size=3).map(tuple),
        st.dictionaries(IDS, VERDICTS, max_size=2),
    ),
    max_size=6,
    unique_by=lambda case: case.mention_id,
)


@given(CASES)
def test_an_undone_ruling_leaves_no_trace(cases: list[Case]) -> None:
    plain = [Case(c.mention_id, c.own, c.judgements) for c in cases]
    undone = [
        Case(c.mention_id, c.own, c.judgements, dict.fromkeys(c.rulings, "unsure")) for c in cases
    ]
    assert settle(undone) == settle(plain)
    assert settle(cases).keys() == {c.mention_id for c in cases}
