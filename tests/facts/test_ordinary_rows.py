"""Rows with a label, which a review writes: what they need, and entries stored as they were read."""

from dataclasses import replace
from decimal import Decimal

import pytest

from facts.library import load_library, prepared, reviewed
from facts.library_errors import DocumentError, FactError
from facts.table import load_facts
from index.readers.formats import read_bytes
from index.storing import dump

TEXT = """# Harbour report

It has 5 cranes and 5 docks. It earns 7 million pesos.

| in thousands | 2023 |
|---|---|
| North | (300) |
| North | (300) |
"""
DOCUMENT = read_bytes(TEXT.encode(), "harbour.md")
FIRST, SECOND = DOCUMENT.text.index("North"), DOCUMENT.text.rindex("North")
VOCABULARY = prepared(DOCUMENT).vocabulary
CRANES = {
    "id": "cranes",
    "subject": "document",
    "kind": "count",
    "value": "5",
    "unit": "cranes",
    "text": "5 cranes",
    "quote": "It has 5 cranes and 5 docks.",
    "label": "Cranes",
}
NORTH = {
    "id": "north",
    "subject": "document",
    "kind": "level",
    "value": "-300000",
    "unit": "EUR",
    "text": "(300)",
    "quote": "North | (300)",
    "at": SECOND,
    "scale": "1000",
    "scale_note": "in thousands",
    "label": "North",
}


def load(*rows):
    return load_facts(rows, DOCUMENT, VOCABULARY)


def without(row, name):
    return {key: value for key, value in row.items() if key != name}


def test_an_ordinary_row():
    cranes, north = load(CRANES, NORTH)
    assert (cranes.value, cranes.unit, cranes.en, cranes.zh) == (5, "cranes", "Cranes", "Cranes")
    assert (cranes.figure, cranes.period, cranes.needs) == ("5", "", (frozenset(),))
    assert (north.value, north.figure, north.start) == (
        Decimal(-300_000), "(300)", DOCUMENT.text.rindex("(300)"),
    )  # fmt: skip


def test_a_text_that_stands_in_its_quote_more_than_once():
    quote = CRANES["quote"]
    docks = {**CRANES, "id": "docks", "text": "5", "text_at": quote.rindex("5"), "unit": "docks"}
    (fact,) = load(docks)
    assert fact.start == DOCUMENT.text.rindex("5 docks")


def test_a_currency_that_the_text_leaves_open_is_named_by_the_reviewer():
    row = {
        **CRANES,
        "kind": "level",
        "value": "7000000",
        "unit": "MXN",
        "text": "7 million pesos",
        "quote": "It earns 7 million pesos.",
    }
    assert load(row)[0].unit == "MXN"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (without(CRANES, "value"), "a count needs a value"),
        ({**CRANES, "value": "6"}, 'value 6 is not the figure of "5 cranes" (there: 5)'),
        ({**CRANES, "text_at": 2}, 'text "5 cranes" is not at offset 2 of the quote'),
        ({**CRANES, "text": "6 cranes"}, 'text "6 cranes" is not in the quote'),
        (
            without(NORTH, "scale_note"),
            '"scale" needs a number such as "1000000", and "scale_note" its words',
        ),
        (
            {**NORTH, "scale": "many"},
            '"scale" needs a number such as "1000000", and "scale_note" its words',
        ),
        ({**NORTH, "scale_note": "in dozens"}, 'scale_note "in dozens" is not in the document'),
        (without(NORTH, "scale"), 'value -300000 is not the figure of "(300)" (there: -300)'),
        ({**NORTH, "subject": "moon"}, 'subject "moon" is not in the vocabulary'),
        (
            without(NORTH, "at"),
            f'the quote stands at {FIRST} and at {SECOND}: make it longer, or say which with "at"',
        ),
    ],
)
def test_what_an_ordinary_row_needs(row, reason):
    with pytest.raises(FactError) as error:
        load(row)
    assert error.value.reason == reason


@pytest.fixture
def entry(tmp_path):
    (tmp_path / "document.json").write_bytes(dump(DOCUMENT))
    (tmp_path / "facts.toml").write_text("")
    (tmp_path / "library.toml").write_text('id = "harbour"\ntitle = "Harbour"\n')
    (tmp_path / "vocabulary.toml").write_text(
        'default_subject = "document"\ndefault_period = ""\n'
        '[concept.document]\ntype = "document"\nen = "it"\nzh = "它"\n'
    )
    return tmp_path


def test_an_entry_with_a_document_as_it_was_read(entry):
    (entry / "document.txt").write_text("what document.json goes before")
    library = load_library(entry)
    assert library.document == replace(DOCUMENT, id="harbour")
    assert len(library.document.tables) == 1


def test_an_entry_whose_stored_document_is_damaged(entry):
    (entry / "document.json").write_text("{}")
    with pytest.raises(DocumentError) as error:
        load_library(entry)
    assert str(error.value) == (
        f"{entry.name}/document.json was written by another version of Footnote: "
        "review the document again, or put its text into document.txt instead"
    )


def test_a_document_with_its_reviewed_facts(entry):
    assert reviewed(DOCUMENT, entry).facts == ()
    assert reviewed(DOCUMENT, entry).document is DOCUMENT
    assert reviewed(DOCUMENT, entry / "none").about == prepared(DOCUMENT).about
