"""Work that processes of their own do for one that writes, in its order."""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

_ALLOCATED = 50_000
"""Objects made between two looks for unreachable ones: with Python's own 700 the writer, which
holds two chunks of articles, did nothing else a fifth of its time."""
_YIELDING = 10
"""How much the processes that compute give way to the one that writes, which all wait for."""

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Look for unreachable objects more seldom meanwhile."""
    before = gc.get_threshold()
    gc.set_threshold(_ALLOCATED)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def pool_of(processes: int, module: str) -> Iterator[Executor | None]:
    """So many processes that have `module` loaded; None for one: that is this one itself."""
    if processes == 1:
        yield None
        return
    # One process loads the program, of which the others are copies.
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", module])
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_serve_parent)
    try:
        yield pool
    finally:
        # What a backfill that was broken off asked for ahead isn't wanted any longer.
        pool.shutdown(cancel_futures=True)


def _serve_parent() -> None:
    """Let this process give way to the one that writes, and end when that one is killed: nobody
    else would tell it.
    """
    os.nice(_YIELDING)
    gc.set_threshold(_ALLOCATED)
    parent = parent_process()
    assert parent, "a process of a pool has one"

    def watch() -> None:
        parent.join()
        os._exit(1)

    Thread(target=watch, name="parent watch", daemon=True).start()


def each_in_order(
    pool: Executor | None, ahead: int, work: Callable[[_Item], _Result], items: Iterable[_Item]
) -> Iterator[_Result]:
    """Yield the results in the order of the items, of which `ahead` at most are worked on before.

    That bounds memory.
    """
    if pool is None:
        yield from map(work, items)
        return
    waiting: deque[Future[_Result]] = deque()
    for item in items:
        waiting.append(pool.submit(work, item))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
