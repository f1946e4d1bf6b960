"""The judge of the faults sees what is lost, doubled or untold."""

from collections import Counter
from pathlib import Path

import pytest

from tests.faults.proxy import Manner
from tests.faults.verdict import _articles, _deliveries, _events, judge
from tests.faults.world import world


def test_a_world_without_fault_is_well_and_each_fault_is_seen(tmp_path: Path) -> None:
    with world(tmp_path, 1) as made:
        made.publish(2)
        verdict = judge(made)
        assert verdict.wrong == () and (verdict.articles, verdict.events) == (2, 4)
        assert verdict.sent == 12 and verdict.uncertain == 0 and verdict.cycles == 1
        rows = {name: made.rows(name) for name in ("articles", "ledger", "alerts")}
        assert any("lost" in each for each in _articles(made, rows["articles"][:1]))
        assert any("2 times" in each for each in _articles(made, rows["articles"] * 2))
        (made.folder / "calm").rename(made.folder / "before")
        wrong = _events(made, rows["ledger"][1:], rows["alerts"] + rows["alerts"][:1])
        assert any("ledger: lost" in each for each in wrong)
        assert any("alerts: too much" in each for each in wrong)
        made.mail.got.append(made.mail.got[0])
        assert any("2 times" in each for each in _deliveries(made, rows["alerts"], Counter()))


@pytest.mark.slow
def test_a_wire_that_is_cut_is_noticed_and_mended_by_the_next_cycle(tmp_path: Path) -> None:
    with world(tmp_path, 1) as made:
        made.publish(2)
        made.site_wire.manner = lambda: Manner(cut_after=40)
        made.mail_wire.manner = lambda: Manner(refused=True)
        made.heal()
        assert made.site_wire.cuts > 0
        made.site_wire.manner = made.mail_wire.manner = Manner
        verdict = judge(made)
        assert verdict.wrong == () and verdict.articles == 2
