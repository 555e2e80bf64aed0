"""The store: each topic in memory, and what only a file can show."""

import asyncio
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.running.errors import StoreError
from bot.store import (
    TURN_SECONDS,
    TURNS_KEPT,
    Answered,
    Asker,
    Backlog,
    Begun,
    Button,
    Chat,
    Delivery,
    Erased,
    Gap,
    Overview,
    PendingUpdate,
    Stat,
    Store,
    methods,
    new_button_id,
)
from bot.store.normalising import text_key

NOW = 1_767_139_200.0  # 2025-12-31T00:00:00Z
DAY = 86_400.0
ANN, BOB, GROUP = 7, 8, -100
PRIVATE = Asker(ANN, 0, ANN)
TOPIC = Asker(GROUP, 3, ANN)
ANSWERED = Answered(
    asker=TOPIC,
    question_id=10,
    message_ids=(11, 12),
    question="and Jiangsu?",
    status="answered",
    language="en",
    context=("Zhejiang's exports?",),
)


@pytest.fixture
async def store():
    async with Store.open(":memory:") as opened:
        yield opened


async def rows(store, table):
    return await methods.read(lambda db: db.execute(f"SELECT * FROM {table}").fetchall())(store)


# chats


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


# turns


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


# answers


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


# buttons


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


# feedback and gaps


async def test_a_person_has_one_voice_and_may_change_it(store):
    await store.record_answer(ANSWERED, NOW)
    said = []
    for user, message, thumb, reason in (
        (ANN, 11, "down", None),
        (ANN, 12, "down", "wrong figure"),
        (BOB, 11, "up", None),
    ):
        said.append(await store.put_feedback(GROUP, message, user, thumb, now=NOW, reason=reason))
    assert said == [True, True, True]
    assert await rows(store, "feedback") == [
        (1, ANN, "down", "wrong figure", NOW),
        (1, BOB, "up", None, NOW),
    ]
    assert await store.put_feedback(GROUP, 99, ANN, "up", now=NOW) is False


async def test_gaps_merge_spellings_and_thumbs_down_the_most_frequent_first(store):
    henan = replace(ANSWERED, question="Henan's exports?", status="not_in_document")
    for number, question in enumerate(("Henan’s  EXPORTS", "henan's exports?!", "GDP of Fujian")):
        asked = replace(henan, question=question, question_id=number, message_ids=(100 + number,))
        await store.record_answer(asked, NOW + number, gap=True)
    await store.record_answer(ANSWERED, NOW)
    await store.put_feedback(GROUP, 100, ANN, "down", now=NOW + 9, reason="missing")
    await store.put_feedback(GROUP, 11, ANN, "down", now=NOW + 4, reason="misread")
    await store.put_feedback(GROUP, 11, BOB, "down", now=NOW + 3)
    await store.put_feedback(GROUP, 101, BOB, "up", now=NOW)
    listed = (
        Gap("Henan’s  EXPORTS", "en", "not_in_document", 2, (("missing", 1),), NOW + 9),
        Gap("and Jiangsu?", "en", "answered", 0, (("", 1), ("misread", 1)), NOW + 4),
        Gap("GDP of Fujian", "en", "not_in_document", 1, (), NOW + 2),
    )
    assert await store.gaps() == listed
    assert await store.gaps(1) == listed[:1]


async def test_a_question_edited_to_the_same_is_one_gap(store):
    for question in ("Henan?", "henan", "Hunan?"):
        await store.record_answer(replace(ANSWERED, question=question), NOW, gap=True)
    assert [(gap.question, gap.count) for gap in await store.gaps()] == [
        ("Henan?", 1),
        ("Hunan?", 1),
    ]


