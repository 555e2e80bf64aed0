"""``python -m tests.bench_hostile``: what messages cost that were made to cost as much as they can.

worst   5,000 messages of at most 1,000 characters over all paths, no limit set: milliseconds of
        processor time in the event loop and in all; exits with 1 over 50 or 250.
crowd   twenty of them a second from one person, in a private chat, inline and in a watched group,
        beside thirty people who ask: the others' time to a reply, quiet and attacked, in a process
        of the bot with its limits; exits with 1 where the p99 is over three times the quiet one.
silence 20,000 messages of a group that are none of the bot's business, of all kinds, privacy mode
        off, nothing watched: what the bot said; exits with 1 where it said anything.
memory  1,000 large questions, all different: megabytes more; exits with 1 over 50.
"""

import argparse
import asyncio
import gc
import itertools
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import httpx

from bot.answering.engine import open_documents
from bot.answering.vectors import vectors_in
from bot.entry.library_engine import Engine
from bot.memo import Remembered
from bot.running.budget import Budget
from bot.running.settings import load_settings
from bot.running.work import Work
from bot.store import Store
from bot.telegram.composing import ASK, CHECK, Composer
from bot.telegram.deps import Deps
from bot.telegram.inline import Inline
from bot.telegram.watch_rules import objection
from bot.warm import warm
from bot.web.app import create_app
from bot.web.limits import RateLimit
from facts.library import Library, load_library
from index.shared_embedder import SharedEmbedder
from index.vectors import embedder
from tests.hostile.messages import messages
from tests.hostile.mixed import mixed
from tests.telegram.crowd import crowd
from tests.telegram.unaddressed import KINDS, overheard

MOST_LOOP = 50.0
MOST_CPU = 250.0
MOST_MORE = 50.0
MOST_TIMES = 3.0

Path_ = Callable[[str], Awaitable[object]]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of processor time that a message took, in the loop's thread and in all."""

    path: str
    text: str
    loop: float
    cpu: float


async def paths(library: Library, settings, store: Store) -> dict[str, Path_]:
    """Every way to ask, as the front ends go it, without limits."""
    work = Work(Budget(burst=1e12))
    engine = Remembered(Engine(library))
    warm(engine)
    own = open_documents([library.document])
    model = embedder()
    vectors = vectors_in(None, SharedEmbedder(model)) if model is not None else None
    meant = open_documents([library.document], vectors)
    deps = Deps(settings, engine, store, work=work)
    composer, inline = Composer(deps), Inline(deps)
    app = create_app(engine, library, limit=RateLimit(0, 0), work=work)
    http = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://web")
    before: list[str] = []

    def turns() -> tuple[str, ...]:
        return tuple(before[-6:])

    async def context(text: str) -> object:
        before.append(text)
        return await composer.compose(1, text, turns(), ASK, tongue="en")

    async def page(text: str) -> object:
        params = [("c", turn) for turn in turns()[:2]]
        return await http.get(f"/d/{library.document.id}", params=[*params, ("q", text)])

    return {
        "question": lambda text: composer.compose(1, text, (), ASK, tongue="en"),
        "after six": context,
        "claim": lambda text: composer.compose(1, text, (), CHECK, tongue="en"),
        "watch": lambda text: work.run("", partial(objection, engine, text)),
        "inline": lambda text: inline.find(text[:256]),
        "api": lambda text: http.post("/api/ask", json={"question": text, "context": turns()}),
        "api claim": lambda text: http.post("/api/ask", json={"question": text, "kind": "claim"}),
        "page": page,
        "own question": lambda text: work.run("", partial(own.answer, text)),
        "own after six": lambda text: work.run("", partial(own.answer, text, turns())),
        "own claim": lambda text: work.run("", partial(own.answer, text, claim=True)),
        "own, vectors": lambda text: work.run("", partial(meant.answer, text, turns())),
    }


async def cost(path: str, ask: Path_, text: str) -> Cost:
    loop, cpu = time.thread_time(), time.process_time()
    await ask(text)
    return Cost(path, text, 1000 * (time.thread_time() - loop), 1000 * (time.process_time() - cpu))


