"""The folder channel: whole files, each message once."""

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from alerts.channels import open_channel
from alerts.delivery import Recipient, TemporaryError
from alerts.message import Message
from tests.alerts.conftest import full_disk
from tests.alerts.samples import NOW


def test_writes_a_mail_and_json_once(tmp_path: Path, message: Message) -> None:
    folder = open_channel(f"folder:{tmp_path}/out/box")
    first = folder.send(message, folder.recipients[0], NOW)
    stamps = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out/box").iterdir()}
    second = folder.send(message, folder.recipients[0], NOW)
    assert sorted(stamps) == ["20230531-new-m0123456789.eml", "20230531-new-m0123456789.json"]
    assert stamps == {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out/box").iterdir()}
    assert (first.detail, second.detail) == ("written", "was already there")
    assert first.reference == str(tmp_path / "out/box/20230531-new-m0123456789.eml")


def test_the_files_hold_the_message(tmp_path: Path, message: Message) -> None:
    folder = open_channel(f"folder:{tmp_path}")
    receipt = folder.send(message, Recipient("reader@example.org"), NOW)
    mail = message_from_bytes(Path(receipt.reference or "").read_bytes(), policy=default)
    record = json.loads(Path(receipt.reference or "").with_suffix(".json").read_text("utf-8"))
    assert mail["To"] == "reader@example.org"
    assert mail["Subject"] == record["subject"] == message.subject
    assert record["recipient"] == "reader@example.org"
    assert record["parts"][0]["part"] == "quote"
    assert record["html"] == message.html


def test_a_json_file_alone_is_completed(tmp_path: Path, message: Message) -> None:
    """What a crash between the two files leaves."""
    folder = open_channel(f"folder:{tmp_path}")
    receipt = folder.send(message, folder.recipients[0], NOW)
    Path(receipt.reference or "").unlink()
    assert folder.send(message, folder.recipients[0], NOW).detail == "written"


def test_an_unusable_folder_is_named(tmp_path: Path, message: Message) -> None:
    (tmp_path / "file").write_text("in the way")
    folder = open_channel(f"folder:{tmp_path}/file/box")
    with pytest.raises(TemporaryError, match="file/box"):
        folder.send(message, folder.recipients[0], NOW)


def test_a_disk_that_fills_up_leaves_nothing_half_written(tmp_path: Path, message: Message) -> None:
    channel = open_channel(f"folder:{tmp_path}")
    with full_disk(), pytest.raises(TemporaryError, match="can't write"):
        channel.send(message, channel.recipients[0], NOW)
    assert list(tmp_path.iterdir()) == []
    channel.send(message, channel.recipients[0], NOW)
    assert len(list(tmp_path.iterdir())) == 2
