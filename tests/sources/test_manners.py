"""Pauses, rest for failing hosts, and robots.txt."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest

from sources import _guard
from sources._client import Client, Limits
from sources._hosts import Hosts, Manners, Rest
from sources._robots import Robots
from sources._source import AnswerError, BlockedError, FetchError


class Hours:
    def __init__(self) -> None:
        self.time = 1000.0

    def sleep(self, seconds: float) -> None:
        self.time += seconds


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def hosts(hours: Hours) -> Hosts:
    manners = Manners(interval=2.0, at_once=1, failures=2, rest=100.0, longest_rest=300.0)
    return Hosts(manners, lambda: hours.time, hours.sleep)


def ask(hosts: Hosts, host: str = "a.cn", error: Exception | None = None) -> None:
    with hosts.turn(host, f"https://{host}/"):
        if error:
            raise error


def test_requests_to_one_host_start_apart(hosts: Hosts, hours: Hours) -> None:
    starts = []
    for host in ("a.cn", "a.cn", "b.cn", "a.cn"):
        with hosts.turn(host, ""):
            starts.append((host, hours.time))
    assert starts == [("a.cn", 1000.0), ("a.cn", 1002.0), ("b.cn", 1002.0), ("a.cn", 1004.0)]


def test_no_more_at_once_than_agreed(hosts: Hosts) -> None:
    inside, most = 0, 0
    lock = threading.Lock()

    def work() -> None:
        nonlocal inside, most
        with hosts.turn("a.cn", ""):
            with lock:
                inside += 1
                most = max(most, inside)
            with lock:
                inside -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_a_failing_host_is_left_alone_probed_and_forgiven(hosts: Hosts, hours: Hours) -> None:
    for _ in range(2):
        with pytest.raises(FetchError, match=r"^down$"):
            ask(hosts, error=FetchError("down"))
    with pytest.raises(FetchError, match=r"a\.cn failed 2 times in a row .*https://a\.cn/"):
        ask(hosts)
    ask(hosts, "b.cn")
    hours.time += 100
    with pytest.raises(FetchError, match=r"^still down$"):
        ask(hosts, error=FetchError("still down"))
    hours.time += 150  # the rest has doubled
    with pytest.raises(FetchError, match="left alone"):
        ask(hosts)
    hours.time += 60
    ask(hosts)
    ask(hosts)


def test_what_one_client_met_the_next_one_knows(hosts: Hosts, hours: Hours) -> None:
    for _ in range(2):
        with suppress(BlockedError):
            ask(hosts, error=BlockedError("challenge page (521)"))
    ask(hosts, "b.cn")
    hours.time += 30
    rests = hosts.rests()
    assert rests == {"a.cn": Rest(2, 70.0, "challenge page (521)", blocked=True)}
    later = Hosts(Manners(interval=2.0, failures=2, rest=100.0), lambda: hours.time, hours.sleep)
    later.restore({host: rest for host, rest in rests.items() if rest})
    with pytest.raises(BlockedError, match=r"left alone: challenge page \(521\) \(https://a\.cn/"):
        ask(later)
    assert later.rests() == {}, "it has asked nobody, so it knows no better"
    hours.time += 70
    with suppress(FetchError):
        ask(later, error=FetchError("down"))
    assert later.rests() == {"a.cn": Rest(3, 200.0, "down", blocked=False)}
    hours.time += 200
    ask(later)
    assert later.rests() == {"a.cn": None}, "it works again"


def test_requests_that_fail_together_fail_once(hosts: Hosts, hours: Hours) -> None:
    """Those that were under way when the host was given up don't lengthen its rest."""
    loose = Hosts(Manners(at_once=5, failures=1, rest=10), lambda: hours.time, hours.sleep)
    with suppress(FetchError), loose.turn("a.cn", ""):
        with suppress(FetchError):
            ask(loose, error=FetchError("down"))
        raise FetchError("down too")
    assert loose.rests() == {"a.cn": Rest(1, 10.0, "down", blocked=False)}


def test_who_comes_together_after_an_earlier_clients_rest_is_let_in(hours: Hours) -> None:
    loose = Hosts(Manners(at_once=5, failures=1, rest=10), lambda: hours.time, hours.sleep)
    loose.restore({"a.cn": Rest(1, 0.0, "down", blocked=False)})
    with loose.turn("a.cn", ""):
        ask(loose)
    assert loose.rests() == {"a.cn": None}


def test_only_one_request_probes(hosts: Hosts, hours: Hours) -> None:
    loose = Hosts(Manners(at_once=5, failures=1, rest=10), lambda: hours.time, hours.sleep)
    with suppress(FetchError):
        ask(loose, error=FetchError("down"))
    hours.time += 11
    with loose.turn("a.cn", ""), pytest.raises(FetchError, match="left alone"):
        ask(loose)


