"""A process that was killed after sending an answer and before the store knew of it."""

import json

import httpx
from telegram import Bot

from bot.store import Asker, Delivery, Store, new_button_id
from bot.telegram.application import deps_of
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.scripted import NEW_FORMATS


async def asked_and_killed(tg: FakeTelegram, chat, person, path, buttons: tuple[str, ...]) -> int:
    """The question is accepted and claimed, the answer sent, then there's no process any more."""
    said = await chat.says(person, NEW_FORMATS)
    async with Bot(tg.token, base_url=f"{tg.url}/bot") as bot:
        async with httpx.AsyncClient() as http:
            polled = await http.post(f"{tg.url}/bot{tg.token}/getUpdates", json={"timeout": 0})
        [raw] = polled.json()["result"]
        await bot.get_updates(offset=raw["update_id"] + 1, timeout=0)
        reply = await bot.send_message(chat.id, "The answer", reply_to_message_id=said.id)
    async with Store.open(path) as store:
        now = float(raw["message"]["date"])
        await store.enqueue_updates([(raw["update_id"], json.dumps(raw), chat.id)], now)
        asker = Asker(chat.id, 0, person.id)
        assert await store.begin_update(raw["update_id"], asker, "private", now) is not None
        store.sent.note(raw["update_id"], Delivery(chat.id, reply.message_id, buttons))
    return reply.message_id


def shown_sentence(core) -> str:
    return core.answers[NEW_FORMATS].citations[0].sentence_id


async def test_an_answer_that_was_sent_is_not_sent_again(tg, core, tmp_path) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    buttons = tuple(new_button_id() for _ in range(5))
    path = tmp_path / "footnote.db"
    message_id = await asked_and_killed(tg, chat, alice, path, buttons)
    shown = await chat.reply()
    async with Store.open(path) as store, running(tg, core, store) as bot:
        await bot.update_queue.join()
        assert await chat.silent(bot)
        answered = await deps_of(bot).store.answer_in(chat.id, message_id)
        assert (answered.question, answered.message_ids) == (NEW_FORMATS, (message_id,))
        payload = await store.get_button(buttons[0], chat.id)
        assert payload == {"do": "context", "cited": [[1, shown_sentence(core)]], "at": 0}
        await chat.says(alice, "and Jiangsu?")
        await chat.reply()
        assert core.asked[-1] == ("and Jiangsu?", (NEW_FORMATS,), False)
    assert shown.text == "The answer"


async def test_one_that_may_not_have_been_sent_is(tg, core, tmp_path) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    path = tmp_path / "footnote.db"
    await asked_and_killed(tg, chat, alice, path, ())
    path.with_name("footnote.db-sent").unlink()
    await chat.reply()
    async with Store.open(path) as store, running(tg, core, store):
        assert (await chat.reply()).text.startswith("Over 900 billion yuan · 2025")
