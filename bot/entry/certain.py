"""Whether words alone are sure enough of a figure to tell it.

Where no vector tells what a question asks for, words may find a figure that is named with
what is asked, or compute something else: fitted weights tell how likely a figure is right.
"""

from typing import Final

from bot.answer import Answer
from bot.answering.scorer import load_scorer
from bot.entry.bearing import Worded, by_words, of_answer
from bot.entry.computing.compute import Computer
from bot.entry.understood import Asked, Features

SURE: Final = "sure"
COMPUTED, STATED = "computed", "stated"
# The belief in a figure from which it is told. Of 1,133 that words alone compute, by weights that don't
# know their set, 919 right and 120 wrong ones are told instead of 934 and 190; of 1,274 that they find
# stated 985 and 222 instead of 1,000 and 271, from .4 969 and 197.
LEAST_SURE: Final = {COMPUTED: 0.5, STATED: 0.3}


def told_by_words(asked: Asked, computer: Computer) -> Answer | None:
    """Return what words alone answer, nothing where that is a figure that is hardly right."""
    features = figure_features(asked, computer)
    if features is None:
        return asked.answer
    kind = COMPUTED if asked.computed else STATED
    belief = load_scorer(SURE, kind).probability(features)
    return asked.answer if belief >= LEAST_SURE[kind] else None


def figure_features(asked: Asked, computer: Computer) -> Features | None:
    """Return what speaks for the figures that words answer with, None where there are none."""
    told = None if asked.answer is None else of_answer(asked.answer, asked, computer)
    if told is None:
        return None
    features = {
        **Worded(asked, computer).of(told),
        **asked.features,
        "several": float(len(told.facts) > 1),
        "three": float(len(told.facts) > 2),
        f"is_{told.name if asked.computed else told.facts[0].kind}": 1.0,
    }
    for name in ("answered_by_words", "doubtful"):
        del features[name]
    if not asked.computed:
        found = computer.lookup.assess(told.facts[0], asked.reading)
        features |= by_words(found, computer.lookup)
        both = {"amount", "growth"} <= asked.reading.asks
        features["both_asked"] = float(both and len(told.facts) > 1)
    return features
