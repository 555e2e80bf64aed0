"""A sample of the questions about documents that nobody prepared, by words alone.

`python -m tests.scoring.floors` shows what is measured, with `--raise` it writes better floors.
"""

import pytest

from tests.scoring import floors
from tests.scoring.asking import Documents
from tests.scoring.report import score


@pytest.fixture(scope="module")
def scored():
    way = Documents()
    return [score(one, way) for one in floors.sets()]


def test_floors(scored):
    values = {one.one.name: floors.measured(one) for one in scored}
    table = floors.read()
    assert set(table) == set(values)
    below = [text for one in scored for text in floors.below(one.one, values[one.one.name], table)]
    assert below == []


def test_every_file_is_read_and_every_question_answered(scored):
    assert [text for one in scored if not one.one.sealed for text in one.run.broken] == []
    assert sum(len(one.run.broken) for one in scored) == 0


def test_quotations_are_the_words_of_the_document_at_their_place(scored):
    assert sum(one.run.quotes for one in scored) > len(scored)
    assert {one.one.name: one.run.changed for one in scored if one.run.changed} == {}


def test_figures_stand_in_what_is_cited(scored):
    """Of sealed lines too: only how many don't is told."""
    loose = {
        one.one.name: count
        for one in scored
        if (count := sum(is_loose(item.answer) for item in one.run.asked if item.answer))
    }
    assert loose == {}


def is_loose(answer):
    """Whether a figure is read from the document, but from nothing that is quoted."""
    return any(
        figure.start is not None
        and not any(c.start <= figure.start < figure.end <= c.end for c in answer.citations)
        for figure in answer.figures
    )
