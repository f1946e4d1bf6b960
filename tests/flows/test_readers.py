"""Who gets what and when, from the configuration to what arrives."""

import email
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from flows import steps
from flows.settings import Settings, load
from tests.flows.conftest import Command, Site

NOON = datetime(2026, 3, 3, 4, 0, tzinfo=UTC)  # Tuesday 12:00 in Shanghai
FIELDS = ("照明", "陶瓷", "玻璃", "家具", "钟表")


def story(field: str) -> tuple[str, str, tuple[str, ...]]:
    text = f"工业和信息化部有关负责人表示，下一步将制定出台《{field}行业规范条件》。"
    return f"{field}", f"工信部谈{field}行业", (text, f"{field}行业的企业对此普遍表示欢迎和支持。")


@pytest.fixture
def box(config: Path) -> Path:
    return config.parent / "box"


def configure(config: Path, box: Path, text: str) -> Settings:
    channels = f'[channels]\nbox = "folder:{box}?lang=en"\n'
    config.write_text(config.read_text(encoding="utf-8") + channels + text, encoding="utf-8")
    return load(config)


def publish(site: Site, number: int, at: datetime) -> None:
    for index, field in enumerate(FIELDS[:number]):
        _, title, text = story(field)
        site.publish(f"story{index}", title, text, at=at)


def mails(box: Path, *, tone: str = "*") -> list[EmailMessage]:
    found = sorted(box.glob(f"*-{tone}-*.eml"))
    return [email.message_from_bytes(p.read_bytes(), policy=policy.default) for p in found]  # type: ignore[misc]


def start(settings: Settings, site: Site, now: datetime) -> None:
    """The first cycle of all, whose baselines aren't what is looked at."""
    site.publish("weather", "明天天气", ("今天晴。", "明天多云转阴，有小雨。"), at=now)
    steps.run_direct(settings, now=now - timedelta(hours=3))


def test_beyond_the_cap_the_rest_comes_in_one_message(
    config: Path, site: Site, box: Path, miit_watch: Command
) -> None:
    settings = configure(config, box, "[alerts]\ncap_per_hour = 3\n")
    start(settings, site, NOON)
    publish(site, 5, NOON - timedelta(minutes=5))
    steps.run_direct(settings, now=NOON)
    single, bundles = mails(box, tone="new"), mails(box, tone="digest")
    assert len(single) == 2
    bundle = "".join(each.get_body(("plain",)).get_content() for each in bundles)  # type: ignore[union-attr]
    told = " ".join(each["Subject"] for each in single) + bundle
    assert all(f"{field}行业规范条件" in told for field in FIELDS)
    rows = miit_watch("alerts", "--config", config, "--format", "jsonl").rows
    assert {told["status"] for row in rows for told in row["deliveries"]} == {"sent"}
    before = len(list(box.glob("*.eml")))
    steps.run_direct(settings, now=NOON + timedelta(minutes=10))
    assert len(list(box.glob("*.eml"))) == before, "nothing comes twice"


def test_quiet_hours_hold_all_but_what_is_critical(config: Path, site: Site, box: Path) -> None:
    settings = configure(
        config,
        box,
        '[alerts]\nquiet = { start = "22:00", end = "07:00" }\n'
        '[[rules]]\nname = "all"\n'
        '[[rules]]\nname = "lamps"\nkeywords = ["照明"]\ncritical = true\n',
    )
    midnight = NOON + timedelta(hours=12)
    start(settings, site, midnight)
    publish(site, 2, midnight - timedelta(minutes=5))
    steps.run_direct(settings, now=midnight)
    assert ["照明" in each["Subject"] for each in mails(box, tone="new")] == [True]
    steps.run_direct(settings, now=midnight + timedelta(hours=6, minutes=59))
    assert len(mails(box, tone="new")) == 1
    steps.run_direct(settings, now=midnight + timedelta(hours=7))
    assert len(mails(box, tone="new")) == 2


