"""Acronyms and abbreviations of tables."""

import pytest

from bot.answering.tables.shortened import abbreviation, acronyms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Freight remaining on board (FROB) stays.", {"frob": ("freight", "remain", "board")}),
        ("The United Nations (UN) and others.", {"un": ("unit", "nation")}),
        ("Ships (12) and trains (ICE) go.", {}),
        ("net present value of it (NPV)", {}),
        ("the net present value (NPV)", {"npv": ("net", "present", "valu")}),
    ],
)
def test_what_an_acronym_stands_for(text, found):
    assert acronyms(text, "en") == found


@pytest.mark.parametrize(
    ("word", "short"), [("population", "pop"), ("Employees", "emp"), ("pope", None), ("area", None)]
)
def test_a_word_that_a_header_abbreviates(word, short):
    assert abbreviation(word, ("emp", "pop")) == short
