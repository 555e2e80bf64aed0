"""Whether a sentence or a figure is of the period that the question names."""

import pytest

from bot.answering.corpus import Corpus
from bot.answering.matching import query_of
from bot.answering.timing import figure_period_features, period_features
from bot.understanding.question import read_question
from index.assembly import assemble
from index.blocks import Content, Heading, Text

SAME = {"period_same": 1.0, "period_apart": 0.0}
APART = {"period_same": 0.0, "period_apart": 1.0}


def made(text, message, heading="Ships", language="en"):
    corpus = Corpus(assemble(Content((Heading("R", 0), Heading(heading, 1), Text(text)))), language)
    return corpus, query_of(read_question(message, language), corpus)


@pytest.mark.parametrize(
    ("text", "heading", "message", "expected"),
    [
        ("Ships rose in 2022.", "Ships", "ships in 2022", SAME | {"period_unsaid": 0.0}),
        ("Ships rose in 2022.", "Ships", "ships in 2021", APART | {"period_unsaid": 0.0}),
        (
            "Ships rose from 2021 to 2022.",
            "Ships",
            "ships in 2030",
            APART | {"period_unsaid": 0.0},
        ),
        ("Ships rose.", "Ships in 2022", "ships in 2022", SAME | {"period_unsaid": 0.0}),
        (
            "Ships rose.",
            "Ships",
            "ships in 2022",
            {"period_same": 0.0, "period_apart": 0.0, "period_unsaid": 1.0},
        ),
        ("Ships rose in 2022.", "Ships", "ships", {}),
    ],
)
def test_the_period_of_a_sentence(text, heading, message, expected):
    corpus, query = made(text, message, heading)
    assert period_features(query, corpus.periods(0)) == expected


@pytest.mark.parametrize(
    ("language", "text", "message", "expected"),
    [
        (
            "en",
            "It was 50 tonnes in 2021 and 70 tonnes in 2022.",
            "tonnes in 2022",
            {"50 tonnes": APART, "2021": APART, "70 tonnes": SAME, "2022": SAME},
        ),
        (
            "en",
            "In 2021 it was 50 tonnes, in 2022 it was 70 tonnes.",
            "tonnes in 2021",
            {"2021": SAME, "50 tonnes": SAME, "2022": APART, "70 tonnes": APART},
        ),
        (
            "en",
            "In 2021, it was 50 tonnes, and in 2022, 70 tonnes.",
            "tonnes in 2021",
            {"2021": SAME, "50 tonnes": SAME, "2022": APART, "70 tonnes": APART},
        ),
        (
            "en",
            "In 2021 it was 50 tonnes, after 40 tonnes in 2020.",
            "tonnes in 2020",
            {"2021": APART, "50 tonnes": APART, "40 tonnes": SAME, "2020": SAME},
        ),
        (
            "en",
            "The 3 ports had 2,500 ships in 2021, and 3,100 ships in 2022.",
            "ships in 2022",
            {"3": APART, "2,500": APART, "2021": APART, "3,100": SAME, "2022": SAME},
        ),
        (
            "zh",
            "2021年为50吨，2022年为70吨。",
            "2022年多少吨？",
            {"2021年": APART, "50吨": APART, "2022年": SAME, "70吨": SAME},
        ),
        ("en", "It was 50 tonnes.", "tonnes in 2021", {"50 tonnes": {}}),
        ("en", "It was 50 tonnes in 2021.", "tonnes", {"50 tonnes": {}, "2021": {}}),
    ],
)
def test_the_period_nearest_to_a_figure(language, text, message, expected):
    corpus, query = made(text, message, language=language)
    found = {
        figure.text: figure_period_features(query, figure, corpus.periods(0), text)
        for figure in corpus.figures(0)
    }
    assert found == expected
