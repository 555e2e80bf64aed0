"""Questions a second, and the time from update to reply."""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path

from tests.fake_telegram import Conversation, Event, FakeTelegram, User
from tests.telegram.processes import bot_process

QUESTIONS = (
    "What did Zhejiang export via new formats?",
    "浙江新业态出口多少？",
    "How many cars did BYD ship to Argentina?",
    "How much did Guangdong's high-tech exports reach?",
    "广东外贸总额是多少？",
    "Guangdong trade with Belt and Road countries",
    "What is Henan's total?",
    "How fast did Zhejiang's trade with ASEAN grow?",
    "上海服务贸易占全国多少？",
    "and Jiangsu?",
)

_WARM = 8


@dataclass(frozen=True, slots=True)
class Latency:
    p50: float
    p99: float


class Replies:
    """Counts the bot's messages and notes when each question was answered."""

    def __init__(self, tg: FakeTelegram) -> None:
        self.times: list[float] = []
        self.latencies: list[float] = []
        self.asked: dict[tuple[int, int], float] = {}
        self._expected: dict[int, list[float]] = {}
        self._wanted = 0
        self._done = asyncio.Event()
        tg.on_event(self._note)

    def _note(self, event: Event) -> None:
        if event.kind != "sent":
            return
        now = time.perf_counter()
        self.times.append(now)
        waiting = self._expected.get(int(event.key))
        if waiting:
            self.latencies.append(now - waiting.pop(0))
        if len(self.times) >= self._wanted:
            self._done.set()

    def expect(self, chat: int) -> None:
        self._expected.setdefault(chat, []).append(time.perf_counter())

    async def reach(self, count: int, patience: float = 120.0) -> None:
        self._wanted = count
        self._done.clear()
        if len(self.times) < count:
            async with asyncio.timeout(patience):
                await self._done.wait()


async def _warm(talks: list[tuple[Conversation, User]], replies: Replies) -> None:
    """Let every chat say all there is to say, so that the bots are past their start."""
    for number in range(_WARM * len(talks)):
        chat, person = talks[number % len(talks)]
        await chat.says(person, QUESTIONS[number % len(QUESTIONS)])
    await replies.reach(_WARM * len(talks))


async def peak(kind: str, data: Path, *, questions: int = 2000, chats: int = 50) -> float:
    """Questions a second with all of them waiting."""
    async with FakeTelegram(keep_calls=100) as tg:
        tg.forget_events()
        replies = Replies(tg)
        people = [tg.user(f"U{number}") for number in range(chats)]
        talks = [(tg.private(person), person) for person in people]
        async with bot_process(tg, kind, data):
            await _warm(talks, replies)
            for number in range(questions):
                chat, person = talks[number % chats]
                await chat.says(person, QUESTIONS[number % len(QUESTIONS)])
            begun = time.perf_counter()
            await replies.reach(_WARM * chats + questions)
            return questions / (replies.times[-1] - begun)


async def latency(
    kind: str, data: Path, *, rate: float, seconds: float = 8.0, chats: int = 50
) -> Latency:
    """Time from update to reply at a steady rate."""
    async with FakeTelegram(keep_calls=100) as tg:
        tg.forget_events()
        replies = Replies(tg)
        people = [tg.user(f"U{number}") for number in range(chats)]
        talks = [(tg.private(person), person) for person in people]
        async with bot_process(tg, kind, data):
            await _warm(talks, replies)
            replies.latencies.clear()
            total = int(rate * seconds)
            begun = time.perf_counter()
            for number in range(total):
                await asyncio.sleep(begun + number / rate - time.perf_counter())
                chat, person = talks[number % chats]
                replies.expect(chat.id)
                await chat.says(person, QUESTIONS[number % len(QUESTIONS)])
            await replies.reach(_WARM * chats + total)
            ordered = sorted(replies.latencies)
            return Latency(ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)])