async def worst(count: int, seed: int, shown: int) -> bool:
    library = load_library()
    settings = load_settings(
        {"BOT_TOKEN": f"123456789:{'a' * 35}", "STORE": ":memory:"}, env_file=None
    )
    with tempfile.TemporaryDirectory() as folder:
        settings = settings.model_copy(update={"data_dir": Path(folder)})
        async with Store.open(":memory:") as store:
            ways = await paths(library, settings, store)
            costs = await spent(ways, library, count, seed)
    for path in [*ways, ""]:
        report(path, [one for one in costs if path in {"", one.path}])
    for one in sorted(costs, key=lambda one: -one.cpu)[:shown]:
        say(f"{one.cpu:7.0f} ms, {one.loop:5.0f} in the loop, {one.path}: {one.text!r}")
    return all(one.loop <= MOST_LOOP and one.cpu <= MOST_CPU for one in costs)


async def spent(ways: dict[str, Path_], library: Library, count: int, seed: int) -> list[Cost]:
    """What messages cost: those of each kind on every path, the others on one after another."""
    for path, ask in ways.items():
        await cost(path, ask, "What did Zhejiang export?")  # what the first one loads
    texts = itertools.chain(messages().values(), mixed(library, count, seed))
    turn = itertools.cycle(ways.items())
    costs = []
    for number, text in enumerate(itertools.islice(texts, count)):
        for path, ask in ways.items() if number < len(messages()) else [next(turn)]:
            costs.append(await cost(path, ask, text))
    return costs


def report(path: str, costs: Iterable[Cost]) -> None:
    loop, cpu = (
        sorted(times) for times in zip(*((one.loop, one.cpu) for one in costs), strict=True)
    )
    p99 = int(0.99 * len(cpu))
    say(
        f"{path or 'all':14} {len(cpu):5}  loop: p50 {loop[len(cpu) // 2]:5.1f} ms, p99 {loop[p99]:5.1f}, "
        f"worst {loop[-1]:5.1f}   cpu: p50 {cpu[len(cpu) // 2]:6.1f} ms, p99 {cpu[p99]:6.1f}, worst {cpu[-1]:6.1f}"
    )


async def memory(count: int, seed: int) -> bool:
    library = load_library()
    settings = load_settings(
        {"BOT_TOKEN": f"123456789:{'a' * 35}", "STORE": ":memory:"}, env_file=None
    )
    async with Store.open(":memory:") as store:
        ways = await paths(library, settings, store)
        for path, ask in ways.items():
            await cost(path, ask, "What did Zhejiang export?")
        before = resident()
        for number, text in enumerate(mixed(library, count, seed)):
            for ask in ways.values():
                await ask(f"{number} {text}"[:1000])
            if number % 100 == 99:
                grown = resident() - before
                say(f"{number + 1:5} questions on {len(ways)} paths each: {grown:+.1f} MB")
        more = resident() - before
    return more <= MOST_MORE


async def crowded(seconds: float) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        quiet, attacked = await crowd(Path(folder), seconds)
    times = attacked.p99 / quiet.p99
    for name, one in (("quiet", quiet), ("attacked", attacked)):
        say(f"{name:9} p50 {1000 * one.p50:6.1f} ms, p99 {1000 * one.p99:6.1f} ms")
    say(f"p99 attacked is {times:.1f} times the quiet one (at most {MOST_TIMES:.0f})")
    return times <= MOST_TIMES


async def silent(count: int) -> bool:
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        said = await overheard(Path(folder), count)
    took = time.perf_counter() - begun
    say(f"{count} messages of {len(KINDS)} kinds in {took:.0f} s: the bot said {said or 'nothing'}")
    return not said


def resident() -> float:
    """Megabytes of this process alone: not the pages of files, which the system takes when it likes."""
    gc.collect()
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench_hostile", description=__doc__)
    parser.add_argument(
        "part", nargs="?", choices=["worst", "crowd", "silence", "memory"], default="worst"
    )
    parser.add_argument("--messages", type=int, help="instead of 5,000, 20,000 and 1,000")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", type=int, default=5, help="the costliest so many messages")
    parser.add_argument("--seconds", type=float, default=15.0, help="of the crowd, each time")
    given = parser.parse_args()
    parts = {
        "worst": lambda: worst(given.messages or 5000, given.seed, given.show),
        "crowd": lambda: crowded(given.seconds),
        "silence": lambda: silent(given.messages or 20_000),
        "memory": lambda: memory(given.messages or 1000, given.seed),
    }
    sys.exit(0 if asyncio.run(parts[given.part]()) else 1)