async def test_a_gap_goes_with_the_last_who_asked_it(store):
    def asked(user, question, message=1):
        asker = Asker(user, 0, user)
        return replace(ANSWERED, asker=asker, question=question, question_id=message)

    async def left():
        return [(gap.question, gap.count) for gap in await store.gaps()]

    unknown = {"status": "not_in_document", "documents": ()}
    for answered in (asked(ANN, "Shanxi?"), asked(BOB, "shanxi"), asked(ANN, "Who is Zoe?", 2)):
        await store.record_answer(replace(answered, **unknown), NOW, gap=True)
    own = replace(asked(ANN, "Shanxi?", 3), status="not_in_document", documents=("d1",))
    await store.record_answer(own, NOW)  # of their own document: no gap
    await store.record_answer(replace(asked(ANN, "Who is Zoe Q.?", 2), **unknown), NOW, gap=True)
    assert await left() == [("Shanxi?", 2), ("Who is Zoe Q.?", 1)]
    assert (await store.forget(ANN)).gaps == 1
    assert await left() == [("Shanxi?", 1)]
    assert (await store.forget(BOB)).gaps == 1
    assert await left() == []


async def test_a_question_of_signs_only_is_no_gap(store):
    await store.count_gap("?!", "en", "not_in_document", NOW)
    assert await store.gaps() == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zhejiang’s  EXPORTS?", "zhejiang's exports"),
        ("江苏的出口是多少？", "江苏的出口是多少"),
        ("１２％", "12%"),
        ("STRASSE", "straße"),
    ],
)
def test_spellings_of_one_question(one, other):
    assert text_key(one) == text_key(other) != ""


@given(st.text())
def test_a_text_key_is_its_own_key(text):
    assert text_key(text_key(text)) == text_key(text)


# updates


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


# counters


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


# erasing


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


# the database


async def test_a_store_is_as_it_was_after_a_restart(tmp_path):
    path = tmp_path / "new" / "store.db"
    async with Store.open(path) as store:
        await store.record_answer(ANSWERED, NOW)
        button = await store.put_button(GROUP, {"n": 1}, NOW)
    async with Store.open(path) as store:
        assert await store.answer_to(GROUP, 10) == ANSWERED
        assert await store.get_button(button, GROUP) == {"n": 1}


async def test_only_the_owner_can_read_it(tmp_path):
    path = tmp_path / "new" / "store.db"
    async with Store.open(path) as store:
        await store.see_chat(1, "private", NOW)
        assert {file.stat().st_mode & 0o077 for file in path.parent.iterdir()} == {0}
    assert path.parent.stat().st_mode & 0o077 == 0


async def test_how_the_connection_is_set(tmp_path):
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")

    def pragmas(db):
        return {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in names}

    async with Store.open(tmp_path / "store.db") as store:
        assert await methods.read(pragmas)(store) == {
            "journal_mode": "wal",
            "synchronous": 1,
            "foreign_keys": 1,
            "busy_timeout": 500,
            "secure_delete": 1,
        }


async def test_many_tasks_at_once_lose_nothing(tmp_path):
    async with Store.open(tmp_path / "store.db") as store:
        await asyncio.gather(*(store.count("answered", "en", NOW) for _ in range(200)))
        assert await store.stats() == (Stat("2025-12-31", "answered", "en", 200),)


