"""The honest "it does not say": which part is missing, and the nearest that there is."""

import pytest

from bot.answer import Answer, ReadingView, Suggestion
from bot.entry.abstain import answer_abstained
from bot.entry.lookup import Lookup
from tests.lowland import ROWS, library_of, lowland, read
from tests.test_contract import broken_promises

LOOKUP = Lookup(lowland())


def abstained(text):
    return answer_abstained(read(text), lowland(), LOOKUP)


def test_a_whole_answer():
    assert abstained("What was the speed of timber?") == Answer(
        question="What was the speed of timber?",
        language="en",
        status="not_in_document",
        answer="Not in the report: speed.\nIt does give: Southshire: timber, share: 30%.",
        reading=ReadingView(text="timber", intent="none"),
        suggestions=(
            Suggestion(label="Southshire: timber, share", question="Southshire: timber, share?"),
        ),
        headline="Not in the report: speed.",
        details=("It does give: Southshire: timber, share: 30%.",),
    )


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        # another year, what the nearest fact has not, another kind of answer, anything else
        ("Northshire's exports in 2019", "The report reports on 2024 only."),
        ("北郡2019年出口", "报告只有2024年的数据。"),
        ("Northshire's exports to France", "Not in the report: France."),
        ("Northshire's exports to France and Japan", "Not in the report: France, Japan."),
        ("exports to France or France", "Not in the report: France."),
        ("Northshire's exports to Zembla", "Not in the report: Zembla."),
        (
            "How many years did Northshire export?",
            "The report gives no duration for Northshire's exports.",
        ),
        ("By how much did imports grow?", "The report gives no growth rate for imports."),
        ("进口增长多少？", "报告没有给出进口的增长率。"),
        # a fact is about all that is named: it isn't said to lack, in whatever words it is asked
        (
            "How much did frobnicating squiggly Northshire export?",
            "I find no certain answer in the report.",
        ),
        ("harbour", "I find no certain answer in the report."),
        ("Zembla", "The report does not say."),
        ("", "The report does not say."),
        ("鼎", "报告没有提到。"),
    ],
)
def test_the_headline_names_what_is_missing(text, headline):
    assert abstained(text).headline == headline


@pytest.mark.parametrize(
    "text",
    ["exports to France", "Northshire 2019", "timber", "ferries of Japan", "Zembla", "", "北郡"],
)
def test_no_figures_at_most_three_suggestions_and_the_same_again(text):
    answer = abstained(text)
    assert (answer.status, answer.figures, answer.citations) == ("not_in_document", (), ())
    assert len(answer.suggestions) <= 3
    assert broken_promises(answer, lowland().document) == []
    assert abstained(text) == answer


def test_nothing_is_offered_where_nothing_of_the_document_is_named():
    assert (abstained("Zembla").suggestions, abstained("Zembla").details) == ((), ())


def test_a_second_row_of_the_same_figure_is_not_offered():
    [row] = [row for row in ROWS if row["id"] == "timber-share"]
    again = {**row, "id": "again", "same_as": "timber-share"}
    library = library_of([row, again])
    reading = library.concepts.reader.read("the price of timber")
    answer = answer_abstained(reading, library, Lookup(library))
    assert [one.label for one in answer.suggestions] == ["Southshire: timber, share"]
