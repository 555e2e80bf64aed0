"""Any text at all gets a valid answer, and always the same one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.batch import answer_lines, to_json
from bot.entry.library_engine import Engine
from bot.running.streams import clean
from facts.library import load_library
from tests import bundled, evaluate
from tests.test_contract import broken_promises

ENGINE = bundled.engine()
OTHER = Engine(load_library())
QUESTIONS = [line["question"] for path in evaluate.sets() for line in evaluate.read(path)]
WORDS = sorted({word for question in QUESTIONS for word in question.split()})

anything = st.text(max_size=200)
# Words of real questions in any order, with a few odd ones in between.
salad = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=12).map(" ".join)


@st.composite
def bent(draw):
    """A real question with a character changed, and cut anywhere."""
    question = draw(st.sampled_from(QUESTIONS))
    position = draw(st.integers(0, len(question) - 1))
    changed = question[:position] + draw(st.text(max_size=3)) + question[position + 1 :]
    return changed[: draw(st.integers(0, len(changed)))]


many = settings(derandomize=True)


@many
@given(anything | salad | bent(), st.lists(anything | salad | bent(), max_size=3), st.booleans())
def test_any_text_gets_a_valid_answer_and_the_same_twice(text, context, claim):
    answer = ENGINE.answer(clean(text), tuple(map(clean, context)), claim=claim)
    assert broken_promises(answer, ENGINE.library.document) == []
    again = OTHER.answer(clean(text), tuple(map(clean, context)), claim=claim)
    assert to_json(again) == to_json(answer)


@many
@given(st.text(st.characters(codec="utf-16", categories=["Cs", "Cc", "Cf", "So", "Nd", "Lo"])))
def test_odd_characters(text):
    assert broken_promises(ENGINE.answer(clean(text)), ENGINE.library.document) == []


@many
@given(st.text())
def test_clean_text_can_be_written_anywhere(text):
    assert clean(text).encode().decode() == clean(text)
    assert clean(clean(text)) == clean(text)


@many
@given(st.lists(st.binary(max_size=80), max_size=5))
def test_any_bytes_in_a_batch_give_an_object_a_line(lines):
    assert len(list(answer_lines(lambda _: ENGINE, lines))) == len(lines)


@pytest.mark.parametrize(
    "text",
    [
        "\ud800 lone",
        "a" * 1000,
        "?" * 1000,
        "9" * 1000,
        "trade " * 166,
        "and " * 250,
        "9.49 trillion yuan " * 50,
        "浙江" * 500,
        "(" * 1000,
        "1e999999999 yuan of trade",
        "0.0000000000000000000000000000001%",
        "\u0301\u0301\u200b\ufeff trade",
        "مرحبا كم التجارة",
        "٣٤ تريليون",
        "⅓ of ½ of ①②③",
        "-9.49 trillion",
        "1/0 trade",
    ],
)
def test_hard_texts(text):
    for claim in (False, True):
        answer = ENGINE.answer(clean(text), (clean(text),), claim=claim)
        assert broken_promises(answer, ENGINE.library.document) == []
