"""Chats and their settings."""

from dataclasses import replace

from bot.store import (
    Asker,
    Button,
    Chat,
    new_button_id,
)
from tests.store.pieces import ANN, ANSWERED, BOB, DAY, GROUP, NOW, rows


async def test_a_chat_is_met_with_plain_settings(store):
    assert await store.chat(GROUP) is None
    assert await store.see_chat(GROUP, "group", NOW) == Chat(GROUP, "group")
    assert await store.chat(GROUP) == Chat(GROUP, "group")


async def test_settings_of_a_chat(store):
    await store.see_chat(GROUP, "group", NOW)
    await store.set_language(GROUP, "zh")
    await store.set_watch(GROUP, True)
    assert [await store.claim_greeting(GROUP) for _ in range(2)] == [True, False]
    await store.set_gone(GROUP, NOW)
    told = Chat(GROUP, "group", language="zh", watch=True, greeted=True, gone=True)
    assert await store.chat(GROUP) == told
    assert await store.see_chat(GROUP, "supergroup", NOW) == replace(
        told, type="supergroup", gone=False
    )
    await store.set_language(GROUP, None)
    await store.set_watch(GROUP, False)
    assert await store.chat(GROUP) == Chat(GROUP, "supergroup", greeted=True)


async def test_nothing_is_greeted_that_was_not_met(store):
    assert await store.claim_greeting(GROUP) is False


async def test_seeing_a_chat_again_writes_once_a_day(store):
    for moment in (NOW, NOW + 5, NOW + DAY, NOW + DAY + 5):
        await store.see_chat(GROUP, "group", moment)
    assert await rows(store, "chats") == [(GROUP, "group", None, 0, 0, 0, None, NOW + DAY)]


async def test_a_group_becomes_a_supergroup_with_all_it_has(store):
    old, new = -5, -1005
    asker = Asker(old, 0, ANN)
    await store.see_chat(old, "group", NOW)
    await store.set_language(old, "zh")
    await store.set_watch(old, True)
    await store.claim_greeting(old)
    button = Button(new_button_id(), {"act": "context"})
    await store.record_answer(replace(ANSWERED, asker=asker), NOW, buttons=[button])
    await store.put_feedback(old, 11, BOB, "down", now=NOW, reason="misread")
    for _ in range(2):
        await store.migrate_chat(old, new, NOW)
    assert await store.chat(old) is None
    assert await store.chat(new) == Chat(
        new, "supergroup", language="zh", watch=True, greeted=True, migrated_from=old
    )
    assert await store.moved_to(old) == new
    assert await store.moved_to(new) is None
    assert await store.turns(Asker(new, 0, ANN), NOW, before=1) == ("and Jiangsu?",)
    assert await store.get_button(button.button_id, new) == {"act": "context"}
    assert await store.get_button(button.button_id, old) is None
    assert [gap.reasons for gap in await store.gaps()] == [(("misread", 1),)]
    for table in ("turns", "answers", "messages", "buttons", "chats"):
        assert old not in [row[0] for row in await rows(store, table)]


async def test_no_message_of_the_group_is_taken_for_one_of_the_supergroup(store):
    await store.record_answer(replace(ANSWERED, asker=Asker(-5, 0, ANN)), NOW)
    await store.migrate_chat(-5, -1005, NOW)
    assert await store.answer_to(-1005, 10) is None
    assert await store.answer_in(-1005, 11) is None
    assert await store.put_feedback(-1005, 11, BOB, "up", now=NOW) is False


async def test_settings_of_a_supergroup_that_was_met_first_stay(store):
    await store.see_chat(-1005, "supergroup", NOW)
    await store.set_language(-1005, "en")
    await store.see_chat(-5, "group", NOW)
    await store.set_language(-5, "zh")
    await store.set_watch(-5, True)
    await store.migrate_chat(-5, -1005, NOW)
    assert await store.chat(-1005) == Chat(
        -1005, "supergroup", language="en", watch=True, migrated_from=-5
    )
