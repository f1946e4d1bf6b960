"""Chinese set with blanks around figures is read as it is without them, and quoted as it stands."""

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from articles.article import Article
from commitments.extract import extract
from commitments.spacing import unspaced

SAID = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))


def article(title: str, *paragraphs: str) -> Article:
    return Article(title, paragraphs, "zh", published_at=SAID)


def test_quotes_and_dates_are_verbatim() -> None:
    text = "工信部提出，到 2030 年建成 20 个轴承检测中心，并将在 2027 年 6 月底前发布 12 项标准。"
    found = extract(article("轴承规划发布", text)).mentions
    assert [each.quote for each in found] == [
        "到 2030 年建成 20 个轴承检测中心",
        "并将在 2027 年 6 月底前发布 12 项标准",
    ]
    assert [each.deadline for each in found] == ["到 2030 年", "2027 年 6 月底前"]
    assert all(text[each.start : each.end] == each.quote for each in found)
    first = found[0].quantity
    assert first is not None and first.text in text


def test_a_title_is_not_cut_at_such_blanks() -> None:
    text = "工信部提出，到 2030 年建成 20 个轴承检测中心，算力达到 300 EFLOPS。"
    (found,) = [
        each
        for each in extract(article("工信部拟到 2030 年建成 20 个轴承检测中心", text)).mentions
        if each.paragraph < 0
    ]
    assert found.quote.endswith("到 2030 年建成 20 个轴承检测中心")


def test_blanks_that_are_no_habit_stay() -> None:
    plain = article(
        "工信部：轴承出海 2026年标准上新", "工信部将于2026年发布3项标准，到2030年达到20项。"
    )
    assert unspaced(plain) is plain


def test_figures_set_apart_in_one_sentence_are_read_and_quoted_as_they_stand() -> None:
    text = "工信部11月22日印发规划3件，提出到 2030 年，缝纫机出口突破 90 万台，建成 8 个基地。"
    found = extract(article("缝纫机规划印发3件", text)).mentions
    assert [(m.quote, m.deadline) for m in found] == [
        ("缝纫机出口突破 90 万台", "到 2030 年"),
        ("建成 8 个基地", "到 2030 年"),
    ]
    assert all(text[m.start : m.end] == m.quote for m in found)


@given(st.text(alphabet="到年个台AI5g %.，“”≥"))
def test_only_blanks_go(text: str) -> None:
    (close,) = unspaced(article("题", text)).paragraphs
    assert close.replace(" ", "") == text.replace(" ", "")


def test_a_blank_that_parts_headlines_stays() -> None:
    text = "工信部：推进染整园区供热改造 2029年前淘汰燃煤锅炉 上线“一键查询”3.0 下半年检查"
    plain = article("有关情况", text)
    assert unspaced(plain) is plain


def test_names_in_straight_quotation_marks_are_those_in_chinese_ones() -> None:
    text = '工信部将实施"智改数转"三年行动，定制15英寸屏。'
    (found,) = extract(Article("有关情况通报", (text,), "zh", SAID)).mentions
    assert (found.quote, found.object) == ('将实施"智改数转"三年行动', "“智改数转”三年行动")
