"""The console channel: plain where it is piped, panels on a terminal."""

import io

import pytest

from alerts.channels import open_channel
from alerts.console import ConsoleChannel
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
