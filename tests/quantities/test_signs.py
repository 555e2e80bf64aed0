"""Cells of tables: (what the cell prints, its figures as (text, value, unit))."""

import pytest

from facts.quantity import figures
from tests.tables import table

CELLS = [
    ("(1,234)", [("(1,234)", "-1234", "")]),
    ("$(95)", [("$(95)", "-95", "USD")]),
    ("$ (29.7)", [("$ (29.7)", "-29.7", "USD")]),
    ("(123 )", [("(123 )", "-123", "")]),
    ("(4.2)%", [("(4.2)%", "-4.2", "%")]),
    ("(9.4%)", [("(9.4%)", "-9.4", "%")]),
    ("(16) bps", [("(16) bps", "-16", "bp")]),
    ("▲1,234", [("▲1,234", "-1234", "")]),
    ("△ 1,234", [("△ 1,234", "-1234", "")]),
    ("▼5.2%", [("▼5.2%", "-5.2", "%")]),
    ("−5.2%", [("−5.2%", "-5.2", "%")]),
    ("–5", [("–5", "-5", "")]),
    ("1,234-", [("1,234-", "-1234", "")]),
    ("-130 bps", [("-130 bps", "-130", "bp")]),
    ("—", []),
    ("n/a", []),
    ("$3,795", [("$3,795", "3795", "USD")]),
    ("Total debt (2)", []),
    ("EMEA (1)", []),
    ("2019 (1)", [("2019", "2019", "")]),
    ("5 - 40", [("5 - 40", "5", "")]),
    ("2.1 Office Buildings", []),
    ("Opening balance – IFRS 9", []),
    ("2017/2018", [("2017/2018", "2017", "")]),
]


@table(("cell", "expected"), CELLS)
def test_cells(cell, expected):
    found = figures(cell, "en", cell=True)
    assert [(one.text, str(one.value), one.unit) for one in found] == expected


@pytest.mark.parametrize(("text", "value"), [("it fell (4.2%)", "4.2"), ("it has (1,234)", "1234")])
def test_brackets_in_prose_only_bracket(text, value):
    assert [str(one.value) for one in figures(text, "en")] == [value]
