"""Which kinds of fact give the type of answer that a question wants."""

import pytest

from bot.entry.kinds import asked_together, is_figure, kind_fit, need_ids
from facts.reading import Reading
from tests.lowland import ROWS, library_of, lowland, read

FACTS = lowland().by_id
OF_KIND = {
    "level": "exports",
    "growth": "exports-growth",
    "share": "timber-share",
    "count": "ferries",
    "duration": "build-days",
    "rank": "north-rank",
    "name": "largest-ferry",
    "person": "master",
}


def fitting(text):
    """The kinds that fit, of one fact each."""
    reading = read(text)
    return {kind for kind, name in OF_KIND.items() if kind_fit(FACTS[name], reading) is not None}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("How much did Lowland export?", {"level"}),
        ("How many ferries were built?", {"level", "count"}),
        ("By how much did exports grow?", {"growth"}),
        ("What percentage was it?", {"growth", "share"}),
        ("What share was timber?", {"share"}),
        ("How long did it take?", {"duration"}),
        ("How many days did it take?", {"duration"}),
        ("How many weeks did it take?", {"duration"}),
        ("Who built the ferries?", {"name", "person"}),
        ("Why did exports grow?", {"growth"}),
        ("When was it built?", set()),
        ("", set(OF_KIND) - {"growth", "duration", "rank"}),
    ],
)
def test_the_kinds_that_fit(text, kinds):
    assert fitting(text) == kinds


@pytest.mark.parametrize("text", ["How much did exports fall?", "the decline in exports"])
def test_a_growth_is_no_decline(text):
    assert "growth" not in fitting(text)


def test_a_growth_is_no_list():
    assert fitting("Which exports?") & {"level", "growth", "share", "count", "duration"} == set()


def test_a_rank_fits_only_where_it_is_asked():
    rank = FACTS["north-rank"]
    assert kind_fit(rank, read("Who has the largest exports?")) is not None
    assert kind_fit(rank, read("Where does Northshire rank in exports?")) is not None
    assert kind_fit(rank, read("Northshire's exports")) is None
    assert kind_fit(rank, read("How much did the largest exporter export?")) is None


def test_why_is_answered_by_what_says_why():
    [plain] = [row for row in ROWS if row["id"] == "largest-ferry"]
    because = library_of([{**plain, "about": ["why"]}]).by_id["largest-ferry"]
    reading = read("Why is the ferry called so?")
    assert kind_fit(FACTS["largest-ferry"], reading) is None
    assert kind_fit(because, reading) is not None


def test_the_kind_that_is_asked_for_fits_best():
    growth, level = FACTS["exports-growth"], FACTS["exports"]
    percent, named = read("What percentage?"), read("What was the growth?")
    assert kind_fit(growth, percent) < kind_fit(growth, named)
    assert kind_fit(level, read("exports")) >= kind_fit(FACTS["largest-ferry"], read("exports"))


def test_figures():
    assert {kind for kind, name in OF_KIND.items() if is_figure(FACTS[name])} == {
        "level",
        "growth",
        "share",
        "count",
        "duration",
    }


def test_need_ids_are_those_of_all_needs():
    assert need_ids(FACTS["north-union"]) == {"export", "union", "north"}
    assert need_ids(FACTS["largest-ferry"]) == {"ferry", "name", "superlative"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("How much did it export and by how much did it grow?", ("level", "growth")),
        ("How much did it export, and how much did it grow?", ("level", "growth")),
        ("exports and growth", ("level", "growth")),
        ("exports + growth", ("level", "growth")),
        ("北郡出口多少，增长多少？", ("level", "growth")),
        ("How much did it export?", ()),
        ("By how much did it grow?", ()),
        ("How much did exports grow?", ()),
        ("growth of exports", ()),
        ("growth and exports", ()),
        ("", ()),
        ("exports and yearly growth", ("level", "growth")),
        ("exports and the yearly growth", ("level", "growth")),
        ("exports and the large growth", ("level", "growth")),
        ("growth, and how much did it export?", ("level", "growth")),
        ("How much did it export? And the growth?", ("level", "growth")),
        ("How much growth and exports", ()),
        ("how much and growth", ("level", "growth")),
        ("exports, imports and growth", ("level", "growth")),
        ("exports and growth and how much", ()),
        ("growth and growth", ()),
        ("how much more did it export than the year before and the growth", ()),
        ("北郡出口增长和进口", ()),
        ("出口、增长", ("level", "growth")),
        ("and growth", ()),
        ("exports y growth", ("level", "growth")),
        ("exports but growth", ()),
        ("how many ferries and the growth", ("level", "growth")),
        ("the growth and how much it exported", ()),
        # a comma joins a subject with what is asked of it, not two things that are asked
        ("exports, up by what %?", ()),
        ("exports, growth", ()),
        ("how much did it export, growth?", ("level", "growth")),
        # a Chinese "and" two characters before the growth joins, one within the subject doesn't
        ("出口及同比增长", ("level", "growth")),
        ("北郡和联盟的出口增长", ()),
        # "or how much" asks for the growth once more
        ("增长5%？还是多少", ()),
    ],
)
def test_a_level_and_its_growth_asked_for_together(text, kinds):
    assert asked_together(read(text)) == kinds


def test_an_and_within_a_name_joins_nothing():
    library = library_of(
        words={"en": "export: goods and services exports; exports\nnorth: Northshire"}
    )
    reading = library.concepts.reader.read("goods and services exports growth")
    assert isinstance(reading, Reading)
    assert asked_together(reading) == ()
