"""Rows of one kind: which a table has, which a question names, and what they come to."""

from bot.answering.corpus import Corpus
from bot.answering.engine import open_documents
from bot.answering.scorer import Scorer
from bot.answering.tables import Tables
from bot.answering.tables.meaning import Meant
from bot.understanding.question import read_question
from index.assembly import assemble
from index.blocks import Content, Grid, Text
from index.document import Document
from tests.tables import table


def document(*rows: str, caption: str = "") -> Document:
    cells = tuple(tuple(cell.strip() for cell in row.split("|")) for row in rows)
    return assemble(Content((Text("A list of stations."), Grid(cells, 1, caption))))


STATIONS = document(
    "Station | Region | Operator | Chargers | Energy (MWh)",
    "Aldermoor | North | Voltara | 6 | 214",
    "Birkhaven | North | Gridleaf | 8 | 318",
    "Fernley | South | Voltara | 10 | 402",
    "Ullerton | North | Voltara | 4 | 98",
    caption="Stations 2024",
)


def offered(question: str, made: Document = STATIONS, *, near: bool = True) -> list[tuple]:
    """Return what the tables may answer: operation, kind or labels, headers, value or names.

    Where meaning counts no word need ask for a computation.
    """
    tables = Tables(Corpus(made, "en"))
    meant = Meant([0.0] * len(made.sentences)) if near else None
    found, *_ = tables.ranked(read_question(question, "en"), Scorer({}), meant)
    return [
        (
            one.operation.value,
            one.kept or tuple(row.label for row in one.rows),
            tuple(column.header for column in one.columns),
            one.value if one.value is not None else [name.text for name in one.names],
        )
        for _, one, _ in found
    ]


NORTH, VOLTARA = "Region: North", "Operator: Voltara"


@table(
    ("question", "counts"),
    [
        ("how many does Voltara run?", [((VOLTARA,), 3)]),
        (
            "how many in the north are Voltara's?",
            [((f"{NORTH}; {VOLTARA}",), 2), ((NORTH,), 3), ((VOLTARA,), 3)],
        ),
        ("how many are in the east?", []),
    ],
)
def test_rows_are_counted_that_have_a_cell_in_common(question, counts):
    found = [
        (kept, value) for operation, kept, _, value in offered(question) if operation == "count"
    ]
    assert found == counts


def test_their_figures_are_added_up_and_compared():
    found = offered("chargers north")
    assert ("sum", (NORTH,), ("Chargers",), 18) in found
    assert ("average", (NORTH,), ("Chargers",), 6) in found
    assert ("highest", (NORTH,), ("Chargers",), ["Birkhaven"]) in found


def test_by_words_alone_only_what_they_ask_for_is_computed():
    assert {operation for operation, *_ in offered("chargers north", near=False)} == {"value"}


def test_whatever_can_be_is_computed_of_the_likeliest():
    found = offered("energy of Fernley and Ullerton")
    pair, energy = ("Fernley", "Ullerton"), ("Energy (MWh)",)
    assert ("value", ("Fernley",), energy, 402) in found
    assert ("value", ("Fernley",), ("Operator",), ["Voltara"]) in found
    assert ("difference", pair, energy, 304) in found
    assert ("sum", pair, energy, 500) in found
    years = document("Item | 2022 | 2023", "Lamps | 200 | 300")
    moved = offered("lamps", years)
    assert ("percent_change", ("Lamps",), ("2022", "2023"), 50) in moved
    assert ("change", ("Lamps",), ("2022", "2023"), 100) in moved


def test_rows_near_in_meaning_are_looked_at_first():
    made = document("Item | 2023", "Drugs | 14,620", "Energy | 3,900", "Staff | 102,870")
    tables = Tables(Corpus(made, "en"))
    cosines = [0.9 if "Drugs" in one.text else 0.1 for one in made.sentences]
    scorer = Scorer({"near": 1.0})
    question = read_question("what did medicines set us back?", "en")
    _, best, features = tables.ranked(question, scorer, Meant(cosines))[0][0]
    assert [row.label for row in best.rows] == ["Drugs"]
    assert round(features["near"], 3) == 0.471
    assert "near_behind" not in features or features["near_behind"] == 0


