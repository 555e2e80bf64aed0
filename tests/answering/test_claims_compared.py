"""All that comparing a statement with one sentence finds, not the verdict alone."""

from bot.answering.claims.aligning import Alignment
from bot.answering.claims.comparing import Comparison
from bot.answering.claims.slots import Conflict
from bot.answering.claims.tokens import Statement
from tests.answering import compared
from tests.tables import table


def test_all_that_a_sentence_has_of_a_statement():
    """Where a change is meant, `python -m tests.answering.compared` writes it; read the diff."""
    expected = compared.FILE.read_text(encoding="utf-8").splitlines()
    found = list(compared.anew(expected))
    assert [line for line in found if line not in set(expected)] == []
    assert found == expected


NEGATION, FIGURE, DIRECTION, WHO, RANK = (
    Conflict(slot, "", "") for slot in ("negation", "figure", "direction", "who", "rank")
)
NOTHING = Alignment((), (), 0.0)
UNREAD = Statement("", "en", ())
# What a comparison found, and whether it supports (+) or contradicts (-) what is stated.
FOUND = [
    ({}, "+"),
    ({"left": ("tea",)}, ""),
    ({"opened": (FIGURE,)}, ""),
    ({"loose": ("apart: a / b",)}, ""),
    ({"compact": True, "printed": True}, "+"),
    # one slot is ruled out, and nothing else speaks against the sentence
    ({"conflicts": (FIGURE,)}, "-"),
    ({"conflicts": (RANK,)}, "-"),
    ({"conflicts": (RANK,), "left": ("tea",)}, ""),
    ({"conflicts": (RANK,), "loose": ("order: a / b",)}, ""),
    ({"conflicts": (RANK,), "opened": (FIGURE,)}, ""),
    ({"conflicts": (RANK, WHO)}, ""),
    ({"conflicts": (RANK, RANK)}, ""),
    # figures and what they do go together
    ({"conflicts": (FIGURE, FIGURE)}, "-"),
    ({"conflicts": (FIGURE, DIRECTION)}, "-"),
    ({"conflicts": (FIGURE, DIRECTION), "printed": True}, ""),
    ({"conflicts": (FIGURE,), "printed": True}, "-"),
    ({"conflicts": (DIRECTION,), "printed": True}, "-"),
    ({"conflicts": (FIGURE,), "opened": (FIGURE,)}, "-"),
    ({"conflicts": (FIGURE,), "opened": (RANK,)}, ""),
    ({"conflicts": (FIGURE, RANK)}, ""),
    # what is denied is denied in whatever order
    ({"conflicts": (NEGATION,), "loose": ("order: a / b",), "compact": True}, "-"),
    ({"conflicts": (DIRECTION,), "loose": ("order: a / b",), "compact": True}, "-"),
    ({"conflicts": (NEGATION,), "loose": ("order: a / b",)}, ""),
    ({"conflicts": (NEGATION,), "left": ("tea",), "compact": True}, ""),
    ({"conflicts": (NEGATION,), "opened": (FIGURE,), "compact": True}, ""),
    ({"conflicts": (NEGATION, DIRECTION), "loose": ("order: a / b",), "compact": True}, ""),
    ({"conflicts": (RANK,), "loose": ("order: a / b",), "compact": True}, ""),
]


@table(("found", "stands"), FOUND)
def test_what_a_comparison_comes_to(found, stands):
    empty = {"left": (), "conflicts": (), "opened": (), "loose": ()}
    one = Comparison(UNREAD, NOTHING, **{**empty, **found})
    assert ("+" if one.supports else "") + ("-" if one.contradicts else "") == stands
