"""Thumbs, and the questions that nobody answered."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store import (
    Asker,
    Gap,
)
from bot.store.normalising import text_key
from tests.store.pieces import ANN, ANSWERED, BOB, GROUP, NOW, rows


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
