"""Updates: each handled once, in the order of its chat."""

import asyncio

from bot.store import (
    PendingUpdate,
    Store,
)
from tests.store.pieces import ANN, BOB, DAY, NOW, python, rows


async def test_an_update_is_claimed_once(store):
    assert [await store.claim_update(1, NOW) for _ in range(2)] == [True, False]
    await store.finish_update(1)
    assert await store.claim_update(1, NOW) is False
    assert await store.recover_updates() == ()


async def test_an_update_that_was_given_back_is_claimed_again(store):
    await store.claim_update(1, NOW)
    await store.release_update(1)
    assert await store.pending_updates() == (PendingUpdate(1, None),)
    assert await store.claim_update(1, NOW) is True


async def test_a_finished_update_is_not_given_back(store):
    await store.claim_update(1, NOW)
    await store.finish_update(1)
    await store.release_update(1)
    assert await store.claim_update(1, NOW) is False


async def test_the_inbox_keeps_the_order_and_drops_what_is_known(store):
    """Telegram's numbers are the order: the clock may step back, and several requests come in."""
    assert await store.enqueue_update(5, '{"a":1}', NOW) is True
    assert await store.enqueue_update(5, '{"a":2}', NOW) is False
    came = [(3, "{}", None), (5, "{}", ANN), (4, "\ud800", ANN)]
    assert await store.enqueue_updates(came, NOW + 1) == (3, 4)
    waiting = (PendingUpdate(3, "{}"), PendingUpdate(4, "?"), PendingUpdate(5, '{"a":1}'))
    assert await store.pending_updates() == waiting
    assert await store.claim_update(5, NOW) is True
    assert await store.pending_updates() == waiting[:2]
    await store.finish_update(5)
    assert await store.enqueue_update(5, "{}", NOW) is False
    assert await rows(store, "updates") == [
        (3, "{}", 0, 0, 0, NOW + 1, None),
        (4, "?", 0, 0, 0, NOW + 1, ANN),
        (5, None, 0, 1, 0, NOW, None),
    ]


async def test_each_chat_has_its_line(store):
    for number, chat in ((4, BOB), (1, ANN), (2, BOB), (3, ANN), (6, ANN), (5, None)):
        await store.enqueue_update(number, f"{number}", NOW - number, chat)
    await store.claim_update(6, NOW)
    await store.claim_update(7, NOW)  # without what it holds
    assert await store.waiting_chats() == (ANN, BOB)
    assert [one.update_id for one in await store.waiting_updates(ANN)] == [1, 3]
    assert await store.waiting_updates(BOB, 1) == (PendingUpdate(2, "2"),)
    assert await store.waiting_updates(None) == (PendingUpdate(5, "5"),)
    await store.place_update(5, BOB)
    assert [one.update_id for one in await store.waiting_updates(BOB)] == [2, 4, 5]
    await store.finish_update(1)
    assert await store.waiting_chats() == (BOB, ANN)
    assert await store.are_pending([1, 2, 6, 99]) == {2, 6}


async def test_only_what_was_worked_on_is_blamed(store):
    for number in (1, 2, 3, 4):
        await store.enqueue_update(number, "{}", NOW, ANN)
        await store.claim_update(number, NOW)
    await store.finish_update(4)
    assert await store.recover_updates((2, 4, 99)) == (PendingUpdate(2, "{}", kills=1),)
    assert [one.kills for one in await store.pending_updates()] == [0, 1, 0]
    blamed = await store.recover_updates((3, 2))
    assert blamed == (PendingUpdate(3, "{}", kills=1), PendingUpdate(2, "{}", kills=2))


async def test_a_chat_is_left_alone_as_long_as_telegram_asked(store):
    await store.halt_chat(ANN, NOW + 3600, 3600)
    await store.halt_chat(BOB, NOW + 60, 60)
    assert await store.halts(NOW + 10) == {ANN: 3590, BOB: 50}
    assert await store.halts(NOW + 60) == {ANN: 3540}
    assert await store.halts(NOW - DAY) == {ANN: 3600}  # the clock was put back
    await store.halt_chat(ANN, NOW + 5, 5)
    assert await store.halts(NOW) == {ANN: 5}
    await store.forget(ANN)
    assert await store.halts(NOW) == {}


KILLED = """
import asyncio, os, signal, sys
from bot.store import Store

async def main():
    store = await Store.connect(sys.argv[1])
    await store.enqueue_updates([(1, "one", 7), (2, "two", 8), (3, "three", 9)], 1.0)
    for update in (1, 2, 3):
        await store.claim_update(update, 1.0)
    await store.finish_update(1)
    with store.marks.of(3) as waits, store.marks.of(2):
        waits.pause()
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


async def test_after_kill_9_what_was_claimed_is_handled_again_and_what_was_finished_is_not(
    tmp_path,
):
    path = tmp_path / "store.db"
    killed = await asyncio.to_thread(python, KILLED, str(path))
    assert killed.returncode == -9
    async with Store.open(path) as store:
        assert store.marks.left == (2,)
        assert await store.recover_updates(store.marks.left) == (PendingUpdate(2, "two", kills=1),)
        assert await store.pending_updates() == (
            PendingUpdate(2, "two", kills=1),
            PendingUpdate(3, "three"),
        )
        assert [await store.claim_update(update, 2.0) for update in (1, 2, 3)] == [
            False,
            True,
            True,
        ]
