"""What is broken, one function each; each leaves the fault mended and the rest to the program."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from tests.faults.clock import stepping
from tests.faults.kills import (
    killed_after_commit,
    killed_after_fetch,
    killed_at_random,
    killed_between_send_and_mark,
    killed_when_the_file_is_there,
    was_asked,
)
from tests.faults.postgres import Server
from tests.faults.prefect_server import prefect_server
from tests.faults.proxy import Manner, Proxy, well
from tests.faults.world import COMMAND, PATIENCE, World, until

ROOM = 3_000_000
"""Bytes of the disk that fills up, for each length of a scenario."""


def disk_full(world: World, length: int) -> None:
    """No room on the store's disk, then room again."""
    for _ in range(length):
        ballast = world.store / "ballast"
        free = os.statvfs(world.store).f_bavail * os.statvfs(world.store).f_frsize
        ballast.write_bytes(b"x" * max(0, free - world.chance.randint(0, 60_000)))
        world.publish(8)
        _fails(world, "disk")
        ballast.unlink()


def store_read_only(world: World, length: int) -> None:
    """The store's disk can't be written, then it can."""
    for _ in range(length):
        world.publish(2)
        _mount("-o", "remount,ro", world.store)
        _fails(world, "read-only")
        _mount("-o", "remount,rw", world.store)


def store_locked(world: World, length: int) -> None:
    """Another process holds SQLite's lock longer than the program waits."""
    for _ in range(length):
        world.publish(2)
        hold = (
            "import sqlite3,sys;c=sqlite3.connect(sys.argv[1]);c.isolation_level=None;"
            "c.execute('BEGIN IMMEDIATE');print('held',flush=True);sys.stdin.read()"
        )
        path = world.database.removeprefix("sqlite:///")
        command = [sys.executable, "-c", hold, path]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen(command, **pipes) as holder:
            assert holder.stdout is not None
            holder.stdout.readline()
            _fails(world, "another process is writing")


def postgres_restarted(world: World, length: int, server: Server) -> None:
    """Postgres ends at once in the middle of a transaction, and starts again."""
    for _ in range(length):
        _break_in_transaction(world, server, lambda: (server.stop(), server.start()))


def postgres_failed_over(
    world: World, length: int, leader: Server, follower: Server, wire: Proxy
) -> None:
    """Postgres ends at once in the middle of a transaction, and its copy takes over, for good."""
    del length
    follower.follow(leader)

    def take_over() -> None:
        leader.stop()
        follower.promote()
        follower.say("ALTER SYSTEM RESET synchronous_standby_names")
        follower.say("SELECT pg_reload_conf()")
        wire.cut()
        wire.target = ("127.0.0.1", follower.port)

    _break_in_transaction(world, leader, take_over)


def prefect_restarted(world: World, length: int) -> None:
    """Prefect's server is killed while a run fetches, and started again."""
    with prefect_server(world.folder / "prefect") as server:
        world.environment = server.environment
        run = (str(COMMAND), "run", "--config", str(world.config), "--database", world.database)
        for _ in range(length - 1):
            world.publish(2)
            asked = len(world.site.asked)
            process = world.start(*run)
            page = f"/story{world.stories - 1}.html"
            assert until(partial(was_asked, world, page, asked), process)
            server.kill()
            world.faults += 1
            server.start()
            # The run ends well or says that it lost its server; it must end.
            process.wait(PATIENCE)
        assert world.cycle(*run) == 0, world.errors[-1]
    world.environment = {}


def clock_stepped(world: World, length: int) -> None:
    """The clock goes an hour back and forth between cycles, some of which are killed."""
    for _ in range(length):
        for hours in (1, -1, 0, 1, -1):
            world.publish()
            at = datetime.now(UTC) + timedelta(hours=hours)
            command = (sys.executable, "-m", "tests.faults.cycle")
            process = world.start(*command, str(world.config), world.database, at.isoformat())
            if world.chance.random() < 0.5:
                time.sleep(world.chance.uniform(0.5, 2.5))
                world.kill(process)
            else:
                world.faults += 1
                world.end(process)


def clock_stepped_inside(world: World, length: int) -> None:
    """The system's clock goes an hour forth or back while a cycle fetches and before it sends."""
    clock, answer = world.folder / "clock", world.site.answer
    with stepping(clock, world.environment):
        for hours in (1, -1) * length:
            clock.write_text("+0")
            world.publish(2)
            page = f"/story{world.stories - 1}.html"

            def step(path: str, page: str = page, hours: int = hours) -> tuple[int, bytes]:
                if path == page:
                    clock.write_text(f"{hours * 3600:+d}")
                    world.faults += 1
                return answer(path)

            world.site.answer = step  # type: ignore[method-assign]
            assert world.cycle() == 0, world.errors[-1]
    world.site.answer = answer  # type: ignore[method-assign]


