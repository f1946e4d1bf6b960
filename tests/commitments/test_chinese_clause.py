"""What stands before the verb doesn't hide it."""

import pytest

from commitments.chinese_clause import predicate


@pytest.mark.parametrize(
    "when",
    [
        "",
        "于2025年8月底前",
        "于年底前",
        "在今年内",
        "在明年上半年",
        "今年第三季度",
        "到2030年底",
        "近期",
        "2026年6月30日前",
        "年内",
        "于下半年",
    ],
)
@pytest.mark.parametrize("lead", ["将", "下一步将", "还将", "计划"])
def test_a_time_before_the_verb(lead: str, when: str) -> None:
    parsed = predicate(f"{lead}{when}出台《照明行业规范条件》")
    assert parsed.verbs == ("出台",) and parsed.rest == "《照明行业规范条件》"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("启动2026年灯具下乡活动", "2026年灯具下乡活动"),
        ("发布2025年版照明产品目录", "2025年版照明产品目录"),
        ("开展年度评价", "年度评价"),
    ],
)
def test_a_year_behind_the_verb_belongs_to_the_name(text: str, rest: str) -> None:
    assert predicate(text).rest == rest
