"""The bundled facts table is complete: every number and every sentence of the article is in it."""

import re
from collections import Counter

from facts.quantity import quantities

# Numbers that state nothing of their own, with how often they stand outside of a fact's words:
# the year that the article reports on, "for the first time" of ASEAN (the fact is the partner),
# "the three major trading partners" (the fact is the list), the name of a market's generation,
# and which train it was.
STATE_NOTHING = {"2025": 13, "first": 2, "three": 1, "sixth": 1}


def numbers(document):
    """The spans of all numbers of a document: in words, and whatever has a digit."""
    in_words = {
        (sentence.start + found.number_start, sentence.start + found.number_end)
        for sentence in document.sentences
        for found in quantities(sentence.text)
    }
    digits = {found.span() for found in re.finditer(r"\d[\d.,]*\d|\d", document.text)}
    inside = {
        (start, end)
        for start, end in digits
        if any(a <= start and end <= b and (a, b) != (start, end) for a, b in in_words)
    }
    return sorted(in_words | digits - inside)


def test_every_number_is_in_a_fact_or_states_nothing(library):
    text = library.document.text
    spans = [(fact.start, fact.end) for fact in library.facts]
    left = Counter(
        text[start:end]
        for start, end in numbers(library.document)
        if not any(first <= start and end <= last for first, last in spans)
    )
    assert left == STATE_NOTHING


def test_every_figure_of_a_fact_is_a_number_of_the_article(library):
    found = numbers(library.document)
    wrong = [
        fact.id
        for fact in library.facts
        if fact.value is not None
        and not fact.row.counted
        and not any(fact.start <= start and end <= fact.end for start, end in found)
    ]
    assert wrong == []


def test_every_sentence_is_covered_by_a_fact(library):
    covered = {sentence.id for fact in library.facts for sentence in fact.sentences}
    assert [s.id for s in library.document.sentences if s.id not in covered] == []


def test_every_fact_is_verbatim(library):
    text = library.document.text
    assert [f.id for f in library.facts if text[f.start : f.end] != f.text] == []
    assert [f.id for f in library.facts if f.row.quote not in text] == []


def test_every_subject_has_a_label_in_both_languages(library):
    for fact in library.facts:
        assert fact.en, fact.id
        assert fact.zh, fact.id
