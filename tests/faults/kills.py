"""Kill -9 at random and at named points of a cycle."""

import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import psycopg

from tests.faults.world import PATIENCE, World, until


def killed_at_random(world: World, length: int) -> None:
    """Kill -9 at any instant of a cycle."""
    began = time.monotonic()
    world.publish()
    world.cycle()
    whole = time.monotonic() - began
    for _ in range(5 * length):
        world.publish(world.chance.randint(1, 3))
        process = world.start()
        time.sleep(world.chance.uniform(0.3, 1.0) * whole)
        world.kill(process)


def killed_after_fetch(world: World, length: int) -> None:
    """Kill -9 when the site has answered, before anything is stored."""
    for _ in range(2 * length):
        world.publish(3)
        asked = len(world.site.asked)
        process = world.start()
        page = f"/story{world.stories - 1}.html"
        assert until(partial(was_asked, world, page, asked), process)
        world.kill(process)


def killed_after_commit(world: World, length: int) -> None:
    """Kill -9 when the articles can be read from the store, before alerts are sent."""
    for _ in range(2 * length):
        world.publish(2)
        url = f"{world.site.address}/story{world.stories - 1}.html"
        process = world.start()
        assert until(partial(_is_stored, world, url), process)
        world.kill(process)


def killed_between_send_and_mark(world: World, length: int) -> None:
    """Kill -9 when the mail server has the message, before the program hears so."""
    for _ in range(2 * length):
        world.publish(2)
        process = world.start()

        def kill(victim: "subprocess.Popen[bytes]" = process) -> None:
            world.mail.taken = lambda: None
            victim.kill()

        world.mail.taken = kill
        assert process.wait(PATIENCE) == -signal.SIGKILL, "it ended before a mail was taken"
        world.faults += 1


def killed_when_the_file_is_there(world: World, length: int) -> None:
    """Kill -9 when a message stands in the folder, before that is written down."""
    for _ in range(2 * length):
        world.publish(2)
        box = world.folder / "box"
        before = len(list(box.glob("*.eml")))
        process = world.start()
        assert until(partial(_more_files, box, before), process)
        world.kill(process)


def _is_stored(world: World, url: str) -> bool:
    statement = "SELECT count(*) FROM articles WHERE url = '{}'".format(url.replace("'", "''"))
    if world.database.startswith("sqlite"):
        path = world.database.removeprefix("sqlite:///")
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as store:
            return bool(store.execute(statement).fetchone()[0])
    with psycopg.connect(world.database) as connection:
        found = connection.execute(statement.encode()).fetchone()
    return bool(found and found[0])


def was_asked(world: World, page: str, since: int) -> bool:
    """Whether the site was asked for a page after its first `since` questions."""
    return page in world.site.asked[since:]


def _more_files(box: Path, than: int) -> bool:
    return len(list(box.glob("*.eml"))) > than
