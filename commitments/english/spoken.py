"""One sentence of an English article as it is read: where it stands and whose words it gives."""

from datetime import date

from commitments._record import Record
from commitments.english.owner import Voice
from commitments.english.pronoun import LastNamed
from commitments.english.text import Sentence


class Spoken(Record):
    """A sentence with what the text before it tells of it."""

    place: int
    """Its paragraph."""
    sentence: Sentence
    voice: Voice
    papers: bool
    """The article's papers are the ministry's."""
    said_on: date | None
    last: LastNamed | None
    """What was named last: "it" and "the rules" may mean that."""

    @property
    def text(self) -> str:
        """Its words."""
        return self.sentence.text
