"""What a message says about the person who asks is no part of the question."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entry.asides import without_asides
from tests.lowland import read


def left(text):
    """(subjects, unknown words, names) of what is left of a message."""
    reading = without_asides(read(text))
    return (
        set(reading.subjects),
        [word.text for word in reading.unknown],
        [mention.text for mention in reading.mentions if mention.is_name],
    )


EXPORTS = ({"north", "export"}, [], [])


@pytest.mark.parametrize(
    "text",
    [
        "How much did Northshire export?",
        "My boss is grumpy, how much did Northshire export?",
        "I qwrtz here: how much did Northshire export?",
        "my friend told me, how much did Northshire export",
        "老板急着要，北郡出口多少？",
        "Phew! How much did Northshire export?",
    ],
)
def test_an_aside_is_left_out(text):
    assert left(text) == EXPORTS


@pytest.mark.parametrize(
    "text",
    [
        # another place, year or measure stays, whoever speaks of it
        "I mean France, how much did Northshire export?",
        "my question is about 2019, how much did Northshire export?",
        "I need the profit, how much did Northshire export?",
        "How much did France export?",
    ],
)
def test_what_limits_the_question_stays(text):
    reading = read(text)
    assert without_asides(reading) == reading


@pytest.mark.parametrize("text", ["I am tired", "My boss wants it, please", "", "hm, ok", "France"])
def test_a_message_of_nothing_else_stays(text):
    reading = read(text)
    assert without_asides(reading) == reading


PARTS = ["I", "my boss", "wants", "Northshire", "France", "exports", "2019", ",", "!", "qwrtz",
         "how much", "20%", "lol", "and", "per capita", "北郡"]  # fmt: skip


@settings(derandomize=True)
@given(st.lists(st.sampled_from(PARTS), max_size=8).map(" ".join))
def test_nothing_of_the_document_and_no_year_is_ever_left_out(text):
    reading = read(text)
    less = without_asides(reading)
    assert less.subjects == reading.subjects
    assert less.years == reading.years
    assert set(less.mentions) <= set(reading.mentions)
    assert without_asides(less) == less
