"""Requests for a summary, in the words of seven languages, and questions that only look like one."""

import pytest

from bot.understanding.summarising import SummaryRequest, asked_of, summary_request

REQUESTS = [
    ("What is this about?", "en", SummaryRequest("about", None, "")),
    ("Summarise the report in 3 bullets", "en", SummaryRequest("points", 3, "")),
    ("give me four key points, please", "en", SummaryRequest("points", 4, "")),
    ("tl;dr", "en", SummaryRequest("points", None, "")),
    ("key figures", "en", SummaryRequest("figures", None, "")),
    ("Key figures about the harbour", "en", SummaryRequest("figures", None, "harbour")),
    ("key figures", "de", SummaryRequest("figures", None, "")),
    ("用三点总结这篇文章", "zh", SummaryRequest("points", 3, "")),
    ("用2点总结这篇文章", "zh", SummaryRequest("points", 2, "")),
    ("用12点总结这篇文章", "zh", SummaryRequest("points", None, "")),
    ("resume o artigo em 2 pontos", "pt", SummaryRequest("points", 2, "")),
    ("关键数字有哪些", "zh", SummaryRequest("figures", None, "")),
    ("Resumen del informe en 5 puntos", "es", SummaryRequest("points", 5, "")),
    ("Quais são os principais pontos do relatório?", "pt", SummaryRequest("points", None, "")),
    ("Résume le rapport", "fr", SummaryRequest("points", None, "")),
    ("Worum geht es?", "de", SummaryRequest("about", None, "")),
    ("О чём этот документ?", "ru", SummaryRequest("about", None, "")),
    ("О чем это?", "ru", SummaryRequest("about", None, "")),
    ("Summary", "en", SummaryRequest("points", None, "")),
    ("总结一下", "zh", SummaryRequest("points", None, "")),
    ("De quoi s’agit-il ?", "fr", SummaryRequest("about", None, "")),
]


@pytest.mark.parametrize(("message", "language", "expected"), REQUESTS)
def test_a_request_has_its_kind_number_and_subject(
    message: str, language: str, expected: SummaryRequest
):
    assert summary_request(message, language) == expected


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("How many fields does the exit summary declaration have?", "en"),
        ("number of mandatory fields exit summary declaration", "en"),
        ("Why do the numbers in the summary differ from the statements?", "en"),
        ("Who wrote the overview?", "en"),
        ("Worum geht es bei beratenden Apothekern hauptsächlich?", "de"),
        ("广东出口多少？", "zh"),
    ],
)
def test_a_question_is_none(message: str, language: str):
    assert summary_request(message, language) is None


@pytest.mark.parametrize(
    ("message", "language", "points"),
    [
        ("Sum it up in one sentence", "en", 1),
        ("chapter 3 in two sentences", "en", 2),
        ("what should I know of the 5 provinces, in three key points?", "en", 3),
        ("if I only remember three things, which?", "en", 3),  # of whatever things
        ("one of the most important matters", "en", None),
        ("I have a meeting in 5 minutes, brief me", "en", None),
        ("resúmelo en una frase", "es", 1),
        ("em duas linhas", "pt", 2),
        ("одним предложением, пожалуйста", "ru", 1),
        ("一句话概括全文", "zh", 1),
        ("brief me", "en", None),
    ],
)
def test_how_many_points_are_wanted(message, language, points):
    assert asked_of(message, language).points == points


def test_what_is_known_to_ask_for_a_summary_may_want_figures():
    assert asked_of("my boss wants the key figures", "en").wanted == "figures"
    assert asked_of("my boss wants to know what matters", "en").wanted == "points"
