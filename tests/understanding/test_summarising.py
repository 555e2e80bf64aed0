"""Requests for a summary, in the words of seven languages, and questions that only look like one."""

import pytest

from bot.understanding.summarising import SummaryRequest, summary_request

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
