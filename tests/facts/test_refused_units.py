"""Facts whose printed unit is another, whose quote nobody can cite, and several faults at once."""

import pytest

from facts.library_errors import FactError
from facts.table import load_facts
from facts.vocabulary import Vocabulary
from index.split import parse
from tests.tables import table

VOCABULARY = Vocabulary(
    {
        "default_subject": "museum",
        "default_period": "2024",
        "concept": {"museum": {"type": "body", "en": "the museum", "zh": "博物馆"}},
        "measure": {"revenue": {"en": "revenue", "zh": "收入", "needs": []}},
    },
    {},
)


def load(printed, value, unit, kind="level", *, title="Harbour Museum", **more):
    document = parse(f"{title}\nIts revenue was {printed} in the year. It was a hard year.\n")
    row = {
        "id": "revenue", "subject": "museum", "measure": "revenue", "kind": kind, "value": value,
        "unit": unit, "text": printed, "quote": printed, **more,
    }  # fmt: skip
    return load_facts([row], document, VOCABULARY)


@table(
    ("printed", "value", "unit", "kind", "said"),
    [
        ("kr 500 million", "500 million", "EUR", "level", "another currency"),
        ("500 million kronor", "500 million", "USD", "level", "another currency"),
        ("zł 500 million", "500 million", "EUR", "level", "PLN"),
        ("R500 million", "500 million", "EUR", "level", "ZAR"),
        ("Rs. 500 crore", "5000000000", "USD", "level", "INR"),
        ("Rp 500 million", "500 million", "EUR", "level", "IDR"),
        ("500 million forints", "500 million", "EUR", "level", "another currency"),
        ("UZS 500 million", "500 million", "EUR", "level", "UZS"),
        ("up 5‰", "5", "%", "growth", "‰|per mille"),
        ("up 5 per mille", "5", "%", "growth", "per mille"),
        ("up 5 percentage points", "5", "%", "growth", "percentage points"),
        ("up 5 pp", "5", "%", "growth", "percentage points"),
        ("up 50 basis points", "50", "%", "growth", "basis points"),
        ("上升5个百分点", "5", "%", "growth", "percentage points"),
        ("creció 5 puntos porcentuales", "5", "%", "growth", "percentage points"),
        ("5 процентных пунктов", "5", "%", "growth", "percentage points"),
        ("500 million tonnes", "500 million", "EUR", "level", "tons"),
    ],
)
def test_a_unit_that_the_text_does_not_print_is_refused(printed, value, unit, kind, said):
    with pytest.raises(FactError) as error:
        load(printed, value, unit, kind)
    assert error.value.reason.startswith(f'unit "{unit}" is not that of "{printed}" (')
    assert any(f"({name})" in error.value.reason for name in said.split("|"))


@pytest.mark.parametrize(
    ("printed", "value", "unit", "kind"),
    [
        ("kr 500 million", "500 million", "NOK", "level"),
        ("500 million kronor", "500 million", "SEK", "level"),
        ("R500 million", "500 million", "ZAR", "level"),
        ("Rs. 500 crore", "5000000000", "INR", "level"),
        ("up 5‰", "5", "‰", "growth"),
        ("up 5 percentage points", "5", "pp", "growth"),
        ("over 500 forints", "500", "HUF", "level"),
    ],
)
def test_a_unit_that_the_text_prints_or_leaves_open_is_taken(printed, value, unit, kind):
    [fact] = load(printed, value, unit, kind)
    assert fact.unit == unit


def test_a_decline_is_negative_whichever_way_it_is_written():
    for value in ("4.2", "-4.2"):
        [fact] = load("down 4.2%", value, "%", "growth")
        assert str(fact.value) == "-4.2"


def test_a_quote_in_the_title_cannot_be_cited():
    with pytest.raises(FactError) as error:
        load("9 million euros", "412000", "visitors", "count", title="Museum: 412,000 visitors",
             text="412,000 visitors", quote="412,000 visitors")  # fmt: skip
    assert error.value.reason == (
        'the quote "412,000 visitors" touches no sentence: it lies in the title or in a heading; '
        "quote a sentence, a row or a cell that says it"
    )


def test_a_quote_in_a_heading_cannot_be_cited():
    document = parse("Title\nOne is one.\n\n412,000 visitors came\n\nTwo is two.\n")
    row = {"id": "v", "subject": "museum", "kind": "count", "measure": "revenue", "value": "412000",
           "unit": "visitors", "text": "412,000 visitors", "quote": "412,000 visitors came"}  # fmt: skip
    with pytest.raises(FactError, match="touches no sentence"):
        load_facts([row], document, VOCABULARY)


def test_all_problems_are_said_at_once():
    document = parse("Title\nIts revenue was kr 5 in the year. The shop took 3 euros.\n")
    good = {"id": "a", "subject": "museum", "kind": "level", "measure": "revenue", "value": "5",
            "unit": "NOK", "text": "kr 5", "quote": "Its revenue was kr 5"}  # fmt: skip
    rows = [
        good,
        {**good, "id": "b", "unit": "EUR"},
        {**good, "id": "c", "quote": "no such words", "subject": "moon"},
        {**good, "id": "d", "colour": "red", "kind": "mood"},
        good,
        {
            **good,
            "id": "f",
            "value": "3",
            "unit": "EUR",
            "text": "3 euros",
            "quote": "took 3 euros",
        },
        {**good, "id": "g", "same_as": "nobody"},
    ]
    with pytest.raises(FactError) as error:
        load_facts(rows, document, VOCABULARY)
    said = str(error.value).splitlines()
    assert [line.split(":")[0] for line in said] == [
        f'facts row {number} ("{name}")' for number, name in ((2, "b"), (3, "c"), (4, "d"), (5, "a"), (6, "f"), (7, "g"))
    ]  # fmt: skip
    assert said[0].endswith('unit "EUR" is not that of "kr 5" (another currency)')
    assert said[1].endswith(
        'quote not in the document: "no such words"; text "kr 5" is not in the quote; '
        'subject "moon" is not in the vocabulary'
    )
    assert "kind: Input should be" in said[2]
    assert said[2].endswith("colour: Extra inputs are not permitted")
    assert len(error.value.others) == 5
