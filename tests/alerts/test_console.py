"""The console channel: plain where it is piped, panels on a terminal."""

import io

import pytest

from alerts.channels import open_channel
from alerts.console import ConsoleChannel
from alerts.delivery import PermanentError, Recipient, UncertainError
from alerts.message import Message
from alerts.render import render_digest, render_notice
from tests.alerts.samples import HOSTILE, NOW, daily_digest


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_piped_output_is_the_plain_text(
    message: Message, capsys: pytest.CaptureFixture[str]
) -> None:
    console = open_channel("console:")
    console.send(message, console.recipients[0], NOW)
    assert capsys.readouterr().out == message.text + "\n"


def test_stderr_leaves_standard_output_alone(
    message: Message, capsys: pytest.CaptureFixture[str]
) -> None:
    console = open_channel("console:stderr")
    console.send(message, console.recipients[0], NOW)
    output = capsys.readouterr()
    assert (output.out, output.err) == ("", message.text + "\n")


def test_an_output_that_knows_no_chinese_gets_question_marks(message: Message) -> None:
    raw = io.BytesIO()
    latin = io.TextIOWrapper(raw, encoding="latin-1")
    ConsoleChannel(stream=lambda: latin).send(message, Recipient("console"), NOW)
    assert raw.getvalue().startswith(b"??? ")
    assert b"https://news.example/2023/05/31/a1.html" in raw.getvalue()


def test_outputs_that_fail_are_told_apart(message: Message) -> None:
    class Broken(io.StringIO):
        def __init__(self, error: OSError) -> None:
            super().__init__()
            self.error = error

        def flush(self) -> None:
            raise self.error

    for error, told in (
        (BrokenPipeError(32, "Broken pipe"), PermanentError),
        (OSError(28, "No space left on device"), UncertainError),
    ):
        stream = Broken(error)
        with pytest.raises(told):
            ConsoleChannel(stream=lambda out=stream: out).send(message, Recipient("console"), NOW)


def test_a_terminal_gets_a_panel_without_markup_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "200")
    terminal = Terminal()
    console = ConsoleChannel(stream=lambda: terminal)
    hostile = render_notice(HOSTILE, message_id="m3", language="zh", rules=("[bold]r[/bold]",))
    console.send(hostile, console.recipients[0], NOW)
    console.send(
        render_digest(daily_digest(), message_id="m4", language="en"), console.recipients[0], NOW
    )
    shown = terminal.getvalue()
    assert "\x1b[" in shown
    assert "\x1b[31m红" not in shown
    assert "[bold]r[/bold]" in shown
    assert "New national green factories · 1,000 → no fewer than 1,200" in shown
