"""Sentences and clauses with their offsets."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.chinese.clause import predicate
from commitments.chinese.parts import parts
from commitments.chinese.text import split

MARKS = (
    "工信部将加快制定办法《》“”‘’（）()【】，,。；;：:、！？ 1２.％一二是（三）\n\u3000\u202e\ud800"
)


@given(st.text(alphabet=MARKS, max_size=200), st.booleans())
def test_clauses_are_verbatim_in_order_and_apart(text: str, title: bool) -> None:
    behind = 0
    for sentence in split(text, title):
        for clause in sentence.clauses:
            assert text[clause.start : clause.end] == clause.text
            assert clause.start >= behind
            behind = clause.end


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("完善标准，推动应用。", ["完善标准", "推动应用"]),
        (
            "印发《水泥、玻璃，陶瓷行业规范》，抓好落实",
            ["印发《水泥、玻璃，陶瓷行业规范》", "抓好落实"],
        ),
        ("实施“强基，提质”行动；办好大赛", ["实施“强基，提质”行动", "办好大赛"]),
        ("新增1,200个站点，覆盖县城", ["新增1,200个站点", "覆盖县城"]),
        ("一是完善制度；二是办好活动", ["完善制度", "办好活动"]),
        ("（一）夯实基础。（二）补齐短板。", ["夯实基础", "补齐短板"]),
        ("第一，抓标准。第二，抓人才。", ["抓标准", "抓人才"]),
        ("三、四季度保持稳定", ["三、四季度保持稳定"]),
        ("【快讯】某部门发布通知", ["快讯", "某部门发布通知"]),
        ("未闭合的《引号，后面还有话", ["未闭合的《引号", "后面还有话"]),
    ],
)
def test_where_clauses_part(text: str, clauses: list[str]) -> None:
    found = [clause.text for sentence in split(text) for clause in sentence.clauses if clause.text]
    assert found == clauses


def test_blanks_part_headlines_of_a_title_only() -> None:
    title = "工信部：完善标准 推动应用"
    assert [len(sentence.clauses) for sentence in split(title, title=True)] == [2, 1]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("强化资源供给、拓宽应用渠道", ["强化资源供给", "拓宽应用渠道"]),
        ("提升生产、检测和服务能力", ["提升生产、检测和服务能力"]),
        ("支持轻工、纺织、机械企业", ["支持轻工、纺织、机械企业"]),
        (
            "完善标准体系、加快人才培育、深化国际合作",
            ["完善标准体系", "加快人才培育", "深化国际合作"],
        ),
    ],
)
def test_verb_object_pairs_part_at_the_list_mark(text: str, pairs: list[str]) -> None:
    assert [text[start:end] for start, end in parts(text)] == pairs


@pytest.mark.parametrize(
    ("text", "verbs", "rest"),
    [
        ("将进一步完善船舶标准体系", ("完善",), "船舶标准体系"),
        ("制定并发布陶瓷能效指南", ("制定", "发布"), "陶瓷能效指南"),
        ("在乡镇和农村地区布局建设便民站点", ("建设",), ""),
        ("可靠性水平显著提高", (), "可靠性水平显著提高"),
        ("应用场景不断丰富", ("应用",), ""),
        ("面向中小企业提供质量诊断", ("提供",), "质量诊断"),
    ],
)
def test_predicates(text: str, verbs: tuple[str, ...], rest: str) -> None:
    found = predicate(text)
    assert found.verbs[: len(verbs)] == verbs or not rest
    if rest:
        assert found.rest == rest


@pytest.mark.parametrize(
    "text",
    [
        "，" * 100_000,
        "加快" * 50_000,
        "《" * 100_000,
        "“" * 50_000 + "”" * 50_000,
        "1." * 50_000,
        "、" * 100_000,
        "制定、" * 33_000,
        "在方面" * 33_000,
    ],
)
def test_cost_grows_with_length_only(text: str) -> None:
    started = time.process_time()
    for sentence in split(text):
        for clause in sentence.clauses:
            predicate(clause.text)
            parts(clause.text)
    assert time.process_time() - started < 8
