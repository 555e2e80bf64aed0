"""What mends itself, in real time beside a process of the bot: a full disk, a lock, Telegram."""

import asyncio
import contextlib
import os
import sqlite3
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.fake_telegram import FakeTelegram, faults
from tests.telegram.load import QUESTIONS
from tests.telegram.processes import bot_process, free_port
from tests.telegram.soak import Ledger, Report

_CHATS = 20
_A_SECOND = 2  # questions, while it lasts too
_AFTER = 120.0  # seconds: the longest pause of polling, and what has piled up
_DISK = "8m"
_CONFLICT = faults.Fault("error", 409, "Conflict: terminated by other getUpdates request")
_CALLS = ("getUpdates", "getMe", "sendMessage", "sendChatAction", "editMessageText")

Fault = Callable[[FakeTelegram, Path], AbstractAsyncContextManager[None]]


@contextlib.asynccontextmanager
async def lock(_tg: FakeTelegram, data: Path) -> AsyncIterator[None]:
    """Another program has the store locked."""
    with contextlib.closing(sqlite3.connect(data / "footnote.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextlib.asynccontextmanager
async def disk(_tg: FakeTelegram, data: Path) -> AsyncIterator[None]:
    """Not a byte is left where the store is: a file system of its own, see `own_disk`."""
    path = data / "full"
    with path.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"x" * 4096)
    yield
    path.unlink()


@contextlib.asynccontextmanager
async def conflict(tg: FakeTelegram, _data: Path) -> AsyncIterator[None]:
    """Another program polls with the same token."""
    tg.faults.randomly(1.0, [_CONFLICT], methods=["getUpdates"])
    yield
    tg.faults.clear()


@contextlib.asynccontextmanager
async def away(tg: FakeTelegram, _data: Path) -> AsyncIterator[None]:
    """Telegram hangs up at every call."""
    tg.faults.randomly(1.0, [faults.drop_before()], methods=_CALLS)
    yield
    tg.faults.clear()


# What happens, and for how many seconds.
OUTAGES: dict[str, tuple[Fault, float]] = {
    "disk": (disk, 60.0),
    "lock": (lock, 60.0),
    "conflict": (conflict, 180.0),
    "away": (away, 300.0),
}


@dataclass
class Outage:
    """How an outage was stood; `noticed` and `ready_after` are seconds, None for never.

    `alive`: the process lived, and said so at once, all the time.
    """

    name: str
    seconds: float
    noticed: float | None = None
    ready_after: float | None = None
    alive: bool = True
    answers: Report = field(default_factory=lambda: Report(0))

    @property
    def good(self) -> bool:
        told = self.noticed is not None and self.ready_after is not None
        one = self.answers
        return self.alive and told and not (one.unanswered or one.told or one.disordered)

    def __str__(self) -> str:
        one = self.answers
        return (
            f"{self.name} for {self.seconds:.0f} s: {'lived' if self.alive else 'DIED'}, unready "
            f"after {_shown(self.noticed)}, ready {_shown(self.ready_after)} after its end; "
            f"{one.questions} questions, unanswered {one.unanswered}, told so instead {one.told}, "
            f"answered twice {one.duplicates}, out of order {one.disordered}"
        )


def _shown(seconds: float | None) -> str:
    return "NEVER" if seconds is None else f"{seconds:.1f} s"


@contextlib.contextmanager
def own_disk(folder: Path):
    """Give a folder a small file system of its own, which takes root."""
    folder.mkdir(parents=True)
    if os.geteuid():
        raise PermissionError("a disk that can be filled is mounted: this part takes root")
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "none", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


async def outage(data: Path, name: str, seconds: float | None = None) -> Outage:
    """Ask before, meanwhile and after; see whether it lives, tells, and answers all."""
    fault, lasts = OUTAGES[name]
    report = Outage(name, seconds or lasts)
    with own_disk(data) if name == "disk" else contextlib.nullcontext():
        async with FakeTelegram(keep_calls=100) as tg:
            await _stood(tg, data, fault, report)
    return report


async def _stood(tg: FakeTelegram, data: Path, fault: Fault, report: Outage) -> None:
    tg.forget_events()
    people = [tg.user(f"U{number}") for number in range(_CHATS)]
    talks = [(tg.private(person), person) for person in people]
    ledger = Ledger(tg, (chat.id for chat, _ in talks))
    web, health = free_port(), free_port()
    env = {"WEB_PORT": str(web), "HEALTH_PORT": str(health), "LOG_LEVEL": "CRITICAL"}
    asked = 0

    async def ask(count: int) -> None:
        nonlocal asked
        for _ in range(count):
            chat, person = talks[asked % _CHATS]
            said = await chat.says(person, QUESTIONS[asked % len(QUESTIONS)])
            ledger.ask(chat.id, said.id)
            asked += 1

    async with (
        bot_process(tg, "footnote", data, **env) as bot,
        httpx.AsyncClient(timeout=5) as http,
    ):

        async def ready() -> bool:
            """Whether it is ready; note whether it lives, by the port that is for that."""
            if bot.process.returncode is not None:
                report.alive = False
                return False
            probe = await http.get(f"http://127.0.0.1:{health}/healthz")
            report.alive = report.alive and probe.status_code == 200
            return (await http.get(f"http://127.0.0.1:{web}/readyz")).status_code == 200

        await ask(2 * _CHATS)
        await ledger.below(0, _AFTER)
        if not await ready():
            raise RuntimeError("it wasn't ready before")
        async with fault(tg, data):
            begun = time.monotonic()
            while (passed := time.monotonic() - begun) < report.seconds and report.alive:
                await ask(_A_SECOND)
                if not await ready() and report.noticed is None:
                    report.noticed = passed
                await asyncio.sleep(1)
        ended = time.monotonic()
        await ask(_CHATS)
        while report.alive and time.monotonic() - ended < _AFTER:
            if await ready():
                report.ready_after = time.monotonic() - ended
                break
            await asyncio.sleep(0.2)
        with contextlib.suppress(TimeoutError):
            await ledger.below(0, _AFTER)
    report.answers.questions = asked
    ledger.fill(report.answers)
