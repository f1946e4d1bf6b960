"""A file with an Atom feed of what was told, for any feed reader."""

import fcntl
import os
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from alerts.delivery import PermanentError, Receipt, Recipient, TemporaryError
from alerts.message import Item, Message, Quote
from alerts.render import entry_html

ATOM = "http://www.w3.org/2005/Atom"
ET.register_namespace("", ATOM)


@dataclass(frozen=True, slots=True)
class AtomChannel:
    """Keeps the newest `size` messages in the feed at `path`; the same message stands in it once.

    Ids don't change: the feed's comes from `title`, an entry's from its message.
    """

    path: Path
    title: str = "miit-watch"
    size: int = 200
    name: str = "atom"
    recipients: tuple[Recipient, ...] = (Recipient("atom"),)
    resend_safe: bool = True

    def send(self, message: Message, recipient: Recipient, now: datetime) -> Receipt:
        entry = _entry(message)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with _locked(self.path):
                entries = self._entries()
                if _text(entry, "id") not in {_text(known, "id") for known in entries}:
                    self._write([entry, *entries], message)
        except OSError as error:
            reason = f"can't write {self.path}: {error.strerror or error}"
            raise TemporaryError(reason, channel=self.name) from error
        return Receipt(self.name, recipient.address, message.id, now, _text(entry, "id"))

    def find(
        self, message_id: str, recipient: Recipient, *, since: datetime, now: datetime
    ) -> Receipt | None:
        """The receipt of a message that stands in the feed."""
        try:
            ids = {_text(entry, "id") for entry in self._entries()}
        except OSError as error:
            reason = f"can't read {self.path}: {error.strerror or error}"
            raise TemporaryError(reason, channel=self.name) from error
        if _urn(message_id) in ids:
            return Receipt(self.name, recipient.address, message_id, now, _urn(message_id))
        if len(ids) >= self.size:
            reason = f"{self.path} is full: it may have held it"
            raise PermanentError(reason, channel=self.name)
        return None

    def _entries(self) -> list[ET.Element]:
        if not self.path.exists():
            return []
        try:
            return ET.parse(self.path).getroot().findall(f"{{{ATOM}}}entry")
        except ET.ParseError as error:
            reason = f"{self.path} is no feed of ours: {error}"
            raise PermanentError(reason, channel=self.name) from error

    def _write(self, entries: list[ET.Element], message: Message) -> None:
        newest = sorted(entries, key=lambda entry: _text(entry, "updated"), reverse=True)
        feed = ET.Element(f"{{{ATOM}}}feed")
        _add(feed, "id", _urn(f"feed {self.title}"))
        _add(feed, "title", self.title)
        _add(feed, "updated", _text(newest[0], "updated"))
        _add(feed, "generator", "miit-watch")
        feed.extend(newest[: self.size])
        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        try:
            ET.ElementTree(feed).write(draft, encoding="utf-8", xml_declaration=True)
            draft.replace(self.path)
        finally:
            draft.unlink(missing_ok=True)


def _entry(message: Message) -> ET.Element:
    entry = ET.Element(f"{{{ATOM}}}entry")
    _add(entry, "id", _urn(message.id))
    _add(entry, "title", message.subject)
    stamp = message.occurred_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    _add(entry, "updated", stamp)
    _add(entry, "published", stamp)
    _add(_add(entry, "author"), "name", "miit-watch")
    ET.SubElement(entry, f"{{{ATOM}}}category", term=message.tone, label=message.label)
    url = next((part.url for part in message.parts if isinstance(part, Quote | Item)), None)
    if url:
        ET.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", href=url)
    _add(entry, "content", entry_html(message)).set("type", "html")
    return entry


def _add(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    child = ET.SubElement(parent, f"{{{ATOM}}}{name}")
    child.text = text
    return child


def _text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{{{ATOM}}}{name}") or ""


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, f"miit-watch {name}").urn


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One writer at a time: a feed is read, added to and written back."""
    with path.with_name(f".{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
