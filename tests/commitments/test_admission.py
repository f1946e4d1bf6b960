"""The learned half of the Chinese grammar: what it weighs is what the grammar sees."""

from datetime import UTC, datetime

from articles.article import Article
from commitments.chinese import weighed
from commitments.chinese_admission import REFUSED, Model, model

_TOLD = Article(
    "工信部：将加快制定渡船管理办法",
    (
        "工业和信息化部今日表示，下一步将加快推进渡船产业发展，组织开展码头改造行动，"
        "尽快发布渡船安全标准，到2030年培育100家重点企业。",
        "同时，推动出台支持政策，加强国际合作，提升服务水平。",
    ),
    "zh",
    published_at=datetime(2026, 3, 2, tzinfo=UTC),
)


def _seen() -> list[list[str]]:
    return [seen for _, seen in weighed(_TOLD) if seen[0] != REFUSED]


def test_the_weights_are_of_evidence_as_it_is_named() -> None:
    known = model().admit
    pairs = [name for seen in _seen() for name in seen if len(name) == 2]
    others = [name for seen in _seen() for name in seen if len(name) > 2]
    assert sum(name in known for name in pairs) > len(pairs) / 2
    assert sum(name in known for name in others) > len(others) / 2


def test_no_evidence_is_named_twice() -> None:
    assert all(len(set(seen)) == len(seen) for seen in _seen())


def test_a_score_does_not_depend_on_the_order_of_the_evidence() -> None:
    for seen in _seen():
        assert model().score(seen) == model().score([seen[0], *reversed(seen[1:])])


def test_refused_is_final() -> None:
    weights = Model({REFUSED: 1e9}, model().kinds, 0.0)
    assert weights.score([REFUSED]) < 0
