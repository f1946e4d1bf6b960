"""What fuzzing starts from: the corpus beside this file, and the sources' own fixtures."""

from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
CORPUS, FOUND = HERE / "corpus", HERE / "found"
FIXTURES = HERE.parent / "sources"


def seeds(name: str) -> list[bytes]:
    """The inputs that a target begins with, always in one order."""
    kept = sorted(each for each in (CORPUS / name).glob("*") if each.is_file())
    return [b"", *(each.read_bytes() for each in kept), *_fixtures(name)]


def _fixtures(name: str) -> Iterator[bytes]:
    if name == "feed":
        yield from (each.read_bytes() for each in sorted(FIXTURES.glob("*/list*.xml")))
    if name == "post":
        yield from (each.read_bytes() for each in sorted(FIXTURES.glob("*/article.html"))[:4])
    if name in ("rows", "article"):
        from tests.fuzz.targets import article_sources, list_sources

        chosen = list_sources() if name == "rows" else article_sources()
        pattern = "list.*" if name == "rows" else "a*.html"
        for number, source in enumerate(chosen):
            for each in sorted((FIXTURES / source.id).glob(pattern))[:1]:
                yield bytes([number]) + each.read_bytes()
