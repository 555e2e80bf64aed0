"""Lines of every question set: the promises that hold always, and floors that may only rise.

`make eval` shows the numbers. Raise a floor when the engine gets better; never lower one.
"""

import pytest

from bot.batch import to_json
from bot.entry.library_engine import Engine
from facts.library import load_library
from index.vectors import embedder
from tests import evaluate
from tests.scoring.sets import SEALED, sample
from tests.test_contract import broken_promises

# set: at least so many of the lines asked all correct by words alone, at most so many with a wrong figure
FLOORS = {
    "blind_c": (96, 1),  # of 120, never read
    "blind_d": (85, 1),  # of 120, never read
    "blind_g": (74, 1),  # of 120, never read
    "blind_j": (76, 0),  # of 120, never read
    "blind_m": (83, 3),  # of 120, never read
    "blind_p": (86, 0),  # of 120, never read
    "blind_q": (66, 0),  # of 120, never read
    "blind_r": (84, 3),  # of 120, never read
    "blind_v": (89, 3),  # of 120, never read
    "blind_z": (62, 2),  # of 120, never read
    "dev": (281, 4),  # of 310
    "en_a": (183, 2),  # of 260
    "en_b": (80, 1),  # of 120, never read
    "en_c": (125, 0),  # of 150
    "es": (78, 1),  # of 100
    "multi_c": (120, 3),  # of 150
    "multi_d": (116, 3),  # of 167
    "open_aa": (6, 0),  # of 12
    "open_ab": (5, 0),  # of 12
    "open_ac": (4, 1),  # of 12
    "open_ad": (8, 0),  # of 12
    "open_ae": (7, 0),  # of 12
    "open_af": (10, 0),  # of 12
    "open_ag": (4, 0),  # of 12
    "open_ah": (5, 0),  # of 12
    "open_ai": (5, 1),  # of 12
    "open_aj": (10, 0),  # of 12
    "open_al": (9, 1),  # of 12
    "open_ba": (4, 0),  # of 12
    "open_bb": (6, 0),  # of 12
    "open_bc": (6, 0),  # of 12
    "open_bd": (5, 0),  # of 12
    "open_be": (7, 0),  # of 12
    "open_bf": (5, 0),  # of 12
    "open_bg": (5, 1),  # of 12
    "open_bh": (7, 0),  # of 12
    "open_bi": (7, 1),  # of 12
    "open_bj": (5, 0),  # of 12
    "open_bk": (4, 0),  # of 12
    "open_bl": (5, 0),  # of 12
    "open_bn": (4, 1),  # of 12
    "open_ca": (5, 0),  # of 12
    "open_cb": (6, 0),  # of 12
    "open_cc": (5, 0),  # of 12
    "open_cd": (5, 0),  # of 12
    "open_ce": (8, 0),  # of 12
    "open_cf": (10, 0),  # of 12
    "open_cg": (8, 0),  # of 12
    "open_da": (6, 0),  # of 12
    "open_db": (4, 0),  # of 12
    "open_dc": (2, 0),  # of 12
    "open_dd": (4, 0),  # of 12
    "open_de": (4, 0),  # of 12
    "open_df": (10, 1),  # of 12
    "open_dg": (9, 0),  # of 12
    "open_e": (8, 0),  # of 12
    "open_ea": (6, 0),  # of 12
    "open_eb": (7, 0),  # of 12
    "open_ec": (7, 0),  # of 12
    "open_ed": (5, 0),  # of 12
    "open_ee": (2, 0),  # of 12
    "open_ef": (10, 0),  # of 12
    "open_eg": (10, 0),  # of 12
    "open_eh": (7, 0),  # of 12
    "open_ej": (4, 0),  # of 12
    "open_ek": (5, 0),  # of 12
    "open_el": (2, 0),  # of 12
    "open_em": (4, 0),  # of 12
    "open_f": (6, 1),  # of 12
    "open_h": (9, 0),  # of 12
    "open_i": (7, 3),  # of 12
    "open_j": (8, 0),  # of 12
    "open_k": (8, 0),  # of 12
    "open_l": (8, 1),  # of 12
    "open_m": (5, 5),  # of 12
    "open_n": (7, 0),  # of 12
    "open_o": (12, 0),  # of 12
    "open_p": (7, 1),  # of 12
    "open_q": (6, 0),  # of 12
    "open_r": (4, 0),  # of 12
    "open_s": (5, 0),  # of 12
    "open_t": (7, 1),  # of 12
    "open_u": (1, 0),  # of 12
    "open_w": (9, 1),  # of 12
    "open_x": (3, 0),  # of 12
    "open_y": (6, 0),  # of 12
    "open_z": (7, 0),  # of 12
    "pt": (69, 1),  # of 100
    "ru": (71, 1),  # of 100
    "zh": (219, 2),  # of 260
}
# So many lines of each open set are asked, and of each that only measures; all of the others.
_OPEN, _SEALED = 12, 120
# All sets together with vectors, as many lines of each.
_SAMPLED = 4
WITH_VECTORS = (335, 2)  # of 360
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


def some(path):
    """The lines of a set that are asked here: always the same."""
    if path.stem in SEALED:
        return sample(evaluate.read(path), _SEALED)
    return sample(evaluate.read(path), _OPEN if path.stem.startswith("open_") else None)


@pytest.fixture(scope="module")
def answers(library):
    engine = Engine(library)
    return {path: evaluate.ask_all(engine, some(path)) for path in evaluate.sets()}


@pytest.fixture(scope="module")
def scored(answers):
    return {path.stem: evaluate.judge(some(path), answers[path]) for path in answers}


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
    assert len(again) > 70
    assert [name for name in again if to_json(again[name]) != to_json(first[name])] == []
