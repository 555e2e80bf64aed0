"""Updates pushed to the webhook of a running bot: none lost, none answered twice."""

import asyncio
from contextlib import AsyncExitStack
from typing import Self

import httpx

from bot.running.errors import StoreAwayError
from bot.store import Store
from bot.telegram.application import deps_of
from bot.web.webhook import PATH, SECRET_HEADER
from tests.telegram.conftest import ORIGIN, SECRET, in_mode, running, serving, settings_for
from tests.telegram.scripted import NEW_FORMATS

pytestmark = in_mode("webhook")
PROVEN = {SECRET_HEADER: SECRET}


def question(tg, person, update_id: int, text: str = NEW_FORMATS) -> dict:
    """What Telegram pushes for a message that stands in the chat."""
    chat = tg.private(person).chat
    message = tg.world.new_message(chat, person.json, {"text": text})
    return {"update_id": update_id, "message": message}


async def pushed(tg, *updates: dict) -> list[int]:
    """Push updates at the same time; the statuses."""
    address = tg.backend.webhook.proxies[ORIGIN] + PATH
    async with httpx.AsyncClient(headers=PROVEN) as client:
        responses = await asyncio.gather(*(client.post(address, json=each) for each in updates))
    return [response.status_code for response in responses]


async def test_an_update_that_comes_again_is_answered_once(tg, core):
    alice = tg.user("Alice")
    chat = tg.private(alice)
    async with running(tg, core) as bot:
        update = question(tg, alice, 900)
        assert await pushed(tg, update, update, update) == [200, 200, 200]
        assert (await chat.reply()).text.startswith("Over 900 billion yuan")
        assert await pushed(tg, update) == [200]
        assert await chat.silent(bot)
    assert [text for text, _, _ in core.asked] == [NEW_FORMATS]


async def test_an_inline_query_that_comes_again_is_answered_once(tg, core):
    alice = tg.user("Alice")
    async with running(tg, core) as bot:
        fields = {"from": alice.json, "query": NEW_FORMATS, "offset": "", "chat_type": "sender"}
        update = {"update_id": 900, "inline_query": {"id": "1", **fields}}
        assert await pushed(tg, update, update) == [200, 200]
        await tg.idle(bot)
        assert await pushed(tg, update) == [200]
        await tg.idle(bot)
    assert [text for text, _, _ in core.asked].count(NEW_FORMATS) == 1


async def test_an_unknown_shape_is_dropped_and_the_bot_goes_on(tg, core, caplog):
    alice = tg.user("Alice")
    async with running(tg, core) as bot:
        new_kind = {"update_id": 901, "message_in_a_bottle": {"from": "the sea"}}
        assert await pushed(tg, {"update_id": 900, "message": {"text": 5}}, new_kind) == [200, 200]
        assert await pushed(tg, question(tg, alice, 902)) == [200]
        assert (await tg.private(alice).reply()).text.startswith("Over 900 billion yuan")
        await tg.idle(bot)
        assert await deps_of(bot).store.pending_updates() == ()
    assert "update 900 has an unknown shape (TypeError); dropped" in caplog.messages


async def test_while_the_store_fails_telegram_keeps_the_update(tg, core, monkeypatch):
    alice = tg.user("Alice")
    chat = tg.private(alice)
    keep, failures = Store.enqueue_now, [StoreAwayError("disk full"), StoreAwayError("disk full")]

    async def enqueue_now(store, *given):
        if failures:
            raise failures.pop()
        return await keep(store, *given)

    monkeypatch.setattr(Store, "enqueue_now", enqueue_now)
    async with running(tg, core) as bot:
        tg.backend.webhook.retry_seconds = 0
        await chat.says(alice, NEW_FORMATS)
        await chat.reply()
        assert await chat.silent(bot)
    webhook = tg.backend.webhook
    assert webhook.last_error == "Wrong response from the webhook: 503 Service Unavailable"
    assert (failures, webhook.attempts) == ([], 3)


class Held:
    """Holds every question in hand, as a busy core would, until it is let go."""

    def __init__(self, monkeypatch) -> None:
        self.go = asyncio.Event()
        begin = Store.begin_update

        async def begin_update(store, *args, **kwargs):
            await self.go.wait()
            return await begin(store, *args, **kwargs)

        monkeypatch.setattr(Store, "begin_update", begin_update)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.go.set()


async def acknowledged(tg) -> None:
    async with asyncio.timeout(tg.patience):
        while tg.backend.updates.pending:
            await tg.backend.updates.changed()


