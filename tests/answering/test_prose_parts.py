"""The pieces that computing with sentences is made of, a table for each."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.prose.interpretation import asks
from bot.answering.prose.listings import listings
from bot.answering.prose.operands import printed
from bot.understanding.cues import folded, prose_words
from bot.understanding.question import read_question
from facts.drafting.figure import DraftedFigure, Kind, Source
from facts.drafting.segments import OWN, near
from facts.quantity import figures
from index.text import terms


def said(ask):
    """A reading as (task, words of the first part, words of the second, their periods)."""
    words = [" ".join(term.surface for term in part.terms) for part in ask.parts]
    periods = [part.periods for part in ask.parts if part.periods]
    return ask.task.value, *words, *periods


@pytest.mark.parametrize(
    ("language", "question", "expected"),
    [
        (
            "en",
            "How many more cars did Lyon build than Turin?",
            ("difference", "cars Lyon build", "Turin"),
        ),
        (
            "en",
            "How many more cars were built in Lyon than in Turin?",
            ("difference", "Lyon", "Turin"),
        ),
        ("en", "How much did exports rise between 2015 and 2019?", ("change", "", "", ("2015",), ("2019",))),
        (
            "en",
            "How much higher were exports in 2019 than the year before?",
            ("difference", "exports", "", ("2019",), ("2018",)),
        ),
        ("en", "What share of the harvest was barley?", ("share", "barley", "harvest")),
        ("en", "How many ships and trains came altogether?", ("sum", "ships", "trains")),
        ("en", "How many days lie between the flood and the storm?", ("span", "flood", "storm")),
        ("zh", "广州的汽车产量比深圳多多少？", ("difference", "广 广州 州 汽 汽车 车 车产 产 产量 量", "深 深圳 圳")),
        ("es", "¿Cuánto más vendió Lugo que Vigo?", ("difference", "vendió Lugo", "Vigo")),
        ("pt", "Quanto mais vendeu Braga do que Porto?", ("difference", "vendeu Braga", "Porto")),
        ("de", "Um wie viel höher ist der Turm als das Tor?", ("difference", "Turm", "Tor")),
        ("fr", "De combien les ventes ont-elles baissé entre 2015 et 2019 ?", ("change", "", "", ("2015",), ("2019",))),
        ("ru", "На сколько тонн больше рыбы поймали в Мурманске, чем в Находке?", ("difference", "Мурманске", "Находке")),
    ],
)  # fmt: skip
def test_questions_fall_into_parts(language, question, expected):
    found = [said(ask) for ask in asks(read_question(question, language), 2020)]
    assert expected in found


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Who built more cars than Turin?"),
        ("en", "Why did exports fall between 2015 and 2019?"),
        ("en", "When was the tower built?"),
        ("en", "What is the capital of Peru?"),
        ("zh", "哥伦比亚的首都在哪里？"),
        ("es", "¿Quién vendió más que Vigo?"),
    ],
)
def test_questions_that_compute_nothing(language, question):
    assert asks(read_question(question, language), 2020) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Boston, St. Louis, and San Francisco reported growth.",
            [("Boston", "St. Louis", "San Francisco")],
        ),
        ("Oslo and Bergen grew, while Turku shrank.", [("Oslo", "Bergen")]),
        ("Oslo grew, Bergen shrank.", []),
        ("The mayor, the clerk and the cook came.", []),
    ],
)
def test_lists_of_names(text, expected):
    assert [one.names for one in listings(text, "en", terms(text, "en"))] == expected


@pytest.mark.parametrize(
    ("language", "text", "owned"),
    [
        (
            "en",
            "Lyon built 24 cars and Turin built 17.",
            [{"lyon", "built", "car"}, {"turin", "built"}],
        ),
        (
            "en",
            "Exports were meat (8.8%), wood (6.2%) and wine (2.1%).",
            [{"export", "meat"}, {"wood"}, {"wine"}],
        ),
        (
            "en",
            "The mine produced 848 tons of copper, up from 537 tons.",
            [{"mine", "produc", "copper"}, {"mine", "produc"}],
        ),
        ("en", "Lunch costs 7 euros or 9 euros.", [{"lunch", "cost"}, {"lunch", "cost"}]),
        ("zh", "主馆41人，灯塔9人。", [{"主", "馆", "主馆", "人"}, {"灯", "塔", "灯塔", "人"}]),
    ],
)
def test_words_belong_to_figures(language, text, owned):
    found = [one for one in figures(text, language) if one.date is None]
    around = near(
        text,
        language,
        terms(text, language),
        [(one.start, one.end) for one in found],
        [f"{one.kind} {one.unit}" for one in found],
    )
    own = [{key for key, share in one.keys.items() if share == OWN} for one in around]
    assert own == owned


@pytest.mark.parametrize(
    ("text", "language", "number", "scale"),
    [
        ("17.4 million declarations", "en", "17.4", 10**6),
        ("300,000 visitors", "en", None, 1),
        ("1,5 Millionen Euro", "de", "1.5", 10**6),
        ("2.8万亿元", "zh", "2.8", 10**12),
        ("forty songs", "en", None, 1),
    ],
)
def test_printed_numbers_and_their_scale(text, language, number, scale):
    quantity = figures(text, language)[0]
    figure = DraftedFigure(
        quantity.value, quantity.unit, Kind.NUMBER, quantity.text, 0, len(text), 0, Source.SENTENCE
    )
    found = printed(figure, quantity)
    assert (found.printed, found.scale) == (number and Decimal(number), scale)


@pytest.mark.parametrize("language", ["en", "zh", "es", "pt", "de", "fr", "ru"])
def test_every_language_has_the_same_lists(language):
    english, words = prose_words("en"), prose_words(language)
    assert english.said.keys() <= words.said.keys() | {"aid"}
    assert {"than", "side", "between", "from", "to", "whole", "per"} <= words.joints.keys()
    assert {"from", "to", "within", "of", "year"} <= words.text.keys()


@given(st.text(max_size=40))
def test_folding_keeps_every_place(text):
    assert len(folded(text)) == len(text)
