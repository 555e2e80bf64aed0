"""Words for units of time."""

from bot.entry.timewords import mentions_unit
from tests.tables import table


@table(
    ("text", "units"),
    [
        ("how many hours", {"hours"}),
        ("in HRS", {"hours"}),
        ("how many days", {"days"}),
        ("one day", {"days"}),
        ("how many wks", {"weeks"}),
        ("how many yrs", {"years"}),
        ("days or weeks", {"days", "weeks"}),
        ("¿cuántas horas?", {"hours"}),
        ("cuántos dias", {"days"}),
        ("quantas semanas", {"weeks"}),
        ("cuántos años", {"years"}),
        ("quantos anos", {"years"}),
        ("сколько часов", {"hours"}),
        ("сколько дней", {"days"}),
        ("сколько суток", {"days"}),
        ("сколько недель", {"weeks"}),
        ("сколько лет", {"years"}),
        ("多少小时", {"hours"}),
        ("多少鐘頭", {"hours"}),
        ("几天", {"days"}),
        ("第几日", {"days"}),
        ("几周", {"weeks"}),
        ("幾個禮拜", {"weeks"}),
        ("连续多少年", {"years"}),
        # parts of other words
        ("daylight", set()),
        ("yearly weekend", set()),
        ("throughout", set()),
        ("час-пик и годовой", {"hours"}),
        ("", set()),
    ],
)
def test_which_units_a_text_mentions(text, units):
    assert {unit for unit in ("hours", "days", "weeks", "years") if mentions_unit(text, unit)} == (
        units
    )


def test_no_text_mentions_another_unit():
    assert mentions_unit("how many ferries", "ferries") is False
