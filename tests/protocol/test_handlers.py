"""The threads that requests are handled in."""

from __future__ import annotations

import asyncio
import threading

import pytest

from rapport.app.handlers import HandlerThreads


def test_results_and_errors_come_back_and_tasks_keep_their_order() -> None:
    done: list[int] = []
    threads = HandlerThreads(1, "test")

    def task(number: int) -> str:
        done.append(number)
        if number == 2:
            raise LookupError(number)
        return threading.current_thread().name

    async def play() -> None:
        answers = await asyncio.gather(
            *(threads.run(task, number) for number in range(4)), return_exceptions=True
        )
        assert [answers[0], answers[1], answers[3]] == ["test-0"] * 3
        assert isinstance(answers[2], LookupError)

    asyncio.run(play())
    threads.stop()
    assert done == [0, 1, 2, 3]
    assert not [thread for thread in threading.enumerate() if thread.name == "test-0"]


def test_what_nobody_waits_for_any_more_is_left_out() -> None:
    go, done = threading.Event(), []
    threads = HandlerThreads(1, "test")

    async def play() -> None:
        first = asyncio.create_task(threads.run(go.wait, 10))
        second = asyncio.create_task(threads.run(done.append, "second"))
        await asyncio.sleep(0.05)
        second.cancel()
        with pytest.raises(asyncio.CancelledError):
            await second
        go.set()
        assert await first

    asyncio.run(play())
    threads.stop()
    assert done == []
