"""From facts and sentences to the parts of an answer."""

import pytest

from bot.answer import Figure, ReadingView, Suggestion
from bot.entry.compose import (
    FactFootnotes,
    figure_of,
    headline_of,
    printed,
    suggestion,
    view,
)
from tests.lowland import ROWS, TEXT, library_of, lowland, read

FACTS = lowland().by_id


# ------------------------------------------------------------------ footnotes


def test_marks_are_relative_sorted_once_and_inside():
    footnotes = FactFootnotes(lowland())
    sentence = FACTS["north-exports"].sentences[0]
    growth, level = FACTS["north-growth"], FACTS["north-exports"]
    for fact in (growth, level, level):
        assert footnotes.cite_fact(fact) == 1
    footnotes.cite(lowland().document, sentence, (sentence.start - 1, sentence.start + 3))
    footnotes.cite(lowland().document, sentence, (sentence.end - 3, sentence.end + 1))
    [citation] = footnotes.citations()
    assert [citation.quote[start:end] for start, end in citation.marks] == [
        "12 million euros",
        "up 20%",
    ]


def test_a_fact_of_two_sentences_cites_both_and_gives_the_one_with_its_text():
    [row] = [row for row in ROWS if row["id"] == "north-exports"]
    quote = "Lowland imported 25 million euros of goods.\nThe regions\nNorthshire exported 12 million euros"
    library = library_of([{**row, "quote": quote}])
    footnotes = FactFootnotes(library)
    assert footnotes.cite_fact(library.facts[0]) == 2
    assert [(one.n, one.quote, one.marks) for one in footnotes.citations()] == [
        (1, "Lowland imported 25 million euros of goods.", ()),
        (2, "Northshire exported 12 million euros, up 20%.", ((20, 36),)),
    ]


# ------------------------------------------------------------------ facts in words


def test_the_figure_of_a_fact():
    start = TEXT.index("over 3 million euros")
    assert figure_of(FACTS["north-union"]) == Figure(
        value=3_000_000,
        unit="EUR",
        text="over 3 million euros",
        qualifier="over",
        period="2024",
        fact="north-union",
        start=start,
        end=start + len("over 3 million euros"),
    )
    with pytest.raises(ValueError, match=r"^largest-ferry has no value$"):
        figure_of(FACTS["largest-ferry"])


@pytest.mark.parametrize(
    ("fact", "language", "text", "headline"),
    [
        ("exports", "en", "40 million euros", "40 million euros · 2024"),
        ("north-union", "en", "over 3 million euros", "Over 3 million euros · 2024"),
        (
            "north-union",
            "es",
            "más de 3 millones de euros (en el original: “over 3 million euros”)",
            "Más de 3 millones de euros (en el original: “over 3 million euros”) · 2024",
        ),
        (
            "north-union",
            "zh-hant",
            "超過300萬歐元（原文：over 3 million euros）",
            "超過300萬歐元（原文：over 3 million euros） · 2024年",
        ),
        ("north-rank", "ru", "«ranked first in exports»", "«ranked first in exports»"),
        (
            "north-union",
            "zh",
            "超过300万欧元（原文：over 3 million euros）",
            "超过300万欧元（原文：over 3 million euros） · 2024年",
        ),
        ("timber-share", "zh", "30%", "30% · 2024年"),
        ("north-rank", "en", "ranked first in exports", "Ranked first in exports"),
        ("largest-ferry", "zh", "Blue Heron", "Blue Heron"),
    ],
)
def test_a_fact_is_shown_as_printed(fact, language, text, headline):
    assert printed(FACTS[fact], language) == text
    assert headline_of(FACTS[fact], language) == headline


def test_a_counted_number_is_not_converted():
    [row] = [row for row in ROWS if row["id"] == "ferries"]
    data = {**row, "text": "The shipyard", "value": "1", "counted": True}
    [fact] = library_of([data]).facts
    assert printed(fact, "zh") == "“The shipyard”"


@pytest.mark.parametrize(
    ("fact", "language", "expected"),
    [
        ("exports", "en", Suggestion(label="Lowland: exports", question="Lowland: exports?")),
        ("exports", "zh", Suggestion(label="低地国出口额", question="低地国出口额？")),
        (
            "master",
            "en",
            Suggestion(label="The harbour master", question="The harbour master?"),
        ),
    ],
)
def test_a_fact_as_something_to_ask(fact, language, expected):
    assert suggestion(FACTS[fact], language) == expected


# ------------------------------------------------------------------ how it was read


def test_the_view_of_an_answer_from_facts():
    reading = read("Northshire's exports to the Union and Southshire's")
    assert view(reading, lowland(), "level", [FACTS["north-union"], FACTS["south-exports"]]) == (
        ReadingView(
            text="Northshire: exports with the Union · 2024",
            intent="level",
            subjects=("Northshire", "Southshire"),
            measure="exports",
            partner="union",
            period="2024",
            fact="north-union",
        )
    )


def test_a_fact_that_is_no_figure_has_no_period_in_the_view():
    shown = view(read("the largest ferry"), lowland(), "name", [FACTS["largest-ferry"]])
    assert shown.text == "The name of the largest ferry"


def test_the_view_of_a_question_without_facts_has_its_concepts_once_and_what_is_left():
    reading = read("Northshire and exports, Northshire's exports, Zembla")
    assert view(reading, lowland(), "none") == ReadingView(
        text="Northshire · exports", intent="none", leftover=("Zembla",)
    )
    assert view(read("北郡出口"), lowland(), "none").text == "北郡 · 出口"
