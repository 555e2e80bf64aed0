"""What was asked before, each asker apart."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from bot.store import (
    TURN_SECONDS,
    TURNS_KEPT,
    Store,
)
from tests.store.pieces import BOB, NOW, PRIVATE, TOPIC


async def test_turns_come_oldest_first_each_asker_apart(store):
    await store.add_turn(PRIVATE, 1, "Zhejiang?", NOW)
    await store.add_turn(TOPIC, 2, "Jiangsu?", NOW)
    await store.add_turn(TOPIC._replace(thread_id=4), 3, "Fujian?", NOW)
    await store.add_turn(TOPIC._replace(user_id=BOB), 4, "Anhui?", NOW)
    await store.add_turn(PRIVATE, 5, "and imports?", NOW + 1)
    assert await store.turns(PRIVATE, NOW + 1) == ("Zhejiang?", "and imports?")
    assert await store.turns(TOPIC, NOW + 1) == ("Jiangsu?",)


async def test_an_edited_message_replaces_its_turn_in_place(store):
    for message, text in ((1, "a"), (2, "b"), (3, "c"), (2, "B")):
        await store.add_turn(PRIVATE, message, text, NOW + message)
    assert await store.turns(PRIVATE, NOW + 3) == ("a", "B", "c")
    assert await store.turns(PRIVATE, NOW + 3, before=2) == ("a",)


async def test_turns_expire(store):
    await store.add_turn(PRIVATE, 1, "a", NOW)
    await store.add_turn(PRIVATE, 2, "b", NOW + 1)
    assert await store.turns(PRIVATE, NOW + TURN_SECONDS) == ("b",)
    await store.add_turn(PRIVATE, 1, "A", NOW + TURN_SECONDS)
    assert await store.turns(PRIVATE, NOW + TURN_SECONDS) == ("A", "b")


async def test_turns_keep_their_order_when_the_clock_steps_back(store):
    for message in range(1, TURNS_KEPT + 3):
        await store.add_turn(PRIVATE, message, f"q{message}", NOW - 600 * message)
    assert await store.turns(PRIVATE, NOW - 4800) == tuple(
        f"q{message}" for message in range(3, TURNS_KEPT + 3)
    )


async def test_a_text_that_is_no_unicode_is_kept_with_marks(store):
    await store.add_turn(PRIVATE, 1, "a\ud800b\0c", NOW)
    assert await store.turns(PRIVATE, NOW) == ("a?b\0c",)


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.text(max_size=5), st.integers(0, int(TURN_SECONDS) // 2)),
        max_size=20,
    )
)
def test_turns_against_a_list(messages):
    async def run():
        moment = NOW
        kept: list[tuple[float, int, str]] = []
        async with Store.open(":memory:") as store:
            for message, text, pause in messages:
                moment += pause
                await store.add_turn(PRIVATE, message, text, moment)
                kept = [turn for turn in kept if turn[0] > moment - TURN_SECONDS]
                at = next((turn[0] for turn in kept if turn[1] == message), moment)
                kept = [turn for turn in kept if turn[1] != message]
                kept = [*kept, (at, message, text)]
                kept = sorted(kept, key=lambda turn: turn[1])[-TURNS_KEPT:]
                expected = tuple(text for _, _, text in kept)
                assert await store.turns(PRIVATE, moment) == expected

    asyncio.run(run())
