"""A clause as a piece of an English sentence."""

from typing import Literal

from commitments._record import Record

Form = Literal["active", "passive", "bare", "state"]


class Clause(Record):
    """A piece of a sentence from `start` to `end`.

    `modal` is where its predicate begins ("will release"), `verb` where the verb itself does.
    `beside`: it hangs on the clause before it and is promised only with that. `when`: the time
    that the list gives it in which it stands. `thing`: what it names stands there without a verb.
    `concrete`: a direction of work told so is none.
    """

    start: int
    end: int
    modal: int
    verb: int
    subject: str
    form: Form
    beside: bool = False
    when: str = ""
    thing: bool = False
    concrete: bool = False

    def deed(self, text: str) -> str:
        """Its words from the verb on."""
        told = text[self.verb : self.end]
        return f"reach {told}" if self.thing else told


def moved(clause: Clause, by: int) -> Clause:
    """The same clause in a text that begins so much earlier."""
    return clause._replace(
        start=clause.start + by,
        end=clause.end + by,
        modal=clause.modal + by,
        verb=clause.verb + by,
    )
