"""What the words beside a figure rule out."""

import pytest

from bot.answering.corpus import Corpus
from bot.answering.figures import figure_candidates
from bot.answering.matching import query_of
from bot.answering.mismatches import denies, per_other, rules_out
from bot.understanding.question import read_question
from index.assembly import assemble
from index.blocks import Content, Text


@pytest.mark.parametrize(
    ("text", "message", "language", "expected"),
    [
        ("Rents for Class B space rose by 10%.", "How much did Class A rents rise?", "en", True),
        ("Rents for Class B space rose by 10%.", "How much did Class B rents rise?", "en", False),
        ("Class A and Class B rents rose.", "How much did Class A rents rise?", "en", False),
        ("Line 7 cost 73 million.", "What did line 9 cost?", "en", True),
        ("In May 2024 it cost 73 million.", "What did it cost in May 2023?", "en", False),
        ("Fridge, 300 litres", "What does the 500 litre fridge cost?", "en", True),
        ("Fridge, 300 litres", "What does the 300 litre fridge cost?", "en", False),
        ("A two-bedroom flat costs $285.", "What does a three-bedroom flat cost?", "en", True),
        ("It took 14 days in the north.", "Did it take 5 days in the north?", "en", False),
        ("The fee is 14 euros.", "Is a fee of 20 euros enough for 3 people?", "en", False),
        ("El piso de 60 metros cuesta 285 euros.", "¿Cuánto cuesta el de 80 metros?", "es", True),
        ("Linie 7 kostet 73 Millionen.", "Was kostet Linie 9?", "de", True),
    ],
)
def test_another_class_or_size_is_another_thing(text, message, language, expected):
    assert rules_out(read_question(message, language), text, language) is expected


@pytest.mark.parametrize(
    ("text", "message", "expected"),
    [
        ("There are 229 recognized tribes.", "How many tribes are not recognized?", True),
        ("There are 12 tribes that are not recognized.", "How many tribes aren't recognized?", False),
        ("There are 229 recognized tribes.", "How many recognized tribes are there?", False),
        ("It made 13 million.", "How much did it make, not just what it kept?", False),
    ],
)  # fmt: skip
def test_what_is_so_answers_nothing_about_what_is_not(text, message, expected):
    assert denies(read_question(message, "en"), text, "en") is expected


REVISING = "Revising takes 90 hours per operator. An airplane has an operator and a pilot."


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("How many hours does revising take per airplane?", True),
        ("How many hours does revising take per operator?", False),
        ("How many hours does revising take per company?", False),
        ("How many hours does revising take?", False),
    ],
)
def test_a_figure_is_per_what_it_says(message, expected):
    corpus = Corpus(assemble(Content((Text(REVISING),))), "en")
    question = read_question(message, "en")
    (figure,) = figure_candidates(query_of(question, corpus), corpus, corpus.passages[0])
    assert per_other(question, figure, corpus) is expected
