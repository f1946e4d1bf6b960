"""A folder as a channel: each message an .eml that mail programs open, and a JSON file."""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from alerts.delivery import Receipt, Recipient, TemporaryError
from alerts.mail import compose_mail
from alerts.message import Message, message_as_dict
from articles.clock import SHANGHAI

SENDER = "miit-watch@localhost.localdomain"
NOWHERE = "nobody@localhost.localdomain"


@dataclass(frozen=True, slots=True)
class FolderChannel:
    """Writes DATE-EVENT-ID.eml and .json into `path`; the same message is written once.

    A file is there whole or not at all. `reference` of the receipt is the .eml's path.
    """

    path: Path
    name: str = "folder"
    recipients: tuple[Recipient, ...] = (Recipient("folder"),)
    resend_safe: bool = True

    def send(self, message: Message, recipient: Recipient, now: datetime) -> Receipt:
        day = message.occurred_at.astimezone(SHANGHAI)
        target = self.path / f"{day:%Y%m%d}-{message.tone}-{message.id}.eml"
        detail = "was already there"
        try:
            if not target.exists():
                detail = "written"
                self.path.mkdir(parents=True, exist_ok=True)
                # The .eml comes last: where it is, the pair is complete.
                _write(target.with_suffix(".json"), _as_json(message, recipient))
                _write(target, _as_mail(message, recipient, now))
        except OSError as error:
            reason = f"can't write {target}: {error.strerror or error}"
            raise TemporaryError(reason, channel=self.name) from error
        return Receipt(self.name, recipient.address, message.id, now, str(target), detail)

    def find(
        self, message_id: str, recipient: Recipient, *, since: datetime, now: datetime
    ) -> Receipt | None:
        """The receipt of a message whose file is here."""
        try:
            found = next(self.path.glob(f"*-{message_id}.eml"), None)
        except OSError as error:
            reason = f"can't read {self.path}: {error.strerror or error}"
            raise TemporaryError(reason, channel=self.name) from error
        if found is None:
            return None
        return Receipt(self.name, recipient.address, message_id, now, str(found))


def _as_mail(message: Message, recipient: Recipient, now: datetime) -> bytes:
    known = "@" in recipient.address
    to = recipient if known else Recipient(NOWHERE, recipient.language)
    return bytes(compose_mail(message, to, sender=SENDER, now=now))


def _as_json(message: Message, recipient: Recipient) -> bytes:
    record = message_as_dict(message) | {"recipient": recipient.address}
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def _write(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
