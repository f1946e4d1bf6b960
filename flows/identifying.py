"""What tells what an article says from all else: the identities of its mentions."""

from datetime import datetime

from articles.article import Article
from articles.clock import SHANGHAI
from commitments.identity.context import spelled_out
from commitments.identity.linking import identify
from commitments.model import Extraction, Identity, Mention
from commitments.names.surroundings import placed_in


def identity_of(mention: Mention, article: Article, said_at: datetime) -> Identity:
    """The identity of what `article`, published or revised at `said_at`, says."""
    said_on = (article.published_at or said_at).astimezone(SHANGHAI).date()
    named = spelled_out(mention, article)
    found = identify(named, said_on)
    return placed_in(found, named, article, said_on)


def identities_of(
    extraction: Extraction, article: Article, said_at: datetime
) -> tuple[Identity, ...]:
    """The identities of all that `article` says: of its mentions, then of its fulfilments."""
    every = (*extraction.mentions, *extraction.fulfilments)
    return tuple(identity_of(each, article, said_at) for each in every)
