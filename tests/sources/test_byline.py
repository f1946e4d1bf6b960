import pytest

from sources._byline import Dateline, credited, dateline, editor, origin_in, outlet_in, reporter


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("财联社7月19日讯，国新办今日举行", Dateline("财联社", 7, 19)),
        ("财联社6月18日电，工信部", Dateline("财联社", 6, 18)),
        ("【标题】财联社5月26日电，工信部", Dateline("财联社", 5, 26)),
        ("新华社北京9月14日电（记者某某）工信部", Dateline("新华社", 9, 14)),
        ("新京报贝壳财经讯（记者 某某）6月18日", Dateline("新京报")),
        ("《科创板日报》7月19日讯（记者 某某）", Dateline("科创板日报", 7, 19)),
        ("中新网11月19日电 工信部", Dateline("中国新闻网", 11, 19)),
        ("某某晚报7月19日讯 工信部", Dateline("某某晚报", 7, 19)),
        ("IT之家 11 月 19 日消息，工信部", Dateline("IT之家", 11, 19)),
        ("央视网消息（新闻联播）：今年以来", Dateline("央视网")),
        ("Securities Times News, the person", Dateline("Securities Times")),
        ("Beijing Business Today News, the person", Dateline("Beijing Business Today")),
    ],
)
def test_datelines(text: str, want: Dateline) -> None:
    assert dateline(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "工信部7月19日表示，将制定办法。",
        "工业互联网7月1日起实施新标准。",
        "据新华社报道，工信部表示",
        "The ministry said on Monday",
        "In other News, the ministry",
        "证券公司讯问客户",
        "",
    ],
)
def test_no_datelines(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("来源：新华社 作者：某某", "新华社"),
        ("2024年04月24日08:47 | 来源：人民日报", "人民日报"),
        ("2019-09-26 12:11来源：证券时报网作者：某某", "证券时报"),
        ("来源： 中国政府网字号：默认", "中国政府网"),
        ("新京报", "新京报"),
        ("2026-11-19 09:30", None),
        ("责任编辑：某某", None),
    ],
)
def test_origin_in_a_header(text: str, want: str | None) -> None:
    assert origin_in(text) == want


def test_lines_that_name_people_and_outlets() -> None:
    blocks = ("某报北京电（记者 张某 李某）正文。", "（文章来源：证券时报网）", "责任编辑：王某")
    assert credited(blocks) == "证券时报"
    assert editor(blocks) == "王某"
    assert reporter(blocks) == "张某 李某"
    assert outlet_in("新华社新闻") == "新华社"
    assert outlet_in("某人") is None
