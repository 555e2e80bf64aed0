"""``python -m tests.bench_web``: the ask API under 50 concurrent clients, in a minute or two.

The server is a process of its own, its rate limit off; the clients share this one, each with a
connection that it keeps. Measured, in one run:

- people: each of the 50 asks one question in 2 seconds, on average, at times of its own, and no
  question comes twice, so every answer is made anew. This is what 50 people at once do, and more.
- remembered: each client asks again as soon as it has its answer, questions that were asked before.
- made anew: the same without a pause, but no question comes twice. One process makes one answer at
  a time, so that the 50th in the queue waits for 49: the time is 50 answers, whatever the server.
- probe: "people" and "remembered" with /healthz, the least that this server can do: what it takes
  is the machine's, so run this where nothing else runs.

Exits with 1 where a p99 of the first two is over 50 ms.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

CLIENTS = 50
MOST = 0.050
_PAUSE = 2.0
_PEOPLE_ASK = 600
_ANEW_ASK = 400
_AGAIN_ASK = 5000
_EVAL = Path(__file__).with_name("eval")


def questions() -> list[str]:
    """Every question of the evaluation sets once, in an order that mixes them."""
    found = dict.fromkeys(
        str(json.loads(line)["question"])
        for name in sorted(_EVAL.glob("*.jsonl"))
        for line in name.read_text(encoding="utf-8").splitlines()
    )
    mixed = [question for question in found if question.strip()]
    random.Random(7).shuffle(mixed)
    return mixed


def asking(question: str) -> bytes:
    body = json.dumps({"question": question}).encode()
    return (
        b"POST /api/ask HTTP/1.1\r\nHost: reader.test\r\nContent-Type: application/json\r\n"
        b"Accept-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body)
    ) + body


PROBE = b"GET /healthz HTTP/1.1\r\nHost: reader.test\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Measured:
    """Times in seconds, sorted, and how long all took."""

    times: list[float]
    took: float

    @property
    def p50(self) -> float:
        return self.times[len(self.times) // 2]

    @property
    def p99(self) -> float:
        return self.times[min(len(self.times) - 1, int(len(self.times) * 0.99))]

    @property
    def rate(self) -> float:
        return len(self.times) / self.took

    def __str__(self) -> str:
        return (
            f"{len(self.times)} requests, {self.rate:.0f}/s, p50 {self.p50 * 1000:.1f} ms, "
            f"p99 {self.p99 * 1000:.1f} ms, slowest {self.times[-1] * 1000:.1f} ms"
        )


class Client:
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def connect(cls, port: int) -> "Client":
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def send(self, request: bytes) -> float:
        begun = time.perf_counter()
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        status = int(head[9:12])
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        await self._reader.readexactly(length)
        took = time.perf_counter() - begun
        if status not in (200, 422):
            raise RuntimeError(f"the server answers {status}")
        return took

    async def close(self) -> None:
        self._writer.close()
        await self._writer.wait_closed()


async def _all(port: int, work: Callable[[Client], asyncio.Future | object]) -> Measured:
    clients = [await Client.connect(port) for _ in range(CLIENTS)]
    begun = time.perf_counter()
    found = await asyncio.gather(*(work(client) for client in clients))
    took = time.perf_counter() - begun
    for client in clients:
        await client.close()
    return Measured(sorted(time for times in found for time in times), took)


async def without_pause(port: int, requests: Iterator[bytes]) -> Measured:
    """Every client sends the next as soon as it has its answer."""

    async def work(client: Client) -> list[float]:
        return [await client.send(request) for request in requests]

    return await _all(port, work)


async def as_people(port: int, requests: list[bytes]) -> Measured:
    """Every client asks at times of its own, drawn beforehand."""
    draw = random.Random(11)
    shares = [requests[number::CLIENTS] for number in range(CLIENTS)]
    schedules = []
    for share in shares:
        at, schedule = 0.0, []
        for request in share:
            at += draw.uniform(0, 2 * _PAUSE)
            schedule.append((at, request))
        schedules.append(schedule)
    waiting = iter(schedules)
    begun = time.perf_counter()

    async def work(client: Client) -> list[float]:
        times = []
        for at, request in next(waiting):
            await asyncio.sleep(max(0.0, begun + at - time.perf_counter()))
            times.append(await client.send(request))
        return times

    return await _all(port, work)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def main() -> int:
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench_web", "serve", stdout=asyncio.subprocess.PIPE
    )
    try:
        port = int(await server.stdout.readline())
        asked = [asking(question) for question in questions()]
        people, rest = asked[:_PEOPLE_ASK], asked[_PEOPLE_ASK : _PEOPLE_ASK + _ANEW_ASK]
        await without_pause(port, iter([PROBE] * 500))
        first = await as_people(port, people)
        say(f"people, a question in {_PAUSE:.0f} s each, all made anew: {first}")
        calm = await as_people(port, [PROBE] * (_PEOPLE_ASK // 2))
        say(f"the same with /healthz, what this machine adds: {calm}")
        again = cycle(people)
        second = await without_pause(port, (next(again) for _ in range(_AGAIN_ASK)))
        say(f"no pause, remembered: {second}")
        third = await without_pause(port, iter(rest))
        say(f"no pause, all made anew: {third}")
        probe = await without_pause(port, iter([PROBE] * _AGAIN_ASK))
        say(f"no pause, /healthz: {probe}")
        say(f"an answer remembered against /healthz: {second.rate / probe.rate:.2f} of the rate")
        say(f"p99 of the first two: at most {MOST * 1000:.0f} ms")
        return 0 if max(first.p99, second.p99) <= MOST else 1
    finally:
        server.terminate()
        await server.wait()


def serve() -> None:
    import uvicorn

    from bot.entry.library_engine import Engine
    from bot.warm import warm
    from bot.web.app import create_app
    from bot.web.limits import RateLimit
    from bot.web.server import config, listen
    from facts.library import load_library

    library = load_library()
    engine = Engine(library)
    warm(engine)
    app = create_app(engine, library, limit=RateLimit(0, 1))
    listener = listen("127.0.0.1", 0)
    say(str(listener.getsockname()[1]))
    uvicorn.Server(config(app, "127.0.0.1", 0)).run([listener])


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        serve()
    else:
        sys.exit(asyncio.run(main()))
