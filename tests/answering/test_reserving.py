"""What keeps a figure from being stated: a name that its sentence lacks, another unit, too little belief."""

from dataclasses import replace

import pytest

from bot.answering.asking import Asker
from bot.answering.corpus import Corpus
from bot.answering.reserving import computes, is_sure
from bot.understanding.question import read_question
from index.readers.formats import read_bytes

TEXT = """# Harbours

The port of Linden handled 412,000 containers in 2023. Ferries carried 88,000 people there.

The town of Marrow is smaller and has a lighthouse of 42 metres. It charges ships 900 dollars.
"""
FILLING = "\n\n".join(f"Gulls were seen at the old mole on walk {walk}." for walk in range(60))
NOTE, REPORT = (
    Asker(Corpus(read_bytes(text.encode(), "harbours.md"), "en"))
    for text in (TEXT, f"{TEXT}\n{FILLING}\n")
)


@pytest.mark.parametrize(
    ("asker", "message", "belief", "sure"),
    [
        (NOTE, "How many containers did Linden handle?", 0.35, True),
        (NOTE, "How many containers did Linden handle?", 0.25, False),
        # The sentence lacks a name that the document has, or that it doesn't have at all.
        (REPORT, "How many containers did Marrow handle?", 0.55, False),
        (REPORT, "How many containers did Marrow handle?", 0.65, True),
        (REPORT, "how many containers did marrow handle", 0.55, False),
        (REPORT, "How many containers did Ostwick handle?", 0.65, False),
        # A unit is asked for, and things are counted.
        (REPORT, "How many tonnes did Linden handle?", 0.95, False),
        # A word more than the sentence says: in a note it is meant so.
        (REPORT, "How many empty containers did Linden handle?", 0.95, True),
        (NOTE, "How many empty containers did Linden handle?", 0.95, False),
        (NOTE, "How many containers did Marrow handle?", 0.95, False),
    ],
)
def test_a_figure_is_stated_by_its_belief_and_its_sentence(asker, message, belief, sure):
    question = read_question(message, "en")
    evidence = replace(asker.ask(question), sure=belief)
    assert evidence.figure is not None
    assert evidence.figure.quantity.text == "412,000"
    assert is_sure(question, evidence) is sure


@pytest.mark.parametrize(
    ("asker", "message", "belief", "sure"),
    [
        (NOTE, "How many containers did the port of Linden handle in 2023?", 0.55, True),
        (NOTE, "How many containers did the port of Linden handle in 2023?", 0.45, False),
        (NOTE, "How many containers did Linden handle by rail?", 0.9, False),
        (NOTE, "How many containers did Linden handle by rail?", 0.95, True),
        (REPORT, "How many containers did the port of Linden handle in 2023?", 0.65, True),
        (REPORT, "How many containers did the port of Linden handle in 2023?", 0.55, False),
    ],
)
def test_what_is_read_on_a_note_is_stated_where_all_words_agree(asker, message, belief, sure):
    question = read_question(message, "en")
    evidence = replace(asker.ask(question), sure=belief, read={"read": 0.0})
    assert is_sure(question, evidence) is sure


def test_a_pronoun_stands_for_what_is_said_before():
    question = read_question("How much does Marrow charge ships?", "en")
    evidence = replace(NOTE.ask(question), sure=0.95)
    assert evidence.figure is not None
    assert (evidence.figure.quantity.text, is_sure(question, evidence)) == ("900 dollars", True)


@pytest.mark.parametrize(
    ("missing", "leftovers", "told"),
    [(0.0, (), True), (0.5, ("road",), True), (0.5, (), False), (0.3, (), True)],
)
def test_figures_that_lack_a_word_leave_it_to_a_table_that_has_all(missing, leftovers, told):
    text = "# Budget of Holm\n\nReserves fell from £7.2m to £5.5m.\n\n| £ thousand | 2025 | 2026 |\n|---|---|---|\n| Roads | 6,210 | 6,080 |\n"
    asker = Asker(Corpus(read_bytes(text.encode(), "budget.md"), "en"))
    evidence = asker.ask(read_question("By how much did reserves fall?", "en"))
    table = asker.tables.answer(read_question("By how much did roads fall?", "en"))
    assert (evidence.computed, table) != (None, None)
    computed = replace(evidence.computed, confidence=0.9, features={"missing_most": missing})
    table = replace(table, leftovers=leftovers)
    assert computes(replace(evidence, computed=computed, table=table)) is told
