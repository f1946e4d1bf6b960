"""Officials by name and day, bureaus by any of their names, each with a source."""

import tomllib
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.officials import bureau, find_official, officials_in

TABLE = tomllib.loads(files("commitments").joinpath("lexicon/officials.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "on", "office"),
    [
        ("辛国斌", date(2022, 9, 3), "vice minister"),
        ("Xin Guobin", date(2024, 7, 5), "vice minister"),
        ("xin guobin", None, "vice minister"),
        ("肖亚庆", date(2021, 12, 24), "minister"),
        ("李乐成", date(2025, 9, 9), "minister"),
        ("赵志国", date(2022, 1, 20), "spokesperson and director general"),
        ("赵志国", date(2023, 7, 19), "chief engineer"),
        ("赵志国", date(2019, 1, 1), "spokesperson and director general"),
    ],
)
def test_knows_the_office_held_on_a_day(name: str, on: date | None, office: str) -> None:
    found = find_official(name, on)
    assert found is not None and found.office_en.startswith(office)


@pytest.mark.parametrize("name", ["", "王小明", "Elon Musk", "辛国斌说"])
def test_knows_no_strangers(name: str) -> None:
    assert find_official(name, date(2023, 1, 1)) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("工业和信息化部装备工业一司有关负责人", "装备工业一司"),
        ("工信部装备二司司长", "装备工业二司"),
        ("信管局通报", "信息通信管理局"),
        ("the First Division of Equipment Industry of the ministry", "装备工业一司"),
        ("head of the MIIT's consumer goods industry department", "消费品工业司"),
        ("国家发展改革委产业发展司", None),
        ("the Ministry of Finance", None),
        ("", None),
    ],
)
def test_names_the_bureau(text: str, name: str | None) -> None:
    found = bureau(text)
    assert (found and found.name) == name


def test_finds_officials_in_a_text() -> None:
    text = "Vice minister Xin Guobin and 谢少锋 attended"
    found = officials_in(text, date(2025, 4, 18))
    assert [(each.en, text[start:end]) for each, start, end in found] == [
        ("Xin Guobin", "Xin Guobin"),
        ("Xie Shaofeng", "谢少锋"),
    ]


@given(st.text(), st.text())
def test_offsets_are_right_in_any_text(before: str, after: str) -> None:
    text = f"{before} Tao Qing {after}"
    places = [text[start:end] for each, start, end in officials_in(text) if each.en == "Tao Qing"]
    assert places and set(places) <= {"Tao Qing", "陶青"}


@pytest.mark.parametrize("row", TABLE["official"], ids=lambda row: row["en"])
def test_every_official_has_a_source_and_an_ordered_term(row: dict[str, object]) -> None:
    since, until = row["since"], row.get("until")
    assert row["source"] and isinstance(since, date)
    assert until is None or (isinstance(until, date) and since < until)


def test_heads_of_bureaus_name_bureaus_of_the_table() -> None:
    known = {row["zh"][0] for row in TABLE["bureau"]}
    assert {row["bureau"] for row in TABLE["official"] if "bureau" in row} <= known
