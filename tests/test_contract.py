"""The JSON contract, and what every answer promises: `broken_promises` is used by other tests."""

import json
from decimal import Decimal

import pytest

from bot.answer import Answer
from bot.batch import to_json

CONTRACT = (
    "id", "question", "language", "status", "answer", "figures", "citations", "reading",
    "calculation", "warnings", "suggestions",
)  # fmt: skip
FIGURE = ("value", "unit", "text", "qualifier", "period", "fact", "start", "end", "source")
CITATION = ("n", "sentence_id", "quote", "start", "end", "section", "document", "page")
STATUSES = {"answered", "not_in_document", "clarify", "supported", "contradicted", "error"}
# Statuses that state nothing, and so have no headline figure.
SILENT = {"not_in_document", "clarify", "error"}


def broken_promises(answer, document):
    """What is wrong with an answer: a list that should be empty."""
    return [*_json(answer), *_citations(answer, document), *_figures(answer, document)]


def _json(answer):
    written = json.loads(to_json(answer))
    if tuple(written)[: len(CONTRACT)] != CONTRACT:
        yield f"keys {tuple(written)}"
    if written["status"] not in STATUSES:
        yield f"status {written['status']}"
    if not written["answer"].strip() or not written["answer"].startswith(written["headline"]):
        yield f"answer {written['answer']!r}, headline {written['headline']!r}"
    for figure in written["figures"]:
        if tuple(figure) != FIGURE or not Decimal(figure["value"]).is_finite():
            yield f"figure {figure}"
        if "E" in figure["value"].upper() or not figure["unit"]:
            yield f"figure {figure}"
    for citation in written["citations"]:
        if tuple(citation)[: len(CITATION)] != CITATION:
            yield f"citation {citation}"
    if Answer.model_validate(written) != answer:
        yield "the JSON does not give the same answer"


def _citations(answer, document):
    if [citation.n for citation in answer.citations] != [*range(1, len(answer.citations) + 1)]:
        yield "footnotes are not numbered from 1"
    for citation in answer.citations:
        if document.text[citation.start : citation.end] != citation.quote:
            yield f"not verbatim: {citation.quote!r}"
        sentence = document.sentence(citation.sentence_id)
        if sentence is None or sentence.start != citation.start:
            yield f"{citation.sentence_id} is not the sentence at {citation.start}"
        elif document.section_title(sentence) != citation.section:
            yield f"{citation.sentence_id} is not in {citation.section!r}"
        if not all(0 <= start < end <= len(citation.quote) for start, end in citation.marks):
            yield f"marks outside of the quote: {citation.marks}"
        if citation.quote not in answer.answer:
            yield f"[{citation.n}] is not in the text"


def _figures(answer, document):
    if answer.status in SILENT and answer.figures:
        yield f"{answer.status}, but with a figure"
    for figure in answer.figures:
        if figure.start is None or figure.end is None:
            if answer.calculation is None:
                yield f"no span and no calculation: {figure.text}"
        elif document.text[figure.start : figure.end] != figure.text:
            yield f"not as printed: {figure.text}"
        elif not any(c.start <= figure.start < figure.end <= c.end for c in answer.citations):
            yield f"not in a cited sentence: {figure.text}"
    for operand in answer.calculation.operands if answer.calculation else ():
        if operand.citation is not None and not 1 <= operand.citation <= len(answer.citations):
            yield f"operand without its footnote: {operand.text}"


def test_the_object_of_a_fact(engine):
    answer = engine.answer("How many cars did BYD ship to Argentina?")
    written = json.loads(to_json(answer))
    sentence = engine.library.document.sentence("s4")
    start = engine.library.document.text.index("over 5800 new energy vehicles")
    assert {key: written[key] for key in CONTRACT if key != "reading"} == {
        "id": None,
        "question": "How many cars did BYD ship to Argentina?",
        "language": "en",
        "status": "answered",
        "answer": "Over 5800 new energy vehicles · 2025\n"
        "BYD: new energy vehicles carried\n"
        f"“{sentence.text}” [1]",
        "figures": [
            {
                "value": "5800",
                "unit": "vehicles",
                "text": "over 5800 new energy vehicles",
                "qualifier": "over",
                "period": "2025",
                "fact": "byd-vehicles",
                "start": start,
                "end": start + len("over 5800 new energy vehicles"),
                "source": "curated",
            }
        ],
        "citations": [
            {
                "n": 1,
                "sentence_id": "s4",
                "quote": sentence.text,
                "start": sentence.start,
                "end": sentence.end,
                "section": "Industrial upgrading builds a new foundation for foreign trade",
                "document": "",
                "page": None,
                "marks": [
                    [
                        start - sentence.start,
                        start - sentence.start + len("over 5800 new energy vehicles"),
                    ]
                ],
            }
        ],
        "calculation": None,
        "warnings": [],
        "suggestions": [],
    }


@pytest.mark.parametrize(
    ("question", "claim", "status"),
    [
        ("How many cars did BYD ship to Argentina?", False, "answered"),
        ("How much did Guangdong trade more than Zhejiang?", False, "answered"),
        ("What was Henan's foreign trade?", False, "not_in_document"),
        ("Guangdong's foreign trade was 9.49 trillion yuan", True, "supported"),
        ("Guangdong's foreign trade was 8.49 trillion yuan", True, "contradicted"),
        ("Key numbers of Zhejiang", False, "answered"),
        ("hello", False, "answered"),
        ("", False, "error"),
        ("🚢🚢", False, "error"),
        ("x" * 100_000, False, "error"),
        ("\x00\x07\x1b[[", False, "error"),
        ("浙江外贸规模是多少？", False, "answered"),
        ("浙江外貿規模是多少？", False, "answered"),
        ("كم بلغت تجارة قوانغدونغ؟", False, "not_in_document"),
    ],
)
def test_promises(engine, question, claim, status):
    answer = engine.answer(question, claim=claim)
    assert (answer.status, broken_promises(answer, engine.library.document)) == (status, [])


def test_json_in_ascii_is_the_same_value(engine):
    answer = engine.answer("浙江外贸规模是多少？")
    assert to_json(answer, ascii_only=True).isascii()
    assert json.loads(to_json(answer, ascii_only=True)) == json.loads(to_json(answer))
