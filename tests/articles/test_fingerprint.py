import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from articles.article import Article, Language
from articles.fingerprint import BANDS, PERMUTATIONS, body_hash, fingerprint
from articles.identifiers import article_id, derive
from tests.articles.texts import ENGLISH, SENTENCES, body


def article(*paragraphs: str, language: Language = "zh", title: str = "标题") -> Article:
    return Article(title=title, paragraphs=paragraphs, language=language)


def test_a_fingerprint_is_the_same_for_ever() -> None:
    """Stored fingerprints are compared with ones computed later: these values may not change."""
    found = fingerprint(article("工信部将加快制定新的管理条例，并在2023年内发布3000家企业名单。"))
    assert found.body_hash[:16] == "efbca5c1f3bf4ded"
    assert found.signature[:8].hex() == "af64090d44d37315"
    assert found.bands[0] == -9036345253607405522
    assert found.sentences == (3524590736874467506,)
    assert (found.figures, found.years, found.names) == ((3000,), (2023,), ())


def test_numbers_years_and_names_are_kept_apart() -> None:
    found = fingerprint(
        article(
            "2023年6月18日10:30，工信部发布《管理 办法》（2023年第12号），《办法》涉及3.5万家。",
            "2024-01-05起施行，《管理办法》有效期至2026年底，《ＡＰＰ 备案》同步开展。",
        )
    )
    assert found.years == (2023, 2024, 2026)
    assert found.figures == (12, 35)
    assert found.names == ("管理办法", "app备案")


def test_the_title_of_an_official_text_is_a_name_of_its_own() -> None:
    text = "工信部发布《管理办法》。"
    notice = "工业和信息化部关于印发《管理办法》（2024版）的通知"
    assert fingerprint(article(text, title=notice)).names == (
        "#关于印发管理办法2024版的通知",
        "管理办法",
    )
    number = fingerprint(article(text, title="某部公告（2025年 第21号）")).names
    assert number == ("#公告2025年第21号", "管理办法")
    assert fingerprint(article(text, title="关于管理办法，专家这样说")).names == ("管理办法",)


def test_english_years_are_kept_apart() -> None:
    found = fingerprint(article("In 2024 some 2,025 makers had 3000 plants.", language="en"))
    assert (found.years, found.figures) == ((2024,), (2025, 3000))


def test_an_english_fingerprint_is_the_same_for_ever() -> None:
    found = fingerprint(article("MIIT will revise the rules before July 2024.", language="en"))
    assert found.signature[:8].hex() == "fa6a070c18790119"


def test_sizes() -> None:
    found = fingerprint(article(*body()))
    assert len(found.signature) == 4 * PERMUTATIONS
    assert len(found.bands) == BANDS
    assert len(found.sentences) == len(SENTENCES)
    assert all(-(2**63) <= key < 2**63 for key in found.bands + found.sentences)


def test_paragraphing_punctuation_and_dateline_do_not_count() -> None:
    plain = fingerprint(article(*body()))
    other = article("财联社6月18日电，" + "".join(body()).replace("，", ", "))
    assert fingerprint(other).body_hash == plain.body_hash
    assert fingerprint(other).signature == plain.signature


def test_a_short_body_is_known_by_its_title() -> None:
    one = fingerprint(article("全文见附件。", title="关于印发甲规划的通知"))
    two = fingerprint(article("全文见附件。", title="关于印发乙规划的通知"))
    assert one.body_hash != two.body_hash
    long = body()
    assert fingerprint(article(*long, title="甲")) == fingerprint(article(*long, title="乙"))


def test_a_text_without_letters_shares_nothing() -> None:
    found = fingerprint(article("……", "！！", title="——"))
    assert (found.signature, found.bands, found.sentences, found.figures) == (b"", (), (), ())


def test_english_is_compared_by_words() -> None:
    found = fingerprint(article(ENGLISH, language="en"))
    assert len(found.bands) == BANDS
    assert len(found.sentences) == 5


def test_a_huge_text_takes_little_memory() -> None:
    huge = article("工信部将加快制定新的管理条例" * 100_000)
    tracemalloc.start()
    fingerprint(huge)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150_000_000


@given(st.lists(st.text(max_size=60), max_size=4), st.sampled_from(["zh", "en"]))
def test_any_text_has_a_fingerprint(paragraphs: list[str], language: Language) -> None:
    each = article(*paragraphs, language=language)
    assert fingerprint(each) == fingerprint(each)
    assert fingerprint(each).body_hash == body_hash(each)


def test_an_article_is_known_by_its_address_and_text() -> None:
    one = Article("标题", body(), "zh", url="http://Example.cn/a.html?utm_source=x")
    two = Article("另题", body(), "zh", url="https://example.cn/a.html", path="x/1.md")
    assert article_id(one) == article_id(two)
    assert article_id(Article("标题", body(), "zh", url="https://example.cn/b.html")) != (
        article_id(one)
    )
    changed = Article("标题", (*body(), "更正如下。"), "zh", url="https://example.cn/a.html")
    assert article_id(changed) != article_id(one)


def test_a_file_is_known_by_its_name_wherever_it_lies() -> None:
    here = Article("标题", body(), "zh", path="/one/folder/post.md")
    there = Article("标题", body(), "zh", path="other\\post.md")
    assert article_id(here) == article_id(there)
    assert article_id(Article("标题", body(), "zh", path="/one/folder/other.md")) != (
        article_id(here)
    )


def test_parts_are_kept_apart() -> None:
    assert derive("ab", "c") != derive("a", "bc")
    assert derive("event", "c1", "s1") == "818de7a155b66c60"
