"""A stated figure that is a printed one with its digits or its magnitude mistaken."""

from bot.answering.claims.around import Around
from bot.answering.claims.comparing import compare_with
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.slips import slipped
from tests.tables import table

NAMES = frozenset({"holm", "berg"})
PORT = "The port of Holm handled goods worth 869.07 billion euros."
# A statement, a sentence, and the figure that was mistaken with what it is.
SLIPS = [
    ("The port of Holm handled goods worth 869.07 million euros", PORT, "869.07 million euros → 869.07 billion euros"),
    ("Holm port: goods worth 896.07 billion euros", PORT, "896.07 billion euros → 869.07 billion euros"),
    ("Holm port: 869.07 million euros of old goods", PORT, "869.07 million euros → 869.07 billion euros"),
    ("Holm port: 869.07 million euros of old red goods", PORT, ""),
    ("Berg port: goods worth 869.07 million euros", PORT, ""),
    ("Holm port: goods worth 869.07 million euros in Oslo", PORT, ""),
    ("Holm port: goods worth 869.07 million euros in 2020", PORT, ""),
    ("The largest Holm port: goods worth 869.07 million euros", PORT, ""),
    ("holm: 869.07 million euros", PORT, ""),
    ("holm port: 869.07 million euros", PORT, "869.07 million euros → 869.07 billion euros"),
    ("The port of Holm may have handled goods worth 869.07 million euros", PORT, ""),
    ("The port of Holm did not handle goods worth 869.07 million euros", PORT, ""),
    ("The port of Holm handled goods worth 869.07 million dollars", PORT, ""),
    ("The port of Holm handled goods worth 869.07 million", PORT, ""),
    ("The port of Holm handled goods worth 869.08 billion euros", PORT, ""),
    ("The port of Holm handled goods worth 86.907 billion euros", PORT, "86.907 billion euros → 869.07 billion euros"),
    ("The port of Holm handled goods worth 86.97 billion euros", PORT, ""),
    ("The port of Holm handled goods worth over 869.07 million euros", PORT, ""),
    ("The port of Holm handled goods worth 800 to 900 million euros", PORT, ""),
    ("Sales of tea were 17 tons", "Sales of tea were 71 tons.", ""),
    ("Sales of tea were 170 tons", "Sales of tea were 710 tons.", ""),
    ("Sales of tea were 175 tons", "Sales of tea were 715 tons.", "175 tons → 715 tons"),
    ("Sales of tea were 175 tons", "Sales of tea were 7150 tons.", ""),
    ("Sales of tea were 0 tons", "Sales of tea were 715 tons.", ""),
    ("Sales of tea were 175 tons", "Sales of tea were 715 to 900 tons.", ""),
    ("Sales of tea were 175 tons and 3 boats", "Sales of tea were 715 tons and 3 boats.", "175 tons → 715 tons"),
]  # fmt: skip


@table(("claim", "sentence", "expected"), SLIPS)
def test_a_figure_that_was_mistaken(claim, sentence, expected):
    said, printed = (read_statement(text, "en", NAMES) for text in (claim, sentence))
    found = slipped(said, printed, compare_with(said, printed, Around()), NAMES)
    assert (f"{found[0].stated} → {found[0].found}" if found else "") == expected
    assert found is None or found[1].surface == found[0].found
