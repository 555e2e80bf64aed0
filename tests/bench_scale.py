"""``python -m tests.bench_scale``: the numbers of deploy/SCALE.md. Five minutes.

Where a process works alone, its own time on the processor counts, so that a busy machine does not.

bot      one bot process beside the fake server: memory, and what an answer leaves in the store
answers  answers a second of the core alone, on one core, over the development set
search   BM25 over ever more sentences (index/search.py)
library  a whole library entry of ever more facts and sentences: loading, answers, memory
store    a store of ever more answers: size, a write, a read, a backup
"""

import argparse
import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import percentile, write

PARTS = ("answers", "search", "library", "store", "bot")
_PATIENCE = 300
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo za".split()
_FIELDS = "harvest bridge tariff market engine copper signal garden vessel paper".split()


def megabytes(pid="self"):
    """Resident memory and its peak."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    found = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines if "kB" in line}
    return found["VmRSS"], found["VmHWM"]


def timed(function, inputs):
    """Milliseconds on the processor of `function(input)` for each input, sorted."""
    times = []
    for given in inputs:
        begun = time.process_time()
        function(given)
        times.append(1000 * (time.process_time() - begun))
    return sorted(times)


def processor(pid):
    """Seconds that a process has spent on the processor."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def milliseconds(times):
    return f"p50 {percentile(times, 0.5):8.2f} ms, p99 {percentile(times, 0.99):8.2f} ms"


def name(number):
    """An invented name, another for each number."""
    made = ""
    for _ in range(4):
        number, rest = divmod(number, len(_SYLLABLES))
        made += _SYLLABLES[rest]
    return made.capitalize()


# ---------------------------------------------------------------- the core


def answers():
    from bot.entry.library_engine import Engine
    from facts.library import load_library
    from tests import evaluate

    engine = Engine(load_library())
    lines = evaluate.read(evaluate.DEV)
    ways = [(line["question"], tuple(line.get("context", ()))) for line in lines]
    for question, context in ways:
        engine.answer(question, context)
    rates = []
    for _ in range(3):
        started = time.process_time()
        for question, context in ways:
            engine.answer(question, context)
        rates.append(len(ways) / (time.process_time() - started))
    write(
        f"answers  {max(rates):.0f} a second and core, {len(ways)} questions of the development set"
    )


