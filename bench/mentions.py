"""How well extraction finds the annotated mentions of an article set."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from articles.article import Article
from bench.goldset import AnnotatedArticle, Annotation, fold
from commitments.model import Extraction, Mention

Level = Literal["concrete", "all"]
LEVELS: tuple[Level, ...] = ("concrete", "all")
FIELDS = ("kind", "stage", "deadline", "quantity")
LONGEST_CHINESE = 160
"""Characters of the longest quote that still is a clause or a sentence."""
LONGEST_ENGLISH = 80
"""Words, the same for English."""
SLACK = 20
"""Characters that a short quote may be longer than the annotated one."""


@dataclass(slots=True)
class Tally:
    """Counts of one level: right and wrong system mentions, annotations found and wanted."""

    right: int = 0
    wrong: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return _share(self.found, self.wanted)

    @property
    def f1(self) -> float:
        return harmonic(self.precision, self.recall)


@dataclass(slots=True)
class MentionScore:
    """Tallies a level, agreement a field as (agreed, compared), and every error in order."""

    tallies: dict[Level, Tally] = field(default_factory=lambda: {lv: Tally() for lv in LEVELS})
    fulfilments: Tally = field(default_factory=Tally)
    agreement: dict[str, tuple[int, int]] = field(
        default_factory=lambda: dict.fromkeys(FIELDS, (0, 0))
    )
    errors: list[str] = field(default_factory=list)


def score_mentions(
    results: Iterable[tuple[AnnotatedArticle, Article, Extraction]],
) -> MentionScore:
    """Score what was extracted from each annotated article.

    A mention finds an annotation when its quote contains the anchor and is about as long as the
    annotated quote. It is right when it finds one that no earlier mention found, left out when it
    only repeats, else wrong; so is one that is not verbatim or longer than a sentence. A report
    of fulfilment is right when it contains an annotated one or lies in it.
    """
    score = MentionScore()
    for gold, article, extraction in results:
        text = fold(article.title + "".join(article.paragraphs))
        for level in LEVELS:
            _score_article(score, level, gold, text, extraction.mentions)
        _score_fulfilments(score.fulfilments, gold, extraction.fulfilments)
    return score


def harmonic(precision: float, recall: float) -> float:
    """F1."""
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0


def _score_article(
    score: MentionScore,
    level: Level,
    gold: AnnotatedArticle,
    text: str,
    mentions: tuple[Mention, ...],
) -> None:
    tally = score.tallies[level]
    wanted = [a for a in gold.mentions if not a.repeat and (level == "all" or a.concrete)]
    repeats = [fold(a.anchor) for a in gold.mentions if a.repeat]
    open_ones = set(range(len(wanted)))
    tally.wanted += len(wanted)
    for mention in mentions:
        if level == "concrete" and not mention.concrete:
            continue
        quote = fold(mention.quote)
        if quote not in text or _too_long(mention.quote):
            tally.wrong += 1
            score.errors.append(_error(gold, level, "not verbatim or too long", mention))
            continue
        hits = [at for at, annotation in enumerate(wanted) if _finds(quote, annotation)]
        if not hits:
            if not any(anchor in quote for anchor in repeats):
                tally.wrong += 1
                score.errors.append(_error(gold, level, "wrong", mention))
        elif open_ones.intersection(hits):
            tally.right += 1
            open_ones.difference_update(hits)
            if level == "all":
                _compare(score, wanted[hits[0]], mention)
    tally.found += len(wanted) - len(open_ones)
    score.errors += [_error(gold, level, "missed", wanted[at]) for at in sorted(open_ones)]


def _score_fulfilments(tally: Tally, gold: AnnotatedArticle, reports: tuple[Mention, ...]) -> None:
    wanted = [[fold(quote) for quote in quotes] for quotes in gold.fulfilled]
    said = [fold(report.quote) for report in reports]
    tally.wanted += len(wanted)
    tally.found += sum(any(_tells(s, quotes) for s in said) for quotes in wanted)
    right = sum(any(_tells(s, quotes) for quotes in wanted) for s in said)
    tally.right += right
    tally.wrong += len(said) - right


def _tells(said: str, quotes: Iterable[str]) -> bool:
    return any(quote in said or said in quote for quote in quotes)


def _finds(quote: str, annotation: Annotation) -> bool:
    length = len(fold(annotation.quote))
    return fold(annotation.anchor) in quote and len(quote) <= max(2 * length, length + SLACK)


def _too_long(quote: str) -> bool:
    if re.search(r"[\u4e00-\u9fff]", quote):
        return len(fold(quote)) > LONGEST_CHINESE
    return len(quote.split()) > LONGEST_ENGLISH


def _compare(score: MentionScore, annotation: Annotation, mention: Mention) -> None:
    """Kind and stage must be equal; of deadline and quantity only the presence is compared."""
    same = {
        "kind": annotation.kind == mention.kind,
        "deadline": bool(annotation.deadline) == bool(mention.deadline),
        "quantity": bool(annotation.quantity) == bool(mention.quantity),
    }
    if annotation.stage is not None:
        same["stage"] = annotation.stage == mention.stage
    for name, agrees in same.items():
        agreed, compared = score.agreement[name]
        score.agreement[name] = (agreed + agrees, compared + 1)


def _error(gold: AnnotatedArticle, level: Level, what: str, item: Mention | Annotation) -> str:
    return f"{gold.name}  {level}  {what}  [{item.kind}] {item.quote}"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