def test_an_alert_names_the_rule_that_sent_it(config: Path, site: Site, box: Path) -> None:
    settings = configure(config, box, '[[rules]]\nname = "my lamps"\nkeywords = ["照明"]\n')
    start(settings, site, NOON)
    publish(site, 2, NOON - timedelta(minutes=5))
    steps.run_direct(settings, now=NOON)
    (mail,) = mails(box, tone="new")
    assert "my lamps" in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_whoever_is_not_allowed_gets_nothing(
    config: Path, site: Site, box: Path, miit_watch: Command
) -> None:
    mail = "smtp://127.0.0.1:1?from=watch@example.org&to=ann@example.org"
    settings = configure(config, box, f'mail = "{mail}"\n[alerts]\nallow = ["bo@example.org"]\n')
    start(settings, site, NOON)
    publish(site, 1, NOON - timedelta(minutes=5))
    steps.run_direct(settings, now=NOON)
    rows = miit_watch("alerts", "--config", config, "--format", "jsonl").rows
    fresh = [row for row in rows if row["event"] == "new"]
    told = {(each["channel"], each["recipient"], each["status"])
            for row in fresh for each in row["deliveries"]}  # fmt: skip
    assert told == {("box", "folder", "sent"), ("aside", "ann@example.org", "sent")}
    aside = [each["To"] for each in mails(settings.outbox, tone="new")]
    assert aside == ["ann@example.org"]


def test_later_events_answer_the_first_alert(config: Path, site: Site, box: Path) -> None:
    settings = configure(config, box, "")
    start(settings, site, NOON)
    _, title, text = story("照明")
    site.publish("draft", title, (text[0].replace("制定出台", "研究制定"), text[1]), at=NOON)
    steps.run_direct(settings, now=NOON)
    later = NOON + timedelta(days=9)
    issued = "工业和信息化部表示，近期将印发实施《照明行业规范条件》，引导企业规范发展。"
    site.publish("issue", "工信部再谈照明行业", (issued, "规范条件涉及多个方面。"), at=later)
    steps.run_direct(settings, now=later)
    (first,), (second,) = mails(box, tone="new"), mails(box, tone="advanced")
    assert second["In-Reply-To"] == first["Message-ID"]
    assert "→" in second["Subject"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[rules]]\nname = "a"\nto = ["fax"]\n', "there is no channel 'fax'"),
        ('[[rules]]\nname = "a"\nto = ["box/ann"]\n', "has no recipient 'ann'"),
        ('[[rules]]\nname = "a"\ntopics = ["trains"]\n', "there is no topic 'trains'"),
        ('[[rules]]\nname = "a"\nsources = ["radio"]\n', "there is no source 'radio'"),
        ('[[rules]]\nname = "a"\nmode = "digest"\ndigests = ["x"]\n', "there is no digest 'x'"),
        ('[[rules]]\nname = "a"\ndigests = ["daily"]\n', 'only with mode = "digest"'),
        ('[[rules]]\nname = "a"\npatterns = ["("]\n', "is no regular expression"),
        ('[[rules]]\nname = "a"\nevents = ["old"]\n', "events"),
        ('[alerts]\nquiet = { start = "22:00", end = "07:00", zone = "Mars" }\n', "no time zone"),
        ('[[digests]]\nzone = "Mars"\n', "no time zone"),
        ('[[digests]]\n[[digests]]\nkind = "weekly"\n', "two digests have the name"),
        ('[alerts]\noperators = ["fax"]\n', "there is no channel 'fax'"),
    ],
)
def test_a_mistake_in_rules_is_one_line(
    text: str, says: str, config: Path, box: Path, miit_watch: Command
) -> None:
    old = config.read_text(encoding="utf-8")
    config.write_text(f'{old}[channels]\nbox = "folder:{box}"\n{text}', encoding="utf-8")
    done = miit_watch("run", "--direct", "--config", config)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert says in done.err
