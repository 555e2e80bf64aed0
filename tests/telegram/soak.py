"""Thousands of questions with injected faults, while the bot is killed and started again."""

import asyncio
import contextlib
import itertools
import random
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.fake_telegram import Conversation, Event, FakeTelegram, User, faults
from tests.telegram.load import QUESTIONS
from tests.telegram.processes import BotProcess, bot_process
from tests.telegram.soak_files import Files

FAULTS = (
    faults.too_many_requests(1),
    faults.server_error(),
    faults.bad_gateway(),
    faults.hang(2.0),
    faults.drop_before(),
    faults.drop_after(),
)
LONG_WAIT = faults.too_many_requests(12)  # longer than an update is held in memory for
_MOST_WAITING = 400
_IN_HAND = 10
_MB = 1 << 20
_TOLD = ("I failed at this message", "Something went wrong here", "That is a lot at once")
_PAUSES = (0.1, 3.0)  # seconds between the kills of a burst: in the start, and in the work after it


@dataclass
class Report:
    """`duplicates` counts second answers; `unknowable` those whose first reply was dropped.

    A connection dropped after the call took effect can't be told from one dropped before.
    `in_hand` counts the questions that the process had acknowledged and not yet answered when it
    was killed: Telegram has forgotten them, so only the store can bring their answers about. `told`
    counts those that were told that they aren't answered, `left` the bytes in the file of what was
    sent once all is answered.
    """

    questions: int
    mode: str = "polling"
    unanswered: int = 0
    told: int = 0
    left: int = 0
    duplicates: int = 0
    unknowable: int = 0
    disordered: int = 0
    kills: int = 0
    in_hand: int = 0
    faults: dict[str, int] = field(default_factory=dict)
    growth: float = 0.0
    seconds: float = 0.0
    files: int = 0
    added: int = 0

    @property
    def good(self) -> bool:
        return (
            self.unanswered == self.told == self.left == self.disordered == 0
            and self.added == self.files
            and self.duplicates <= self.kills + self.unknowable
        )

    def __str__(self) -> str:
        struck = ", ".join(f"{name} ×{count}" for name, count in sorted(self.faults.items()))
        return (
            f"{self.questions} questions by {self.mode} in {self.seconds:.0f} s, {self.kills} kills "
            f"with {self.in_hand} acknowledged questions open, faults: {struck}\nunanswered {self.unanswered}, told so instead {self.told}, answered twice {self.duplicates} (allowed: "
            f"{self.kills} kills + {self.unknowable} replies lost after the message was sent), "
            f"out of order {self.disordered}, files answered from {self.added} of {self.files}, memory {self.growth:+.1f} MB in the last run, {self.left} bytes of what was sent left"
        )


class Ledger:
    """Which question each of the bot's messages answers, chat by chat of those that ask."""

    def __init__(self, tg: FakeTelegram, chats: Iterable[int]) -> None:
        self._chats = frozenset(chats)
        self.asked: dict[int, list[int]] = {}
        self.replies: dict[int, list[int]] = {}
        self.open = 0
        self.answered = 0
        self.told = 0
        self._seen: set[tuple[int, int]] = set()
        self._changed = asyncio.Event()
        tg.on_event(self._note)

    def _note(self, event: Event) -> None:
        answered = event.content.get("reply_to_message") if event.kind == "sent" else None
        if not answered or event.key not in self._chats:
            return
        key = (int(event.key), answered["message_id"])
        self.replies.setdefault(key[0], []).append(key[1])
        if key not in self._seen:
            self._seen.add(key)
            self.answered += 1
            self.open -= 1
            self.told += str(event.content.get("text", "")).startswith(_TOLD)
            self._changed.set()

    def ask(self, chat: int, message: int) -> None:
        self.asked.setdefault(chat, []).append(message)
        self.open += 1

    async def below(self, most: int, patience: float) -> None:
        """Wait until at most so many questions are open; give up after `patience` seconds."""
        async with asyncio.timeout(patience):
            while self.open > most:
                self._changed.clear()
                await self._changed.wait()

    def fill(self, report: Report) -> None:
        report.told = self.told
        for chat, asked in self.asked.items():
            counts = Counter(self.replies.get(chat, ()))
            report.unanswered += sum(1 for message in asked if not counts[message])
            report.duplicates += sum(count - 1 for count in counts.values())
            first = list(dict.fromkeys(self.replies.get(chat, ())))
            report.disordered += sum(a > b for a, b in itertools.pairwise(first))


