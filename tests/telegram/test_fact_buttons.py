"""Deep links and suggestions open exactly the fact that they name."""

import pytest

from bot.entry.compose import suggestion
from bot.entry.kinds import is_figure
from bot.memo import Remembered
from bot.telegram.facts import Offered
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.scripted import Scripted, absent


@pytest.mark.parametrize("code", ["en", "zh-hans"])
async def test_every_deep_link_opens_its_fact(tg: FakeTelegram, library, engine, code) -> None:
    alice = tg.user("Alice", language=code)
    chat = tg.private(alice)
    language = "zh" if code.startswith("zh") else "en"
    wrong = []
    async with running(tg, Remembered(engine)):
        for fact in library.facts:
            await chat.starts(alice, f"f_{fact.id}")
            text = (await chat.reply()).text.casefold()
            missing = [
                part
                for part in (fact.label(language), fact.row.quote)
                if part.casefold() not in text
            ]
            if missing or (
                is_figure(fact) and language == "en" and fact.text.casefold() not in text
            ):
                wrong.append((fact.id, missing, text))
    assert wrong == []


async def test_a_suggestion_opens_its_fact(tg: FakeTelegram, library) -> None:
    fact = library.by_id["zhejiang-new-formats"]
    near = suggestion(fact, "en")
    answer = absent("Fujian?").model_copy(update={"suggestions": (near,)})
    core = Scripted(library, {"Fujian?": answer})
    alice = tg.user("Alice")
    chat = tg.private(alice)
    async with running(tg, core):
        await chat.says(alice, "Fujian?")
        reply = await chat.reply()
        await chat.presses(alice, reply, reply.labels[0][0])
        assert (await chat.reply()).text.startswith("Over 900 billion yuan · 2025\n")


async def test_what_two_facts_are_called_is_asked(tg: FakeTelegram, library) -> None:
    offered = Offered(library)
    questions = [suggestion(fact, "en").question for fact in library.facts]
    for fact, question in zip(library.facts, questions, strict=True):
        only = questions.count(question) == 1
        assert offered.fact(question) == (fact.id if only else None)
    assert offered.fact("What else?") is None
