"""The threads that requests are handled in.

A leaner `ThreadPoolExecutor`: its futures are made twice, with a lock and a condition each, and that is a twentieth
of a small request's time. Besides, a task that runs may take along those that wait behind it (`run_together`).
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

Outcome = tuple[asyncio.Future[Any], Any, BaseException | None]


@dataclass(slots=True, eq=False)
class _Task:
    """A function to run, and the loop's future for what comes of it."""

    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    takes_others: bool = False
    is_taken: bool = False
    """Whether somebody took it along once already, and nothing came of it."""


@dataclass(slots=True, eq=False)
class Companion:
    """A task that another one takes along. One that is not answered is done by itself, next and in its order."""

    task: _Task
    answer: Any = None

    @property
    def argument(self) -> Any:
        """What its function was to be given."""
        return self.task.arguments[0]


class _Line:
    """What a thread has before it: first what it put back, then the queue that all threads share."""

    def __init__(self, queue: SimpleQueue[_Task | None]) -> None:
        self._queue = queue
        self._put_back: deque[_Task | None] = deque()

    def next(self) -> _Task | None:
        """Take the next task, waiting for one. None: there will be no more."""
        return self._put_back.popleft() if self._put_back else self._queue.get()

    def first(self) -> _Task | None:
        """Return the next task without taking it. None: nothing waits just now."""
        if not self._put_back:
            try:
                self._put_back.append(self._queue.get_nowait())
            except Empty:
                return None
        return self._put_back[0]

    def put_back(self, tasks: Sequence[_Task]) -> None:
        """Let tasks be the next ones, in their order."""
        self._put_back.extendleft(reversed(tasks))


class Others:
    """Those who wait behind a task for the same function. Ends with the function's run."""

    def __init__(self, task: _Task, line: _Line) -> None:
        self._task = task
        self._line = line
        self.taken: list[Companion] = []

    def take(self, fits: Callable[[Any], bool]) -> Companion | None:
        """Take the next in line along, if its argument fits; None if nobody waits, or somebody else is next."""
        while (task := self._line.first()) is not None and task.future.cancelled():
            self._line.next()
        if task is None or not self._is_alike(task) or not fits(task.arguments[0]):
            return None
        self._line.next()
        self.taken.append(Companion(task))
        return self.taken[-1]

    def _is_alike(self, task: _Task) -> bool:
        mine = self._task
        return task.function == mine.function and task.loop is mine.loop and not task.is_taken

    def part(self) -> list[Outcome]:
        """Return what became of those with an answer, and send the rest back into the line."""
        rest = [companion.task for companion in self.taken if companion.answer is None]
        for task in rest:
            task.is_taken = True
        self._line.put_back(rest)
        return [(each.task.future, each.answer, None) for each in self.taken if each.answer is not None]


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
        return await self._put(function, arguments)

    async def run_together(self, function: Callable[[Any, Others], Any], argument: Any) -> Any:
        """Run `function(argument, others)` likewise; it may do what the others ask for as well, and answer them."""
        return await self._put(function, (argument,), takes_others=True)

    def stop(self) -> None:
        """Finish what was given, and end the threads. Blocks until they are done."""
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _put(
        self, function: Callable[..., Any], arguments: tuple[Any, ...], *, takes_others: bool = False
    ) -> asyncio.Future[Any]:
        if not self._threads:
            self._start()
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()
        self._tasks.put(_Task(loop, future, function, arguments, takes_others))
        return future

    def _start(self) -> None:
        for number in range(self._count):
            thread = Thread(target=self._work, name=f"{self._name}-{number}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _work(self) -> None:
        line = _Line(self._tasks)
        while (task := line.next()) is not None:
            if not task.future.cancelled():
                task.loop.call_soon_threadsafe(_settle, _outcomes(task, line))
            # A reference held while waiting would keep a request's memory.
            del task


def _outcomes(task: _Task, line: _Line) -> list[Outcome]:
    """Run a task and return what came of it, and of those that it took along."""
    others = Others(task, line) if task.takes_others else None
    result, error = None, None
    try:
        result = task.function(*task.arguments, others) if others else task.function(*task.arguments)
    except BaseException as caught:  # noqa: BLE001  it is raised where it is awaited
        error = caught
    mine: list[Outcome] = [(task.future, result, error)]
    return mine + others.part() if others else mine


def _settle(outcomes: list[Outcome]) -> None:
    for future, result, error in outcomes:
        if future.done():
            continue
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)
