"""What takes long: in turns that are fair, at the cost of who asked."""

import asyncio
import threading

import pytest

from bot.running.bounded import Bounded
from bot.running.buckets import Buckets
from bot.running.budget import Budget
from bot.running.work import TooCostlyError, Work


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_budget_is_spent_and_comes_back():
    clock = Clock()
    budget = Budget(burst=100, a_second=10, now=clock)
    assert (budget.left("a"), budget.wait("a")) == (100, 0)
    budget.spend("a", 130)
    assert (budget.left("a"), budget.wait("a")) == (-30, 3)
    assert (budget.left("b"), budget.wait("b")) == (100, 0)
    clock.seconds = 2
    assert (budget.left("a"), budget.wait("a")) == (-10, 1)
    clock.seconds = 3
    assert (budget.left("a"), budget.wait("a")) == (0, 0)
    clock.seconds = 1000
    assert budget.left("a") == 100


def test_a_debt_has_an_end():
    budget = Budget(burst=100, a_second=10, now=Clock())
    budget.spend("a", 1_000_000)
    assert budget.wait("a") == 100


def test_people_who_spent_nothing_lately_are_forgotten():
    budget = Budget(burst=100, a_second=0.001, now=Clock())
    for number in range(10_001):
        budget.spend(str(number), 10)
    assert (budget.left("0"), budget.left("1")) == (100, 90)


async def test_what_a_call_gives_or_raises():
    work = Work()

    def fail() -> None:
        raise KeyError("no")

    assert await work.run("a", lambda: 7) == 7
    with pytest.raises(KeyError, match="no"):
        await work.run("a", fail)
    assert await work.run("a", threading.current_thread) is not threading.current_thread()
    work.close()


class Held:
    """Calls that note that they began, and end when they are let."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self._gates: dict[str, threading.Event] = {}

    def call(self, name: str):
        gate = self._gates[name] = threading.Event()

        def wait() -> str:
            self.begun.append(name)
            assert gate.wait(10)
            return name

        return wait

    async def until(self, *names: str) -> None:
        async with asyncio.timeout(10):
            while sorted(self.begun) != sorted(names):  # noqa: ASYNC110 - threads set no events
                await asyncio.sleep(0)

    def let(self, name: str) -> None:
        self._gates[name].set()


async def test_one_at_a_time_for_a_person():
    work, held = Work(), Held()
    first = asyncio.create_task(work.run("a", held.call("a1")))
    second = asyncio.create_task(work.run("a", held.call("a2")))
    await asyncio.sleep(0)
    other = asyncio.create_task(work.run("b", held.call("b1")))
    await held.until("a1", "b1")
    held.let("b1")
    assert await other == "b1"
    assert held.begun.count("a2") == 0
    held.let("a1")
    held.let("a2")
    assert (await first, await second) == ("a1", "a2")
    work.close()


async def test_first_for_who_has_cost_least():
    budget = Budget(now=Clock())
    work, held = Work(budget, at_once=1), Held()
    budget.spend("dear", 500)
    budget.spend("cheap", 5)
    running = asyncio.create_task(work.run("x", held.call("x")))
    await held.until("x")
    order: list[str] = []
    tasks = [
        asyncio.create_task(work.run(who, lambda who=who: order.append(who)))
        for who in ("dear", "cheap", "new", "newer")
    ]
    await asyncio.sleep(0)
    held.let("x")
    await asyncio.gather(running, *tasks)
    assert order == ["new", "newer", "cheap", "dear"]
    work.close()


async def test_who_has_spent_all_is_refused_without_any_work():
    clock, cpu = Clock(), iter([0.0, 3.0, 0.0, 0.1])
    work = Work(Budget(burst=2000, a_second=50, now=clock), cpu=lambda: next(cpu))
    called = []
    await work.run("a", lambda: called.append(1))
    assert work.wait("a") == 20
    with pytest.raises(TooCostlyError) as refused:
        await work.run("a", lambda: called.append(2))
    assert (refused.value.seconds, called) == (20, [1])
    clock.seconds = 20
    await work.run("a", lambda: called.append(3))
    assert (called, work.wait("a")) == ([1, 3], 2)
    work.close()


async def test_what_does_not_end_is_told_and_leaves_room_for_others():
    work, held = Work(at_once=1, deadline=0.3), Held()
    with pytest.raises(TimeoutError):
        await work.run("a", held.call("a"))
    again = asyncio.create_task(work.run("a", lambda: 2))
    assert await work.run("b", lambda: 1) == 1
    assert not again.done()  # one at a time
    held.let("a")
    assert await again == 2
    work.close()


async def test_nobody_waits_any_more():
    work, held = Work(at_once=1), Held()
    first = asyncio.create_task(work.run("a", held.call("a")))
    await held.until("a")
    second = asyncio.create_task(work.run("b", held.call("b")))
    await asyncio.sleep(0)
    second.cancel()
    with pytest.raises(asyncio.CancelledError):
        await second
    held.let("a")
    assert await first == "a"
    assert held.begun == ["a"]
    work.close()


async def test_the_end():
    work, held = Work(at_once=1), Held()
    first = asyncio.create_task(work.run("a", held.call("a")))
    await held.until("a")
    second = asyncio.create_task(work.run("b", held.call("b")))
    await asyncio.sleep(0)
    work.close()
    with pytest.raises(asyncio.CancelledError):
        await second
    held.let("a")
    assert await first == "a"


def test_bounded_by_bytes():
    kept: Bounded[str, str] = Bounded(10, lambda key, value: len(key) + len(value))
    kept.put("a", "1234")
    kept.put("b", "1234")
    assert (kept.get("a"), kept.get("b"), len(kept)) == ("1234", "1234", 2)
    kept.get("a")
    kept.put("c", "1")  # 12 bytes: the least recently used goes
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == ("1234", None, "1")
    kept.put("a", "123456789")  # exactly as much as there is room for
    assert (kept.get("a"), kept.get("c"), len(kept)) == ("123456789", None, 1)
    kept.put("d", "1234567890")
    assert (kept.get("d"), kept.get("a")) == (None, "123456789")
    kept.put("a", "1234567890")  # too large: what was there before is no longer right
    assert (kept.get("a"), len(kept)) == (None, 0)
    kept.put("e", "1")
    kept.clear()
    assert (kept.get("e"), len(kept)) == (None, 0)


def test_bounded_by_number():
    kept: Bounded[str, int] = Bounded(2)
    for number, key in enumerate("abc"):
        kept.put(key, number)
    assert ("a" in kept, list(kept)) == (False, ["b", "c"])
    kept.get("b")
    for key in kept:
        assert kept.get(key) is not None
    kept.forget("c")
    kept.forget("c")
    assert (list(kept), len(kept)) == (["b"], 1)
    kept.put("d", 3)
    assert list(kept) == ["b", "d"]


def test_a_bucket_each():
    now = 100.0
    buckets = Buckets(burst=2, a_second=0.5, now=lambda: now)
    buckets.spend("a", 1)
    assert (buckets.left("a"), buckets.left("b"), buckets.wait("a", wanted=1)) == (1, 2, 0)
    buckets.spend("a", 5)
    assert (buckets.left("a"), buckets.wait("a"), buckets.wait("a", wanted=1)) == (0, 0, 2)
    buckets.spend("b", 5, least=-1)
    assert (buckets.left("b"), buckets.wait("b")) == (-1, 2)
    now += 3
    assert (buckets.left("a"), buckets.left("b")) == (1.5, 0.5)
    now += 1000
    assert buckets.left("a") == 2
