"""The baseline archive parses, and its annotations are the goldens of the parsers."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

import pytest

from articles.article import Article
from articles.duplicates import judge
from articles.fingerprint import fingerprint
from sources._source import Page
from sources.formats import parse_file

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "gold"
COMMAND = Path(sys.executable).with_name("miit-watch")
POSTS = sorted(path for path in (ROOT / "archive").rglob("*") if path.is_file())
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SHANGHAI = timezone(timedelta(hours=8))
MARKUP = re.compile(r"</?[a-z][^>]*>|&[a-z]+;|\*\*|^\s*#|\]\(", re.IGNORECASE | re.MULTILINE)
DEBRIS = ("责任编辑", "文章来源", "APP", "appendQr", "img_descr", "返回首页", "example.com")
FORMATS = {
    "Hexo with HTML": re.compile(r"\A\s*---\n.*?^categories: \n - .*<p cms-style", re.M | re.S),
    "Jekyll with broken front matter": re.compile(r'\A---\n.*?^title: "[^"\n]*"[^\n]', re.M | re.S),
    "Jekyll": re.compile(r'\A---\nlayout: post\ntitle: "[^"\n]*"\n', re.M),
    "Markdown dump": re.compile(r"\A# (.+)\n\n# \1\n"),
    "dated text": re.compile(r"\A date \d{4}-\d\d-\d\d "),
}


@cache
def article_of(path: Path) -> Article:
    return parse_file(Page(body=path.read_bytes(), fetched_at=NOW, path=str(path)))


def annotations() -> list[tuple[Path, dict[str, object]]]:
    golds = [json.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("*.json"))]
    placed = [((GOLD / "articles" / gold["file"]).resolve(), gold) for gold in golds]
    return [(path, gold) for path, gold in placed if path.is_relative_to(ROOT / "archive")]


def test_it_covers_four_years_two_languages_and_every_format() -> None:
    texts = [path.read_text("utf-8") for path in POSTS]
    articles = [article_of(path) for path in POSTS]

    assert len(POSTS) >= 18
    assert {a.published_at.year for a in articles if a.published_at} == {2021, 2022, 2023, 2024}
    assert {a.language for a in articles} == {"zh", "en"}
    for name, shape in FORMATS.items():
        assert any(shape.search(text) for text in texts), name


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_a_post_parses_to_clean_paragraphs(path: Path) -> None:
    article = article_of(path)

    assert article.title
    assert article.publisher
    assert article.published_at is not None
    assert article.published_at.utcoffset() is not None
    assert len(article.paragraphs) >= 2
    for text in (article.title, *article.paragraphs):
        assert text == text.strip()
        assert not MARKUP.search(text), text
        assert not any(piece in text for piece in DEBRIS), text


@pytest.mark.parametrize(
    ("path", "gold"), annotations(), ids=lambda value: getattr(value, "stem", "")
)
def test_a_post_says_who_published_what_when(path: Path, gold: dict[str, object]) -> None:
    article = article_of(path)
    published = datetime.fromisoformat(str(gold["published"]))

    assert article.language == gold["language"]
    assert article.publisher == gold["publisher"]
    assert article.title_derived == (gold["title"] is None)
    if gold["title"]:
        assert article.title == gold["title"]
    assert article.published_at is not None
    if published.tzinfo is None:  # the post gives only a day
        assert article.published_at.astimezone(SHANGHAI).date() == published.date()
    else:
        assert article.published_at == published


@pytest.mark.parametrize(
    ("first", "reprint"),
    [
        ("sina/2022-09-03-auto-forum-roadmap.md", "eastmoney/2022-09-04-auto-forum-roadmap.md"),
        (
            "xinhua/2023-02-03-public-vehicle-pilot-notice.md",
            "sina/2023-02-04-public-vehicle-pilot-reprint.md",
        ),
    ],
)
def test_a_reprint_is_recognized(first: str, reprint: str) -> None:
    old, new = (fingerprint(article_of(ROOT / "archive" / name)) for name in (first, reprint))

    assert judge(new, old).verdict == "same"


def test_only_the_two_reprints_repeat_an_earlier_post() -> None:
    dated = sorted(POSTS, key=lambda path: (str(article_of(path).published_at), path))
    prints = [(path.stem, fingerprint(article_of(path))) for path in dated]
    repeated = [
        stem
        for at, (stem, new) in enumerate(prints)
        if any(judge(new, old).verdict == "same" for _, old in prints[:at])
    ]

    assert sorted(repeated) == [
        "2022-09-04-auto-forum-roadmap",
        "2023-02-04-public-vehicle-pilot-reprint",
    ]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """Commitment ids by (post, quote), after the archive went into an empty store."""
    folder = tmp_path_factory.mktemp("store")
    store = ["--database", f"sqlite:///{folder}/store.db"]

    def command(*arguments: str) -> str:
        call = [str(COMMAND), *arguments, *store]
        return subprocess.run(
            call, cwd=folder, check=True, capture_output=True, encoding="utf-8"
        ).stdout

    command("ingest", str(ROOT / "archive"), "--baseline")
    rows = [json.loads(line) for line in command("ledger", "--format", "jsonl").splitlines()]
    assert command("alerts", "--format", "jsonl") == ""
    return {
        (Path(mention["path"]).stem, mention["quote"]): row["id"]
        for row in rows
        for mention in row["mentions"]
    }


@pytest.mark.parametrize(
    "places",
    [
        [
            ("2022-09-03-auto-forum-roadmap", "道路机动车辆生产许可管理条例"),
            ("2023-02-06-public-vehicle-pilot", "Road Motor Vehicle Production Licensing"),
        ],
        [
            ("2022-09-03-auto-forum-roadmap", "汽车产业绿色低碳发展路线图"),
            ("2023-02-06-public-vehicle-pilot", "low-carbon development roadmap"),
        ],
        [
            ("2022-09-03-auto-forum-roadmap", "动力电池回收利用管理办法"),
            ("2022-09-16-green-industry-briefing", "动力蓄电池回收利用管理办法"),
            ("2023-02-06-public-vehicle-pilot", "Measures for the Recycling of Power Batteries"),
            ("2023-07-20-half-year-briefing", "measures for the recycling of power batteries"),
        ],
        [
            ("2021-12-24-minister-interview", "公共领域车辆全面电动化城市试点"),
            ("2022-09-03-auto-forum-roadmap", "公共领域车辆全面电动化城市试点"),
            ("2023-03-01-press-conference", "公共领域车辆全面电动化先行区试点"),
        ],
        [
            ("2022-09-03-auto-forum-roadmap", "智能网联汽车准入试点"),
            ("2023-02-06-public-vehicle-pilot", "access pilots for intelligent connected vehicles"),
            ("2023-03-01-press-conference", "智能网联汽车准入和上路通行试点"),
        ],
        [
            ("2023-07-19-press-conference", "“信号升格”专项行动"),
            ("2023-07-20-half-year-briefing", "“signal upgrade” special action"),
        ],
    ],
    ids=["licensing", "roadmap", "recycling", "public vehicles", "access pilot", "signal"],
)
def test_a_commitment_is_one_over_the_years_and_in_both_languages(
    ledger: dict[tuple[str, str], str], places: list[tuple[str, str]]
) -> None:
    found = [
        {name for (post, quote), name in ledger.items() if post == stem and words in quote}
        for stem, words in places
    ]

    assert set.intersection(*found), found
