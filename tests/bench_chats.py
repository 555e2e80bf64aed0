"""Many chats with many documents each: how fast files come in and are asked, and that none cross.

python -m tests.bench_chats --chats 50 --files 50 --questions 5000
"""

import argparse
import asyncio
import random
import re
import statistics
import sys
import tempfile
import time

from bot.telegram.application import adding_of, deps_of
from facts.library import load_library
from tests.telegram.conftest import Served, running
from tests.telegram.reports import OWN, PDF, adds, report
from tests.telegram.scripted import Scripted

_FIRST = 100_000  # figures of six digits, which nothing else in a report has
_FIGURE = re.compile(r"\b\d{3},\d{3}\b")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def measure(chats: int, files: int, questions: int, seed: int) -> None:
    """Add the files, ask the questions, and print what was measured."""
    with tempfile.TemporaryDirectory() as data:
        async with (
            Served("polling") as tg,
            running(
                tg,
                Scripted(load_library()),
                **OWN,
                DATA_DIR=data,
                CHAT_DOCUMENTS=str(files + 1),
            ) as bot,
        ):
            tg.patience = 600.0
            people = [tg.user(f"P{number}") for number in range(chats)]
            privates = [tg.private(person) for person in people]
            begun = time.monotonic()
            await adds(privates[0], people[0], PDF.name, PDF.read_bytes())
            first = time.monotonic() - begun
            await privates[0].says(people[0], "How many airplanes of U.S. registry are affected?")
            reply = await privates[0].reply()
            say(f"a PDF of 15 pages: added in {first:.1f} s, {reply.text.splitlines()[0]!r}")
            await _add(tg, bot, privates, people, files)
            wrong = await _ask(bot, privates, people, files, questions, random.Random(seed))
            say(f"figures of another chat in {questions} answers: {len(wrong)}")
            for line in wrong[:5]:
                say(f"  {line}")


def _visitors(chat: int, file: int, files: int) -> int:
    return _FIRST + chat * files + file


async def _add(tg, bot, privates, people, files: int) -> None:
    begun = time.monotonic()
    for number, (chat, person) in enumerate(zip(privates, people, strict=True)):
        for file in range(files):
            content = report(f"House{number}x{file}", _visitors(number, file, files))
            await chat.sends_file(person, f"{file}.md", content)
    await tg.idle(bot)
    await adding_of(bot).idle()
    seconds = time.monotonic() - begun
    totals = deps_of(bot).desk.catalogue.totals()
    say(
        f"{totals.documents} documents in {totals.chats} chats: {totals.documents / seconds:.1f} a "
        f"second, {totals.size >> 10} kB"
    )
    for chat in privates:
        chat.inbox.unseen.clear()


async def _ask(bot, privates, people, files: int, questions: int, order) -> list[str]:
    wrong, found, expected, times = [], 0, 0, []
    catalogue = deps_of(bot).desk.catalogue
    for _ in range(questions):
        here, there = order.randrange(len(privates)), order.randrange(len(privates))
        there = here if order.random() < 0.5 else there
        file = order.randrange(files)
        own = {f"{_visitors(here, each, files):,}" for each in range(files)}
        chat, person = privates[here], people[here]
        begun = time.monotonic()
        await chat.says(person, f"How many visitors did the House{there}x{file} Museum count?")
        text = (await chat.reply()).text
        times.append(time.monotonic() - begun)
        if not set(_FIGURE.findall(text)) <= own:
            wrong.append(text)
        if here == there and f"{file}.md" in {kept.file for kept in catalogue.asked(chat.id)}:
            expected += 1
            found += f"{_visitors(here, file, files):,}" in text
    times.sort()
    say(f"own figures found: {found} of {expected}")
    say(
        f"one answer, a question at a time: p50 {1000 * statistics.median(times):.0f} ms, "
        f"p99 {1000 * times[int(len(times) * 0.99)]:.0f} ms"
    )
    return wrong


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=50)
    parser.add_argument("--files", type=int, default=10)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    asyncio.run(measure(arguments.chats, arguments.files, arguments.questions, arguments.seed))
