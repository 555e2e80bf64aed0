"""Faults that a test has the server make."""

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.fake_telegram import faults
from tests.faking.pieces import MORE


@pytest.mark.parametrize(
    ("fault", "raised", "sent"),
    [
        (faults.too_many_requests(7), RetryAfter, 0),
        (faults.blocked(), Forbidden, 0),
        (faults.bad_request("can't parse entities: x"), BadRequest, 0),
        (faults.server_error(), NetworkError, 0),
        (faults.bad_gateway(), NetworkError, 0),
        (faults.hang(), TimedOut, 0),
        (faults.hang(0.01), NetworkError, 0),
        (faults.drop_before(), NetworkError, 0),
        (faults.drop_after(), NetworkError, 1),
    ],
    ids=lambda value: getattr(value, "name", None),
)
async def test_faults(tg, bot, chat, monkeypatch, fault, raised, sent):
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    tg.faults.next(fault, method="sendMessage")
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(chat.id, "x", read_timeout=0.2)
    assert type(caught.value) is raised
    await tg.calls.quiet()
    assert len(chat.unseen) == sent
    assert tg.calls.of("sendMessage")[-1].fault == fault.name
    await bot.send_message(chat.id, "y")
    assert tg.faults.waiting == 0


async def test_a_fault_waits_for_its_call(tg, bot, alice, bob):
    hers, his = tg.private(alice), tg.private(bob)
    tg.faults.next(faults.server_error(), chat_id=his.id, times=2)
    await bot.send_message(hers.id, "x")
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.send_message(his.id, "x")
    await bot.send_message(his.id, "x")


async def test_a_migration_just_before_a_call(tg, bot, alice):
    group = tg.group("Desk", [alice])
    tg.faults.next(faults.migrate(), method="sendMessage")
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group.id, "x")
    assert await bot.send_message(caught.value.new_chat_id, "x")


async def test_random_faults_repeat_with_their_seed(tg, bot):
    def struck() -> list[str | None]:
        tg.faults.randomly(0.3, [faults.server_error(), faults.blocked()], seed=5)
        found = [tg.faults.strike("sendMessage", 1) for _ in range(200)]
        assert tg.faults.strike("getUpdates", None) is None
        return [fault and fault.name for fault in found]

    first = struck()
    assert first == struck()
    assert 30 < sum(name is not None for name in first) < 90


async def test_the_log_of_calls(tg, bot, chat):
    await bot.send_message(chat.id, "123", reply_markup=MORE, disable_notification=True)
    with pytest.raises(BadRequest):
        await bot.send_message(chat.id, "<b>", parse_mode="HTML")
    good, bad = tg.calls.of("sendMessage")
    assert good.params == {
        "chat_id": chat.id,
        "text": "123",
        "disable_notification": True,
        "reply_markup": {"inline_keyboard": [[{"text": "More", "callback_data": "m"}]]},
    }
    assert good.result["message_id"] == (await chat.reply()).id
    assert bad.error.startswith("400 Bad Request: can't parse entities")
    assert good.at <= bad.at
    assert good.seconds >= 0
