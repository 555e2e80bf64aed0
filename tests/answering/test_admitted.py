"""Which figures may answer by their kind: a rate over many things is not their total."""

import pytest

from bot.answering.kinds import misses_rate
from bot.understanding.question import read_question
from facts.quantity import figures

RATE = "The 788,000 days lost in 2014 equal 27 days lost per 1,000 employees."


@pytest.mark.parametrize(
    ("question", "language", "text", "expected"),
    [
        ("How many days were lost in 2014?", "en", RATE, ["788,000 days"]),
        ("How many days were lost per 1,000 employees?", "en", RATE, ["788,000 days", "27 days"]),
        ("What was the rate of days lost?", "en", RATE, ["788,000 days", "27 days"]),
        ("Wie viele Tage gingen verloren?", "de",
         "Es waren 788 Tage, also 27 Tage je 1.000 Beschäftigte.", ["788 Tage"]),
        ("有多少医师？", "zh", "共有医师4500名，每千人拥有医师3.2名。", ["4500"]),
    ],
)  # fmt: skip
def test_a_rate_over_many_things_is_no_total(question, language, text, expected):
    asked = read_question(question, language)
    kept = [
        one.text
        for one in figures(text, language)
        if one.date is None and not misses_rate(asked, one, text)
    ]
    assert kept == expected