ORDERS = document(
    "Order | Date | Customer | Country | Total EUR",
    "4401 | 2026-01-08 | Nordhaus GmbH | Germany | 2220",
    "4402 | 2026-02-12 | Lefort SA | France | 5120",
    "4403 | 2026-02-19 | Nordhaus GmbH | Germany | 3200",
    "4404 | 2026-03-02 | Ibarra SL | Spain | 5370",
    "4405 | 2026-03-11 | Lefort SA | France | 3570",
    "4406 | 2026-04-20 | Brandt AG | Germany | 1965",
)


@table(
    ("question", "counts"),
    [
        ("how many orders in February?", [(("February",), 2)]),
        ("orders in March 2026", [(("March 2026",), 2)]),
        (
            "how many orders of Germany in Q1?",
            [(("Q1; Country: Germany",), 2), (("Q1",), 5)],
        ),
        ("how many orders in July?", []),
        # by what no other customer has of its name
        ("how many orders of Lefort?", [(("Customer: Lefort SA",), 2)]),
    ],
)
def test_rows_of_a_month_are_of_one_kind(question, counts):
    found = [
        (kept, value)
        for operation, kept, _, value in offered(question, ORDERS)
        if operation == "count"
    ]
    assert found == counts


def test_of_a_month_nothing_is_told_of_other_rows():
    found = offered("orders in February", ORDERS)
    assert {label for operation, rows, *_ in found if operation == "value" for label in rows} == {
        "2026-02-12", "2026-02-19",
    }  # fmt: skip
    assert ("sum", ("February",), ("Total EUR",), 8320) in found
    summed = document("Day | Sold", "2026-02-03 | 5", "2026-03-04 | 7", "Total | 12", "Mean | 6")
    assert {12, 6}.isdisjoint(
        value
        for *_, value in offered("total sold in February", summed)
        if not isinstance(value, list)
    )


def test_the_day_of_a_row_answers_when():
    day = ("value", ("2026-04-20",), ("Order",), ["2026-04-20"])
    assert day in offered("when did Brandt order?", ORDERS)
    assert day not in offered("what did Brandt order?", ORDERS)


def test_the_header_near_in_meaning_is_told_from_the_others():
    made = document("Item | Seats | Active users | Year", "Snagbook | 85 | 49 | 2019")
    tables = Tables(Corpus(made, "en"))
    meant = Meant([0.0] * len(made.sentences), {"Seats": 0.3, "Active users": 0.6, "Year": 0.3})
    question = read_question("how many people open Snagbook?", "en")
    found = {
        candidate.columns[0].header: features
        for _, candidate, features in tables.ranked(question, Scorer({}), meant)[0]
        if candidate.operation.value == "value"
    }
    nearest, other = found["Active users"], found["Seats"]
    assert (nearest["head_nearest"], nearest["head_behind"]) == (1.0, 0.0)
    assert (round(nearest["head_near"], 3), round(other["head_behind"], 3)) == (0.471, 0.707)


def test_a_month_that_a_label_names_stays_a_word_of_the_question():
    made = document("Month | Orders | Due", "March | 31 | 2026-04-05", "April | 28 | 2026-05-05")
    found = offered("orders in March", made)
    assert ("value", ("March",), ("Orders",), 31) in found
    assert [kept for operation, kept, *_ in found if operation == "count"] == []


def test_what_a_table_may_have_is_not_said_to_be_missing():
    engine = open_documents([ORDERS])
    found = engine.answer("how many orders in February?")
    assert (found.status, found.headline) == (
        "not_in_document",
        "I find no certain answer in the document. The nearest it says:",
    )
    assert found.citations[0].quote.startswith("4403 | 2026-02-19")
    absent = engine.answer("how many invoices of Italy are overdue?")
    assert (absent.status, absent.citations) == ("not_in_document", ())
