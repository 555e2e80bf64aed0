"""Every line of every question set: the promises that hold always, and floors that may only rise.

`make eval` shows the numbers. Raise a floor when the engine gets better; never lower one.
"""

import pytest

from bot.batch import to_json
from bot.entry.library_engine import Engine
from facts.library import load_library
from tests import evaluate
from tests.test_contract import broken_promises

# set: at least so many lines all correct, at most so many with a wrong figure
# (seven statements in words of their own are left open since a word that nothing accounts for is heard)
FLOORS = {
    "blind_c": (255, 8),  # of 300, never read
    "blind_d": (125, 1),  # of 153, never read
    "dev": (309, 0),  # of 310
    "en_a": (242, 0),  # of 260
    "en_b": (202, 0),  # of 240
    "en_c": (147, 0),  # of 150
    "es": (93, 0),  # of 100
    "multi_c": (141, 0),  # of 150
    "multi_d": (133, 2),  # of 167
    "pt": (92, 0),  # of 100
    "ru": (93, 0),  # of 100
    "zh": (246, 0),  # of 260
}
# kind and language of dev.jsonl: at least so many lines all correct
DEV_FLOORS = {
    ("fact", "en"): 99,  # of 102
    ("fact", "zh"): 40,  # of 40
    ("unanswerable", "en"): 50,  # of 50
    ("unanswerable", "zh"): 15,  # of 15
    ("computed", "en"): 23,  # of 24
    ("computed", "zh"): 6,  # of 6
    ("followup", "en"): 20,  # of 20
    ("followup", "zh"): 5,  # of 5
    ("claim", "en"): 32,  # of 32
    ("claim", "zh"): 7,  # of 8
    ("summary", "en"): 5,  # of 6
    ("summary", "zh"): 2,  # of 2
}


@pytest.fixture(scope="module")
def answers(library):
    engine = Engine(library)
    return {path: evaluate.ask_all(engine, evaluate.read(path)) for path in evaluate.sets()}


@pytest.fixture(scope="module")
def scored(answers):
    return {path.stem: evaluate.judge(evaluate.read(path), answers[path]) for path in answers}


def test_floors(scored):
    totals = {name: evaluate.total(name, lines) for name, lines in scored.items()}
    assert set(totals) - set(FLOORS) == set()  # a new set needs a floor
    below = [
        str(total)
        for name, total in totals.items()
        if total.correct < FLOORS[name][0] or total.wrong > FLOORS[name][1]
    ]
    assert below == []


def test_floors_of_the_development_set(scored):
    counts = evaluate.by_class(scored["dev"])
    assert set(DEV_FLOORS) == set(counts)
    below = {key: counts[key] for key, floor in DEV_FLOORS.items() if counts[key][0] < floor}
    assert below == {}


@pytest.mark.parametrize("path", evaluate.sets(), ids=lambda path: path.stem)
def test_promises(library, answers, path):
    """Citations are verbatim, figures stand in cited sentences, the JSON is valid."""
    broken = {
        name: problems
        for name, answer in answers[path].items()
        if (problems := broken_promises(answer, library.document))
    }
    assert broken == {}


def test_same_bytes(answers):
    """Asked again, in the opposite order, of another engine: no answer depends on the others."""
    path = next(path for path in evaluate.sets() if path.stem == "multi_c")
    other = Engine(load_library())
    again = evaluate.ask_all(other, reversed(evaluate.read(path)[::2]))
    first = answers[path]
    assert len(again) > 70
    assert [name for name in again if to_json(again[name]) != to_json(first[name])] == []
