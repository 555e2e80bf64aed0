"""The verdict of reviewed facts on a statement, and the facts that it rests on."""

from decimal import Decimal

from bot.entry.claims.agreement import holds
from tests.entry import checked
from tests.tables import table


def test_all_that_facts_decide():
    """Where a change is meant, `python -m tests.entry.checked` writes it; read the diff."""
    expected = checked.TABLE.lines()
    found = checked.TABLE.anew()
    assert [line for line in found if line not in set(expected)] == []
    assert found == expected


# What is stated, its qualifier and digits, what is printed and its qualifier.
HELD = [
    ("5800", None, 2, "5800", "over", "supported"),
    ("6000", None, 1, "5800", "over", "not_in_document"),
    ("5000", None, 1, "5800", "over", "contradicted"),
    ("5000", "over", 1, "5800", "over", "supported"),
    ("5800", "over", 2, "5800", "over", "supported"),
    ("5800", "over", 2, "5800", None, "contradicted"),
    ("5800", "at least", 2, "5800", None, "supported"),
    ("5900", "over", 2, "5800", "over", "not_in_document"),
    ("5900", "over", 2, "5800", None, "contradicted"),
    ("7000", "over", 1, "5800", "over", "not_in_document"),
    ("5900", "under", 2, "5800", None, "supported"),
    ("5900", "under", 2, "5800", "over", "not_in_document"),
    ("5800", "under", 2, "5800", None, "contradicted"),
    ("5800", "under", 2, "5800", "under", "supported"),
    ("5800", "at most", 2, "5800", "nearly", "supported"),
    ("5700", "under", 2, "5800", None, "contradicted"),
    ("5800", "nearly", 2, "5800", None, "supported"),
    ("5900", "nearly", 2, "5800", None, "supported"),
    ("5700", "nearly", 2, "5800", None, "contradicted"),
    ("6500", "nearly", 2, "5800", None, "contradicted"),
    ("5800", "exactly", 2, "5800", "over", "contradicted"),
    ("5800", "exactly", 2, "5800", "about", "not_in_document"),
    ("5800", "exactly", 2, "5800", None, "supported"),
    ("5000", None, 1, "5800", "under", "not_in_document"),
    ("5900", None, 2, "5800", "under", "contradicted"),
    ("5800", None, 2, "5849", None, "supported"),
    ("5800", None, 2, "5851", None, "contradicted"),
    ("6000", None, 1, "5800", None, "contradicted"),
    ("5700", "about", 2, "5800", None, "supported"),
    ("5000", "about", 1, "5800", None, "contradicted"),
    ("100", "about", 1, "102", None, "supported"),
    ("100", "about", 1, "103", None, "supported"),
    ("100", "about", 1, "108", None, "supported"),
    ("100", "about", 1, "112", None, "contradicted"),
    ("105", "about", 3, "100", None, "not_in_document"),
    ("4", "nearly", 1, "3.8", None, "supported"),
    ("4", "nearly", 1, "4.1", None, "contradicted"),
    ("5", "nearly", 1, "3.8", None, "contradicted"),
    ("6000", "nearly", 1, "5800", "over", "not_in_document"),
    ("5800", "nearly", 2, "5800", "over", "contradicted"),
    ("6500", "about", 2, "5800", "over", "not_in_document"),
    ("5832", "exactly", 4, "5800", "over", "not_in_document"),
    ("5000", "exactly", 1, "5800", "over", "contradicted"),
    ("5800", "exactly", 2, "5800", "at least", "not_in_document"),
    ("9", "over", 1, "900", None, "contradicted"),
    ("1", "over", 1, "50", None, "contradicted"),
    ("1", "over", 1, "49", None, "supported"),
    ("50", "under", 1, "1", None, "contradicted"),
    ("49", "under", 1, "1", None, "supported"),
    ("0", None, 1, "0", None, "supported"),
    ("0", None, 1, "5", None, "contradicted"),
    ("0", "over", 1, "5", None, "supported"),
]


@table(("stated", "claim", "digits", "value", "printed", "verdict"), HELD)
def test_a_printed_value_beside_a_stated_one(stated, claim, digits, value, printed, verdict):
    assert holds(Decimal(stated), claim, digits, Decimal(value), printed) == verdict
