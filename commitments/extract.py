"""What an article says that the ministry will do, and what it says was done."""

from dataclasses import replace

from articles.article import Article
from commitments.chinese import extract_chinese
from commitments.english import extract_english
from commitments.figures import apart
from commitments.model import Extraction
from commitments.traditional import in_simplified, verbatim


def extract(article: Article) -> Extraction:
    """Mentions in text order (the title first) with verbatim quotes and their offsets.

    Pure: the same article always gives the same extraction. An article that doesn't name the
    ministry, or in a language that no grammar covers, gives an empty one.
    """
    if article.language == "zh":
        plain = in_simplified(article)
        extraction = _apart(extract_chinese(plain))
        return extraction if plain is article else verbatim(extraction, plain, article)
    if article.language == "en":
        return extract_english(article)
    return Extraction()


def _apart(extraction: Extraction) -> Extraction:
    """Each figure of a clause that names several as a target of its own."""
    mentions = tuple(part for mention in extraction.mentions for part in apart(mention))
    return replace(extraction, mentions=mentions)
