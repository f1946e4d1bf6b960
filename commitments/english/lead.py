"""Who speaks where an English article begins."""

from datetime import date

from articles.article import Article
from commitments.english.owner import Voice, heard
from commitments.english.text import says_nothing, sentences
from commitments.english.title import begins_with_ministry, is_papers

LONGEST_SENTENCE = 4000
_PARAGRAPHS = 8


def first_voice(article: Article, said_on: date | None, papers: bool) -> Voice:
    """Who is quoted first: a lead without attribution is theirs."""
    if is_papers(article.title):
        return Voice("ministry", paper=True)
    for paragraph in article.paragraphs[:_PARAGRAPHS]:
        for sentence in sentences(paragraph[:LONGEST_SENTENCE]):
            if says_nothing(paragraph, sentence):
                continue
            voice = heard(sentence.text, Voice(), said_on, papers, {})
            if voice.owner != "open":
                return voice._replace(speaker=None, surname=None)
    return Voice("ministry") if begins_with_ministry(article.title) else Voice()
