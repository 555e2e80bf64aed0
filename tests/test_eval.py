"""Lines of every question set: the promises that hold always, and floors that may only rise.

`make eval` shows the numbers. Raise a floor when the engine gets better; never lower one.
"""

import pytest

from bot.batch import to_json
from bot.entry.library_engine import Engine
from facts.library import load_library
from index.vectors import embedder
from tests import evaluate
from tests.scoring.sets import sample
from tests.test_contract import broken_promises

# set: at least so many of the lines asked all correct by words alone, at most so many with a wrong figure
FLOORS = {
    "blind_c": (82, 1),  # of 100, never read
    "blind_d": (70, 1),  # of 100, never read
    "blind_g": (60, 0),  # of 100, never read
    "blind_j": (62, 0),  # of 100, never read
    "blind_m": (68, 3),  # of 100, never read
    "blind_p": (69, 0),  # of 100, never read
    "blind_q": (56, 0),  # of 100, never read
    "blind_r": (70, 3),  # of 100, never read
    "blind_v": (71, 3),  # of 100, never read
    "blind_w": (48, 3),  # of 100, never read
    "blind_z": (51, 2),  # of 100, never read
    "dev": (281, 4),  # of 310
    "en_a": (82, 0),  # of 100
    "en_b": (68, 1),  # of 100, never read
    "en_c": (81, 0),  # of 100
    "es": (78, 1),  # of 100
    "multi_c": (86, 1),  # of 100
    "multi_d": (74, 2),  # of 100
    "open": (113, 5),  # of 216: so many lines of each open set, together
    "pt": (69, 1),  # of 100
    "ru": (71, 1),  # of 100
    "zh": (83, 1),  # of 100
}
# So many lines of each open set are asked, and of each other but the development set.
_OPENED, _OPEN, _OTHER = "open", 3, 100
# All sets together with vectors, as many lines of each.
_SAMPLED = 3
WITH_VECTORS = (251, 1)  # of 270
# kind and language of dev.jsonl: at least so many lines all correct
DEV_FLOORS = {
    ("fact", "en"): 88,  # of 102
    ("fact", "zh"): 39,  # of 40
    ("unanswerable", "en"): 50,  # of 50
    ("unanswerable", "zh"): 15,  # of 15
    ("computed", "en"): 18,  # of 24
    ("computed", "zh"): 5,  # of 6
    ("followup", "en"): 20,  # of 20
    ("followup", "zh"): 4,  # of 5
    ("claim", "en"): 27,  # of 32
    ("claim", "zh"): 8,  # of 8
    ("summary", "en"): 5,  # of 6
    ("summary", "zh"): 2,  # of 2
}


def set_of(path):
    """The set that a file is counted with."""
    return _OPENED if path.stem.startswith(f"{_OPENED}_") else path.stem


def some(path):
    """The lines of a set that are asked here: always the same."""
    most = _OPEN if set_of(path) == _OPENED else None if path.stem == "dev" else _OTHER
    return sample(evaluate.read(path), most)


@pytest.fixture(scope="module")
def answers(library):
    engine = Engine(library)
    return {path: evaluate.ask_all(engine, some(path)) for path in evaluate.sets()}


@pytest.fixture(scope="module")
def scored(answers):
    found = {}
    for path in answers:
        found.setdefault(set_of(path), []).extend(evaluate.judge(some(path), answers[path]))
    return found


def test_floors(scored):
    totals = {name: evaluate.total(name, lines) for name, lines in scored.items()}
    assert set(totals) == set(FLOORS)  # a new set needs a floor
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


def test_floors_with_vectors(library):
    model = embedder()
    if model is None:
        pytest.skip("no embedder is installed here")
    engine = Engine(library, model)
    totals = []
    for path in evaluate.sets():
        some = sample(evaluate.read(path), _SAMPLED)
        scored = evaluate.judge(some, evaluate.ask_all(engine, some))
        totals.append(evaluate.total(path.stem, scored))
    correct, wrong = sum(one.correct for one in totals), sum(one.wrong for one in totals)
    assert (correct >= WITH_VECTORS[0], wrong <= WITH_VECTORS[1]) == (True, True), totals


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
    again = evaluate.ask_all(other, reversed(some(path)[::2]))
    first = answers[path]
    assert len(again) == 50
    assert [name for name in again if to_json(again[name]) != to_json(first[name])] == []
