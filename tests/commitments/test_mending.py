from dataclasses import replace

import pytest

from commitments.history.mending import mended
from commitments.model import Mention


def clause(quote: str, name: str) -> Mention:
    return Mention(quote, "instrument", name, 0, 0, len(quote), stage="draft")


OLD = clause("将抓紧制定《低速车辆安全管理条列》并征求意见", "低速车辆安全管理条列")
MENDED = clause("将抓紧制定《低速车辆安全管理条例》并征求意见", "低速车辆安全管理条例")


def test_a_character_put_right_is_the_same_commitment() -> None:
    assert mended(MENDED, [(OLD, "c1")], [MENDED]) == "c1"


def test_what_still_stands_was_not_edited() -> None:
    assert mended(MENDED, [(OLD, "c1")], [MENDED, OLD]) is None


@pytest.mark.parametrize(
    "other",
    [
        clause("将抓紧制定《低速车辆质量抽查办法》并征求意见", "低速车辆质量抽查办法"),
        clause("有关部门正在评估，明年将出台《低速车辆安全管理条例》", "低速车辆安全管理条例"),
        replace(MENDED, stage="issue"),
        replace(MENDED, kind="programme"),
    ],
)
def test_another_clause_is_another_commitment(other: Mention) -> None:
    assert mended(other, [(OLD, "c1")], [other]) is None


def test_another_number_is_another_commitment() -> None:
    old = clause("将印发《2025年照明行业工作要点》", "2025年照明行业工作要点")
    new = clause("将印发《2026年照明行业工作要点》", "2026年照明行业工作要点")
    assert mended(new, [(old, "c1")], [new]) is None
