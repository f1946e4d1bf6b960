"""Words that say when something is due, and the last day of what they name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.deadlines import find_deadline, find_deadlines

SAID = date(2023, 7, 19)

CHINESE = [
    ("近期将发布轻工业方案", "近期", None),
    ("尽快完成办法修订", "尽快", None),
    ("适时开展准入试点", "适时", None),
    ("及时推出针对性政策", "及时", None),
    ("尽早启动实施", "尽早", None),
    ("定期发布典型案例", "定期", None),
    ("将于近日公布名单", "于近日", None),
    ("年内出台管理办法", "年内", "2023-12-31"),
    ("力争年底前完成验收", "年底前", "2023-12-31"),
    ("今年推动企业建设工厂", "今年", "2023-12-31"),
    ("努力实现全年稳定增长", "全年", "2023-12-31"),
    ("下半年，我们还将办展", "下半年", "2023-12-31"),
    ("明年将启动一批项目", "明年", "2024-12-31"),
    ("明年一季度开好局", "明年一季度", "2024-03-31"),
    ("明年上半年印发指南", "明年上半年", "2024-06-30"),
    ("今年三季度发布白皮书", "今年三季度", "2023-09-30"),
    ("今明两年集中整治", "今明两年", "2024-12-31"),
    ("2024年将新培育一批", "2024年", "2024-12-31"),
    ("2024年底建成投用", "2024年底", "2024-12-31"),
    ("到2027年，产业规模翻番", "到2027年", "2027-12-31"),
    ("到2027年底前全面覆盖", "到2027年底前", "2027-12-31"),
    ("到二〇三五年基本建成", "到二〇三五年", "2035-12-31"),
    ("到２０２７年建成", "到２０２７年", "2027-12-31"),
    ("组织开展2025年度遴选", "2025年度", "2025-12-31"),
    ("2025年12月31日前完成改造", "2025年12月31日前", "2025-12-31"),
    ("9月底前报送材料", "9月底前", "2023-09-30"),
    ("8月中旬发布榜单", "8月中旬", "2023-08-20"),
    ("于8月5日召开大会", "8月5日", "2023-08-05"),
    ("1月底前报送总结", "1月底前", "2024-01-31"),
    ("从本月起到今年12月底开展整治", "从本月起到今年12月底", "2023-12-31"),
    ("公示时间为2023年8月17日至24日", "2023年8月17日至24日", "2023-08-24"),
    ("2023年8月17日-2023年9月4日公示", "2023年8月17日-2023年9月4日", "2023-09-04"),
    ("2023年8月至12月组织实施", "2023年8月至12月", "2023-12-31"),
    ("2023—2025年滚动支持", "2023—2025年", "2025-12-31"),
    ("本月启动申报", "本月", "2023-07-31"),
    ("下月公布结果", "下月", "2023-08-31"),
    ("本周内公布", "本周内", "2023-07-23"),
    ("“十四五”期间建设一批中心", "“十四五”期间", "2025-12-31"),
    ('到"十五五"期末形成体系', '到"十五五"期末', "2030-12-31"),
    ("十五五末基本建成", "十五五末", "2030-12-31"),
    ("三年内实现全覆盖", "三年内", "2026-07-19"),
    ("未来五年建设百个园区", "未来五年", "2028-07-19"),
    ("用3年左右时间培育", "用3年左右时间", "2026-07-19"),
    ("两个月内完成整改", "两个月内", "2023-09-19"),
    ("未來三年推動轉型", "未來三年", "2026-07-19"),
    ("年內推出辦法", "年內", "2023-12-31"),
    ("盡快完善標準", "盡快", None),
]

ENGLISH = [
    ("by the end of 2027, at least ten centers", "by the end of 2027", "2027-12-31"),
    ("China will build more by 2025", "by 2025", "2025-12-31"),
    ("the plan will be issued this year", "this year", "2023-12-31"),
    ("will publish a roadmap next year", "next year", "2024-12-31"),
    ("in the first half of next year", "in the first half of next year", "2024-06-30"),
    ("in the second half of this year", "in the second half of this year", "2023-12-31"),
    ("by the first quarter of 2024", "by the first quarter of 2024", "2024-03-31"),
    ("to be finished by mid-2025", "by mid-2025", "2025-06-30"),
    ("by late 2024 the ministry", "by late 2024", "2024-12-31"),
    ("before the end of the year", "before the end of the year", "2023-12-31"),
    ("by year-end", "by year-end", "2023-12-31"),
    ("by June 30, 2024", "by June 30, 2024", "2024-06-30"),
    ("until Sept. 15", "until Sept. 15", "2023-09-15"),
    ("from 2024 to 2026", "from 2024 to 2026", "2026-12-31"),
    ("by the end of next month", "by the end of next month", "2023-08-31"),
    ("during the 14th Five-Year Plan", "during the 14th Five-Year Plan", "2025-12-31"),
    (
        "during the 15th Five-Year Plan period (2026-2030)",
        "during the 15th Five-Year Plan period (2026-2030)",
        "2030-12-31",
    ),
    ("in the next three years", "in the next three years", "2026-07-19"),
    ("within five years", "within five years", "2028-07-19"),
    ("Complete the revision as soon as possible", "as soon as possible", None),
    ("timely put forward measures", "timely", None),
    ("will be released soon", "soon", None),
    ("in the near future", "in the near future", None),
]

NONE = [
    "下一步，将加快推进标准研制",
    "加快建设创新中心",
    "实施三年行动计划",
    "深入实施《新能源汽车产业发展规划（2021-2035年）》",
    "修订2025年版目录",
    "发展规划（2021—2035年）",
    "产量较2022年增长25%",
    "2023年5月印发的文件",
    "去年完成改造",
    "2022年以来",
    "上半年，行业增加值增长5%",
    "加强及时性监测",
    "开展定期检查",
    "十年磨一剑",
    "第十四个五年规划纲要",
    "编制《2024年度典型案例》",
    "in the next step, we will focus on five tasks",
    "sales rose 20 percent from 2022",
    "the Action Plan (2021-2023)",
    "companies may be asked",
    "the three-year action",
    "the 2025 edition of the catalogue",
    "implement the “Work Plan for 2024”",
    "",
]


@pytest.mark.parametrize(("text", "words", "due_on"), CHINESE + ENGLISH)
def test_names_the_words_and_the_last_day(text: str, words: str, due_on: str | None) -> None:
    found = find_deadline(text, SAID)
    assert found is not None
    assert (found.text, found.due_on and found.due_on.isoformat()) == (words, due_on)


@pytest.mark.parametrize("text", NONE)
def test_background_and_names_are_no_deadlines(text: str) -> None:
    assert find_deadline(text, SAID) is None


def test_relative_words_without_a_date_name_no_day() -> None:
    assert find_deadlines("年内出台，2027年底完成", None)[0].due_on is None
    found = find_deadline("年内出台，2027年底完成", None)
    assert found is not None and found.text == "2027年底"


def test_a_day_that_the_calendar_lacks_is_no_error() -> None:
    found = find_deadline("2025年2月30日前完成", SAID)
    assert found is not None and found.due_on is None


PIECES = st.lists(
    st.sampled_from([text for text, *_ in CHINESE + ENGLISH] + NONE) | st.text(max_size=12),
    max_size=6,
)
DAYS = st.none() | st.dates()


@given(PIECES, DAYS)
def test_offsets_are_right_and_in_order(pieces: list[str], said_on: date | None) -> None:
    text = "".join(pieces)
    end = 0
    for found in find_deadlines(text, said_on):
        assert text[found.start : found.end] == found.text != ""
        assert found.start >= end
        end = found.end


@given(PIECES, st.dates())
def test_nothing_is_due_before_it_is_said(pieces: list[str], said_on: date) -> None:
    for found in find_deadlines("".join(pieces), said_on):
        assert found.due_on is None or found.due_on >= said_on


@given(
    st.dates(max_value=date(9000, 1, 1)),
    st.sampled_from(["年内", "今年", "本月", "明年", "三年内", "本周"]),
)
def test_words_for_the_future_end_in_it(said_on: date, words: str) -> None:
    found = find_deadline(words + "完成", said_on)
    assert found is not None and found.due_on is not None
    assert said_on <= found.due_on
    assert found.due_on.year - said_on.year <= 3
