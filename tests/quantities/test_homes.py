"""Currencies that several countries call the same, read by the document."""

from decimal import Decimal

import pytest

from facts.quantities.homes import home_of
from facts.quantity import figures

MEXICO = "El Gobierno de México informó. La economía de México creció. Costó 12 millones de pesos."


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        (MEXICO, "es", "MXN"),
        (MEXICO.replace("México", "Chile"), "es", "CLP"),
        ("México y Chile acordaron. México y Chile pagan 12 millones de pesos.", "es", "?"),
        ("Costó 12 millones de pesos.", "es", "?"),
        ("Norway is rich. In Norway it cost 12 million kroner.", "en", "NOK"),
        ("Mexico is large. In Mexico it cost 12 million dollars.", "en", "USD"),
    ],
)
def test_the_document_tells_whose_money_it_is(text, language, unit):
    home = home_of(text)
    found = [home.named(one) for one in figures(text, language) if one.kind == "money"]
    assert [(one.value, one.unit) for one in found] == [(Decimal(12_000_000), unit)]


@pytest.mark.parametrize(
    ("text", "leading"),
    [
        ("U.S. Treasury\nU.S. Treasury\nNew Jersey", "USD"),
        ("U.S. Treasury\nU.S. Treasury\nCanada", ""),
        ("Data", ""),
        ("Switzerland, Switzerland, Switzerland, Switzerland and Germany", "CHF"),
    ],
)
def test_the_country_that_a_document_speaks_of(text, leading):
    assert home_of(text).leading == leading