async def soak(
    data: Path,
    *,
    kind: str = "footnote",
    mode: str = "polling",
    questions: int = 10_000,
    chats: int = 200,
    kills: int = 5,
    burst: int = 1,
    share: float = 0.02,
    files: int = 20,
    long_waits: bool = False,
    patience: float = 280.0,
) -> Report:
    """Ask, hurt, count. The kills fall in the first 60 % of the questions, as the files do.

    They come `burst` at a time, the second and third of a burst soon after the start.
    """
    report = Report(questions, mode, kills=kills, files=files)
    begun = time.monotonic()
    async with FakeTelegram() as tg:
        tg.forget_events()
        talks = _talks(tg, chats)
        ledger, sent = Ledger(tg, (chat.id for chat, _ in talks)), Files(tg, files)
        bursts = -(-kills // burst)
        every = int(questions * 0.6) // max(bursts, 1)
        moments = random.Random(2)
        killed = 0
        memory: list[int] = []
        tg.faults.randomly(share, (*FAULTS, LONG_WAIT) if long_waits else FAULTS, seed=1)
        async with bot_process(tg, kind, data, mode) as bot:
            for number in range(questions):
                chat, person = talks[number % chats]
                text = QUESTIONS[(number + number // chats) % len(QUESTIONS)]
                said = await chat.says(person, text if chat.id > 0 else f"/ask {text}")
                ledger.ask(chat.id, said.id)
                await sent.send(min(1.0, number / (questions * 0.6)))
                if ledger.open >= _MOST_WAITING:
                    await ledger.below(_MOST_WAITING - 50, _left(begun, patience))
                if number % 100 == 0:
                    await asyncio.sleep(0)
                    _sample(bot, number, questions, memory)
                if killed < kills and number and number % every == 0:
                    await ledger.below(_MOST_WAITING // 2, _left(begun, patience))
                    await _busy(tg, ledger, _left(begun, patience))
                    for turn in range(min(burst, kills - killed)):
                        if turn:
                            await asyncio.sleep(moments.uniform(*_PAUSES))
                        await bot.kill()
                        killed += 1
                        report.in_hand += max(0, ledger.open - len(tg.backend.updates.pending))
                        await bot.start()
            with contextlib.suppress(TimeoutError):
                await ledger.below(0, _left(begun, patience))
            with contextlib.suppress(TimeoutError):
                report.added = await sent.added(_left(begun, patience))
            if memory:
                report.growth = (bot.memory() - memory[0]) / _MB
            report.left = await _left_of(data)
        ledger.fill(report)
        struck = [call for call in tg.calls if call.fault]
        report.faults = dict(Counter(str(call.fault) for call in struck))
        report.unknowable = sum(
            call.fault == "drop_after" and call.method == "sendMessage" for call in struck
        )
    report.seconds = time.monotonic() - begun
    return report


async def _left_of(data: Path) -> int:
    """The bytes in the file of what was sent, when all deliveries after the last answer have ended.

    One that hangs is tried again when its time is out.
    """
    sent = data / "footnote.db-sent"
    for _ in range(300):
        # Looked at once a turn: one that was sent again may be noted between two looks.
        if not (size := sent.stat().st_size):
            break
        await asyncio.sleep(0.1)
    return size


async def _busy(tg: FakeTelegram, ledger: Ledger, patience: float) -> None:
    """Wait until the bot has acknowledged some questions that it has not answered."""
    updates = tg.backend.updates
    async with asyncio.timeout(patience):
        while updates.pending and ledger.open - len(updates.pending) < _IN_HAND:
            await updates.changed()


def _talks(tg: FakeTelegram, chats: int) -> list[tuple[Conversation, User]]:
    people = [tg.user(f"U{number}") for number in range(chats)]
    return [
        (tg.group(f"G{number}", [person]) if number % 4 == 0 else tg.private(person), person)
        for number, person in enumerate(people)
    ]


def _sample(bot: BotProcess, number: int, questions: int, memory: list[int]) -> None:
    """Note the memory from 80 % on, when the last run has long warmed up."""
    if number >= 0.8 * questions:
        memory.append(bot.memory())


def _left(begun: float, patience: float) -> float:
    return max(1.0, patience - (time.monotonic() - begun))
