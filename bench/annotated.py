"""A store of what annotations say, as if the extractor had found it: linking by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import cast, get_args

from alerts.rules import DEFAULT_RULES
from articles.article import Article
from articles.clock import SHANGHAI
from bench.goldset import AnnotatedArticle, Annotation
from commitments.deadlines import find_deadline
from commitments.model import TITLE, Extraction, Kind, Mention, Quantity, Stage
from commitments.quantities import find_quantities, find_quantity
from flows.collect import Found
from flows.identifying import identities_of
from flows.ingest import Batch, Prepared, arrive, prepare, published, take_in
from flows.readers import Readers
from sources._source import Page
from sources.formats import parse_file
from storage.engine import open_store


def store_annotated(golds: Sequence[AnnotatedArticle], database: str) -> None:
    """Take the annotated mentions of these articles into the empty store at `database`.

    Raises SourceError for an article that can't be parsed.
    """
    now = datetime.now(UTC)
    prepared = [_prepared(gold, now) for gold in golds]
    engine = open_store(database)
    try:
        batch = Batch(source_id=None, now=now)
        take_in(engine, prepared, Readers((), DEFAULT_RULES), batch)
    finally:
        engine.dispose()


def annotated_mentions(gold: AnnotatedArticle, article: Article) -> Iterator[Mention]:
    """The annotations as mentions whose object is their anchor, each at its first free place."""
    said_on = gold.published_at.astimezone(SHANGHAI).date()
    taken: set[tuple[int, int, str]] = set()
    for annotation in gold.mentions:
        for paragraph, start in _places(annotation.quote, article):
            if (paragraph, start, annotation.anchor) not in taken:
                taken.add((paragraph, start, annotation.anchor))
                yield _mention(annotation, paragraph, start, said_on)
                break


def _prepared(gold: AnnotatedArticle, now: datetime) -> Prepared:
    page = Page(body=gold.path.read_bytes(), fetched_at=now, path=str(gold.path))
    (ready,) = prepare([arrive(Found(page, parse_file(page)), None)])
    article = ready.arrival.article
    said = tuple(annotated_mentions(gold, article))
    extraction = Extraction(said, ready.extraction.fulfilments)
    identities = identities_of(extraction, article, published(ready.arrival))
    return replace(ready, extraction=extraction, identities=identities)


def _places(quote: str, article: Article) -> Iterator[tuple[int, int]]:
    for paragraph, text in ((TITLE, article.title), *enumerate(article.paragraphs)):
        start = text.find(quote)
        while start >= 0:
            yield paragraph, start
            start = text.find(quote, start + 1)


def _mention(annotation: Annotation, paragraph: int, start: int, said_on: date) -> Mention:
    due = find_deadline(annotation.deadline, said_on) if annotation.deadline else None
    stage = annotation.stage if annotation.stage in get_args(Stage) else None
    return Mention(
        quote=annotation.quote,
        kind=cast(Kind, annotation.kind),
        object=annotation.anchor,
        paragraph=paragraph,
        start=start,
        end=start + len(annotation.quote),
        stage=cast(Stage | None, stage),
        deadline=annotation.deadline,
        due_on=due.due_on if due else None,
        quantity=_quantity(annotation),
    )


def _quantity(annotation: Annotation) -> Quantity | None:
    """The quantity annotated: alone a number (12, 50 or fewer) may need the noun that it counts."""
    said = annotation.quantity
    if not said:
        return None
    if found := find_quantity(said):
        return found
    counted = (q for q, _, _ in find_quantities(annotation.anchor))
    return next((q for q in counted if q.text in said or said in q.text), None)
