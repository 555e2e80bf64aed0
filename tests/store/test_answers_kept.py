"""Answers, the messages they came in, and their buttons."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.running.errors import StoreError
from bot.store import (
    Begun,
    Button,
    Chat,
    PendingUpdate,
    Stat,
    Store,
    new_button_id,
)
from tests.store.pieces import ANN, ANSWERED, BOB, GROUP, NOW, TOPIC


async def test_an_answer_is_found_from_the_question_and_from_each_of_its_messages(store):
    await store.record_answer(ANSWERED, NOW)
    assert await store.answer_to(GROUP, 10) == ANSWERED
    assert await store.answer_in(GROUP, 11) == ANSWERED
    assert await store.answer_in(GROUP, 12) == ANSWERED
    assert await store.answer_in(GROUP, 10) is None
    assert await store.answer_in(ANN, 11) is None
    assert await store.turns(TOPIC, NOW) == ("and Jiangsu?",)
    assert await store.stats() == (Stat("2025-12-31", "answered", "en", 1),)


async def test_an_edited_question_replaces_the_answer_its_buttons_and_its_feedback(store):
    buttons = [Button(new_button_id(), {"n": n}) for n in range(2)]
    await store.record_answer(ANSWERED, NOW, buttons=buttons[:1])
    await store.put_feedback(GROUP, 11, ANN, "down", now=NOW)
    edited = replace(ANSWERED, question="and Anhui?", message_ids=(11,), kind="check")
    await store.record_answer(edited, NOW + 1, buttons=buttons[1:])
    assert await store.answer_to(GROUP, 10) == edited
    assert await store.answer_in(GROUP, 12) is None
    assert await store.get_button(buttons[0].button_id, GROUP) is None
    assert await store.get_button(buttons[1].button_id, GROUP) == {"n": 1}
    assert await store.turns(TOPIC, NOW + 1) == ("and Anhui?",)
    assert await store.gaps() == ()


async def test_the_same_question_again_keeps_its_feedback(store):
    await store.record_answer(ANSWERED, NOW)
    await store.put_feedback(GROUP, 11, ANN, "down", now=NOW)
    await store.record_answer(ANSWERED, NOW + 1)
    assert [gap.reasons for gap in await store.gaps()] == [(("", 1),)]


async def test_answers_to_pressed_buttons_have_no_question_message(store):
    first = replace(ANSWERED, question_id=None, message_ids=(20,))
    second = replace(first, message_ids=(21,), question="Fujian?")
    for answered in (first, second):
        await store.record_answer(answered, NOW)
    assert await store.answer_in(GROUP, 20) == first
    assert await store.answer_in(GROUP, 21) == second
    assert await store.turns(TOPIC, NOW) == ()


async def test_a_message_that_was_edited_into_another_answer_belongs_to_it(store):
    await store.record_answer(ANSWERED, NOW)
    other = replace(ANSWERED, question_id=None, message_ids=(11,), question="Fujian?")
    await store.record_answer(other, NOW)
    assert await store.answer_in(GROUP, 11) == other
    assert await store.answer_to(GROUP, 10) == replace(ANSWERED, message_ids=(12,))


async def test_an_answer_need_not_be_remembered(store):
    await store.record_answer(ANSWERED, NOW, remember=False)
    assert await store.turns(TOPIC, NOW) == ()
    assert await store.answer_to(GROUP, 10) == ANSWERED


async def test_a_message_from_arrival_to_answer(store):
    await store.add_turn(TOPIC, 9, "Zhejiang?", NOW)
    assert await store.begin_update(1, TOPIC, "supergroup", NOW) == Begun(
        Chat(GROUP, "supergroup"), ("Zhejiang?",)
    )
    assert await store.begin_update(1, TOPIC, "supergroup", NOW) is None
    await store.record_answer(ANSWERED, NOW, update_id=1, gap=True)
    assert await store.begin_update(1, TOPIC, "supergroup", NOW) is None
    assert await store.recover_updates() == ()
    again = await store.begin_update(2, TOPIC, "supergroup", NOW, payload="{}", before=10)
    assert again == Begun(Chat(GROUP, "supergroup"), ("Zhejiang?",))
    assert await store.recover_updates((1, 2)) == (PendingUpdate(2, "{}", kills=1),)


async def test_an_answer_is_recorded_whole_or_not_at_all(store):
    twice = Button(new_button_id(), {})
    await store.claim_update(1, NOW)
    with pytest.raises(StoreError, match="UNIQUE constraint failed"):
        await store.record_answer(ANSWERED, NOW, buttons=[twice, twice], update_id=1, gap=True)
    assert await store.answer_to(GROUP, 10) is None
    assert await store.turns(TOPIC, NOW) == ()
    assert await store.stats() == ()
    assert await store.gaps() == ()
    assert await store.recover_updates((1,)) == (PendingUpdate(1, None, kills=1),)


async def test_a_button_works_in_its_chat_only(store):
    payload = {"act": "ask", "q": "江苏的出口？", "page": 2}
    button = await store.put_button(GROUP, payload, NOW)
    assert await store.get_button(button, GROUP) == payload
    assert await store.get_button(button, GROUP, BOB, since=NOW) == payload
    assert await store.get_button(button, ANN) is None
    assert await store.get_button(button, GROUP, since=NOW + 1) is None
    assert await store.get_button(button[:-1], GROUP) is None


async def test_a_button_of_one_person(store):
    button = await store.put_button(GROUP, {"n": 1}, NOW, ANN)
    assert await store.get_button(button, GROUP, ANN) == {"n": 1}
    assert await store.get_button(button, GROUP, BOB) is None
    assert await store.get_button(button, GROUP) is None


@given(st.text(max_size=64))
def test_a_made_up_button_does_nothing(data):
    async def run():
        async with Store.open(":memory:") as store:
            await store.put_button(GROUP, {"n": 1}, NOW)
            assert await store.get_button(data, GROUP) is None

    asyncio.run(run())


async def test_made_up_surrogates_do_nothing(store):
    assert await store.get_button("\ud800", GROUP) is None


async def test_buttons_under_a_message_go_with_its_answer(store):
    await store.record_answer(ANSWERED, NOW)
    ids = await store.put_buttons(GROUP, [{"n": 1}, {"n": 2}], NOW, message_id=11)
    assert [await store.get_button(button, GROUP) for button in ids] == [{"n": 1}, {"n": 2}]
    await store.record_answer(ANSWERED, NOW)
    assert [await store.get_button(button, GROUP) for button in ids] == [None, None]


async def test_an_id_is_short_and_new(store):
    ids = {new_button_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(button.encode()) for button in ids} == {12}
