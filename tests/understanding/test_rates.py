import pytest

from bot.understanding.rates import is_what_per, rates


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27 days per |1,000 employees", True),
        ("27 days for every |1,000 employees", True),
        ("each of |1,000 employees", False),
        ("每|千人", True),
        ("|1,000 employees", False),
        ("27 per day, and later |1,000", False),
        ("на |1000 жителей", True),
        ("экспорт вырос на |5 %", False),
        ("продажи выросли на |16 млн евро", False),
    ],
)
def test_a_number_may_be_what_something_is_counted_per(text, expected):
    before, _, after = text.partition("|")
    assert is_what_per(before + after, len(before)) is expected
