"""The threads that requests are handled in.

A leaner `ThreadPoolExecutor`: its futures are made twice, with a lock and a condition each, and that is a twentieth
of a small request's time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, NamedTuple


class _Task(NamedTuple):
    """A function to run, and the loop's future for what comes of it."""

    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


class HandlerThreads:
    """A fixed number of threads, started with the first task, that take tasks in the order in which they come."""

    def __init__(self, count: int, name: str) -> None:
        self._count = count
        self._name = name
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._threads: list[Thread] = []

    async def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Run a function in a thread and return what it returns, or raise what it raises.

        Of somebody who stopped waiting, it is left out if it has not begun, and else finished unseen.
        """
        if not self._threads:
            self._start()
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()
        self._tasks.put(_Task(loop, future, function, arguments))
        return await future

    def stop(self) -> None:
        """Finish what was given, and end the threads. Blocks until they are done."""
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _start(self) -> None:
        for number in range(self._count):
            thread = Thread(target=self._work, name=f"{self._name}-{number}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            if task.future.cancelled():
                continue
            result, error = None, None
            try:
                result = task.function(*task.arguments)
            except BaseException as caught:  # noqa: BLE001  it is raised where it is awaited
                error = caught
            task.loop.call_soon_threadsafe(_settle, task.future, result, error)
            # A reference held while waiting would keep a request's memory.
            del task, result, error


def _settle(future: asyncio.Future[Any], result: Any, error: BaseException | None) -> None:
    if future.done():
        return
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(result)
