"""Figures and words of a document, for somebody who asks in another language."""

from decimal import Decimal

import pytest

from bot.answering.converting import converted, is_foreign, stated, words
from facts.quantity import figures


@pytest.mark.parametrize(
    ("language", "document", "expected"),
    [
        ("es", "en", True),
        ("en", "zh", True),
        ("en", "en", False),
        ("fr", "en", False),  # nothing is said in French
        ("es", "", False),
    ],
)
def test_is_foreign(language, document, expected):
    assert is_foreign(language, document) is expected


@pytest.mark.parametrize(
    ("printed", "language", "expected"),
    [
        ("over 3.5 million euros", "es",
         "más de 3,5 millones de euros (en el original: “over 3.5 million euros”)"),
        ("24.9%", "ru", "24,9 % (в оригинале: «24.9%»)"),
        ("24.9%", "zh", "24.9%"),
        ("1,200 employees", "pt", "1.200 (no original: “1,200 employees”)"),
        ("between 5 and 7 percent", "es", "“between 5 and 7 percent”"),
        ("3 May 2021", "zh", "“3 May 2021”"),
        ("14 days", "zh", "14天（原文：14 days）"),
    ],
)  # fmt: skip
def test_a_figure_is_converted_beside_what_is_printed(printed, language, expected):
    [quantity] = figures(printed, "en")
    assert stated(quantity, printed, language) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("USD", "7 dólares estadounidenses (en el original: “7”)"),
        ("%", "7 % (en el original: “7”)"),
        ("kWh", "7 kWh (en el original: “7”)"),
        ("barrels", "7"),
        ("?", "7"),
        ("", "7"),
    ],
)
def test_a_unit_that_only_the_document_has_a_word_for_is_left_out(unit, expected):
    assert converted("7", Decimal(7), unit, None, "es") == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("2021", "2021"), ("Ferry revenue", "«Ferry revenue»"), ("", "")]
)
def test_words_are_a_quotation(text, expected):
    assert words(text, "ru") == expected
