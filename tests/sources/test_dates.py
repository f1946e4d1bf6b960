from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.clock import SHANGHAI
from sources._dates import find_date, parse_date

NOW = datetime(2025, 1, 6, 19, 0, tzinfo=SHANGHAI)


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=SHANGHAI)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("2025年01月06日 08:00", at(2025, 1, 6, 8)),
        ("2025年01月06日08:00", at(2025, 1, 6, 8)),
        ("2025年1月6日 8时5分", at(2025, 1, 6, 8, 5)),
        ("2025年1月6日（星期一） 08:00", at(2025, 1, 6, 8)),
        ("发布时间：2024-09-30 16:27", at(2024, 9, 30, 16, 27)),
        ("2025/1/6", at(2025, 1, 6)),
        ("2025/1/6 8:00:00", at(2025, 1, 6, 8)),
        ("2025.01.06", at(2025, 1, 6)),
        ("2024-08-29-14:02:33", at(2024, 8, 29, 14, 2, 33)),
        ("2021-12-24 00:59:51 +0800", at(2021, 12, 24, 0, 59, 51)),
        ("2025-01-06T00:00:00Z", at(2025, 1, 6, 8)),
        ("2025-01-06T08:00:00.123+08:00", at(2025, 1, 6, 8)),
        ("２０２５年１月６日", at(2025, 1, 6)),
        ("二〇二四年十二月三十一日", at(2024, 12, 31)),
        ("20250106080000", at(2025, 1, 6, 8)),
        ("1736121600", at(2025, 1, 6, 8)),
        ("1736121600000", at(2025, 1, 6, 8)),
        ("Mon, 06 Jan 2025 08:00:00 CST", at(2025, 1, 6, 8)),
        ("Mon, 06 Jan 2025 08:00:00 GMT", at(2025, 1, 6, 16)),
        ("Mon, 06 Jan 2025 08:00:00 +0800", at(2025, 1, 6, 8)),
        ("Sat Sep 03 10:48:22 CST 2022", at(2022, 9, 3, 10, 48, 22)),
        ("Sat Sep 03 2022 10:48:22 GMT+0800 (中国标准时间)", at(2022, 9, 3, 10, 48, 22)),
        ("2024-07-01 10:00:00  +0800", at(2024, 7, 1, 10)),
        ("January 6, 2025", at(2025, 1, 6)),
        ("2025-1-6 下午3:05", at(2025, 1, 6, 15, 5)),
        ("昨天 18:03", at(2025, 1, 5, 18, 3)),
        ("前天 18:03", at(2025, 1, 4, 18, 3)),
        ("今天", at(2025, 1, 6)),
        ("3分钟前", at(2025, 1, 6, 18, 57)),
        ("2小时前", at(2025, 1, 6, 17)),
        ("3 minutes ago", at(2025, 1, 6, 18, 57)),
    ],
)
def test_reads(text: str, want: datetime) -> None:
    assert parse_date(text, NOW) == want


@pytest.mark.parametrize(
    "text",
    [
        "", "不详", "2025", "2025年1月", "1/6/2025", "25-01-06", "2025-13-01", "2024年2月30日",
        "1970-01-01", "2099-01-01", "0", "86400", "1970-01-01T00:00:00Z", "4102444800",
        "Tue, 06 Jan 2025 08:00:00 GMT", "2025年1月6日（星期二）", "2025-01-06 08:00 XYZ",
        "2025-01-06 25:00", "2025-01/06", "7月19日 10:00", "2025-01-06 08:00:00 +9900",
    ],
)  # fmt: skip
def test_gives_none_rather_than_a_wrong_time(text: str) -> None:
    assert parse_date(text, NOW) is None


def test_words_for_days_need_now() -> None:
    assert parse_date("昨天 18:03") is None


def test_zone_of_the_source_counts_where_none_is_written() -> None:
    assert parse_date("2025-01-06 08:00", NOW, UTC) == at(2025, 1, 6, 16)


def test_finds_the_date_in_a_header_line() -> None:
    assert find_date("2024年04月24日08:47 | 来源：某报", NOW) == at(2024, 4, 24, 8, 47)
    assert find_date("编号2024-12345，发布于 2024-08-29 14:02 来源", NOW) == at(2024, 8, 29, 14, 2)
    assert find_date("没有日期", NOW) is None


@given(
    st.datetimes(datetime(1990, 1, 2), datetime(2025, 1, 6)),
    st.sampled_from(
        ["%Y年%m月%d日 %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y.%m.%d %H:%M:%S",
         "%Y-%m-%dT%H:%M:%S+08:00", "%Y%m%d%H%M%S", "%d %b %Y %H:%M:%S +0800"]
    ),
)  # fmt: skip
def test_every_form_names_the_moment_it_was_made_from(moment: datetime, form: str) -> None:
    want = moment.replace(microsecond=0, tzinfo=SHANGHAI)
    # Shanghai kept summer time until 1991: local times that it skipped name no moment.
    exists = want.astimezone(UTC).astimezone(SHANGHAI).replace(tzinfo=None) == want.replace(
        tzinfo=None
    )
    if exists and (want.year > 1991 or "08" not in form[-6:]):
        assert parse_date(want.strftime(form), NOW) == want


@given(st.text(max_size=40))
def test_never_raises_and_never_leaves_its_bounds(text: str) -> None:
    moment = parse_date(text, NOW)
    assert moment is None or (moment.year >= 1990 and moment <= NOW + timedelta(days=2))


@given(st.dates(date(1992, 1, 1), date(2025, 1, 6)))
def test_epochs_come_back(day: date) -> None:
    want = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
    if (seconds := int(want.timestamp())) >= 10**9:
        assert parse_date(str(seconds), NOW) == parse_date(f"{seconds}000", NOW) == want


@given(
    st.datetimes(min_value=datetime(1991, 1, 2), max_value=datetime(2024, 12, 31)),
    st.sampled_from(["GMT", "+0000", "+0800", "-0330", "-0030", "+1400", "+0545"]),
    st.integers(0, 6),
)
def test_what_feeds_write_is_read_the_same_by_the_short_way(
    moment: datetime, zone: str, weekday: int
) -> None:
    """With its own weekday right, with another's none, and as the long way reads it."""
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    text = f"{days[weekday]}, {moment:%d %b %Y %H:%M:%S} {zone}"
    found = parse_date(text, NOW)
    assert (found is not None) == (weekday == moment.weekday())
    assert found == parse_date(text.lower(), NOW), "in lower case it goes the long way"


@pytest.mark.parametrize(
    "text",
    ["Mon, 06 Jan 2025 08:00:00 +1500", "Mon, 31 Feb 2025 08:00:00 GMT",
     "Mon, 06 Jan 2025 24:00:00 GMT", "Sun, 06 Jan 2025 08:00:00 +0800"],
)  # fmt: skip
def test_what_feeds_write_wrongly_is_none(text: str) -> None:
    assert parse_date(text, NOW) is None
