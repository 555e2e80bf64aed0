import pytest

from bot.understanding.rates import rates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many visitors came per day?", {"days"}),
        ("17 small parcels a day", {"days"}),
        ("the daily average of each person", {"days", "people"}),
        ("How many came on the last day?", set()),
        ("exports per year", set()),  # what a report gives is mostly of a year
        ("每天有多少外商", {"days"}),
        ("人均收入", {"people"}),
        ("сколько в месяц", {"months"}),
        ("cuántos por semana", {"weeks"}),
        ("Besucher pro Tag", {"days"}),
        ("$85 per hour", {"hours"}),
    ],
)
def test_what_is_spoken_of_per_span(text, expected):
    assert rates(text) == expected