def names_gone(world: World, length: int) -> None:
    """No name resolves, then they do again."""
    hosts, resolver = world.folder / "hosts", world.folder / "resolv.conf"
    resolver.write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    hide = f"mount --bind {hosts} /etc/hosts && mount --bind {resolver} /etc/resolv.conf"
    world.before = ("unshare", "-m", "sh", "-c", f'{hide} && exec "$@"', "sh")
    known = "127.0.0.1 localhost news.example mail.example\n"
    hosts.write_text(known)
    world.publish()
    world.cycle()
    for _ in range(length):
        world.publish(2)
        hosts.write_text("127.0.0.1 localhost\n")
        world.cycle()
        world.faults += 1
        hosts.write_text(known)
        world.cycle()
    world.before = ()


def network_cut(world: World, length: int) -> None:
    """Connections to site and mail server are refused or cut at any byte."""

    def manner() -> Manner:
        if world.chance.random() < 0.4:
            return Manner()
        if world.chance.random() < 0.2:
            return Manner(refused=True)
        return Manner(cut_after=world.chance.randint(0, 1500))

    world.site_wire.manner = world.mail_wire.manner = manner
    for _ in range(4 * length):
        world.publish(2)
        world.cycle()
    world.site_wire.manner = world.mail_wire.manner = well
    world.faults += world.site_wire.cuts + world.mail_wire.cuts


def network_slow(world: World, length: int) -> None:
    """Answers drip."""
    world.site_wire.manner = world.mail_wire.manner = lambda: Manner(slow=True)
    for _ in range(length):
        world.publish(3)
        world.cycle()
        world.faults += 1
    world.site_wire.manner = world.mail_wire.manner = well


@dataclass(frozen=True, slots=True)
class Scenario:
    """A fault with where it can be tried."""

    name: str
    play: Callable[..., None]
    databases: tuple[str, ...] = ("sqlite",)
    small_disk: bool = False
    """The store lies on a disk of its own (needs root)."""
    root: bool = False
    names: bool = False
    """Site and mail server are known by names, not by numbers."""
    clock: bool = False
    """The program's processes see a clock that we set."""
    least: int = 1
    """The length from which it is played."""
    breaks_server: bool = False
    """It is given the database's server to break."""


SCENARIOS = (
    Scenario("killed at random", killed_at_random, ("sqlite", "postgres")),
    Scenario("killed after fetch", killed_after_fetch),
    Scenario("killed after commit", killed_after_commit, ("sqlite", "postgres")),
    Scenario("killed between send and mark", killed_between_send_and_mark, ("sqlite", "postgres")),
    Scenario("killed when the file is there", killed_when_the_file_is_there),
    Scenario("disk full", disk_full, small_disk=True),
    Scenario("store read-only", store_read_only, small_disk=True),
    Scenario("store locked", store_locked),
    Scenario("postgres restarted", postgres_restarted, ("postgres",), breaks_server=True),
    Scenario("postgres failed over", postgres_failed_over, ("failover",), breaks_server=True),
    Scenario("prefect restarted", prefect_restarted, least=2),
    Scenario("clock stepped", clock_stepped),
    Scenario("clock stepped inside", clock_stepped_inside, clock=True),
    Scenario("names gone", names_gone, root=True, names=True),
    Scenario("network cut", network_cut),
    Scenario("network slow", network_slow),
)


def _fails(world: World, says: str) -> None:
    """A cycle that can't work ends with exit code 1 and one line that says why."""
    code = world.cycle()
    world.faults += 1
    said = world.errors[-1]
    assert code == 1 and says in said and said.count("\n") == 1, (code, said)


def _mount(*arguments: object) -> None:
    subprocess.run(["mount", *map(str, arguments)], check=True)


def _break_in_transaction(world: World, server: Server, break_it: Callable[[], object]) -> None:
    """Break the server when the program has written and not yet committed.

    A lock that we hold stops the program at its first new article.
    """
    world.publish(3)
    name = world.database.rpartition("/")[2]
    ours = server.connect(name)
    ours.autocommit = False
    ours.execute("LOCK TABLE articles IN SHARE MODE")
    process = world.start()
    waiting = (
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'miit-watch'"
        " AND wait_event_type = 'Lock' AND backend_xid IS NOT NULL"
    )
    with server.connect(name) as watching:
        found = until(lambda: bool((watching.execute(waiting).fetchone() or (0,))[0]), process)
    assert found, "the program never waited in its transaction"
    break_it()
    world.faults += 1
    ours.close()
    code = world.end(process)
    assert code == 1 and world.errors[-1].count("\n") == 1, (code, world.errors[-1])