async def test_a_busy_bot_acknowledges_at_once(tg, core, monkeypatch):
    people = [tg.user(f"U{number}") for number in range(5)]
    async with running(tg, core) as bot:
        with Held(monkeypatch):
            for number in range(50):
                person = people[number % 5]
                await tg.private(person).says(person, f"question {number}")
            await acknowledged(tg)
            assert (tg.unseen, core.asked) == ([], [])
            assert len(await deps_of(bot).store.pending_updates()) == 50
        for person in people:
            assert [await tg.private(person).reply() for _ in range(10)]


async def test_what_comes_during_a_stop_is_for_the_next_run(tg, core, monkeypatch, tmp_path):
    alice, bob = tg.user("Alice"), tg.user("Bob")
    hers, his = tg.private(alice), tg.private(bob)
    settings = settings_for(tg, STORE="file", DATA_DIR=str(tmp_path))
    held = Held(monkeypatch)
    stack = AsyncExitStack()
    await stack.enter_async_context(serving(tg, core, settings))
    await hers.says(alice, NEW_FORMATS)
    updates, webhook = tg.backend.updates, tg.backend.webhook
    await acknowledged(tg)
    async with asyncio.timeout(tg.patience):
        leaving = asyncio.create_task(stack.aclose())
        await asyncio.sleep(0)
        await his.says(bob, NEW_FORMATS)
        while not webhook.last_error:
            await updates.changed()
    assert webhook.last_error == "Wrong response from the webhook: 503 Service Unavailable"
    assert not leaving.done()
    held.go.set()
    await leaving
    assert (await hers.reply()).text.startswith("Over 900 billion yuan")
    assert (his.unseen, len(updates.pending)) == ([], 1)
    async with serving(tg, core, settings) as bot:
        assert (await his.reply()).text.startswith("Over 900 billion yuan")
        assert await hers.silent(bot)


async def test_with_its_hands_full_it_takes_no_more(tg, core, monkeypatch):
    monkeypatch.setattr("bot.telegram.push._MOST_WAITING", 1)
    people = [tg.user(f"U{number}") for number in range(3)]
    chats = [tg.private(person) for person in people]
    webhook = tg.backend.webhook
    async with running(tg, core) as bot:
        processor = bot.update_processor
        with Held(monkeypatch):
            for number, (chat, person) in enumerate(zip(chats, people, strict=True)):
                await chat.says(person, NEW_FORMATS)
                async with asyncio.timeout(tg.patience):
                    while processor.current_concurrent_updates <= min(number, 1):  # noqa: ASYNC110
                        await asyncio.sleep(0)
            async with asyncio.timeout(tg.patience):
                while not webhook.last_error:
                    await tg.backend.updates.changed()
            assert len(tg.backend.updates.pending) == 1
        for chat in chats:
            assert (await chat.reply()).text.startswith("Over 900 billion yuan")
    assert webhook.last_error == "Wrong response from the webhook: 503 Service Unavailable"


async def logged(tg, caplog, text: str) -> None:
    """Wait until the bot, which looks again and again, says so."""
    caplog.set_level("INFO")
    async with asyncio.timeout(tg.patience):
        while text not in caplog.messages:
            await tg.calls.quiet()
            await asyncio.sleep(0)


async def test_telegram_says_why_it_can_not_push(tg, core, monkeypatch, caplog):
    monkeypatch.setattr("bot.telegram.push._LOOK_SECONDS", 0.0)
    url = f"{ORIGIN}{PATH}"
    async with running(tg, core):
        await logged(tg, caplog, "webhook set as @footnote_bot")
        webhook = tg.backend.webhook
        webhook.last_error_at, webhook.last_error = 4_000_000_000, "SSL error {unable to verify}"
        told = f"PUBLIC_URL: Telegram could not push to {url}: {webhook.last_error}; 0 updates wait there"
        await logged(tg, caplog, told)
        looks = len(tg.calls.of("getWebhookInfo"))
        async with asyncio.timeout(tg.patience):
            while len(tg.calls.of("getWebhookInfo")) < looks + 3:  # noqa: ASYNC110
                await asyncio.sleep(0)
    assert caplog.messages.count(told) == 1


async def test_a_webhook_that_somebody_changed_is_set_again(tg, core, monkeypatch, caplog):
    monkeypatch.setattr("bot.telegram.push._LOOK_SECONDS", 0.0)
    alice = tg.user("Alice")
    async with running(tg, core):
        await logged(tg, caplog, "webhook set as @footnote_bot")
        async with httpx.AsyncClient() as somebody:
            await somebody.post(f"{tg.base_url}{tg.token}/deleteWebhook")
        await tg.private(alice).says(alice, NEW_FORMATS)
        assert (await tg.private(alice).reply()).text.startswith("Over 900 billion yuan")
    assert (
        caplog.messages.count("somebody else changed the webhook of this BOT_TOKEN; set again") == 1
    )
