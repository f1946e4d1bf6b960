"""What an article says that the ministry will do, and what it says was done."""

from dataclasses import replace

from articles.article import Article
from commitments.chinese.admission import Model
from commitments.chinese.extraction import extract_chinese
from commitments.english.extraction import extract_english
from commitments.figures import apart
from commitments.model import Extraction, Mention
from commitments.names.coordination import coordinated
from commitments.rounds import rounds_over
from commitments.spacing import quoted_alike, respaced, unspaced
from commitments.traditional import in_simplified, verbatim


def extract(article: Article, weights: Model | None = None) -> Extraction:
    """Mentions in text order (the title first) with verbatim quotes and their offsets.

    Pure: the same article always gives the same extraction. An article that doesn't name the
    ministry, or in a language that no grammar covers, gives an empty one. `weights` of the Chinese
    scorer replace the ones that the package ships.
    """
    if article.language == "zh":
        tight = unspaced(article)
        plain = plainly(tight)
        extraction = _with_rounds(_apart(extract_chinese(plain, weights)), plain)
        if plain is not tight:
            extraction = verbatim(extraction, plain, tight)
        return extraction if tight is article else respaced(extraction, article)
    if article.language == "en":
        return _with_rounds(extract_english(article), article)
    return Extraction()


def plainly(article: Article) -> Article:
    """A Chinese article as the grammar reads it, a character for a character."""
    return quoted_alike(in_simplified(article))


def _apart(extraction: Extraction) -> Extraction:
    """Each figure, and each name, of a clause that has several as a mention of its own."""
    mentions = [part for mention in extraction.mentions for part in _parts(mention)]
    return Extraction(tuple(mentions), extraction.fulfilments)


def _with_rounds(extraction: Extraction, article: Article) -> Extraction:
    """A list that is out tells of the round that it came of, too."""
    done = extraction.fulfilments
    return Extraction(extraction.mentions, (*done, *rounds_over(done, article)))


def _parts(mention: Mention) -> tuple[Mention, ...]:
    if mention.kind == "target":
        return apart(mention)
    if mention.kind == "measure" or "《" in mention.object:
        return (mention,)
    if f"、{mention.object}" in mention.quote:
        return (mention,)  # an item of a list that was taken apart as a whole
    names = coordinated(mention.object)
    return tuple(replace(mention, object=name) for name in names) if len(names) > 1 else (mention,)