async def test_a_cancelled_task_leaves_a_whole_write_or_none(store):
    tasks = [asyncio.create_task(store.record_answer(ANSWERED, NOW)) for _ in range(20)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await store.count("after", "en", NOW)
    counted = {stat.status: stat.count for stat in await store.stats()}
    assert counted == {"answered": 20, "after": 1}


async def test_an_error_in_a_transaction_undoes_it(store):
    await store.record_answer(ANSWERED, NOW)
    with pytest.raises(StoreError, match="the store: CHECK constraint failed"):
        await store.put_feedback(GROUP, 11, ANN, "sideways", now=NOW)
    assert await rows(store, "feedback") == []
    assert await store.put_feedback(GROUP, 11, ANN, "up", now=NOW) is True


async def test_a_backup_is_a_store(tmp_path):
    copy = tmp_path / "backup.db"
    copy.write_text("an older one", encoding="utf-8")
    async with Store.open(tmp_path / "store.db") as store:
        await store.record_answer(ANSWERED, NOW)
        await store.backup(copy)
        await store.forget(ANN)
    async with Store.open(copy) as restored:
        assert await restored.answer_to(GROUP, 10) == ANSWERED
    assert sorted(file.name for file in tmp_path.iterdir()) == ["backup.db", "store.db"]


async def test_what_names_a_person_is_in_no_file_after_they_are_forgotten(tmp_path):
    """The press that wants it and what was sent for it go herewith; others' stays."""
    async with Store.open(tmp_path / "store.db") as store:
        await store.see_chat(4_242_424_242, "private", NOW)
        await store.enqueue_update(1, '{"first_name": "Ann-Sophie"}', NOW, 4_242_424_242)
        await store.enqueue_update(2, '{"first_name": "Bob"}', NOW, BOB)
        await store.halt_chat(4_242_424_242, NOW + 3600, 3600)
        for update, chat in ((1, 4_242_424_242), (2, BOB), (3, 4_242_424_242)):
            store.sent.note(update, Delivery(chat, 9))
        store.sent.settle(3)
        await store.forget(4_242_424_242, 1)
        files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
        spelled = (b"Ann-Sophie", b"4242424242", (4_242_424_242).to_bytes(6, "big"))
        assert [one for one in spelled for file in files.values() if one in file] == []
        assert files["store.db-sent"] == b"[2,%d,[9],[]]\n" % BOB
        assert b"Bob" in files["store.db"] + files["store.db-wal"]


async def test_a_backup_of_a_store_in_memory(store, tmp_path):
    await store.record_answer(ANSWERED, NOW)
    await store.backup(tmp_path / "backup.db")
    async with Store.open(tmp_path / "backup.db") as restored:
        assert await restored.answer_to(GROUP, 10) == ANSWERED


async def test_a_backup_that_cannot_be_written(store, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"the backup .*backup.db can't be written: "):
        await store.backup(tmp_path / "file" / "backup.db")


async def test_the_size_is_the_files(tmp_path):
    path = tmp_path / "store.db"
    async with Store.open(path) as store:
        size = await store.size()
    assert size == path.stat().st_size > 0


async def test_a_file_that_is_no_store_is_named(tmp_path):
    path = tmp_path / "store.db"
    path.write_text("not a database at all, but text" * 100, encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        await Store.connect(path)
    assert str(caught.value) == f"the store {path} can't be opened: file is not a database"


async def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"the store .*store.db can't be opened: "):
        await Store.connect(tmp_path / "file" / "store.db")


async def test_a_store_of_a_newer_version_is_refused(tmp_path):
    path = tmp_path / "store.db"
    async with Store.open(path):
        pass
    db = sqlite3.connect(path)
    with db:
        db.execute("INSERT INTO migrations (name) VALUES ('m99_future')")
    db.close()
    with pytest.raises(StoreError, match="unknown migration m99_future"):
        await Store.connect(path)


async def test_a_closed_store_says_so():
    store = await Store.connect(":memory:")
    await store.close()
    await store.close()
    with pytest.raises(StoreError, match=r"^the store is closed$"):
        await store.chat(1)


async def test_a_forgotten_close_is_a_warning():
    before = set(threading.enumerate())
    store = await Store.connect(":memory:")
    (thread,) = set(threading.enumerate()) - before
    forgotten = [store]
    del store
    with pytest.warns(ResourceWarning, match="was deleted before being closed"):
        forgotten.clear()
    await asyncio.to_thread(thread.join)


def test_a_forgotten_close_does_not_hang_the_exit(tmp_path):
    code = (
        "import asyncio, sys\nfrom bot.store import Store\n"
        "store = asyncio.run(Store.connect(sys.argv[1]))\n"
    )
    ended = python(code, str(tmp_path / "store.db"))
    assert ended.returncode == 0
    assert "ResourceWarning" in ended.stderr


def python(code, *arguments):
    return subprocess.run(
        [sys.executable, "-W", "always::ResourceWarning", "-c", code, *arguments],
        capture_output=True,
        cwd=Path(__file__).parents[2],
        text=True,
        timeout=60,
        check=False,
    )
