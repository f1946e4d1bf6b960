"""What the ledger remarks, in the reader's language."""

import pytest

from alerts.remarks import remark
from alerts.words import words
from commitments.identity.linking import identify
from commitments.model import Kind, Mention, Quantity
from commitments.names.judgement import judge

ZH, EN = words("zh"), words("en")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("names share 汽车 but heads differ: 办法, 指南", "名称同有汽车，但类型不同：办法、指南"),
        ("names share 汽车; heads differ: 办法, 指南", "名称同有汽车；类型不同：办法、指南"),
        ("kinds differ: programme, target", "类别不同：行动、指标"),
        (
            "reprint; reports disagree on the number: 1000个, 1200个",
            "转载；各报道数字不一：1000个、1200个",
        ),
        ("step back: issue → consult", "阶段回退：发布 → 征求意见"),
        ("also deadline: none → 2026-12-31", "另外，期限：未提 → 2026-12-31"),
        ("a remark that is new", "a remark that is new"),
    ],
)
def test_a_chinese_reader_reads_chinese(text: str, said: str) -> None:
    assert remark(text, ZH) == said
    assert remark(text, EN) == text


NAMES: tuple[tuple[Kind, str, str, Kind, str, str], ...] = (
    ("instrument", "汽车数据安全管理规定", "", "instrument", "汽车数据安全指南", ""),
    ("instrument", "汽车数据安全管理规定", "", "instrument", "钢铁行业规范条件", ""),
    ("instrument", "2024年汽车标准化工作要点", "", "instrument", "2025年汽车标准化工作要点", ""),
    ("programme", "中小企业数字化转型行动", "", "target", "中小企业数字化转型试点", "100个"),
    ("instrument", "锂电池行业规范条件", "", "instrument", "锂离子电池行业规范条件", ""),
    ("instrument", "第三批新能源汽车目录", "", "instrument", "新能源汽车目录", ""),
    ("measure", "保障产业链稳定", "", "measure", "保障产业链供应", ""),
    ("target", "绿色工厂", "1000个", "target", "绿色工厂", "1200个"),
    ("target", "绿色工厂", "1000个", "target", "5G基站", "60万个"),
    ("target", "绿色工厂", "1000个", "target", "绿色园区", "1000个"),
)


@pytest.mark.parametrize("pair", NAMES)
def test_every_reason_of_the_ledger_is_known(pair: tuple[Kind, str, str, Kind, str, str]) -> None:
    """No English is left over but what the names have of their own."""
    from datetime import date

    kind, name, number, other_kind, other_name, other_number = pair
    one, other = (
        identify(_mention(k, n, q), date(2026, 3, 1))
        for k, n, q in ((kind, name, number), (other_kind, other_name, other_number))
    )
    found = judge(one, other)
    said = remark(found.reason, ZH)
    assert said != found.reason
    assert not {each for each in said.split() if each.isascii() and each.isalpha()}, said


def _mention(kind: Kind, name: str, number: str) -> Mention:
    quantity = Quantity(number, float(number[:-1].rstrip("万")), number[-1]) if number else None
    return Mention(
        quote=name, kind=kind, object=name, paragraph=0, start=0, end=len(name), quantity=quantity
    )
