"""What a user would put together for the same work, with the libraries that come to mind first.

feedparser for the list, trafilatura for the page, datasketch for near-duplicates, one regular
expression a rule over each sentence, and rows by the ORM, one after another. Linking is a look-up
of the name in 《》. It keeps no raw pages, gives no dates to promises and knows no reprints after a
restart: less is done here than in ours, and nothing that ours leaves out.
"""

import re
from collections.abc import Mapping
from itertools import product

import feedparser
import trafilatura
from datasketch import MinHash, MinHashLSH
from sqlalchemy import create_engine
from sqlalchemy.orm import registry
from sqlmodel import Field, Session, SQLModel, select

_ACTORS = "工业和信息化部|工信部|MIIT"
_PUSHES = ("将", "力争", "加快", "推进", "推动", "组织", "开展", "研究", "支持", "引导")
_VERBS = ("制定", "印发", "发布", "出台", "实施", "修订", "建成", "建设", "完善", "启动")
_THINGS = ("办法", "计划", "方案", "规划", "意见")
_SENTENCE = re.compile(r"[^。！？；\n]+")
_NAME = re.compile(r"《([^》]{4,60})》")
PERMUTATIONS = 128
THRESHOLD = 0.5


class _Usual(SQLModel, registry=registry()):
    """Tables of a store that isn't ours: a look at ours doesn't find them."""


class UsualArticle(_Usual, table=True):
    """An article."""

    __tablename__ = "usual_articles"
    id: int | None = Field(default=None, primary_key=True)
    url: str = Field(unique=True)
    title: str
    published: str | None = None
    publisher: str | None = None
    text: str
    duplicate_of: str | None = None


class UsualCommitment(_Usual, table=True):
    """A name in 《》."""

    __tablename__ = "usual_commitments"
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)


class UsualMention(_Usual, table=True):
    """A sentence that a rule found."""

    __tablename__ = "usual_mentions"
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="usual_articles.id")
    commitment_id: int = Field(foreign_key="usual_commitments.id")
    rule: int
    quote: str


def rules() -> list[re.Pattern[str]]:
    """Five hundred rules: who, a push, a verb and a thing, with gaps between."""
    gap = r"[^。；]{0,20}"
    return [
        re.compile(rf"(?:{_ACTORS})[^。；]{{0,40}}{push}{gap}{verb}{gap}{thing}")
        for push, verb, thing in product(_PUSHES, _VERBS, _THINGS)
    ]


class Stack:
    """The whole of it over one database."""

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url)
        tables = [
            each.__table__  # type: ignore[attr-defined]
            for each in (UsualArticle, UsualCommitment, UsualMention)
        ]
        _Usual.metadata.create_all(self.engine, tables=tables)
        self._rules = rules()
        self._index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)

    def take(self, listing: bytes, pages: Mapping[str, bytes]) -> list[tuple[str, str]]:
        """Take in a feed with its pages; return (address, text) of each article."""
        taken = []
        for entry in feedparser.parse(listing).entries:
            found = trafilatura.bare_extraction(pages[entry.link], with_metadata=True)
            if found is None:
                continue
            title, text = found.title or entry.title, found.text or ""
            taken.append((entry.link, text))
            self._store(entry.link, title, text, found.date, found.sitename)
        return taken

    def _store(
        self, url: str, title: str, text: str, published: str | None, publisher: str | None
    ) -> None:
        with Session(self.engine) as session:
            if session.exec(select(UsualArticle).where(UsualArticle.url == url)).first():
                return
            article = UsualArticle(
                url=url,
                title=title,
                text=text,
                published=published,
                publisher=publisher,
                duplicate_of=self._like(url, text),
            )
            session.add(article)
            session.commit()
            for sentence in _SENTENCE.findall(text):
                for number, rule in enumerate(self._rules):
                    if rule.search(sentence):
                        self._mention(session, article, number, sentence)

    def _like(self, url: str, text: str) -> str | None:
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([text[at : at + 5].encode() for at in range(max(1, len(text) - 4))])
        found = self._index.query(sketch)
        self._index.insert(url, sketch)
        return str(found[0]) if found else None

    def _mention(self, session: Session, article: UsualArticle, rule: int, sentence: str) -> None:
        named = _NAME.search(sentence)
        name = named[1] if named else sentence[:40]
        known = select(UsualCommitment).where(UsualCommitment.name == name)
        commitment = session.exec(known).first()
        if commitment is None:
            commitment = UsualCommitment(name=name)
            session.add(commitment)
            session.commit()
        assert article.id is not None and commitment.id is not None, "both are stored"
        session.add(
            UsualMention(
                article_id=article.id, commitment_id=commitment.id, rule=rule, quote=sentence
            )
        )
        session.commit()
