"""Broad questions: when they are broad, and which facts they get."""

import pytest

from bot.answering.corpus import Corpus
from bot.answering.summary import summary as sentences
from bot.entry.cautions import Cautions
from bot.entry.key_facts import answer_summary, wants_summary
from bot.entry.lookup import Lookup
from bot.understanding.summarising import SummaryRequest
from tests.lowland import ROWS, library_of, lowland, read
from tests.test_contract import broken_promises


def summary(text, library=None):
    library = library or lowland()
    return answer_summary(library.concepts.reader.read(text), library, Cautions(library))


def lines(text, library=None):
    answer = summary(text, library)
    return [answer.headline, *answer.details]


@pytest.mark.parametrize(
    "text",
    [
        "summary",
        "summarise the article",
        "summarise the article in 2 points",
        "give me the key figures of 2024",
        "Northshire",
        "tell me about Northshire",
        "what about the shipyard?",
        "Ada Finch",
        "What is this about?",
        "概括一下",
        "这篇文章主要讲什么？",
        "北郡",
    ],
)
def test_a_broad_question(text):
    assert wants_summary(read(text), lowland())


@pytest.mark.parametrize(
    "text",
    [
        "How much did Northshire export?",
        "Northshire's exports",
        "Northshire and timber",
        "Northshire Zembla",
        "Northshire or Southshire, which is bigger?",
        "France",
        "tell me about France",
        "Northshire in 2019",
        "summary of 2019",
        "summary of how much was exported",
        "timber",
        "",
    ],
)
def test_no_broad_question(text):
    assert not wants_summary(read(text), lowland())


def test_what_all_is_about_then_points_of_each_section_growth_beside_its_level():
    assert lines("summary") == [
        "Trade of Lowland in 2024",
        "• Lowland: exports: 40 million euros; growth rate: 5% [1]",
        "• Lowland: imports: 25 million euros [2]",
        "• Northshire: exports: 12 million euros; growth rate: up 20% [3]",
        "• Southshire: exports: 8 million euros; growth rate: up 4% [4]",
        "• Northshire: exports with the Union: over 3 million euros [5]",
        "• the shipyard: ferries built: 6 ferries [6]",
    ]


def test_as_many_points_as_asked_for_of_different_sections():
    assert lines("summarise the article in 3 points") == [
        "Trade of Lowland in 2024",
        "• Lowland: exports: 40 million euros; growth rate: 5% [1]",
        "• Northshire: exports: 12 million euros; growth rate: up 20% [2]",
        "• the shipyard: ferries built: 6 ferries [3]",
    ]


def test_a_sentence_with_a_reviewed_amount_is_worth_more():
    document = lowland().document
    corpus = Corpus(document, "en")
    at = next(n for n, one in enumerate(document.sentences) if "coastal" in one.text)
    request = SummaryRequest("points", 4, "")
    assert (at in sentences(corpus, request), at in sentences(corpus, request, {at})) == (
        False,
        True,
    )


def test_the_facts_of_a_subject_figures_first():
    assert lines("Northshire") == [
        "• Northshire: exports: 12 million euros; growth rate: up 20% [1]",
        "• Northshire: exports with the Union: over 3 million euros [2]",
        "• Northshire's rank in exports: first: ranked first in exports [3]",
    ]


def test_a_partner_is_a_subject_too():
    assert lines("the Union") == ["• Northshire: exports with the Union: over 3 million euros [1]"]


def test_a_whole_also_has_the_facts_of_its_parts():
    assert lines("the coastal regions") == ["• the coastal regions: exports: 20 million euros [1]"]
    assert lines("Lowland")[:2] == [
        "• Lowland: exports: 40 million euros; growth rate: 5% [1]",
        "• Lowland: imports: 25 million euros [2]",
    ]


def test_in_chinese():
    assert lines("南郡") == [
        "• 南郡出口额：800万欧元（原文：8 million euros）；增长率：4%（原文：up 4%） [1]",
        "• 南郡木材占比：30% [2]",
    ]


def test_the_answer_cites_every_line_and_charts_the_levels():
    answer = summary("Northshire")
    assert (answer.status, answer.figures, answer.chart, answer.reading.intent) == (
        "answered",
        (),
        ("north-exports", "north-union"),
        "summary",
    )
    assert [citation.n for citation in answer.citations] == [1, 2, 3]
    assert broken_promises(answer, lowland().document) == []


def test_at_most_six_facts_each_from_another_sentence():
    for text in ("summary", "Northshire", "Southshire", "the shipyard", "Lowland"):
        quotes = [citation.quote for citation in summary(text).citations]
        assert len(quotes) == len(set(quotes)) <= 6


def test_a_topic_that_several_facts_are_on():
    assert lines("summarise the ferries") == [
        "• the shipyard: ferries built: 6 ferries [1]",
        "• The name of the largest ferry: Blue Heron [2]",
    ]
    exports = lines("summarise the exports")
    assert all("export" in line or "timber" in line for line in exports)


@pytest.mark.parametrize(("rows", "text"), [([], "summary"), (ROWS[:3], "Northshire")])
def test_no_facts_no_summary(rows, text):
    assert summary(text, library_of(rows)) is None


def test_a_summary_does_not_depend_on_what_was_looked_up_before():
    before = summary("Northshire")
    Lookup(lowland()).candidates(read("exports"))
    assert summary("Northshire") == before
