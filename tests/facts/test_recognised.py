"""Reading a text: asks, quantities, and what is left over."""

import pytest
from hypothesis import given

from facts.quantity import quantities
from facts.recognition import Reader
from facts.vocabulary import Vocabulary
from index.script import simplified
from tests.facts.readings import many, sayings, unknown
from tests.lowland import read
from tests.tables import table


@table(
    ("text", "asks"),
    [
        ("How much did Northshire export?", {"amount"}),
        ("How many ferries were built?", {"count"}),
        ("By how much did exports grow?", {"growth"}),
        ("What share of exports was timber?", {"share"}),
        ("How long did it take?", {"duration"}),
        ("When was the ferry built?", {"date"}),
        ("Who built the ferry?", {"who"}),
        ("Why did the painters work?", {"why"}),
        ("Northshire, the first in exports", {"superlative"}),
        ("北郡出口多少？", {"amount", "count"}),
        ("北郡出口为什么增长？", {"why", "growth"}),
        ("exports", set()),
    ],
)
def test_asks(text, asks):
    assert asks <= read(text).asks
    assert bool(asks) == bool(read(text).asks)


def test_a_word_of_grammar_asks_only_where_it_opens_its_clause():
    assert "date" in read("When did the shipyard build ferries?").asks
    assert "date" in read("Well, when did the shipyard build ferries?").asks
    assert "date" not in read("How many ferries were there when the shipyard built?").asks


def test_only_the_first_of_the_ordinals_is_a_superlative():
    assert "superlative" in read("Northshire came in 1st place in exports").ids
    assert "superlative" not in read("Northshire came 2nd in exports").ids
    assert "superlative" not in read("the 1st and the 2nd in exports").asks


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("How much more did Northshire export than Southshire?", "difference"),
        ("What do they add up to together?", "sum"),
        ("How many times Southshire's exports?", "ratio"),
        ("Convert it to dollars", "convert"),
        ("北郡和南郡出口合计多少？", "sum"),
    ],
)
def test_operations(text, operation):
    assert operation in read(text).operations


@table(
    ("text", "figures", "years"),
    [
        ("exports of 12 million euros in 2024", ["12 million euros", "2024"], (2024,)),
        ("up 20%, then 4.2%", ["20%", "4.2%"], ()),
        ("ferries in 14 days", ["14 days"], ()),
        ("a third of exports", ["a third"], ()),
        ("the two of them", [], ()),
        ("北郡2023年和2024年", ["2023年", "2024年"], (2023, 2024)),
        ("24年北郡出口多少", ["24年"], (2024,)),
        ("北郡19年出口", ["19年"], (2019,)),
        ("24年来", ["24年"], ()),
        ("no figures", [], ()),
    ],
)
def test_quantities(text, figures, years):
    reading = read(text)
    assert [quantity.text for quantity in reading.quantities] == figures
    assert reading.years == years


@many
@given(sayings)
def test_quantities_are_those_of_the_text(text):
    found = quantities(simplified(text))
    assert all(quantity in found for quantity in read(text).quantities)


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("exports in euros", [("EUR", "euros")]),
        ("12 million euros in US dollars", [("USD", "US dollars")]),
        ("出口多少美元", [("USD", "美元")]),
        ("exports in tons", []),
    ],
)
def test_currencies_that_are_named_without_a_figure(text, currencies):
    assert [(code, text[start:end]) for code, start, end in read(text).currencies] == currencies


@pytest.mark.parametrize(
    ("text", "subjects", "excluded"),
    [
        ("exports, not imports", {"export"}, {"import"}),
        ("Northshire rather than Southshire", {"north"}, {"south"}),
        ("exports instead of the imports", {"export"}, {"import"}),
        ("出口，不是进口", {"export"}, {"import"}),
        ("exports and imports", {"export", "import"}, set()),
    ],
)
def test_what_is_excluded_is_no_subject(text, subjects, excluded):
    reading = read(text)
    assert (reading.subjects, reading.excluded & {"north", "south", "export", "import"}) == (
        subjects,
        excluded,
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zembla exports", ["Zembla"]),
        ("Northshire exports to Zembla and Qumran", ["Zembla", "Qumran"]),
        ("qwrtz 2024 blorp", ["qwrtz", "blorp"]),
        ("北郡鼎出口", ["鼎"]),
        ("paint dries slowly", []),
        ("How much did Northshire export in 2024?", []),
    ],
)
def test_unknown_words(text, words):
    assert unknown(text) == words


def test_without_takes_out_all_that_lies_in_a_span():
    text = "Northshire Zembla exports 12 million euros"
    reading = read(text)
    start = text.index("Zembla")
    less = reading.without([(start, start + 6), (text.index("12"), len(text))])
    assert ([m.text for m in less.mentions], less.unknown, less.quantities, less.currencies) == (
        ["Northshire", "exports"],
        (),
        (),
        (),
    )
    assert less.text == text
    # a span that holds only a part takes out nothing
    assert reading.without([(start, start + 3)]) == reading


@pytest.mark.parametrize(
    ("named", "group"),
    [
        ("A1sland B1sland", False),
        ("A1sland B1sland C1sland", True),
        ("A1sland B1sland C1sland D1sland", True),
    ],
)
def test_most_members_of_a_group_name_the_group(named, group):
    isles = [f"{letter}1sland" for letter in "ABCD"]
    rows = {isle: {"type": "region", "en": isle, "zh": isle} for isle in isles}
    vocabulary = Vocabulary(
        {
            "default_subject": "four",
            "default_period": "2024",
            "concept": {
                "four": {"type": "group", "en": "all four", "zh": "四", "members": isles},
                **rows,
            },
        },
        {"en": "".join(f"{isle}: {isle}\n" for isle in isles)},
    )
    assert ("four" in Reader(vocabulary).read(named, "en").ids) is group
