"""Messages that go on from earlier ones, read behind them where there is what reads."""

import pytest

from bot.answering.engine import open_documents
from bot.answering.vectors import vectors_in
from index.readers.formats import read_bytes
from index.vectors import embedder

RENT = b"The rent of a plot is 45 pounds in Ashby and 52 pounds in Corley."
NOTE = read_bytes(
    b"Allotments\n\n"
    + RENT
    + b" Water costs 12 pounds. We have 84 plots, twelve more than last year. "
    b"Ann Reed keeps the keys.\n",
    "allotments.txt",
)


@pytest.fixture(scope="module")
def engine():
    model = embedder()
    if model is None:
        pytest.skip("no embedder is installed here")
    return open_documents([NOTE], vectors_in(None, model))


@pytest.mark.parametrize(
    ("before", "message", "figures", "cited"),
    [
        ("What is the rent of a plot in Ashby?", "and in Corley?", ["52 pounds"], RENT.decode()),
        ("What is the rent of a plot in Ashby?", "Corley?", ["52 pounds"], RENT.decode()),
        ("What is the rent of a plot in Ashby?", "and the water?", [], "Water costs 12 pounds."),
        ("How many plots are there?", "ok. and who has the keys?", [], "Ann Reed keeps the keys."),
    ],
)
def test_a_message_is_understood_behind_the_one_before(engine, before, message, figures, cited):
    answer = engine.answer(message, [before])
    assert ([one.text for one in answer.figures], answer.citations[0].quote) == (figures, cited)


def test_what_was_before_is_not_computed_of_another_thing(engine):
    answer = engine.answer("and the year before?", ["What does water cost?"])
    assert answer.calculation is None
