import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.normalize import canonical_url, letters, normalize, strip_dateline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("　工信部：　加快\n制定 ", "工信部: 加快 制定"),
        ("ＭＩＩＴ 发布《５Ｇ》", "miit 发布《5g》"),
        ("MIIT’s  Plan", "miit’s plan"),
        ("", ""),
    ],
)
def test_normalize(text: str, expected: str) -> None:
    assert normalize(text) == expected


@given(st.text())
@example("\u0345\u03b1")
@example("ẞ℡㏒ﬃ\u2126")
def test_normalizing_twice_is_normalizing_once(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)
    assert letters(letters(text)) == letters(text)


@given(st.text(alphabet="工信部，。“”（）ＡｂC１2 \n·—…"))
def test_punctuation_and_width_do_not_count(text: str) -> None:
    narrow = text.replace("，", ",").replace("（", "(").replace("Ａ", "a").replace("１", "1")
    assert letters(text) == letters(narrow)


@pytest.mark.parametrize(
    "opening",
    [
        "财联社6月18日电，",
        "【工信部：加快制定汽车标准】财联社6月18日电，",
        "新华社北京6月18日电（记者 某甲、某乙）",
        "中新网6月18日电 (记者 某甲)",
        "某某经济网讯（记者某甲）",
        "本报北京6月18日讯（记者某甲）",
        "央视网消息：",
        "IT之家 6 月 18 日消息，",
        "（记者 某甲）",
    ],
)
def test_datelines_are_taken_off(opening: str) -> None:
    text = "有关负责人表示，将加快制定管理条例。6月18日电网运行平稳。"
    assert strip_dateline(opening + text) == text


def test_many_datelines_take_no_more_time_than_their_length() -> None:
    began = time.process_time()
    assert strip_dateline("【某某快讯】" * 200_000 + "正文") == "正文"
    assert time.process_time() - began < 10


def test_english_datelines_are_taken_off() -> None:
    text = "China will revise its rules this year."
    assert strip_dateline(f"BEIJING, June 18 (Xinhua) -- {text}") == text
    assert strip_dateline(f"SHANGHAI, Sept. 3 (Reuters) - {text}") == text


@pytest.mark.parametrize(
    "text",
    [
        "6月18日，工信部发布了通知。",
        "电池回收办法将于年内出台。",
        "《公告》说，财联社6月18日电是转载。",
        "财联社6月18日电，",
        "【提示】",
    ],
)
def test_what_is_no_dateline_stays(text: str) -> None:
    assert strip_dateline(text) == text


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://WWW.Example.CN:80/a/B.html?utm_source=x#top", "https://www.example.cn/a/B.html"),
        ("https://example.cn", "https://example.cn/"),
        ("https://example.cn/?id=1&spm=a.b&page=2", "https://example.cn/?id=1&page=2"),
        ("https://example.cn:8443/x?from=1", "https://example.cn:8443/x?from=1"),
        (
            "https://finance.sina.com.cn/x.shtml?cre=a&mod=b&doc=3",
            "https://finance.sina.com.cn/x.shtml?doc=3",
        ),
        (
            "http://mp.weixin.qq.com/s?__biz=A&mid=1&idx=2&sn=3&chksm=9&scene=27#rd",
            "https://mp.weixin.qq.com/s?__biz=A&mid=1&idx=2&sn=3",
        ),
        ("http://Example.cn:8080/x?from=1", "http://example.cn:8080/x?from=1"),
        ("http://user:secret@example.cn/a", "https://example.cn/a"),
        ("http://[2001:DB8::1]/a", "https://[2001:db8::1]/a"),
        ("  ftp://example.cn/a#b ", "ftp://example.cn/a#b"),
        ("http://[broken/", "http://[broken/"),
        ("http://example.cn:port/", "http://example.cn:port/"),
        ("not an address", "not an address"),
    ],
)
def test_canonical_url(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


@given(
    st.one_of(
        st.text(),
        st.builds(
            "{}://{}/{}?{}#{}".format,
            st.sampled_from(["http", "HTTPS", "ftp"]),
            st.text("aB.:1[]@", max_size=12),
            st.text("aB/%?&", max_size=8),
            st.text("a=&;utm_%中", max_size=12),
            st.text("a#", max_size=4),
        ),
    )
)
def test_a_canonical_url_stays_as_it_is(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)
