"""Whether words alone are sure enough of a figure."""

import pytest

from bot.answering.scorer import Scorer
from bot.entry import certain
from bot.entry.certain import figure_features
from bot.entry.library_engine import Engine
from tests import lowland

ENGINE = Engine(lowland.lowland())
EXPORTS = "What did Northshire export?"
SUM = "What did Northshire and Southshire export together?"


def asked(question):
    return ENGINE.by_words(ENGINE.library.concepts.reader.read(question), ())


@pytest.mark.parametrize(
    ("question", "table", "told"),
    [(EXPORTS, "stated", "12 million euros · 2024"), (SUM, "computed", "20 million euros")],
)
@pytest.mark.parametrize("sure", [True, False])
def test_a_figure_is_told_if_it_is_believed(monkeypatch, question, table, told, sure):
    weights = {name: Scorer({"bias": -9.0}) for name in ("stated", "computed")}
    weights[table] = Scorer({"bias": 9.0 if sure else -9.0})
    monkeypatch.setattr(certain, "load_scorer", lambda _file, name: weights[name])
    answer = certain.told_by_words(asked(question), ENGINE.computer)
    assert (answer and answer.headline) == (told if sure else None)


def test_what_tells_no_figure_is_left_alone(monkeypatch):
    monkeypatch.setattr(certain, "load_scorer", lambda *_: Scorer({"bias": -9.0}))
    one = asked("summarise the report")
    assert one.answer is not None
    assert certain.told_by_words(one, ENGINE.computer) is one.answer


def features(question, *names):
    found = figure_features(asked(question), ENGINE.computer)
    return {name: found[name] for name in names}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (SUM, {"called": 1.0, "called_otherwise": 0.0, "is_sum": 1.0, "several": 1.0}),
        (EXPORTS, {"called": 0.0, "is_level": 1.0, "several": 0.0, "places_left": 0}),
        ("What did Northshire export in 2019?", None),
    ],
)
def test_what_speaks_for_a_figure(question, found):
    if found is None:
        assert figure_features(asked(question), ENGINE.computer) is None
    else:
        assert features(question, *found) == found
