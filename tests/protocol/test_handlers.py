"""The threads that requests are handled in."""

from __future__ import annotations

import asyncio
import threading

import pytest

from rapport.app.handlers import HandlerThreads, Others


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
    go = threading.Event()
    done: list[str] = []
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


class Counter:
    """Takes along those that fit, and answers whom it is told to."""

    def __init__(self) -> None:
        self.runs: list[list[str]] = []
        self.unanswered: set[str] = set()
        self.failing: set[str] = set()

    def __call__(self, word: str, others: Others) -> str:
        run = [word]
        self.runs.append(run)
        while companion := others.take(lambda other: other != "unfit"):
            run.append(companion.argument)
            if companion.argument not in self.unanswered:
                companion.answer = f"{companion.argument} with {word}"
        if word in self.failing:
            raise LookupError(word)
        return f"{word} by itself"


def play_together(counter: Counter, words: str, *, cancelled: str = "") -> list[object]:
    """Let tasks wait behind a gate, `/` being one of another kind, and return what came of them."""
    threads = HandlerThreads(1, "test")
    go = threading.Event()

    async def play() -> list[object]:
        first = asyncio.create_task(threads.run(go.wait, 10))
        tasks = {
            word: asyncio.create_task(
                threads.run(str.upper, word) if word == "/" else threads.run_together(counter, word)
            )
            for word in words.split()
        }
        await asyncio.sleep(0.02)
        for word in cancelled.split():
            tasks[word].cancel()
        await asyncio.sleep(0)
        go.set()
        await first
        return await asyncio.gather(*tasks.values(), return_exceptions=True)

    results = asyncio.run(play())
    threads.stop()
    return results


def test_those_who_wait_are_taken_along_in_their_order() -> None:
    counter = Counter()
    answers = play_together(counter, "a b c")
    assert answers == ["a by itself", "b with a", "c with a"]
    assert counter.runs == [["a", "b", "c"]]


def test_nobody_is_overtaken() -> None:
    counter = Counter()
    answers = play_together(counter, "a b / c unfit d")
    assert answers == ["a by itself", "b with a", "/", "c by itself", "unfit by itself", "d with unfit"]
    assert counter.runs == [["a", "b"], ["c"], ["unfit", "d"]]


def test_who_got_no_answer_is_next_and_comes_along_with_nobody() -> None:
    counter = Counter()
    counter.unanswered = {"b", "c"}
    answers = play_together(counter, "a b c d e")
    assert answers == ["a by itself", "b by itself", "c by itself", "d with a", "e with a"]
    assert counter.runs == [["a", "b", "c", "d", "e"], ["b"], ["c"]]


def test_the_others_outlive_a_failure() -> None:
    counter = Counter()
    counter.unanswered, counter.failing = {"b"}, {"a"}
    answers = play_together(counter, "a b c")
    assert isinstance(answers[0], LookupError)
    assert answers[1:] == ["b by itself", "c with a"]


def test_who_stopped_waiting_is_not_taken_along() -> None:
    counter = Counter()
    answers = play_together(counter, "a b c d", cancelled="b c")
    assert [answers[0], answers[3]] == ["a by itself", "d with a"]
    assert counter.runs == [["a", "d"]]


def test_stopping_finishes_what_waits() -> None:
    threads, counter = HandlerThreads(1, "test"), Counter()
    counter.unanswered = {"b"}
    go = threading.Event()

    async def play() -> list[object]:
        tasks = [asyncio.create_task(threads.run(go.wait, 10))]
        tasks += [asyncio.create_task(threads.run_together(counter, word)) for word in "ab"]
        await asyncio.sleep(0.02)
        stopping = asyncio.get_running_loop().run_in_executor(None, threads.stop)
        await asyncio.sleep(0.02)
        go.set()
        await stopping
        return await asyncio.gather(*tasks)

    assert asyncio.run(play()) == [True, "a by itself", "b by itself"]
