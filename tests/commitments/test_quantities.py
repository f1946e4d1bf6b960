"""Counts, amounts and shares that a clause names, and numbers that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.quantities import find_quantities, find_quantity

CHINESE = [
    ("推动不少于3000家企业建设工厂", "不少于3000家", 3000, "家", "at_least"),
    ("新认定集群50个左右", "50个左右", 50, "个", "about"),
    ("比重约20%", "约20%", 20, "%", "about"),
    ("数控化率超过80%", "超过80%", 80, "%", "more_than"),
    ("规模达到1000亿元以上", "1000亿元以上", 1e11, "元", "at_least"),
    ("产值3.5万亿元", "3.5万亿元", 3.5e12, "元", None),
    ("智能算力达到10 EFLOPS", "10 EFLOPS", 10, "EFLOPS", None),
    ("算力规模超过300EFLOPS", "超过300EFLOPS", 300, "EFLOPS", "more_than"),
    ("扶持二十余家单位", "二十余家", 20, "家", "more_than"),
    ("推广百项产品", "百项", 100, "项", None),
    ("带动上百家工厂", "上百家", 100, "家", "more_than"),
    ("十个重点行业方案", "十个", 10, "个", None),
    ("培育2至3家领军企业", "2至3家", 2, "家", "at_least"),
    ("打造两至三个集聚区", "两至三个", 2, "个", "at_least"),
    ("二项强制性国家标准", "二项", 2, "项", None),
    ("支持100个城市4万家企业", "100个", 100, "个", None),
    ("比例达到百分之二十以上", "百分之二十以上", 20, "%", "at_least"),
    ("新增5G基站60万个以上", "60万个以上", 600000, "个", "at_least"),
    ("能耗下降13.5%", "13.5%", 13.5, "%", None),
    ("误差不超过5%", "不超过5%", 5, "%", "at_most"),
    ("惠及1,200家工厂", "1,200家", 1200, "家", None),
    ("覆盖５０个园区", "５０个", 50, "个", None),
    ("达到2亿吨标准煤", "2亿吨标准煤", 2e8, "吨标准煤", None),
    ("至少一个平台", "至少一个", 1, "个", "at_least"),
    ("提高0.5个百分点", "0.5个百分点", 0.5, "个百分点", None),
    ("推廣不少於50個園區", "不少於50個", 50, "個", "at_least"),
    ("突破1000亿元", "突破1000亿元", 1e11, "元", "more_than"),
    ("三千五百户", "三千五百户", 3500, "户", None),
]
ENGLISH = [
    ("at least 3,000 enterprises", "at least 3,000", 3000, "enterprises", "at_least"),
    ("no fewer than 20 standards", "no fewer than 20", 20, "standards", "at_least"),
    ("about 20 percent", "about 20 percent", 20, "%", "about"),
    ("more than 90% of factories", "more than 90%", 90, "%", "more_than"),
    ("50 percent or more", "50 percent or more", 50, "%", "at_least"),
    ("1,000 national-level green factories", "1,000", 1000, "factories", None),
    ("over 600,000 5G base stations", "over 600,000", 600000, "stations", "more_than"),
    ("ten key industries", "ten", 10, "industries", None),
    ("two or three clusters", "two or three", 2, "clusters", "at_least"),
    ("an output of 1.4 trillion yuan", "1.4 trillion yuan", 1.4e12, "yuan", None),
    ("a fund of $3 billion", "$3 billion", 3e9, "dollars", None),
    ("RMB 10 billion", "RMB 10 billion", 1e10, "yuan", None),
    ("a hundred products", "a hundred", 100, "products", None),
    ("200 to 300 EFLOPS", "200 to 300 EFLOPS", 200, "EFLOPS", "at_least"),
    ("up to 50 cities", "up to 50", 50, "cities", "at_most"),
    ("MIIT（工信部） plans 300 new plants", "300", 300, "plants", None),
]
NONE = [
    "第一批名单",
    "一是提升供给",
    "做好四方面工作",
    "从四个方面推进",
    "部署6项重点任务",
    "抓好三项工作",
    "联合9部门开展",
    "实施三年行动",
    "工信部〔2026〕12号",
    "加快5G基站建设",
    "“三品”行动",
    "建设“千兆城市”",
    "贯彻GB/T 19000、GB/T 19004",
    "培育一批企业",
    "搭建一个平台",
    "30个工作日内",
    "6个月内完成",
    "到2025年",
    "服务千家万户",
    "十四五规划",
    "以一流标准",
    "five aspects of work",
    "the 14th Five-Year Plan",
    "by 2027",
    "5G factories",
    "No. 12",
    "May 5",
    "a three-year action plan",
    "Made in China 2025",
    "nine ministries",
    "six tasks",
    "one platform",
    "Level 3 vehicles",
    "in the next two years",
]


@pytest.mark.parametrize(("text", "words", "value", "unit", "bound"), CHINESE + ENGLISH)
def test_reads_number_unit_and_bound(
    text: str, words: str, value: float, unit: str, bound: str | None
) -> None:
    found = find_quantity(text)
    assert found is not None
    assert (found.text, found.unit, found.bound) == (words, unit, bound)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize("text", NONE)
def test_years_ordinals_and_names_count_nothing(text: str) -> None:
    assert find_quantity(text) is None


def test_finds_each_of_two_targets_in_a_clause() -> None:
    text = "新打造1000家国家级绿色工厂、50个绿色工业园区"
    assert [(q.value, q.unit) for q, *_ in find_quantities(text)] == [(1000, "家"), (50, "个")]


@given(
    st.lists(
        st.sampled_from([text for text, *_ in CHINESE + ENGLISH] + NONE) | st.text(max_size=12),
        max_size=6,
    )
)
def test_offsets_are_right(pieces: list[str]) -> None:
    text = "".join(pieces)
    for found, start, end in find_quantities(text):
        assert text[start:end] == found.text
