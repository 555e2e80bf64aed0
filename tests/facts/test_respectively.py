"""Figures that a sentence gives to several things in order."""

import pytest

from facts.drafting.respectively import respectively
from facts.quantity import figures


@pytest.mark.parametrize(
    ("text", "language", "things"),
    [
        (
            "Revenue and profit rose 5% and 10%, respectively, in 2019.",
            "en",
            [("5%", ["Revenue"]), ("10%", ["profit rose"])],
        ),
        (
            "The rate was 5% and 10% in May and June, respectively.",
            "en",
            [("5%", ["in May"]), ("10%", ["June"])],
        ),
        (
            "Oil, gas and coal output was 3, 4 and 5 million tons, respectively.",
            "en",
            [("3", ["Oil"]), ("4", ["gas"]), ("5 million tons", ["coal output was"])],
        ),
        (
            "能耗和二氧化碳排放分别降低13.5%、18%。",
            "zh",
            [("13.5%", ["能耗"]), ("18%", ["二氧化碳排放"])],
        ),
        (
            "Los ingresos y los gastos crecieron 3% y 4%, respectivamente.",
            "es",
            [("3%", ["Los ingresos"]), ("4%", ["los gastos crecieron"])],
        ),
        ("Revenue and profit rose 5% and 10%.", "en", [("5%", []), ("10%", [])]),
        ("Revenue rose 5%, respectively.", "en", [("5%", [])]),
    ],
)
def test_which_thing_each_figure_is_of(text, language, things):
    found = [one for one in figures(text, language) if one.date is None]
    spans = respectively(text, [(one.start, one.end) for one in found])
    said = [[text[start:end].strip() for start, end in each] for each in spans]
    assert [(one.text, each) for one, each in zip(found, said, strict=True)] == things
