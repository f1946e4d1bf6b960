"""Commitments in English news and in machine-translated English."""

from datetime import date

from articles.article import Article
from articles.clock import SHANGHAI
from commitments.deadlines import Deadline
from commitments.english.clause import clauses
from commitments.english.comment_period import open_until
from commitments.english.course import goes_by_itself
from commitments.english.doer import (
    HAVE_TO,
    LACKING,
    NOBODY,
    OUGHT,
    binds_nobody,
    is_led,
    is_somebodys,
    subject_owner,
)
from commitments.english.done import reports
from commitments.english.due import Dates
from commitments.english.forecast import is_advice, is_bygone, is_forecast
from commitments.english.goal import is_goal
from commitments.english.goal_list import BULLETS, GoalList
from commitments.english.laid_down import laid_down
from commitments.english.lead import LONGEST_SENTENCE, first_voice, goes_on, voice_of
from commitments.english.lexicon import lexicon
from commitments.english.list import opens_list
from commitments.english.name import Named
from commitments.english.names import names
from commitments.english.opener import is_opener
from commitments.english.owner import OFFICIAL, Voice, guessed, names_ministry
from commitments.english.piece import Clause, moved
from commitments.english.pronoun import (
    LastNamed,
    last_named,
    named_again,
    object_spelled_out,
    subject_spelled_out,
    told_of,
)
from commitments.english.refusal import unless_refused
from commitments.english.report import mentioned
from commitments.english.runs import are_ours, is_run_by_us
from commitments.english.screen import is_about_ministry, papers_are_ours
from commitments.english.source import TITLE_OF_OFFICE
from commitments.english.spoken import Spoken
from commitments.english.text import Sentence, says_nothing, sentences
from commitments.english.title import headline, level, present, told
from commitments.english.turn import Cast
from commitments.english.undergone import TAKES_PART, is_in_force, is_undergone
from commitments.model import TITLE, Extraction, Mention

_LONGEST_QUOTE = 75
_BULLET = ' -–—•·0123456789()."“'
"""Stands before the first words of an item."""


def extract_english(article: Article) -> Extraction:
    """Mentions and reports of fulfilment in an English article, title first, in order of place."""
    text = "\n".join((article.title, *article.paragraphs))
    if not is_about_ministry(text):
        return Extraction()
    said_on = article.published_at.astimezone(SHANGHAI).date() if article.published_at else None
    return _Reading(said_on, papers_are_ours(text)).read(article)


