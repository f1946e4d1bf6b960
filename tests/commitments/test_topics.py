"""Fields of the ministry's work, by words in both languages."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.topics import find_topics, topic_names


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("加快制定《道路机动车辆生产许可管理条例》", {"vehicles"}),
        ("动力电池回收利用管理办法", {"batteries", "green"}),
        ("推动不少于3000家企业建设5G工厂", {"telecoms", "industrial_internet"}),
        ("推进5G和千兆光网建设", {"telecoms"}),
        ("培育专精特新“小巨人”企业", {"smes"}),
        ("发展人形机器人和AI芯片", {"chips", "ai", "robots"}),
        ("整治APP侵害用户权益", {"app_governance"}),
        ("無線電頻率管理", {"radio"}),
        ("pilot projects for intelligent connected vehicles", {"vehicles"}),
        ("support SMEs in digital transformation", {"smart_manufacturing", "smes"}),
        ("Recycling of Power Batteries", {"batteries", "green"}),
        ("expand the low-altitude economy and BeiDou", {"low_altitude", "space"}),
        ("build more 5G base stations", {"telecoms"}),
        ("召开座谈会听取意见", set()),
        ("said the chipmunk maintained its radius", set()),
        ("", set()),
    ],
)
def test_names_the_fields(text: str, topics: set[str]) -> None:
    assert set(find_topics(text)) == topics


ROWS = tomllib.loads(Path(__file__).with_name("topic_rows.toml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "topics"), [row for table in ROWS.values() for row in table])
def test_every_field_by_its_words_and_by_none_that_look_like_them(
    text: str, topics: list[str]
) -> None:
    assert sorted(find_topics(text)) == sorted(topics)


def test_every_field_has_its_rows_in_both_languages() -> None:
    for language in ("chinese", "english"):
        assert {name for _, names in ROWS[language] for name in names} == set(topic_names())
    assert len({text for table in ROWS.values() for text, _ in table}) >= 150


def test_topics_come_in_the_order_of_the_table() -> None:
    assert find_topics("标准化和汽车") == ("vehicles", "standards")


@given(st.text(), st.text())
def test_more_text_never_takes_a_topic_away(before: str, after: str) -> None:
    assert "vehicles" in find_topics(f"{before}，汽车，{after}")


@pytest.mark.parametrize("piece", ["汽", "a", "5g", "电信网络诈", "low-altitud", "é", "\ud800"])
def test_long_text_of_one_piece_takes_one_pass(piece: str) -> None:
    began = time.process_time()
    find_topics(piece * 200_000)
    assert time.process_time() - began < 10
