"""An SMTP server for trying out: keeps each message under /mail and prints who gets what."""

import email
import email.policy
import sys
import threading
from itertools import count
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

FOLDER = Path("/mail")
PORT = 1025


class Catcher:
    """Accepts everything."""

    def __init__(self) -> None:
        self._numbers = count(len(list(FOLDER.glob("*.eml"))) + 1)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Keep the message; answer as a server does that has taken it over."""
        del server, session
        path = FOLDER / f"{next(self._numbers):06}.eml"
        path.write_bytes(envelope.content)
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        sys.stdout.write(f"{path.name} to {', '.join(envelope.rcpt_tos)}: {message['subject']}\n")
        return "250 kept"


if __name__ == "__main__":
    Controller(Catcher(), hostname="0.0.0.0", port=PORT).start()
    threading.Event().wait()
