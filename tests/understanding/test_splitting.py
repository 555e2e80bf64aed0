"""Several questions in one message: by their marks, or a list; one that only seems to be several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.splitting import questions

SEVERAL = [
    (
        "en",
        "How many ships came? Who built the port?",
        ["How many ships came?", "Who built the port?"],
    ),
    ("en", "1. ships in Hamburg\n2) price of the port", ["ships in Hamburg", "price of the port"]),
    ("en", "- ships in Hamburg\n• price of the port", ["ships in Hamburg", "price of the port"]),
    (
        "en",
        "Which ships came in 2020? 2.5 million tonnes of which goods?",
        ["Which ships came in 2020?", "2.5 million tonnes of which goods?"],
    ),
    (
        "en",
        "Which ships sailed?\n-5 degrees in which port?",
        ["Which ships sailed?", "-5 degrees in which port?"],
    ),
    (
        "en",
        "Hello! How many ships came?\n\nThanks?\nWho built the port?",
        ["Hello! How many ships came?", "Who built the port?"],
    ),
    ("zh", "出口额是多少？进口额是多少？", ["出口额是多少？", "进口额是多少？"]),
    (
        "de",
        "Wie viele Schiffe kamen? Wer baute den Hafen?",
        ["Wie viele Schiffe kamen?", "Wer baute den Hafen?"],
    ),
    (
        "fr",
        "Combien de navires sont venus ? Qui dirige le port ?",
        ["Combien de navires sont venus ?", "Qui dirige le port ?"],
    ),
    (
        "ru",
        "Сколько судов пришло? Кто построил новый порт?",
        ["Сколько судов пришло?", "Кто построил новый порт?"],
    ),
    (
        "es",
        "¿Cuántos barcos llegaron y cuántos días tardaron?",
        ["¿Cuántos barcos llegaron", "cuántos días tardaron?"],
    ),
    (
        "en",
        "what are emissions now, and by how much did they fall",
        ["what are emissions now", "by how much did they fall"],
    ),
    (
        "de",
        "Wie hoch ist der Umsatz und um wie viel ist er gestiegen?",
        ["Wie hoch ist der Umsatz", "um wie viel ist er gestiegen?"],
    ),
    (
        "pt",
        "Qual foi a receita e em quanto cresceu?",
        ["Qual foi a receita", "em quanto cresceu?"],
    ),
    (
        "ru",
        "Какая выручка и на сколько она выросла?",
        ["Какая выручка", "на сколько она выросла?"],
    ),
]
ONE = [
    ("en", "How many ships came?"),
    ("en", "Really? How many ships came to Hamburg?"),
    ("en", "How many ships came to Hamburg?\nI need it for the newsletter"),
    ("en", "Ships came to Hamburg. How many?"),
    ("en", "1. How many ships came"),
    ("zh", "出口额是多少？"),
    ("zh", "2025年，出口额是多少？"),
    ("en", "How fast did it grow and why?"),
    ("ru", "Что и как выросло?"),
    ("en", ""),
]


@pytest.mark.parametrize(("language", "message", "expected"), SEVERAL)
def test_each_question_is_asked_alone(language, message, expected):
    assert questions(message, language) == expected


@pytest.mark.parametrize(("language", "message"), ONE)
def test_one_question_stays_the_message_as_it_is(language, message):
    assert questions(message, language) == [message]


def test_no_more_than_six_are_answered():
    asked = [f"What was the price in 200{year}?" for year in range(8)]
    assert questions(" ".join(asked), "en") == asked[:6]


@given(st.text(max_size=80), st.sampled_from(["en", "zh", "de"]))
def test_any_message_has_a_question(message, language):
    found = questions(message, language)
    assert found == [message] or (1 < len(found) <= 6 and all(part in message for part in found))
