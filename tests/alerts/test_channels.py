"""Channels opened from address lines."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from alerts.channels import open_channel
from alerts.delivery import ChannelError, Recipient
from alerts.smtp import SmtpChannel


def test_an_smtp_address_says_everything() -> None:
    smtp = open_channel(
        SecretStr(
            "smtp://us%40er:p%2Fw@mail.example:2525?from=w@a.example&to=x@b.example, y@b.example"
            "&lang=en&timeout=7"
        ),
        name="team",
    )
    assert isinstance(smtp, SmtpChannel)
    assert (smtp.name, smtp.host, smtp.port, smtp.tls) == ("team", "mail.example", 2525, "starttls")
    assert (smtp.user, smtp.password, smtp.timeout) == ("us@er", "p/w", 7)
    assert smtp.recipients == (Recipient("x@b.example", "en"), Recipient("y@b.example", "en"))
    assert "p/w" not in repr(smtp)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("", "known are"),
        ("carrier-pigeon:coop", "known are"),
        ("folder:", "which folder"),
        ("console:loud", "stderr"),
        ("console:?colour=no", "unknown option colour"),
        ("console:?lang=fr", "lang is one of zh, en"),
        ("smtp://:s3cret@?from=a@b.c&to=d@e.f", "which server"),
        ("smtp://u:s3cret@h:port?from=a@b.c&to=d@e.f", "port isn't a number"),
        ("smtp://u:s3cret@h?to=d@e.f", "from=… is missing"),
        ("smtp://u:s3cret@h?from=a@b.c", "to=… is missing"),
        ("smtp://u:s3cret@h?from=a@b.c&to=nobody", "isn't an e-mail address"),
        ("smtp://u:s3cret@h?from=a@b.c&to=d@e.f%0d%0aBcc:x@y.z", "isn't an e-mail address"),
        ("smtp://u:s3cret@h?from=a@b.c&to=d@e.f&tls=maybe", "tls is one of"),
        ("smtp://u:s3cret@h?from=a@b.c&to=d@e.f&timeout=forever", "number of seconds"),
        ("smtp://u:s3cret@h?from=a@b.c&to=d@e.f&to=g@h.i", "stands twice"),
        ("smtp://u:s3cret@h?from=a@b.c&to=d@e.f&unsubscribe=here", "mailto: or https:"),
        ("slack+https:///services/s3cret", "names no host"),
        ("slack+http://hooks.example/services/s3cret", "use https"),
        ("slack+https://hooks.example/services/s3cret?s3cret2=1", "unknown option"),
        ("s3cret://token", "known are"),
    ],
)
def test_a_bad_address_is_one_line_without_its_secret(url: str, says: str) -> None:
    with pytest.raises(ChannelError) as caught:
        open_channel(url)
    line = str(caught.value)
    assert says in line
    assert "\n" not in line
    assert "s3cret/" not in line
    assert "s3cret@" not in line
    assert "s3cret:" not in line
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "url",
    [
        "smtps://u:s3cret@h?from=a@b.c&to=d@e.f&ca=",
        "slack+https://hooks.example/services/s3cret?ca=",
        "webhook+https://h/s3cret?key=MDEyMzQ1Njc4OWFiY2RlZg==&ca=",
    ],
)
def test_a_file_of_authorities_that_is_none_is_said_at_once(url: str, tmp_path: Path) -> None:
    for name, said in (("gone.pem", "no such file"), ("empty.pem", "no certificates in it")):
        path = tmp_path / name
        if name == "empty.pem":
            path.write_text("", encoding="ascii")
        with pytest.raises(ChannelError) as caught:
            open_channel(f"{url}{path}")
        assert str(caught.value).endswith(f"ca={path}: {said}")
        assert "s3cret" not in str(caught.value)
