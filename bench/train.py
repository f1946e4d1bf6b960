"""Train the learned half of the Chinese grammar on annotated articles.

usage: python -m bench.train GOLD[=ARTICLES][@WEIGHT]… [--folds N] [--write]

GOLD holds annotations (NAME.json), ARTICLES (GOLD/articles by default) their articles; an article
of them counts WEIGHT times (1 by default), less where the annotators are others. Prints
cross-validated figures of the grammar alone and joined with the scorer; every article is judged
by weights that saw neither it nor an article that shares a third of its commitments or quotes.
With --write the weights trained on all of them go into the package.
"""

import argparse
import difflib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from articles.article import Article
from bench.goldset import AnnotatedArticle, Annotation, fold, load
from bench.learning import Sample, fit
from bench.mentions import LEVELS, score_mentions
from commitments.chinese import admission
from commitments.chinese.admission import KINDS, REFUSED, Model, Weights, kind_evidence
from commitments.chinese.extraction import weighed
from commitments.chinese.lexicon import table
from commitments.extract import extract, plainly
from commitments.model import Kind
from commitments.spacing import unspaced
from commitments.traditional import simplified
from sources._source import Page
from sources.formats import parse_file

WEIGHTS = Path(admission.__file__).parent.parent / "weights" / "chinese.json"
_PRIOR = table("prior")
_PULL = 3.0
_KIND_PULL = 0.5
"""Kinds rest on a name's words, of which there are many: they are drawn less to the prior."""
_FULL = 60
"""Clauses from which on a long document counts for less each: sqrt(60 / its clauses)."""
_THRESHOLD = 0.25
"""Log odds from which on a clause is admitted; cross-validated figures are flat from 0 to 0.5."""
_MARKS = str.maketrans("“”", '""')
_SMALL = 0.02
"""Weights below this are left out of the package."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """An article with its annotations and what its clauses teach."""

    gold: AnnotatedArticle
    article: Article
    clauses: tuple[tuple[tuple[str, ...], Kind | None], ...]
    """Evidence, and the kind of the mention that it is; clauses in doubt are left out."""
    weight: float


def read(folders: Sequence[str]) -> list[Lesson]:
    """The Chinese articles of gold folders, parsed and weighed."""
    lessons = []
    now = datetime.now(UTC)
    for folder in folders:
        named, _, weight = folder.partition("@")
        path, _, articles = named.partition("=")
        for gold in load(Path(path), Path(articles) if articles else None):
            page = Page(body=gold.path.read_bytes(), fetched_at=now, path=str(gold.path))
            article = parse_file(page)
            if article.language == "zh":
                clauses = tuple(_clauses(gold, article))
                lessons.append(Lesson(gold, article, clauses, float(weight or 1)))
    return lessons


def _clauses(gold: AnnotatedArticle, article: Article) -> list[tuple[tuple[str, ...], Kind | None]]:
    found = []
    for piece, evidence in weighed(plainly(unspaced(article))):
        if evidence.ruling == REFUSED:
            continue
        quote = _alike(piece.text)
        kinds = {each.kind for each in gold.mentions if _is(quote, each)}
        if kinds:
            # The first that fits counts: target, instrument, programme, measure.
            kind: Kind | None = next(kind for kind in reversed(KINDS) if kind in kinds)
        elif any(_alike(each.anchor) in quote for each in gold.mentions):
            continue
        else:
            kind = None
        found.append((evidence.names, kind))
    return found


def _alike(text: str) -> str:
    """Text for comparing what the grammar read with what stands in an annotation."""
    return simplified(fold(text)).translate(_MARKS)


def _is(quote: str, annotation: Annotation) -> bool:
    """Whether a piece is the annotated clause: it holds the anchor and most of the words."""
    wanted = _alike(annotation.quote)
    if _alike(annotation.anchor) not in quote or len(quote) > max(
        2 * len(wanted), len(wanted) + 20
    ):
        return False
    if quote in wanted or wanted in quote:
        return True
    blocks = difflib.SequenceMatcher(None, quote, wanted, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= 0.6 * min(len(quote), len(wanted))


def train(lessons: Sequence[Lesson]) -> Model:
    """Weights from lessons, drawn towards the grammar's own judgement."""
    samples = [
        (evidence, kind, lesson.weight * min(1.0, (_FULL / len(lesson.clauses)) ** 0.5))
        for lesson in lessons
        for evidence, kind in lesson.clauses
    ]
    admit = fit(
        [Sample(evidence, kind is not None, weight) for evidence, kind, weight in samples],
        _PRIOR["admit"],
        _PULL,
    )
    kinds: dict[Kind, Weights] = {}
    for each in KINDS:
        about = [
            Sample(tuple(kind_evidence(evidence)), kind == each, weight)
            for evidence, kind, weight in samples
            if kind is not None
        ]
        kinds[each] = fit(about, _PRIOR["kinds"][each], _KIND_PULL)
    return Model(admit, kinds, _THRESHOLD)