def search(size):
    from index.search import SentenceIndex
    from index.text import keys

    chance = random.Random(size)
    words = [name(number).lower() for number in range(max(1000, size // 5))]
    weights = [1 / (rank + 1) for rank in range(len(words))]
    texts = [" ".join(chance.choices(words, weights, k=25)) for _ in range(size)]
    begun = time.process_time()
    index = SentenceIndex(keys(text, "en") for text in texts)
    index.search(keys(texts[0], "en"))
    loaded = time.process_time() - begun
    queries = [keys(" ".join(chance.choices(words, weights, k=8)), "en") for _ in range(50)]
    times = timed(index.search, queries)
    resident, _ = megabytes()
    write(
        f"search   {size:>7} sentences: index {loaded:6.2f} s, query {milliseconds(times)}, "
        f"{resident:.0f} MB"
    )


# ---------------------------------------------------------------- a library entry


def make_entry(folder, size):
    """An entry of `size` places, with a sentence and a fact for each."""
    chance = random.Random(size)
    places = [name(number) for number in range(size)]
    counts = [chance.randrange(1000, 10_000_000) for _ in places]
    told = [f"In 2024, {p} welcomed {c:,} visitors." for p, c in zip(places, counts, strict=True)]
    paragraphs = [" ".join(told[first : first + 10]) for first in range(0, size, 10)]
    facts = [
        f'[[fact]]\nid = "v{n}"\nsubject = "c{n}"\nmeasure = "visitors"\nkind = "count"\n'
        f'value = "{c}"\nunit = "visitors"\ntext = "{c:,} visitors"\nquote = "{place} welcomed {c:,} visitors"\n'
        for n, (place, c) in enumerate(zip(places, counts, strict=True))
    ]
    concepts = [
        f'c{n} = {{ type = "place", en = "{p}", zh = "{p}" }}' for n, p in enumerate(places)
    ]
    files = {
        "library.toml": 'id = "large"\ntitle = "Visitors"\nlanguage = "en"\nen = "the report"\n'
        'zh = "报告"\nsource = "Made"\nrights = "None"\nexamples = ["How many visitors?"]\n'
        'examples_zh = ["多少?"]\n',
        "document.txt": "\n".join(["Visitors in 2024", *paragraphs]) + "\n",
        "facts.toml": "\n".join(facts),
        "vocabulary.toml": 'default_subject = "c0"\ndefault_period = "2024"\n\n[concept]\n'
        'visitor = { type = "measure", en = "visitors", zh = "参观者" }\n'
        + "\n".join(concepts)
        + '\n\n[measure]\nvisitors = { en = "visitors", zh = "参观者", needs = ["visitor"], '
        'subject = "needed" }\n\n[unit]\nvisitors = "visitor"\n',
        "words.en.txt": "visitor: visitor; visitors; welcomed\n"
        + "".join(f"c{n}: {place.lower()}\n" for n, place in enumerate(places)),
    }
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")
    return places, counts


def library(size):
    from bot.entry.library_engine import Engine
    from facts.library import load_library

    with tempfile.TemporaryDirectory() as folder:
        places, counts = make_entry(Path(folder), size)
        begun = time.process_time()
        engine = Engine(load_library(Path(folder)))
        loaded = time.process_time() - begun
    chosen = random.Random(size).sample(range(size), min(size, 50))
    asked = [f"How many visitors did {places[n]} welcome?" for n in chosen]
    right = sum(
        [figure.value for figure in engine.answer(text).figures] == [counts[n]]
        for n, text in zip(chosen, asked, strict=True)
    )
    times = timed(engine.answer, asked)
    resident, _ = megabytes()
    write(
        f"library  {size:>7} facts: load {loaded:6.2f} s, answer {milliseconds(times)}, "
        f"{resident:.0f} MB, {right} of {len(asked)} right"
    )


# ---------------------------------------------------------------- the store


def store(size):
    from bot.store import Answered, Asker, Store
    from bot.store.backup import back_up

    async def fill(path):
        async with Store.open(path) as opened:
            for n in range(size):
                await opened.record_answer(answered(n), 1e9)
            times = []
            for n in range(size, size + 500):
                begun = time.perf_counter()
                await opened.record_answer(answered(n), 1e9)
                times.append(1000 * (time.perf_counter() - begun))
            reads = []
            for n in range(500):
                begun = time.perf_counter()
                await opened.answer_to(n % 50 + 1, n)
                reads.append(1000 * (time.perf_counter() - begun))
            return await opened.size(), sorted(times), sorted(reads)

    def answered(n):
        person = n % 50 + 1
        return Answered(
            asker=Asker(person, 0, person),
            question_id=n,
            message_ids=(10_000_000 + n,),
            question="How many cars did BYD ship to Argentina?",
            status="answered",
            language="en",
            context=("What was Zhejiang's trade with ASEAN?",),
        )

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "footnote.db"
        bytes_, writes, reads = asyncio.run(fill(path))
        begun = time.perf_counter()
        back_up(path, Path(folder) / "copy.db")
        took = time.perf_counter() - begun
    write(
        f"store    {size:>7} answers: {bytes_ / 1e6:6.1f} MB, write {milliseconds(writes)}, "
        f"read p50 {percentile(reads, 0.5):.2f} ms, backup {took:.2f} s"
    )


# ---------------------------------------------------------------- the whole bot


async def bot(questions):
    from tests.fake_telegram import FakeTelegram
    from tests.telegram.load import QUESTIONS, Replies
    from tests.telegram.processes import bot_process

    with tempfile.TemporaryDirectory() as folder:
        async with FakeTelegram(keep_calls=100) as tg:
            tg.forget_events()
            replies = Replies(tg)
            people = [tg.user(f"U{number}") for number in range(50)]
            talks = [(tg.private(person), person) for person in people]
            async with bot_process(tg, "footnote", Path(folder)) as process:
                said, sizes, memory, spent = 0, [], [], []
                for more in (50, questions // 2, questions):
                    for number in range(said, said + more):
                        chat, person = talks[number % len(talks)]
                        await chat.says(person, QUESTIONS[number % len(QUESTIONS)])
                    said += more
                    await replies.reach(said)
                    memory.append(megabytes(process.process.pid)[0])
                    sizes.append(stored(Path(folder)))
                    spent.append(processor(process.process.pid))
            last = stored(Path(folder))
        cost = (spent[2] - spent[1]) / questions
        write(
            f"bot      {1000 * cost:.1f} ms on the processor an answer: {1 / cost:.0f} a second and core"
        )
        each = (sizes[2] - sizes[1]) / questions
        write(
            f"bot      memory {memory[0]:.0f} MB after 50 answers, {memory[1]:.0f} MB after "
            f"{50 + questions // 2}, {memory[2]:.0f} MB after {said}"
        )
        write(
            f"bot      store {last / 1e6:.1f} MB after {said} answers: {each:.0f} bytes an answer, "
            f"{each * 10_000 / 1e6:.1f} MB for 10,000"
        )


def stored(folder):
    """Bytes of the database, its log taken in."""
    import sqlite3

    with sqlite3.connect(folder / "footnote.db") as db:
        [size] = db.execute(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        ).fetchone()
    db.close()
    return size


def alone(part, size):
    """Run one measurement in a process of its own."""
    words = [sys.executable, "-m", "tests.bench_scale", part, "--size", str(size)]
    try:
        subprocess.run(words, check=True, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        write(f"{part:<8} {size:>7}: not within {_PATIENCE} s")


SIZES = {
    "search": (100, 1_000, 10_000, 100_000),
    "library": (100, 1_000, 10_000),
    "store": (10_000, 100_000),
}
ONE = {"search": search, "library": library, "store": store}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench_scale", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--size", type=int, help="one size of one part, in this process")
    parser.add_argument("--questions", type=int, default=4000, help="asked of the whole bot")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}")
    for part in given.parts or PARTS:
        if given.size:
            ONE[part](given.size)
        elif part == "answers":
            answers()
        elif part == "bot":
            asyncio.run(bot(given.questions))
        else:
            for wanted in SIZES[part]:
                alone(part, wanted)
