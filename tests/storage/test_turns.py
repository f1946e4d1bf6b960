"""Turns exclude threads, processes and machines that share a store, and go with their holder."""

import multiprocessing
import threading
from multiprocessing.synchronize import Event

from sqlalchemy import Engine, text

from storage.engine import open_store
from storage.turns import open_turns

PATIENCE = 60


def hold(url: str, holding: Event, go: Event) -> None:
    """Take a turn, say so, and keep it until told otherwise."""
    with open_turns(open_store(url)) as turns, turns("example.org"):
        holding.set()
        go.wait(PATIENCE)


def test_another_process_waits_and_a_killed_one_lets_go(store: Engine) -> None:
    url = store.url.render_as_string(hide_password=False)
    spawn = multiprocessing.get_context("spawn")
    holding, go = spawn.Event(), spawn.Event()
    holder = spawn.Process(target=hold, args=(url, holding, go))
    holder.start()
    assert holding.wait(PATIENCE)
    got = threading.Event()

    def ask() -> None:
        with open_turns(store) as turns, turns("example.org"):
            got.set()

    asking = threading.Thread(target=ask)
    asking.start()
    with open_turns(store) as turns, turns("example.com"):
        assert not got.is_set(), "the one is held, another isn't"
    holder.kill()
    holder.join()
    assert got.wait(PATIENCE), "a killed holder's turn is free"
    asking.join()


def test_threads_of_one_process_exclude_each_other(store: Engine) -> None:
    at_once, most = 0, 0
    counting = threading.Lock()

    def use() -> None:
        nonlocal at_once, most
        with turns("example.org"):
            with counting:
                at_once += 1
                most = max(most, at_once)
            threading.Event().wait(0.005)
            with counting:
                at_once -= 1

    with open_turns(store) as turns:
        threads = [threading.Thread(target=use) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert most == 1


def test_after_the_database_cut_its_sessions_turns_are_taken_anew(store: Engine) -> None:
    if store.dialect.name == "sqlite":
        return
    with open_turns(store) as turns:
        with turns("example.org"), store.connect() as other:
            cut = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            other.execute(
                text(f"{cut} WHERE pid <> pg_backend_pid() AND datname = current_database()")
            )
        # Giving back what is gone already is no fault, and the next one asks a new session.
        with turns("example.org"):
            pass