def test_a_failure_of_ours_is_no_failure_of_the_host(hosts: Hosts) -> None:
    for _ in range(5):
        with pytest.raises(KeyError):
            ask(hosts, error=KeyError("bug"))
    ask(hosts)


RULES = b"User-agent: *\nDisallow: /private/\n\nUser-agent: badbot\nDisallow: /\n"


def test_robots_are_read_once_a_day_and_obeyed(hours: Hours) -> None:
    fetched = []

    def fetch(url: str) -> bytes:
        fetched.append(url)
        return RULES

    robots = Robots(fetch, lambda: hours.time)
    robots.check("https://a.cn/news/1.html")
    with pytest.raises(BlockedError, match=r"robots\.txt forbids it \(https://a\.cn/private/1\)"):
        robots.check("https://a.cn/private/1")
    assert fetched == ["https://a.cn/robots.txt"]
    hours.time += 90_000
    robots.check("https://a.cn/news/1.html")
    robots.check("http://a.cn/news/1.html")
    assert len(fetched) == 3


@pytest.mark.parametrize("body", [b"", b"<html><body>Disallow: /</body></html>", b"\xff\xfe\0\1"])
def test_no_rules_allow_everything(body: bytes) -> None:
    Robots(lambda url: body, lambda: 0.0).check("https://a.cn/private/1")


def test_a_site_that_is_away_is_named_by_the_page_that_was_wanted() -> None:
    def fetch(url: str) -> bytes:
        raise FetchError("no connection", where=url)

    with pytest.raises(FetchError, match=r"^no connection \(https://a\.cn/news\)$"):
        Robots(fetch, lambda: 0.0).check("https://a.cn/news")


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch, hours: Hours) -> Iterator[Client]:
    """A client for which this machine is the public internet."""
    monkeypatch.setattr(_guard, "inward", lambda address: False)
    with Client(
        limits=Limits(connect=1, read=0.3, total=60),
        manners=Manners(interval=1.0, failures=2, rest=100.0),
        clock=lambda: hours.time,
        sleep=hours.sleep,
        jitter=lambda: 0.0,
    ) as client:
        yield client


def test_client_asks_for_robots_first_and_pauses(
    public: Client, site: Any, reply: Any, hours: Hours
) -> None:
    site.on("/robots.txt", reply(b"User-agent: miit-watch\nDisallow: /no\n"))
    url = site.on("/a", reply(b"a"))
    assert public.get(url) is not None
    assert public.get(url) is not None
    assert [path for path, _ in site.requests] == ["/robots.txt", "/a", "/a"]
    assert hours.time == 1001.0
    with pytest.raises(BlockedError, match=r"robots\.txt forbids it"):
        public.get(site.on("/no", reply(b"no")))
    assert len(site.requests) == 3


@pytest.mark.parametrize("status", [404, 403, 500, 503])
def test_client_takes_an_error_for_no_robots(
    public: Client, site: Any, reply: Any, status: int
) -> None:
    site.on("/robots.txt", reply(status=status))
    assert public.get(site.on("/a", reply(b"a"))) is not None


def test_client_leaves_a_failing_host_alone(public: Client, site: Any, reply: Any) -> None:
    for _ in range(5):
        with pytest.raises(AnswerError):
            public.get(site.on("/missing", reply(status=404)))
    url = site.on("/a", reply(status=500))
    for _ in range(2):
        with pytest.raises(FetchError, match="answered 500"):
            public.get(url)
    asked = len(site.requests)
    with pytest.raises(FetchError, match="left alone"):
        public.get(url)
    assert len(site.requests) == asked


def test_a_turn_shared_with_other_processes_lasts_as_long_as_the_pause(
    hours: Hours, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[tuple[str, str, float]] = []

    @contextmanager
    def turns(host: str) -> Iterator[None]:
        held.append(("taken", host, hours.time))
        yield
        held.append(("given back", host, hours.time))

    client = Client(
        manners=Manners(interval=2.0),
        turns=turns,
        clock=lambda: hours.time,
        sleep=hours.sleep,
    )

    def answer(url: str, *_: Any, **__: Any) -> None:
        hours.time += 0.5 if "quick" in url else 3.0

    monkeypatch.setattr(client, "_patiently", answer)
    client.get("https://a.cn/quick")
    client.get("https://a.cn/slow")
    assert held == [
        ("taken", "a.cn", 1000.0),
        ("given back", "a.cn", 1002.0),
        ("taken", "a.cn", 1002.0),
        ("given back", "a.cn", 1005.0),
    ]
