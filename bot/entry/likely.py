"""Which fact answers, by all that is known of it: words, kinds, and what the question's vector says.

The words of the vocabulary tell what a question names; what it means by other words is told by a
classifier. Fitted weights tell which fact that makes the answer, and whether any.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.answering.scorer import Scorer
from bot.entry.bearing import by_words
from bot.entry.beliefs import lead, log_sum, places, softmax
from bot.entry.candidacy import Candidate
from bot.entry.classifier import COMPUTED, NONE
from bot.entry.earlier import relations
from bot.entry.kinds import STRONG_ASKS
from bot.entry.lookup import Lookup
from bot.entry.understood import Asked, Features, Scores
from facts.table import Fact

_FAINT: Final = 1e-6
# Facts that are looked at: those that are likeliest by the classifier, and by words. The right one
# is there in 989 of 1,000.
_LIKELY: Final = 12


@dataclass(frozen=True, slots=True)
class Option:
    """A fact as the answer, and what speaks for it."""

    candidate: Candidate
    features: Features

    @property
    def fact(self) -> Fact:
        return self.candidate.fact


def options(asked: Asked, scores: Scores, lookup: Lookup) -> list[Option]:
    """Return the likely facts with their features; one that says the same as another isn't there."""
    found = [
        candidate
        for candidate in lookup.candidates(asked.reading)
        if not candidate.fact.row.same_as and candidate.fact.id in scores
    ]
    if not found:
        return []
    logits = [scores[candidate.fact.id] for candidate in found]
    own = _by_itself(asked, lookup)
    shares, by_vector = softmax(logits), places(logits)
    return [
        Option(
            candidate,
            {
                "logit": logits[at] / 10,
                "log_share": math.log(shares[at] + _FAINT) / 5,
                "share": shares[at],
                "first_by_vector": float(by_vector[at] == 0),
                "third_by_vector": float(by_vector[at] < 3),
                "first_by_words": float(at == 0),
                "third_by_words": float(at < 3),
                "found_by_words": float(candidate.fact.id == asked.fact),
                **by_words(candidate, lookup),
                **relations([candidate.fact], asked.earlier, asked.own),
                **own.get(candidate.fact.id, {}),
            },
        )
        for at, candidate in enumerate(found)
        if by_vector[at] < _LIKELY or at < _LIKELY or candidate.fact.id == asked.fact
    ]


def _by_itself(asked: Asked, lookup: Lookup) -> dict[str, Features]:
    """Return how facts stand to what a message that follows others says by itself."""
    if asked.earlier is None:
        return {}
    return {
        one.fact.id: {
            "own_other_kind": float(one.fit is None),
            "own_kind": one.fit or 0.0,
            "own_matched": min(len(one.matched), 6) / 3,
            "own_against": min(one.against, 9.0) / 3,
            "own_none_decisive": float(not lookup.objections.decisive(one)),
        }
        for one in lookup.candidates(asked.own)
    }


def likeliest(
    asked: Asked, found: Sequence[Option], scores: Scores, choice: Scorer
) -> tuple[Option, Features]:
    """Return the option of the highest score, and what tells whether it is the answer."""
    weighed = [choice.score(option.features) for option in found]
    first = max(range(len(weighed)), key=lambda at: weighed[at])
    best, reading = found[first], asked.reading
    logit = scores[best.fact.id]
    return best, {
        **best.features,
        **asked.features,
        "chosen": softmax(weighed)[first],
        "lead": lead(weighed),
        "score": weighed[first] / 5,
        "over_none": (logit - scores[NONE]) / 5,
        "over_computed": (logit - scores[COMPUTED]) / 5,
        "share_of_all": math.exp(logit - log_sum([*scores.values()])),
        "asks_kind": float(bool(reading.asks & STRONG_ASKS)),
        "other_years": float(any(str(year) != best.fact.period for year in reading.years)),
        "other_by_words": float(asked.fact is not None and asked.fact != best.fact.id),
        f"is_{best.fact.kind}": 1.0,
    }
