"""A channel's secret is nowhere but on the wire: not in store, outbox, logs or output."""

import logging
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from flows import probing
from flows.readers import open_readers
from flows.secret_values import resolve_secret
from flows.settings import ConfigError, load
from tests.alerts.servers import PASSWORD, Mailbox, Web, smtp_server, web_server
from tests.alerts.test_messenger import turn
from tests.flows.conftest import PARAGRAPHS, Command, Site

TITLE = "工信部：加快制定低速车辆安全管理条例"
SECRET = "hunter2hunter2hunter2hunter2hunter2"
KEY = "aHVudGVyMmh1bnRlcjJodW50ZXIy"
CHANNELS: dict[str, Callable[[int], str]] = {
    "slack": lambda port: f"slack+http://127.0.0.1:{port}/services/T0/{SECRET}",
    "slackbot": lambda port: f"slackbot://{SECRET}@C0AAA?api=http://127.0.0.1:{port}/a",
    "webhook": lambda port: f"webhook+http://127.0.0.1:{port}/in/{SECRET}?key=whsec_{KEY}",
    "feishu": lambda port: f"feishu://{SECRET}@{SECRET}?api=http://127.0.0.1:{port}/{{token}}",
    "dingtalk": lambda port: (
        f"dingtalk://{SECRET}@{SECRET}?api=http://127.0.0.1:{port}/s%3Faccess_token%3D{{token}}"
    ),
    "wecombot": lambda _: f"wecombot://{SECRET}",
    "tgram": lambda _: f"tgram://123456789:{SECRET}/1001",
    "discord": lambda _: f"discord://4174216298/{SECRET}",
}
APPRISE = ("wecombot", "tgram", "discord")


class Echo(Web):
    """Answers with an error that repeats what it was asked, headers and all."""

    def answer_to(self, path: str, headers: dict[str, str], body: bytes) -> bytes:
        said = f"{path} {headers}".replace('"', "'")
        return f'{{"ok": false, "errcode": 93000, "code": 19001, "error": "{said}",'.encode() + (
            f'"errmsg": "{said}", "msg": "{said}"}}'.encode()
        )


def sweep(
    config: Path,
    site: Site,
    miit_watch: Command,
    caplog: pytest.LogCaptureFixture,
    fail: Callable[[int], None],
) -> dict[str, str]:
    """Everything that the program says or keeps while its channels fail, by where.

    `fail` is called with the number of the message that is to fail next, from 0 to 2.
    """
    said = ""
    with caplog.at_level(logging.DEBUG):
        site.publish("weather", "明天天气", ("今天晴。", "明天有雨。"))
        for number in range(2):
            fail(number)
            done = miit_watch("run", "--direct", "--config", config)
            said += done.out + done.err
            site.publish("one", TITLE, PARAGRAPHS)
        for arguments in (("alerts",), ("sources",), ("rules", "test")):
            done = miit_watch(*arguments, "--config", config)
            said += done.out + done.err
        settings = load(config)
        fail(2)
        found = probing.probe(settings, now=datetime.now(UTC))
        rows = miit_watch("alerts", "--config", config, "--format", "jsonl")
    data = config.parent / "data"
    kept = b"".join(each.read_bytes() for each in data.rglob("*") if each.is_file())
    assert {told["status"] for each in rows.rows for told in each["deliveries"]} - {"sent"}
    return {
        "output": said + rows.out,
        "store and files": kept.decode("utf-8", "replace"),
        "logs": "".join(
            # The test's own mail server writes down what it hears.
            record.getMessage()
            for record in caplog.records
            if record.name != "mail.log"
        ),
        "a run's state": found.headline,
        "settings": repr(settings),
    }


@pytest.mark.parametrize("kind", CHANNELS)
def test_a_secret_of_a_failing_channel_is_in_no_row_file_or_line(
    kind: str,
    config: Path,
    site: Site,
    miit_watch: Command,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It refuses, repeating what it was asked; it is out of order, likewise; it hangs up."""
    web = Echo()

    def fail(number: int) -> None:
        # Some say in their answer that they refuse, others by its status.
        refusal = 403 if kind in ("webhook", "tgram", "discord") else 200
        web.status = (refusal, 500, 500)[number]
        web.mood = ("answer", "answer", "cut")[number]

    with web_server(web) as port:
        if kind in APPRISE:
            turn(kind, port, monkeypatch)
        monkeypatch.setenv("HOOK", CHANNELS[kind](port))
        text = config.read_text(encoding="utf-8")
        config.write_text(f'{text}[channels]\nteam = "env:HOOK"\n', encoding="utf-8")
        found = sweep(config, site, miit_watch, caplog, fail)
    assert len(web.requests) >= 3, "the channel was tried"
    for where, text in found.items():
        assert "hunter2" not in text and KEY not in text, where


def test_a_mail_password_is_in_no_row_file_or_line(
    config: Path,
    site: Site,
    miit_watch: Command,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither where the server refuses it, nor where it repeats it."""

    class Repeating(Mailbox):
        async def handle_EHLO(self, server: object, session: object, envelope: object,
                              hostname: str, responses: list[str]) -> list[str]:  # fmt: skip
            return [*responses[:-1], f"250-{SECRET}", "250-AUTH PLAIN", responses[-1]]

    with smtp_server(Repeating(rcpt=f"550 {SECRET} is no user here")) as port:
        address = f"smtp://watcher:{SECRET}@127.0.0.1:{port}?from=a@b.org&to=ann@b.org&tls=none"
        monkeypatch.setenv("HOOK", address)
        text = config.read_text(encoding="utf-8")
        config.write_text(f'{text}[channels]\nteam = "env:HOOK"\n', encoding="utf-8")
        found = sweep(config, site, miit_watch, caplog, lambda _: None)
    for where, text in found.items():
        assert "hunter2" not in text, where
    assert PASSWORD not in "".join(found.values())


@pytest.mark.parametrize("kind", [*CHANNELS, "smtp"])
def test_a_mistake_in_an_address_shows_nothing_of_it(
    kind: str, config: Path, miit_watch: Command, caplog: pytest.LogCaptureFixture
) -> None:
    address = CHANNELS[kind](1) if kind != "smtp" else f"smtp://u:{SECRET}@b.org?from=a@b.org"
    text = config.read_text(encoding="utf-8")
    wrong = f"{address}{'&' if '?' in address else '?'}timeout=soon"
    config.write_text(f'{text}[channels]\nteam = "{wrong}"\n', encoding="utf-8")
    with caplog.at_level(logging.DEBUG):
        done = miit_watch("run", "--direct", "--config", config)
    assert done.code == 2 and "channels.team" in done.err
    assert "hunter2" not in done.out + done.err + caplog.text
    with pytest.raises(ConfigError) as caught:
        open_readers(load(config))
    assert "hunter2" not in "".join(traceback.format_exception_only(caught.value))


def test_secrets_come_from_environment_and_files(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("folder:there\n", encoding="utf-8")
    assert resolve_secret(SecretStr(f"file:{path}")) == "folder:there"
    assert resolve_secret(SecretStr("env:X"), {"X": "folder:here"}) == "folder:here"
    assert resolve_secret(SecretStr("folder:plain")) == "folder:plain"
    with pytest.raises(ConfigError, match="NOT_SET"):
        resolve_secret(SecretStr("env:NOT_SET"), {})
    with pytest.raises(ConfigError, match="No such file"):
        resolve_secret(SecretStr(f"file:{tmp_path}/nothing"))
