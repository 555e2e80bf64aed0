"""What typed slots hold against a statement that its concepts alone would support."""

from bot.answering.claims.checked import Checked, Decided
from bot.answering.claims.second import objects
from tests.tables import table

OPEN = Checked("not_in_document", leftovers=("spruce",))
# A statement, its words of which nothing is known, those read as negations, whether slots object.
STATEMENTS = [
    ("en", "Sales of spruce rose", "", "", False),
    ("en", "Sales of spruce rose", "spruce", "", True),
    ("en", "Sales of spruce reached 5 tons", "reached", "", False),
    ("en", "Sales of spruce reached 5 tons", "5 tons", "", False),
    ("en", "Sales of spruce reached 5 tons", "of spruce", "", True),
    ("en", "The number of ships was 5", "number", "", False),
    ("en", "Sales of spruce did not rise", "", "", True),
    ("en", "Sales of spruce did not rise", "", "not", False),
    ("en", "Sales of spruce did not rise", "", "did", True),
    ("en", "Sales of spruce nearly doubled and almost stopped", "", "", True),
    ("en", "If approved, sales of spruce rise", "", "", True),
    ("en", "Sales of spruce may rise", "", "", False),
    ("en", "Sales of spruce rose before 2020", "", "", True),
    ("en", "Sales of spruce rose until 2020", "", "", True),
    ("en", "Sales of spruce rose in 2020", "", "", False),
    ("en", "Sales of spruce rose before Christmas", "", "", False),
    ("en", "Several thousand sales", "", "", True),
    ("en", "5 thousand sales", "", "", False),
    ("en", "Sales of spruce rose 5 kg", "", "", False),
    ("en", "Sales of spruce rose in 2G networks", "", "", False),
    ("en", "Sales of spruce rose by 5 × 10¹² or 7:9:3", "", "", True),
    ("en", "Hundreds of sales", "", "", False),
    ("en", "Millions of sales", "", "", True),
    ("zh", "销售额达数千亿元", "", "", True),
    ("zh", "销售额达5千亿元", "", "", False),
]


def spans(text: str, word: str) -> list[tuple[int, int]]:
    return [(text.index(word), text.index(word) + len(word))] if word else []


@table(("language", "text", "unknown", "denied", "expected"), STATEMENTS)
def test_what_slots_hold_against_a_statement(language, text, unknown, denied, expected):
    found = objects(
        text, language, OPEN, spans(text, unknown), spans(text, denied), same_language=True
    )
    assert found is expected


# What of a statement is left, of one that the slots don't decide.
LEFT = [
    (Checked("not_in_document"), True, True),
    (Checked("not_in_document"), False, False),
    (OPEN, True, False),
    (Checked("not_in_document", Decided("period", "May", "2020"), leftovers=("tea",)), True, True),
]


@table(("checked", "same", "expected"), LEFT)
def test_what_is_left_of_a_statement(checked, same, expected):
    assert objects("Sales rose", "en", checked, [], [], same_language=same) is expected


TIMES = [
    ("The trip took a day", ("day",), True),
    ("The trip took a spruce", ("spruce",), False),
    ("The trip took 2 days", ("day",), False),
]


@table(("text", "left", "expected"), TIMES)
def test_a_length_of_time_without_a_number_is_held_against_it(text, left, expected):
    checked = Checked("not_in_document", leftovers=left)
    assert objects(text, "en", checked, [], [], same_language=False) is expected
