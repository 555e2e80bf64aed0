"""Thirty people who ask, and one who attacks: how long the thirty wait."""

import asyncio
import itertools
import time
from collections.abc import Iterator
from pathlib import Path

from tests import bundled, evaluate
from tests.fake_telegram import FakeTelegram
from tests.hostile.messages import messages
from tests.hostile.mixed import mixed
from tests.telegram.load import Latency, Replies
from tests.telegram.processes import bot_process

PEOPLE = 30
A_SECOND = 10  # questions of all of them; each is asked for the first time
ATTACKS_A_SECOND = 20


def _hostile() -> Iterator[str]:
    kinds = list(messages().values())
    return itertools.chain(kinds, mixed(bundled.library(), 2000, seed=1))


async def crowd(data: Path, seconds: float) -> tuple[Latency, Latency]:
    """The others' time from update to reply, quiet and while one person attacks.

    Nothing but its cost limits the one: not the count of messages, nor Telegram's pace.
    """
    asked = iter(list(dict.fromkeys(line["question"] for line in evaluate.read(evaluate.DEV))))
    async with FakeTelegram(keep_calls=100, privacy=False) as tg:
        tg.forget_events()
        replies = Replies(tg)
        people = [tg.user(f"U{number}") for number in range(PEOPLE)]
        talks = [(tg.private(person), person) for person in people]
        mallory = tg.user("Mallory")
        chat, group = tg.private(mallory), tg.supergroup("Team", [mallory])
        async with bot_process(tg, "footnote", data):
            for talk, person in talks:
                await talk.says(person, "What did Zhejiang export via new formats?")
            await group.says(mallory, "/watch on")
            await replies.reach(PEOPLE + 1)

            async def ask() -> Latency:
                replies.latencies.clear()
                begun = time.perf_counter()
                count = int(A_SECOND * seconds)
                for number in range(count):
                    await asyncio.sleep(begun + number / A_SECOND - time.perf_counter())
                    talk, person = talks[number % PEOPLE]
                    replies.expect(talk.id)
                    await talk.says(person, next(asked))
                async with asyncio.timeout(60):
                    while len(replies.latencies) < count:  # noqa: ASYNC110
                        await asyncio.sleep(0.01)
                ordered = sorted(replies.latencies)
                return Latency(ordered[count // 2], ordered[int(count * 0.99)])

            async def attack() -> None:
                begun = time.perf_counter()
                for number, text in enumerate(_hostile()):
                    await asyncio.sleep(begun + number / ATTACKS_A_SECOND - time.perf_counter())
                    if number % 4 == 0:
                        await chat.says(mallory, text)
                    elif number % 4 == 1:
                        await chat.says(mallory, f"/check {text}"[:1000])
                    elif number % 4 == 2:
                        tg.types_inline(mallory, text)
                    else:
                        await group.says(mallory, text)

            quiet = await ask()
            attacking = asyncio.create_task(attack())
            attacked = await ask()
            attacking.cancel()
            await asyncio.gather(attacking, return_exceptions=True)
            return quiet, attacked
