"""What speaks for and against a statement: slots, words, and the vector of the statement."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.answering.claims.checked import Checked, Verdict
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.second import unread_figure
from bot.answering.claims.tokens import Statement
from bot.entry.beliefs import log_sum, softmax
from bot.entry.claims.agreement import LARGE, agrees, is_comparable
from bot.entry.claims.check import Check
from bot.entry.claims.denying import is_denied
from bot.entry.claims.superlatives import unread_superlatives
from bot.entry.claims.surplus import Hearing
from bot.entry.classifier import NONE
from bot.entry.kinds import is_figure, need_ids
from bot.entry.objections import is_unknown_name
from bot.entry.understood import Features, Scores
from facts.library import Library
from facts.quantity import Quantity
from facts.reading import Reading
from facts.table import Fact
from index.script import simplified

SUPPORTED: Final[Verdict] = "supported"
CONTRADICTED: Final[Verdict] = "contradicted"
_DECIDED: Final = (SUPPORTED, CONTRADICTED)
# Figures are looked for in the facts that a statement is likely about, and those of one sentence
# with the likeliest, which count as if they had this share.
_LIKELY: Final = 8
_LEAST_SHARE: Final = 0.02
_BESIDE: Final = 0.05
_MOST_ODDS: Final = 10.0  # a belief of .99995
_STRANGE: Final = (
    "no_agree", "foreign_names", "other_years", "unread_figure", "nearly", "lowest",
)  # fmt: skip
_LOW: Final = 1  # the end of an axis of ranks
# Modal words: what happens nearly doesn't; what will be is said of all that the document foretells.
_NEARLY: Final = "nearly"
_SAID_OF_ALL: Final = frozenset({"will", "beyond"})
_SAME_FIGURE: Final = 0.3  # of the belief in facts, that have the figure
_RANKS: Final = frozenset({"order", "extreme"})
_DENIES: Final = ("denied", "negations")


@dataclass(frozen=True, slots=True)
class Told:
    """A statement: `typed` is what slots say, `found` what concepts do, `verdict` both."""

    reading: Reading
    typed: Checked
    found: Check
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Weighed:
    """The fact that a statement is likeliest about, and the features of verdicts on it.

    `agreeing` and `against` are facts with its figures, and with others in their place; `extreme`
    tells that it calls something the most of what no word reads.
    """

    fact: Fact
    features: Features
    agreeing: tuple[Fact, ...]
    against: tuple[Fact, ...]
    extreme: bool = False

    @property
    def strange(self) -> bool:
        """Whether a statement has what only slots and words may support: a figure, year or name of its own."""
        return any(self.features[name] for name in _STRANGE)

    @property
    def turned(self) -> bool:
        """Whether a statement says of the figure of a growth that something fell by it.

        All ten that slots and words rule out so, of 2,138, are ruled out.
        """
        turns = self.features["decline_of_growth"] and self.features["agree"] >= _SAME_FIGURE
        return bool(turns) and not self.denies

    @property
    def denies(self) -> bool:
        """Whether a statement denies something, which its vector may miss."""
        return any(self.features[name] for name in _DENIES)


def verdict_class(verdict: Verdict, fact: str) -> str:
    """Return the class of statements on which a fact decides so."""
    return f"{verdict} {fact}"


def weigh(told: Told, facts: Scores, verdicts: Scores, library: Library) -> Weighed:
    """Return what speaks for and against a statement.

    `facts` are logits of what it is about, `verdicts` those of what decides it, and how.
    """
    ids = [fact.id for fact in library.facts]
    shares = dict(zip(ids, softmax([facts[one] for one in ids]), strict=True))
    best = library.by_id[max(ids, key=lambda one: facts[one])]
    stated = [q for q in told.reading.quantities if q.kind not in {"year", "ordinal"}]
    figures = _Figures(told.reading, best, shares, library)
    beside = [figures.beside(quantity) for quantity in stated]
    agree = min((one[SUPPORTED] for one in beside), default=0.0)
    every = dict(zip(facts, softmax([*facts.values()]), strict=True))
    heard = Hearing(library, told.reading, [best])
    features = {
        "over_none": (facts[best.id] - facts[NONE]) / 5,
        "none": every[NONE],
        **_by_verdicts(verdicts),
        "figures": min(len(stated), 3) / 3,
        "agree": agree,
        "no_agree": float(bool(stated) and not agree),
        "disagree": max((one[CONTRADICTED] for one in beside), default=0.0),
        "figures_of_words": float(bool(stated) and not is_figure(best)),
        "supported_by_all": float(told.verdict == SUPPORTED),
        "contradicted_by_all": float(told.verdict == CONTRADICTED),
        "supported_by_words": float(told.found.verdict == SUPPORTED),
        "own_language": float(told.reading.language == (library.document.language or "en")),
        "earlier": float(heard.earlier is not None),
        "unranked": float(heard.unranked),
        **_by_reading(told.reading, best, library),
    }
    if told.verdict != SUPPORTED and any(map(_is_bare, stated)):
        features["unread_figure"] = 1.0
    return Weighed(best, features, *figures.found, extreme=any(unread_superlatives(told.reading)))


class _Figures:
    """The figures of a statement beside those of the facts that it may be about."""

    def __init__(
        self, reading: Reading, best: Fact, shares: Mapping[str, float], library: Library
    ) -> None:
        self._reading, self._library = reading, library
        near = {sentence.id for sentence in best.sentences}
        first = sorted(shares, key=lambda one: -shares[one])[:_LIKELY]
        self._weights: dict[str, float] = {}
        for fact in filter(is_figure, library.facts):
            if near & {sentence.id for sentence in fact.sentences}:
                self._weights[fact.id] = max(shares[fact.id], _BESIDE)
            elif fact.id in first and shares[fact.id] > _LEAST_SHARE:
                self._weights[fact.id] = shares[fact.id]
        self._decided: dict[Verdict, dict[str, float]] = {verdict: {} for verdict in _DECIDED}

    def beside(self, quantity: Quantity) -> dict[Verdict, float]:
        """Return the shares of the facts that say a figure, and of those that rule it out."""
        found: dict[Verdict, float] = dict.fromkeys(_DECIDED, 0.0)
        for name, weight in self._weights.items():
            fact = self._library.by_id[name]
            if is_comparable(quantity, fact, self._reading, self._library):
                verdict = agrees(quantity, fact)
                if verdict in found:
                    found[verdict] += weight
                    self._decided[verdict][name] = weight
        return found

    @property
    def found(self) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
        """The facts that agree, and those that don't, the likeliest first."""
        agreeing, against = (self._decided[verdict] for verdict in _DECIDED)
        return self._ordered(agreeing), self._ordered(against)

    def _ordered(self, found: Mapping[str, float]) -> tuple[Fact, ...]:
        return tuple(self._library.by_id[n] for n in sorted(found, key=lambda n: -found[n]))


