"""Rows of one kind: which a table has, which a question names, and what they come to."""

from bot.answering.corpus import Corpus
from bot.answering.scorer import Scorer
from bot.answering.tables import Tables
from bot.answering.tables.candidate import Candidate
from bot.answering.tables.described import described
from bot.computing.operation import Operation
from bot.understanding.question import read_question
from index.assembly import assemble
from index.blocks import Content, Grid, Text
from index.document import Document


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


def offered(question: str, made: Document = STATIONS, *, near: bool = True) -> list[Candidate]:
    """Return all that the tables may answer; with meaning no word need ask for a computation."""
    tables = Tables(Corpus(made, "en"))
    cosines = [0.0] * len(made.sentences) if near else None
    found, *_ = tables.ranked(read_question(question, "en"), Scorer({}), cosines)
    return [candidate for _, candidate, _ in found]


def of_kind(question: str, operation: Operation) -> list[str]:
    return [
        described(one, STATIONS.text)
        for one in offered(question)
        if one.kept and one.operation is operation
    ]


def test_rows_are_counted_that_have_a_cell_in_common():
    assert of_kind("how many does Voltara run?", Operation.COUNT) == [
        "count: Operator: Voltara | Station = 3"
    ]
    assert of_kind("how many in the north are Voltara's?", Operation.COUNT) == [
        "count: Region: North; Operator: Voltara | Station = 2",
        "count: Region: North | Station = 3",
        "count: Operator: Voltara | Station = 3",
    ]
    assert of_kind("how many are in the east?", Operation.COUNT) == []


def test_their_figures_are_added_up_and_compared():
    assert "sum: Region: North | Chargers = 18" in of_kind("chargers north", Operation.SUM)
    assert "highest: Region: North | Chargers = Birkhaven 8" in of_kind(
        "chargers north", Operation.HIGHEST
    )
    assert "second highest: Region: North | Chargers = Aldermoor 6" in of_kind(
        "chargers north", Operation.HIGHEST
    )


def test_by_words_alone_only_what_they_ask_for_is_computed():
    assert [one for one in offered("chargers north", near=False) if one.plan] == []


def test_a_candidate_in_words():
    found = [described(one, STATIONS.text) for one in offered("energy of Fernley and Ullerton")]
    assert "Fernley (South, Voltara) | Energy (MWh) | Stations 2024 = 402" in found
    assert "Fernley (South, Voltara) | Operator | Stations 2024 = Voltara" in found
    assert "difference: Fernley − Ullerton | Energy (MWh) = 304" in found
    assert "sum: Fernley + Ullerton | Energy (MWh) = 500" in found
    whole = [described(one, STATIONS.text) for one in offered("energy")]
    assert "sum: Aldermoor + Birkhaven + Fernley + Ullerton | Energy (MWh) = 1032" in whole
    assert (
        "second lowest: Aldermoor, Birkhaven, Fernley, Ullerton | Energy (MWh) = Aldermoor 214"
        in whole
    )
    years = document("Item | 2022 | 2023", "Lamps | 200 | 300")
    moved = [described(one, years.text) for one in offered("lamps", years)]
    assert "percent change: Lamps | 2022 / 2023 = 50 %" in moved
    assert "change: Lamps | 2022 / 2023 = 100" in moved
