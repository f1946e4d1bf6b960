"""Stable identifiers: the same article gets the same one in every derivation."""

import hashlib
from pathlib import PurePath

from articles.article import Article
from articles.fingerprint import body_hash
from articles.normalize import canonical_url, normalize

_BITS = 64


def article_id(article: Article) -> str:
    """Return 16 hex digits for `article`, from where it stands and what it says.

    Where: its canonical address, else its file's name with its title. The folder of a file
    takes no part, so an archive may be moved. A changed text is another article.
    """
    if article.url:
        place = canonical_url(article.url)
    else:
        name = PurePath(article.path.replace("\\", "/")).name if article.path else ""
        place = f"{name}\n{normalize(article.title)}"
    return derive(place, body_hash(article))


def derive(*parts: str) -> str:
    """Return 16 hex digits that stand for `parts` in this order, on every machine the same."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        # The length in front keeps ("ab", "c") apart from ("a", "bc").
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.hexdigest()[: _BITS // 4]