class _Reading:
    """One pass over an article: who speaks, and whether a list of work is open."""

    def __init__(self, said_on: date | None, papers: bool) -> None:
        self.said_on = said_on
        self.papers = papers
        self.voice = self.lead = Voice()
        self.first: Voice | None = None
        self.scope = False
        self.half = False
        """The piece before a semicolon promised something, so bare verbs behind it do too."""
        self.cast = Cast()
        self.goals = GoalList()
        self.dates = Dates(said_on)
        self.named: LastNamed | None = None
        self.previous = ""
        """The sentence before, where nobody else speaks in it and it names nothing ahead."""
        self.mentions: list[Mention] = []
        self.fulfilments: list[Mention] = []

    def read(self, article: Article) -> Extraction:
        self.voice = self.lead = first_voice(article, self.said_on, self.papers)
        for place, paragraph in enumerate(article.paragraphs):
            self._paragraph(place, paragraph)
        if not article.title_derived:
            self._title(article.title, self.lead)
        order = sorted(self.mentions, key=lambda each: (each.paragraph, each.start))
        return Extraction(tuple(order), tuple(self.fulfilments))

    def _title(self, title: str, lead: Voice) -> None:
        """A headline speaks as the body's first voice does; "China to …" is its future."""
        self.voice = self.first or Voice("ministry" if names_ministry(title) else "open")
        self.dates.title(title)
        ours = self.voice.owner == "ministry" and lead.owner != "other"
        begin = headline(title, ours, self.said_on)
        of = level(title, begin or 0)
        if of and subject_owner(of.subject, self.voice, self.papers) == "other":
            return
        whole = of or present(title)
        if whole is not None and (ours or begin is not None):
            self._mention(TITLE, title, 0, whole, concrete=True)
            return
        text = told(title) or "" if begin is None else ""
        self.voice = Voice("ministry")
        if begin is not None:
            again = bool(self.mentions)  # what is vague is told once, by the text
            for clause in clauses(title[begin:], scope=True):
                self._mention(TITLE, title, 0, moved(clause, begin), concrete=again)
        for clause in clauses(text, scope=False):
            self._clause(TITLE, title, Sentence(title, 0, len(title)), clause)

    def _paragraph(self, place: int, paragraph: str) -> None:
        self.previous = ""
        self.dates.paragraph(paragraph)
        self.goals.bulleted = paragraph.lstrip().startswith(BULLETS)
        self.cast.introduce(paragraph)
        spoken, at = self.cast.turn(paragraph, self.said_on, self.first)
        if spoken is not None:
            if spoken == Voice("ministry") and self.first and self.first.owner == "ministry":
                spoken = self.first  # "Answer:" is whoever was introduced
            # "MIIT: Steady prices" is a flash of what the ministry will do.
            self.voice, self.scope = spoken, self.cast.asked or names_ministry(paragraph[:at])
        if self.voice.owner == "other" and goes_on(paragraph, self.lead, self.first):
            self.voice = self.lead if self.lead.paper else Voice("ministry")
        for sentence in sentences(paragraph):
            if sentence.end > at and len(sentence.text) <= LONGEST_SENTENCE:
                self._sentence(place, paragraph, sentence.after(at))

    def _sentence(self, place: int, paragraph: str, sentence: Sentence) -> None:
        if says_nothing(paragraph, sentence):
            return
        text, mark = sentence.text, paragraph[sentence.end : sentence.end + 1]
        self.dates.sentence(sentence, mark)
        was = self.voice
        self.voice = voice_of(text, was, self.said_on, self.papers, self.cast.known)
        if self.voice.surname:
            self.cast.known[self.voice.surname] = self.voice
        if (self.voice is not was or names_ministry(text)) and TITLE_OF_OFFICE.search(text):
            self.cast.known[OFFICIAL] = self.voice
        unnamed = self.first is None or self.first.speaker is None
        if unnamed and self.voice.owner != "open":
            self.first = self.first if self.first and self.voice.owner == "other" else self.voice
        if self.voice.owner == "other" and was.owner != "other":
            self.scope = False
        ours = self.voice.owner == "ministry"
        self.scope = self.scope or opens_list(
            text, mark, ours, not paragraph[: sentence.start].strip(_BULLET)
        )
        working = self.scope or self.voice.paper or self.half
        if text.startswith(("It ", "They ")) and self.previous:
            self.named = told_of(self.previous, place, self.named) or self.named
        before = len(self.mentions)
        spoken = Spoken(place, sentence, self.voice, self.papers, self.said_on, self.named)
        asked = open_until(spoken)
        if asked is not None:
            self.mentions.append(asked)
            return
        done = reports(spoken)
        for report in done:
            self.named = last_named(report, self.named)
        made = before
        told = clauses(text, working and ours)
        if not told and ours and self.papers:
            told = laid_down(text, len(text))
        for clause in self.goals.read(text, told, self.half, mark):
            if not clause.beside or len(self.mentions) > made:
                made = len(self.mentions)
                self._clause(place, paragraph, sentence, clause)
        said = len(self.mentions) > before
        self.previous = "" if said or done or self.voice.owner == "other" else text
        self.half = said and mark == ";"
        for report in done:
            if report.stage == "done":
                self.fulfilments.append(report)
            elif not any(each.overlaps(report) for each in self.mentions[before:]):
                self.mentions.append(report)

    def _clause(self, place: int, paragraph: str, sentence: Sentence, clause: Clause) -> None:
        owner = (
            subject_owner(clause.subject, self.voice, self.papers, clause.form == "passive")
            if clause.form != "bare"
            else self.voice.owner
        )
        if owner == "other" and self.voice.owner == "ministry" and is_led(sentence.text, clause):
            owner = "ministry"
        if self.voice.owner == "ministry" and are_ours(clause.subject):
            owner = "ministry"
        joins = TAKES_PART.match(sentence.text, clause.verb) is not None
        owner = self.voice.owner if joins else owner
        if clause.form == "passive" and self.voice.owner == "ministry":
            theirs = is_somebodys(clause.subject)
            undergone = is_undergone(sentence.text, clause.verb) and not theirs
            owner = "open" if owner == "other" and undergone else owner
        if NOBODY.match(clause.subject):
            return
        if owner == "ministry" and self.voice.owner != "ministry":
            if OUGHT.match(sentence.text, clause.modal):
                return  # somebody else says what the ministry ought to do
            if self.voice.owner == "other" and guessed(
                sentence.text, clause.subject, self.said_on, self.papers
            ):
                return
            self._takes_floor(sentence.text, clause)
        if owner == "other":
            if self.voice.owner != "ministry":
                self.voice, self.scope = Voice("other", theirs=self.voice.theirs), False
            return
        goal = owner == "open" and self.voice.owner == "ministry" and not self.voice.hearsay
        if goal and is_run_by_us(sentence.text, clause):
            owner, clause = "ministry", clause._replace(form="passive")
        ours = owner == "ministry" or (
            goal
            and (
                (clause.form == "passive" and not HAVE_TO.match(sentence.text, clause.modal))
                or is_goal(sentence.text, clause, self.voice, self.said_on)
            )
        )
        duty = clause.subject.lower() == "they" and OUGHT.match(sentence.text, clause.modal)
        lacking = owner == "open" and LACKING.match(sentence.text, clause.modal)
        idle = is_advice(sentence.text, clause, self.voice) or is_bygone(
            sentence.text, clause, self.said_on
        )
        if lacking or idle or is_in_force(sentence.text, clause):
            return
        if not ours or duty or is_forecast(sentence.text, clause, self.voice, self.papers):
            return
        if binds_nobody(clause, sentence.text):
            return
        self._mention(place, paragraph, sentence.start, moved(clause, sentence.start), goal, joins)

    def _takes_floor(self, text: str, clause: Clause) -> None:
        """The ministry's full name as the subject: the text goes on about it."""
        said = lexicon().saying.search(text, clause.end)
        if said is None and names_ministry(clause.subject):
            self.voice = Voice("ministry")

    def _mention(
        self,
        place: int,
        paragraph: str,
        begin: int,
        clause: Clause,
        goal: bool = False,
        concrete: bool = False,
    ) -> None:
        """`concrete`: what names nothing that could be checked is none."""
        goal, concrete = goal or clause.form in ("passive", "state"), concrete or clause.concrete
        doing = object_spelled_out(
            clause.deed(paragraph), paragraph[begin : clause.modal], self.named, place
        )
        about = subject_spelled_out(clause.subject, self.named, place) if goal else None
        if clause.form == "state" and (
            lexicon().state.fullmatch(clause.subject) or lexicon().ministry.search(clause.subject)
        ):
            about = None  # what the ministry will have or be is no part of it
        start = clause.start if goal else clause.modal
        quote = paragraph[start : clause.end]
        if not quote.strip() or len(quote.split()) > _LONGEST_QUOTE:
            return
        deadline = self.dates.due(paragraph, begin, clause)
        found = names(doing, self.said_on, about)
        if found[0].kind == "measure":
            meant = named_again(doing, about, self.named)
            if meant != (doing, about):
                doing, about = meant
                found = names(doing, self.said_on, about)
        passive = clause.form == "passive"
        for named in unless_refused(paragraph[clause.modal : clause.end], passive, found):
            lone = goes_by_itself(doing, named) or (not goal and len(doing.split()) < 2)
            idle = lone or is_opener(doing, named.object)
            if not (idle or (concrete and named.kind == "measure")):
                self._add(place, start, quote, named, deadline)

    def _add(
        self, place: int, start: int, quote: str, named: Named, deadline: Deadline | None
    ) -> None:
        mention = mentioned(self.voice, place, start, quote, named, deadline)
        self.mentions.append(mention)
        self.named = last_named(mention, self.named)