def _is_low(statement: Statement) -> bool:
    """Whether a text says that something is last, or least."""
    return any(
        token.axis in _RANKS and (token.pole == _LOW or token.rank < 0)
        for token in statement.tokens
    )


def _read(fact: Fact, library: Library) -> list[Statement]:
    language = library.document.language or "en"
    return [read_statement(sentence.text, language) for sentence in fact.sentences]


def _is_bare(quantity: Quantity) -> bool:
    """Whether an amount has no unit that is read: "869.07 billion won"."""
    return quantity.kind == "number" and not quantity.unit and quantity.value > LARGE


def _by_verdicts(verdicts: Scores) -> Features:
    """Return the share of each verdict by vector, and its log-odds, which tell .99 from .9999."""
    logits = {
        verdict: [logit for name, logit in verdicts.items() if name.startswith(verdict)]
        for verdict in _DECIDED
    }
    every = log_sum([*verdicts.values()])
    features = {}
    for verdict in _DECIDED:
        others = [logit for name, logit in verdicts.items() if not name.startswith(verdict)]
        own = log_sum(logits[verdict])
        features[f"{verdict}_by_vector"] = math.exp(own - every)
        features[f"{verdict}_odds"] = max(-_MOST_ODDS, min(_MOST_ODDS, own - log_sum(others))) / 5
    return features


def _by_reading(reading: Reading, best: Fact, library: Library) -> Features:
    said = library.concepts.of(best.sentences) | best.may | need_ids(best)
    places = library.vocabulary.places
    elsewhere = [m for m in reading.mentions if m.ids & places and not m.ids & said]
    names = [m for m in reading.mentions if m.is_name]
    names += filter(is_unknown_name, reading.unknown)
    statement = read_statement(simplified(reading.text), reading.language)
    negations, modes = statement.negations, {kind for _, kind in statement.modes} - _SAID_OF_ALL
    return {
        "foreign_names": min(len(names), 2) / 2,
        "foreign_places": min(len(elsewhere), 2) / 2,
        "unread_figure": float(unread_figure(simplified(reading.text), reading.language)),
        "denied": float(is_denied(reading)),
        "guessed": float(bool(reading.guessed)),
        "negations": min(len(negations), 2) / 2,
        "nearly": float(_NEARLY in modes),
        "lowest": float(_is_low(statement) and not any(map(_is_low, _read(best, library)))),
        "modes": min(len(modes), 2) / 2,
        "decline_of_growth": float("decline" in reading.asks and best.kind == "growth"),
        "other_years": float(any(str(year) != best.period for year in reading.years)),
    }
