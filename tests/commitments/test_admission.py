"""The learned half of the Chinese grammar: what it weighs is what the grammar sees."""

from datetime import UTC, datetime

from articles.article import Article
from commitments.chinese.admission import REFUSED, Evidence, Model, Names, model
from commitments.chinese.extraction import weighed
from commitments.chinese.lexicon import table
from commitments.chinese.verdict import FINAL

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


def _seen() -> list[Evidence]:
    return [seen for _, seen in weighed(_TOLD) if seen.ruling != REFUSED]


def test_the_weights_are_of_evidence_as_it_is_named() -> None:
    known = model().admit
    pairs = [name for seen in _seen() for name in seen.names if len(name) == 2]
    others = [name for seen in _seen() for name in seen.names if len(name) > 2]
    assert sum(name in known for name in pairs) > len(pairs) / 2
    assert sum(name in known for name in others) > len(others) / 2


def test_no_evidence_is_named_twice() -> None:
    assert all(len(set(seen.names)) == len(seen.names) for seen in _seen())


def test_a_name_weighs_the_same_alone_and_in_a_group() -> None:
    weights = model()
    for seen in _seen():
        apart = Evidence(seen.ruling, (), seen.names[::-1])
        assert weights.score(seen) == weights.score(apart)
        assert weights.kind(seen) == weights.kind(apart)


def test_each_model_weighs_a_group_for_itself() -> None:
    seen = Evidence("in:own", (Names(("渡船", "v0=发布")),))
    light, heavy = ({"渡船": weight} for weight in (1.0, 5.0))
    kinds = model().kinds
    assert [Model(each, kinds, 2.0).score(seen) for each in (light, heavy)] == [-1.0, 3.0]


def test_what_is_settled_has_no_prior() -> None:
    weighed_by_ruling = {name.removeprefix("verdict=") for name in table("prior")["admit"]}
    assert weighed_by_ruling and FINAL.isdisjoint(weighed_by_ruling)


def test_refused_is_final() -> None:
    assert Model({"渡船": 1e9}, model().kinds, 0.0).score(Evidence(REFUSED, (), ["渡船"])) < 0
