"""Traditional Chinese gives the same commitments as simplified, quoted as it stands."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from articles.article import Article
from commitments.extract import extract
from commitments.traditional import simplified

SAID = datetime(2023, 7, 19, tzinfo=UTC)
TRADITIONAL = (
    "工業和信息化部副部長辛國斌表示，下一步將加快製定《渡輪生產許可管理條例》，"
    "啟動港口機械准入試點，年內推動不少於3000家企業建設智能工廠。"
)
SIMPLIFIED = (
    "工业和信息化部副部长辛国斌表示，下一步将加快制定《渡轮生产许可管理条例》，"
    "启动港口机械准入试点，年内推动不少于3000家企业建设智能工厂。"
)


def article(text: str, title: str = "工信部：将加快制定渡轮条例") -> Article:
    return Article(title, (text,), "zh", SAID)


def test_reads_a_character_for_a_character() -> None:
    assert simplified(TRADITIONAL) == SIMPLIFIED
    assert simplified(SIMPLIFIED) == SIMPLIFIED


def test_both_scripts_commit_to_the_same() -> None:
    ours, theirs = extract(article(TRADITIONAL)), extract(article(SIMPLIFIED))
    assert len(ours.mentions) == len(theirs.mentions) >= 3
    for one, other in zip(ours.mentions, theirs.mentions, strict=True):
        assert simplified(one.quote) == other.quote
        assert (
            replace(one, quote=other.quote, deadline=other.deadline, quantity=other.quantity)
            == other
        )


def test_quotes_stay_in_the_script_of_the_text() -> None:
    mentions = [each for each in extract(article(TRADITIONAL)).mentions if each.paragraph == 0]
    assert all(TRADITIONAL[each.start : each.end] == each.quote for each in mentions)
    (target,) = (each for each in mentions if each.kind == "target")
    assert (target.deadline, target.quantity and target.quantity.text) == ("年內", "不少於3000家")


@given(st.text())
def test_length_never_changes(text: str) -> None:
    assert len(simplified(text)) == len(text)
