"""The lists of words: whole, and each phrase in one meaning."""

import pytest

from facts.quantities.almanac import almanac
from facts.quantities.german import german_number
from facts.quantities.terms import terms
from facts.quantities.words import LANGUAGES, words
from facts.quantity import decimal_mark
from tests.tables import table

WRITTEN = [language for language in LANGUAGES if language != "zh"]  # Chinese months are numbers


@table("language", WRITTEN)
def test_every_language_has_twelve_months_with_names_of_their_own(language):
    names = [name for month in words(language).months for name in month]
    assert len(words(language).months) == 12
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", [*LANGUAGES, None])
def test_every_language_can_be_read(language):
    found = terms(language)
    assert almanac(language).patterns.sources.keys() >= {"iso", "numeric", "season", "clock"}
    assert not found.units.keys() & found.magnitudes.keys()
    assert all(phrase == phrase.strip() != "" for phrase in found.units)


@table("language", WRITTEN)
def test_up_is_not_down(language):
    lists = words(language).table("direction")
    up, down = (set(lists[name].split("|")) for name in ("up", "down"))
    assert up & down == set()


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("elf", 11), ("zweiundzwanzig", 22), ("hundert", 100), ("dreihundertfunfundvierzig", 345),
        ("neunzehnhundertachtzig", 1980), ("zweitausendfunfhundert", 2500), ("und", None), ("hundertste", None),
    ],
)  # fmt: skip
def test_german_number(word, value):
    assert german_number(word) == value


@pytest.mark.parametrize(
    ("text", "language", "mark"),
    [
        ("1,234.5 y 2,345.6 y 10.5 y 3.4 %", "es", "."),
        ("1.234,5 y 10,5", "es", None),
        ("1.234,5 10,5 3,4 7,25 8,1", "en", ","),
        ("1,234.5 and 10.5", "en", None),
    ],
)
def test_a_document_shows_its_decimal_mark(text, language, mark):
    assert decimal_mark(text, language) == mark
