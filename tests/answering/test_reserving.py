"""What keeps a figure from being stated: a name that its sentence lacks, another unit, too little belief."""

from dataclasses import replace

import pytest

from bot.answering.asking import Asker
from bot.answering.corpus import Corpus
from bot.answering.reserving import is_sure
from bot.understanding.question import read_question
from index.readers.formats import read_bytes

REPORT = read_bytes(
    b"""# Harbours

The port of Linden handled 412,000 containers in 2023. Ferries carried 88,000 people there.

The town of Marrow is smaller and has a lighthouse of 42 metres.
""",
    "harbours.md",
)
ASKER = Asker(Corpus(REPORT, "en"))


@pytest.mark.parametrize(
    ("message", "belief", "sure"),
    [
        ("How many containers did Linden handle?", 0.35, True),
        ("How many containers did Linden handle?", 0.25, False),
        # The sentence lacks a name that the document has, or that it doesn't have at all.
        ("How many containers did Marrow handle?", 0.55, False),
        ("How many containers did Marrow handle?", 0.65, True),
        ("how many containers did marrow handle", 0.55, False),
        ("How many containers did Ostwick handle?", 0.65, False),
        # A unit is asked for, and things are counted.
        ("How many tonnes did Linden handle?", 0.95, False),
    ],
)
def test_a_figure_is_stated_by_its_belief_and_its_sentence(message, belief, sure):
    question = read_question(message, "en")
    evidence = replace(ASKER.ask(question), sure=belief)
    assert evidence.figure is not None
    assert evidence.figure.quantity.text == "412,000"
    assert is_sure(question, evidence) is sure
