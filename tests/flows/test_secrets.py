"""A channel's secret is nowhere but on the wire: not in store, outbox, logs or output."""

import logging
from pathlib import Path

import pytest

from flows.settings import ConfigError, load, resolve_secret
from tests.flows.conftest import PARAGRAPHS, Command, Site

TITLE = "工信部：加快制定低速车辆安全管理条例"
SECRET = "T0P/S3CR3T/hunter2"


def test_a_secret_of_a_failing_channel_is_in_no_row_file_or_line(
    config: Path,
    site: Site,
    miit_watch: Command,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    host = site.address.removeprefix("http://")
    monkeypatch.setenv("HOOK", f"slack+http://{host}/services/{SECRET}")
    text = config.read_text(encoding="utf-8")
    config.write_text(f'{text}[channels]\nteam = "env:HOOK"\n', encoding="utf-8")
    said = ""
    with caplog.at_level(logging.DEBUG):
        site.publish("weather", "明天天气", ("今天晴。", "明天有雨。"))
        for _ in range(2):
            for arguments in (("run", "--direct"), ("alerts",), ("sources",)):
                done = miit_watch(*arguments, "--config", config)
                said += done.out + done.err
            site.publish("one", TITLE, PARAGRAPHS)
    alerts = miit_watch("alerts", "--config", config, "--format", "jsonl").rows
    states = {told["status"] for each in alerts for told in each["deliveries"]}
    assert states == {"failed"} or states == {"dead"}, "the site takes no posts"
    data = config.parent / "data"
    kept = b"".join(each.read_bytes() for each in data.rglob("*") if each.is_file())
    ours = "".join(r.getMessage() for r in caplog.records if not r.name.startswith("urllib3"))
    for part in (SECRET, "hunter2"):
        assert part not in said and part.encode() not in kept and part not in ours
    assert "hunter2" not in repr(load(config))


def test_secrets_come_from_environment_and_files(tmp_path: Path) -> None:
    from pydantic import SecretStr

    path = tmp_path / "secret"
    path.write_text("folder:there\n", encoding="utf-8")
    assert resolve_secret(SecretStr(f"file:{path}")) == "folder:there"
    assert resolve_secret(SecretStr("env:X"), {"X": "folder:here"}) == "folder:here"
    assert resolve_secret(SecretStr("folder:plain")) == "folder:plain"
    with pytest.raises(ConfigError, match="NOT_SET"):
        resolve_secret(SecretStr("env:NOT_SET"), {})
    with pytest.raises(ConfigError, match="No such file"):
        resolve_secret(SecretStr(f"file:{tmp_path}/nothing"))
