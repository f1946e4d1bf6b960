"""A notice or a digest made into a message. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from alerts.compose import Layout, compose_digest, compose_notice
from alerts.message import Message
from alerts.notice import Digest, Notice
from alerts.plain import one_line
from alerts.words import Words, words
from articles.article import Language

BAR_WIDTH = 24


def render_notice(
    notice: Notice,
    *,
    message_id: str,
    language: Language,
    rules: Sequence[str] = (),
    reply_to: str | None = None,
    reply_reference: str | None = None,
) -> Message:
    """The message that tells one recipient about `notice`.

    `rules` are the rules that send it, for its small print. `reply_to` is the id of the message
    that told this recipient first about the commitment, `reply_reference` what its receipt said.
    """
    table = words(language)
    message = _message(compose_notice(notice, table, rules), table, message_id, notice)
    return replace(
        message,
        thread_id=notice.commitment_id,
        reply_to=reply_to,
        reply_reference=reply_reference,
    )


def render_digest(digest: Digest, *, message_id: str, language: Language) -> Message:
    """The message that tells one recipient what a period brought."""
    table = words(language)
    return _message(compose_digest(digest, table), table, message_id, digest)


def _message(layout: Layout, table: Words, id: str, item: Notice | Digest) -> Message:
    draft = Message(
        id=id,
        language=table.language,
        tone=item.event if isinstance(item, Notice) else "digest",
        label=layout.label,
        headline=layout.headline,
        parts=layout.parts,
        footer=table.say("footer", id=one_line(item.id)),
        text="",
        html="",
        occurred_at=item.occurred_at if isinstance(item, Notice) else item.until,
    )
    return with_bodies(draft)


def with_bodies(message: Message) -> Message:
    """`message` with its text and HTML made from its parts."""
    return replace(message, text=_fill("message.txt", message), html=_fill("message.html", message))


def entry_html(message: Message) -> str:
    """The parts of `message` as a piece of HTML without styles, as feed readers like it."""
    return _fill("entry.html", message)


def _fill(template: str, message: Message) -> str:
    blocks = [(type(part).__name__.lower(), part) for part in message.parts]
    context = {"message": message, "blocks": blocks, "words": words(message.language)}
    return _templates().get_template(template).render(context)


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("alerts"),
        autoescape=lambda name: name is not None and name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["bar"] = _bar
    return environment


def _bar(count: int, most: int) -> str:
    return "█" * max(1, round(BAR_WIDTH * count / max(most, 1)))
