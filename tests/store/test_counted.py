"""Counters, and what is erased when it is due."""

from dataclasses import replace

from bot.store import (
    TURN_SECONDS,
    Asker,
    Backlog,
    Button,
    Chat,
    Erased,
    Overview,
    Stat,
    Store,
    new_button_id,
)
from tests.store.pieces import ANN, ANSWERED, BOB, DAY, GROUP, NOW, rows


async def test_counters_by_day_status_and_language(store):
    await store.count("answered", "en", NOW - 1)
    await store.count("answered", "en", NOW)
    await store.count("answered", "en", NOW + DAY - 1, 2)
    await store.count("answered", "zh", NOW)
    await store.count("inline", "en", NOW)
    today = (
        Stat("2025-12-31", "answered", "en", 3),
        Stat("2025-12-31", "answered", "zh", 1),
        Stat("2025-12-31", "inline", "en", 1),
    )
    assert await store.stats() == (Stat("2025-12-30", "answered", "en", 1), *today)
    assert await store.stats(NOW + 60) == today


async def test_the_overview(store):
    for chat, type_ in ((1, "private"), (2, "private"), (-3, "group"), (-4, "group")):
        await store.see_chat(chat, type_, NOW)
    await store.set_gone(-4, NOW)
    await store.record_answer(ANSWERED, NOW, gap=True)
    await store.put_feedback(GROUP, 11, ANN, "up", now=NOW)
    await store.put_feedback(GROUP, 11, BOB, "down", now=NOW)
    await store.enqueue_update(1, "{}", NOW)
    assert await store.overview() == Overview(
        chats=(("group", 1), ("private", 2)),
        thumbs_up=1,
        thumbs_down=1,
        gaps=1,
        pending_updates=1,
    )


async def test_the_backlog(store):
    assert await store.backlog(NOW) == Backlog(0, 0.0, 0)
    await store.enqueue_updates([(1, "{}", ANN), (2, "{}", ANN)], NOW - 500)
    await store.enqueue_update(3, "{}", NOW - 40, BOB)
    await store.enqueue_update(4, "{}", NOW - 900, BOB)
    await store.finish_update(4)
    assert await store.backlog(NOW) == Backlog(3, 500.0, 0)
    await store.halt_chat(ANN, NOW + 60, 3600)
    assert await store.backlog(NOW) == Backlog(3, 40.0, 1)
    assert await store.backlog(NOW + 60) == Backlog(3, 560.0, 0)
    assert await store.backlog(NOW - DAY) == Backlog(3, 0.0, 1)


async def fill(store, now, user, message):
    """One of everything for `user` in the group and in private."""
    for asker in (Asker(GROUP, 0, user), Asker(user, 0, user)):
        await store.see_chat(asker.chat_id, "private" if asker.chat_id > 0 else "group", now)
        answered = replace(
            ANSWERED,
            asker=asker,
            question=f"question {user}",
            question_id=message,
            message_ids=(message + 1,),
        )
        button = Button(new_button_id(), {"text": f"payload {user}"}, user)
        await store.record_answer(answered, now, buttons=[button], gap=True)
        await store.put_feedback(asker.chat_id, message + 1, user, "down", now=now)


async def test_forgetting_a_person_leaves_the_others(store):
    await fill(store, NOW, ANN, 10)
    before = {table: len(await rows(store, table)) for table in ("turns", "answers", "buttons")}
    assert before == {"turns": 2, "answers": 2, "buttons": 2}
    await fill(store, NOW, BOB, 20)
    await store.put_feedback(GROUP, 21, ANN, "down", now=NOW, reason="misread")
    await store.put_feedback(GROUP, 11, BOB, "up", now=NOW)
    await store.put_button(ANN, {"n": 1}, NOW)
    erased = Erased(turns=2, answers=2, buttons=3, feedback=4, chats=1)
    assert await store.forget(ANN) == erased
    assert await store.forget(ANN) == Erased()
    async with Store.open(":memory:") as other:
        await fill(other, NOW, BOB, 20)
        for table in ("turns", "chats"):
            assert await rows(store, table) == await rows(other, table)
    for table in ("answers", "messages", "buttons", "feedback"):
        assert len(await rows(store, table)) == 2


async def test_purging_what_is_older_than_the_retention(store):
    await fill(store, NOW, ANN, 10)
    await store.set_gone(ANN, NOW)
    await store.enqueue_updates([(1, "{}", ANN), (2, "{}", ANN)], NOW)
    await store.claim_update(2, NOW)
    await store.finish_update(2)
    assert await store.purge(NOW, 30) == Erased()
    assert await store.purge(NOW + TURN_SECONDS, 30) == Erased(turns=2)
    assert await store.purge(NOW + 2 * DAY + 1, 30) == Erased(updates=1)
    assert await store.purge(NOW + 30 * DAY, 30) == Erased()
    assert await store.purge(NOW + 30 * DAY + 1, 30) == Erased(
        answers=2, buttons=2, feedback=2, gaps=1, chats=1, updates=1
    )
    assert await store.chat(GROUP) == Chat(GROUP, "group")
    assert await store.stats() == (Stat("2025-12-31", "answered", "en", 2),)


async def test_what_was_forgotten_is_in_no_file(tmp_path):
    async with Store.open(tmp_path / "store.db") as store:
        await fill(store, NOW, ANN, 10)
        await store.purge(NOW + 40 * DAY, 30)
        await fill(store, NOW, ANN, 10)
        await store.forget(ANN)
        await store.purge(NOW + 40 * DAY, 30)
        left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"question 7" not in left
    assert b"payload 7" not in left
