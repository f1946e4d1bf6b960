import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources._charset import decode

TEXT = "工业和信息化部表示，下一步将制定车联网安全管理办法，并在年内发布。" * 3
TRADITIONAL = "這個國家的企業將會發動新的產業，並且在這個時候說明經過。" * 3


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_reads_chinese_whatever_the_codec_without_a_label(codec: str) -> None:
    assert decode(TEXT.encode(codec)) == TEXT


def test_reads_big5_by_evidence() -> None:
    assert decode(TRADITIONAL.encode("big5")) == TRADITIONAL


@pytest.mark.parametrize(
    ("codec", "label"),
    [("utf-8", "gb2312"), ("gb18030", "utf-8"), ("gb18030", "big5"), ("gbk", "iso-8859-1")],
)
def test_a_wrong_label_loses_against_the_bytes(codec: str, label: str) -> None:
    assert decode(TEXT.encode(codec), label) == TEXT
    page = f'<meta charset="{label}"><p>{TEXT}</p>'
    assert decode(page.encode(codec)) == page


def test_gb2312_label_admits_characters_beyond_it() -> None:
    assert decode("朱镕基㐂".encode("gb18030"), "gb2312") == "朱镕基㐂"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_character_cut_off_at_the_end_costs_only_itself(codec: str) -> None:
    assert decode(TEXT.encode(codec)[:-1]) == TEXT[:-1]


def test_one_bad_byte_does_not_garble_the_rest() -> None:
    raw = TEXT.encode().replace("车".encode(), b"\xff", 1)
    assert decode(raw) == TEXT.replace("车", "\ufffd", 1)


def test_labelled_western_text_keeps_its_codec() -> None:
    assert decode("Société générale à Zürich".encode("cp1252"), "windows-1252").startswith(
        "Société"
    )


def test_unknown_label_is_no_error() -> None:
    assert decode(TEXT.encode("gbk"), "x-no-such-thing") == TEXT


def test_binary_is_refused() -> None:
    with pytest.raises(ValueError, match="binary"):
        decode(b"%PDF-1.4\n\0\0\0\x03" + bytes(range(256)))


@given(st.text(alphabet=st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_utf8_always_comes_back(text: str) -> None:
    assert decode(text.encode()) == text
