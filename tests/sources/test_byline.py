import pytest

from sources._byline import (
    Dateline,
    closing,
    credited,
    dateline,
    editor,
    origin_beside,
    origin_in,
    outlet_in,
    reporter,
)


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


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("（来源：某某晚报）", "某某晚报"),
        ("(Source: Xinhua)", "Xinhua"),
        ("转自：人民日报", "人民日报"),
        ("本文转载自证券时报网", "证券时报"),
        ("原载：某某导刊", "某某导刊"),
        ("转自动化生产线改造为数字化车间，今年已有三百家。", None),
        ("来源：一、二、三，详见表格：数据", None),
    ],
)
def test_a_line_that_names_the_origin(line: str, want: str | None) -> None:
    assert credited(("正文。", line)) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("工信部将开展试点。（财联社）", "财联社"),
        ("工信部将开展试点。(央视新闻) ", "央视新闻"),
        ("工信部将开展试点。（来源：证券时报网）", "证券时报"),
        ("工信部将开展试点（第一批）", None),
        ("（财联社）工信部将开展试点。", None),
    ],
)
def test_an_outlet_that_closes_a_text(text: str, want: str | None) -> None:
    assert closing(text) == want


def test_an_origin_is_another_outlet_than_the_carrier() -> None:
    assert origin_beside("证券时报", None, "证券时报网", "新华社") == "新华社"
    assert origin_beside("证券时报", "证券时报网") is None
    assert origin_beside(None, "财联社") == "财联社"
    assert origin_beside("人民网", "人民网-财经频道") is None
    assert origin_beside("人民网", "人民网－人民日报", "新华社") == "人民日报"
