"""The slots of a statement, each compared with what the sentence has for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.answering.claims.aligning import Pair
from bot.answering.claims.amounts import Fit, compare
from bot.answering.claims.around import Around
from bot.answering.claims.reading import Reading
from bot.answering.claims.tokens import Kind, Statement
from bot.answering.claims.turning import turned_round
from facts.quantity import relation

_RANKS = frozenset({"order", "extreme"})
_ONCE = frozenset({"making", "completion", "beginning", "opening"})  # what happens to a thing once
_VERBS = frozenset(
    {"keeping", "adding", "making", "contest", "permission", "acceptance", "backing"}
)
_HEDGES = frozenset({"maybe", "planned", "condition", "required", "will"})
_MODIFIER = re.compile(r"\d[-\u2010\u2011][^\W\d_]")  # "a 12-month basis" says which one


@dataclass(frozen=True, slots=True)
class Conflict:
    """A slot on which statement and sentence differ, with the words of both."""

    slot: str
    stated: str
    found: str


@dataclass(slots=True)
class Slots:
    """What comparing the slots found: conflicts, figures and dates left open, other things."""

    conflicts: list[Conflict] = field(default_factory=list)
    opened: list[Conflict] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)


def slots(reading: Reading, around: Around) -> Slots:
    """Compare figures, dates, directions, ranks, negation, modality, and who does what to whom."""
    found = Slots()
    for pair in reading.pairs:
        said = reading.stated(pair)
        if said.kind is Kind.FIGURE:
            _figure(reading, pair, found)
        elif said.kind is Kind.PERIOD:
            _period(reading, pair, found)
        elif pair.opposed:
            _opposed(reading, pair, found)
    found.conflicts += _negation(reading)
    found.conflicts += _turned(reading)
    found.loose += _hedges(reading, around)
    return found


def _figure(reading: Reading, pair: Pair, found: Slots) -> None:
    said, printed = reading.stated(pair), reading.found(pair)
    if said.quantity is None or printed.quantity is None:
        return
    fit = compare(said.quantity, printed.quantity)
    if fit is Fit.OPEN:
        found.opened.append(Conflict("figure", said.surface, printed.surface))
    elif fit is Fit.OTHER and _MODIFIER.search(printed.surface):
        found.loose.append(f"other: {said.surface} / {printed.surface}")
    elif fit is Fit.OTHER:
        found.conflicts.append(Conflict("figure", said.surface, printed.surface))
    if said.lead and printed.lead and said.lead != printed.lead:
        found.loose.append(f"figure: {said.lead} / {printed.lead}")


def _period(reading: Reading, pair: Pair, found: Slots) -> None:
    said, printed = reading.stated(pair), reading.found(pair)
    how = relation(said.key, printed.key)
    if how == "same" or (how == "within" and not reading.claim.has_figure):
        return
    apart = how == "apart" and not _recurs(reading.claim)
    conflict = Conflict("period", said.surface, printed.surface)
    (found.conflicts if apart else found.opened).append(conflict)


def _recurs(claim: Statement) -> bool:
    """Tell whether a statement may hold of one period and not of another: a level, change, rank."""
    return any(
        token.kind is Kind.FIGURE or (token.kind is Kind.MARK and token.axis not in _ONCE)
        for token in claim.tokens
    )


def _opposed(reading: Reading, pair: Pair, found: Slots) -> None:
    said, printed = reading.stated(pair), reading.found(pair)
    if _attributive(reading, pair):
        found.loose.append(f"other: {said.surface} / {printed.surface}")
        return
    slot = "rank" if said.axis in _RANKS else "direction"
    found.conflicts.append(Conflict(slot, said.surface, printed.surface))


def _attributive(reading: Reading, pair: Pair) -> bool:
    """Tell whether an opposed word only says which one: "in their last season", "longer-term"."""
    tokens = reading.claim.tokens
    after = tokens[pair.claim + 1] if pair.claim + 1 < len(tokens) else None
    if after is None or not after.joined or after.kind is not Kind.WORD:
        return False
    said = tokens[pair.claim]
    if said.axis in _VERBS:
        return False
    return bool(said.role) or pair.claim == 0 or said.axis == "amount"


def _segments(reading: Reading) -> frozenset[int]:
    """Return the stretches between commas that hold something matched, but for dates."""
    sentence = reading.sentence
    return frozenset(
        sentence.segment(sentence.tokens[at].start)
        for at in reading.matched
        if sentence.tokens[at].kind is not Kind.PERIOD
    )


def _negation(reading: Reading) -> Iterator[Conflict]:
    """Yield a conflict where one is negated and the other isn't."""
    segments, sentence = _segments(reading), reading.sentence
    found = sum(sentence.segment(at) in segments for at in sentence.negations) % 2
    stated = len(reading.claim.negations) % 2
    if stated != found:
        yield Conflict("negation", "not" if stated else "", "not" if found else "")


def _turned(reading: Reading) -> Iterator[Conflict]:
    turned = turned_round(reading)
    if turned:
        one, other = reading.stated(turned[0]), reading.found(turned[-1])
        yield Conflict("who", one.surface, other.surface)


def _hedges(reading: Reading, around: Around) -> list[str]:
    """Return modal words that only one of them has: what may be isn't what is."""
    segments, sentence = _segments(reading), reading.sentence
    found = {kind for at, kind in sentence.modes if sentence.segment(at) in segments}
    stated = {kind for _, kind in reading.claim.modes}
    dates = {token.key for token in sentence.tokens if token.kind is Kind.PERIOD}
    if "will" in found and dates and dates <= around.past:
        found -= {"will"}
        stated -= {"will"}
    return [f"modality: {kind}" for kind in sorted((found ^ stated) & _HEDGES)]
