"""A bare total is of what the places of an entry are measured by first."""

import pytest

from tests.bundled import engine


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Zhejiang total?", "5.55 trillion yuan · 2025"),
        ("what's the total for Guangdong", "9.49 trillion yuan · 2025"),
        ("广东总量多少", "9.49万亿元（原文：9.49 trillion yuan） · 2025年"),
        ("七个外贸大省市加一块儿多少", "34.11万亿元（原文：34.11 trillion yuan） · 2025年"),
        (
            "Convert Guangdong's total to dollars at 7 yuan per dollar",
            "About 1.36 trillion US dollars",
        ),
    ],
)
def test_of_one_place(question, headline):
    assert engine().answer(question).headline == headline


@pytest.mark.parametrize(
    "question",
    ["Jiangsu total?", "Zhejiang's total population?", "Zhejiang total, I mean of ships", "total?"],
)
def test_not_of_anything_else(question):
    answer = engine().answer(question)
    assert (answer.status, answer.figures) == ("not_in_document", ())
