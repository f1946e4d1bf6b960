"""A message as an e-mail: headers, text and HTML. Pure."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from alerts.delivery import Recipient
from alerts.message import Message
from alerts.plain import cut

SUBJECT_LIMIT = 180


def compose_mail(
    message: Message,
    recipient: Recipient,
    *,
    sender: str,
    now: datetime,
    unsubscribe: str | None = None,
) -> EmailMessage:
    """The e-mail for one recipient, who alone stands in it.

    `sender` is an address; `unsubscribe` a mailto: or https: address for List-Unsubscribe. The
    Message-ID follows from the message's id alone, so a second copy is known as the same one;
    messages of one thread refer to a common root and reply to the first.
    """
    domain = sender.rpartition("@")[2]
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address("miit-watch", addr_spec=sender)
    mail["To"] = Address(addr_spec=recipient.address)
    mail["Subject"] = cut(message.subject, SUBJECT_LIMIT)
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{message.id}@{domain}>"
    if message.thread_id:
        references = [f"<thread.{message.thread_id}@{domain}>"]
        if message.reply_to:
            references.append(f"<{message.reply_to}@{domain}>")
            mail["In-Reply-To"] = references[-1]
        mail["References"] = " ".join(references)
    mail["Auto-Submitted"] = "auto-generated"
    if unsubscribe:
        mail["List-Unsubscribe"] = f"<{unsubscribe}>"
    mail.set_content(message.text, cte="base64")
    mail.add_alternative(message.html, subtype="html", cte="base64")
    # After the contents, which would sweep it away.
    mail["Content-Language"] = message.language
    return mail
