"""What one could ask a document first: each opener leads to its own place."""

import pytest

from bot.answering.openers import MOST, Opener, opened, openers
from index.assembly import assemble
from index.blocks import Content, Text
from index.readers.formats import read_bytes

REPORT = b"""# Report

## Visitors

The museum counted 48,213 visitors in 2024. It had two doors and was closed for 0 days.
A ticket cost 14 euros on average. Under rule 17 nobody pays.
The shop produced 848 cards, up from 537 cards in 2012.

## Money

| in thousands of euros | 2023 | 2024 |
|---|---|---|
| Ticket sales | 610 | 675 |
| Shop sales | 120 | 131 |
"""
PROSE = b"""# Notes

## The garden

It is quiet. Nobody comes here in winter.

## The house

It is old. The roof is green.
"""


def document(data: bytes):
    return read_bytes(data, "a.md")


@pytest.mark.parametrize("data", [REPORT, PROSE])
def test_each_leads_to_what_it_names(data):
    read = document(data)
    found = openers(read)
    assert len({one.label for one in found}) == len(found) <= MOST
    for one in found:
        answer = opened(read, one, "en", "the document")
        assert answer.status == "answered"
        assert answer.question == one.label
        assert answer.citations
        for citation in answer.citations:
            assert read.text[citation.start : citation.end] == citation.quote
        for figure in answer.figures:
            assert read.text[figure.start : figure.end] == figure.text
            assert answer.headline.lower().startswith(figure.text.lower())


def test_figures_from_all_parts_with_their_scale():
    found = [(one.label, one.text) for one in openers(document(REPORT))]
    assert found[0] == ("ticket cost", "14 euros")
    assert found[-1][0].startswith(("Ticket sales", "Shop sales"))
    assert not {text for _, text in found} & {"two", "0", "17", "848", "537"}
    assert not {"Report", "Visitors", "Money"} & {label for label, _ in found}


def test_headings_where_there_are_no_figures():
    read = document(PROSE)
    assert openers(read) == [
        Opener(label="The garden", sentences=(0, 1)),
        Opener(label="The house", sentences=(2, 3)),
    ]
    answer = opened(read, openers(read)[1], "en", "the document")
    assert answer.headline == "The document says:"
    assert [c.quote for c in answer.citations] == ["It is old.", "The roof is green."]


def test_a_document_that_changed_opens_nothing():
    first, *_ = openers(document(REPORT))
    assert opened(document(PROSE), first, "en", "the document") is None
    far = Opener(label="x", sentences=(999,))
    assert opened(document(PROSE), far, "en", "the document") is None


def test_an_empty_opener_and_most():
    assert opened(document(PROSE), Opener(label="x", sentences=()), "en") is None
    assert openers(document(REPORT), 1)[0].label
    assert len(openers(document(REPORT), 1)) == 1


def test_it_is_stored_as_json():
    for one in openers(document(REPORT)):
        assert Opener.model_validate(one.model_dump(mode="json")) == one


def test_what_is_opened_is_stated_in_the_readers_language():
    found = assemble(
        Content(
            (
                Text(
                    "Anna Berg is the director. The revenue of Orion was 3.5 million euros in 2024."
                ),
            )
        )
    )
    [opener] = openers(found, 1)
    headlines = {
        language: opened(found, opener, language).headline for language in ("en", "es", "ru", "fr")
    }
    assert headlines == {
        "en": "3.5 million euros",
        "es": "3,5 millones de euros (en el original: “3.5 million euros”)",
        "ru": "3,5 млн евро (в оригинале: «3.5 million euros»)",
        "fr": "3.5 million euros",
    }