def grammar() -> Model:
    """The grammar without the scorer: its verdict and its kinds."""
    return Model({"side=in": 1.0, "side=out": -1.0}, _PRIOR["kinds"], 0.0)


def cross_validate(lessons: Sequence[Lesson], folds: int) -> dict[str, tuple[float, float]]:
    """F1 (concrete, all) of the grammar alone and of both on articles that weights never saw."""
    groups = _groups(lessons)
    order = sorted(set(groups))
    random.Random(3).shuffle(order)
    fold_of = {group: at % folds for at, group in enumerate(order)}
    joined = []
    for number in range(folds):
        taught = [
            each for each, group in zip(lessons, groups, strict=True) if fold_of[group] != number
        ]
        weights = train(taught)
        joined += [
            (each, weights)
            for each, group in zip(lessons, groups, strict=True)
            if fold_of[group] == number
        ]
    return {
        "grammar alone": _figures([(each, grammar()) for each in lessons]),
        "grammar and scorer": _figures(joined),
    }


def _figures(judged: Sequence[tuple[Lesson, Model]]) -> tuple[float, float]:
    score = score_mentions(
        [
            (lesson.gold, lesson.article, extract(lesson.article, weights))
            for lesson, weights in judged
        ]
    )
    concrete, every = (score.tallies[level].f1 for level in LEVELS)
    return concrete, every


def _groups(lessons: Sequence[Lesson]) -> list[int]:
    """Articles that tell of the same get the same number."""
    marks = [
        {each.key for each in lesson.gold.mentions if each.key}
        | {each.quote for each in lesson.gold.mentions if len(each.quote) >= 12}
        for lesson in lessons
    ]
    group = list(range(len(lessons)))
    for at, own in enumerate(marks):
        for other in range(at):
            shared = len(own & marks[other])
            if shared and (shared >= 3 or shared >= 0.3 * min(len(own), len(marks[other]))):
                old, new = group[at], group[other]
                group = [new if number == old else number for number in group]
    return group


def write(weights: Model, path: Path) -> None:
    """The weights as the package keeps them: hundredths, small ones left out."""

    def whole(values: Weights) -> dict[str, int]:
        return {name: round(value * 100) for name, value in values.items() if abs(value) >= _SMALL}

    stored = {
        "threshold": weights.threshold,
        "admit": whole(weights.admit),
        "kinds": {kind: whole(values) for kind, values in weights.kinds.items()},
    }
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Print cross-validated figures; with --write, store the weights."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", nargs="+", help="folder of annotations: FOLDER[=ARTICLES][@WEIGHT]")
    parser.add_argument("--folds", type=int, default=12)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    lessons = read(options.gold)
    for name, (concrete, every) in cross_validate(lessons, options.folds).items():
        print(f"{name:20} concrete F1 {concrete:.3f}  all F1 {every:.3f}")
    if options.write:
        write(train(lessons), WEIGHTS)


if __name__ == "__main__":
    main()
