"""The slots of a statement, each compared with what the sentence has for it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bot.answering.claims.aligning import Pair
from bot.answering.claims.around import Around
from bot.answering.claims.overlay import Reading
from bot.answering.claims.tokens import Border, Kind, Statement, Token
from bot.answering.claims.tolerance import Fit, compare
from bot.answering.claims.turning import turned_round
from facts.quantity import relation

_RANKS = frozenset({"order", "extreme"})
_ONCE = frozenset(
    {"making", "completion", "beginning", "opening", "tenure", "age"}
)  # what happens to a thing once
_VERBS = frozenset(
    {"keeping", "adding", "making", "contest", "permission", "acceptance", "backing"}
)
_HEDGES = frozenset(
    {"paired", "maybe", "claimed", "planned", "condition", "required", "will", "beyond"}
)
_NEAR = 3  # words behind a figure among which "per day" is
_MOVES = frozenset({"change", "amount", "quality", "speed"})
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
    _negation(reading, found)
    _cancelled(reading, found)
    found.conflicts += _turned(reading)
    found.loose += _hedges(reading, around)
    return found


def _figure(reading: Reading, pair: Pair, found: Slots) -> None:
    said, printed = reading.stated(pair), reading.found(pair)
    if said.quantity is None or printed.quantity is None:
        return
    stated = said.quantity
    if stated.per is None and _rated(reading, pair):
        stated = replace(stated, per=printed.quantity.per)  # "an annual 3%" for "3% annually"
    fit = compare(stated, printed.quantity)
    bare = compare(replace(stated, per=None), replace(printed.quantity, per=None))
    rates = rate_of(reading.claim, pair.claim), rate_of(reading.sentence, pair.place)
    if rates[0] and rates[1] and rates[0].key != rates[1].key and bare is Fit.SAME:
        found.opened.append(
            Conflict(
                "figure",
                _with(reading.claim, pair.claim, rates[0]),
                _with(reading.sentence, pair.place, rates[1]),
            )
        )
        return
    if fit is Fit.OPEN:
        found.opened.append(Conflict("figure", said.surface, printed.surface))
    elif fit is Fit.OTHER and (_MODIFIER.search(printed.surface) or _in_list(reading, pair)):
        found.loose.append(f"other: {said.surface} / {printed.surface}")
    elif fit is Fit.OTHER:
        found.conflicts.append(Conflict("figure", said.surface, printed.surface))
    moves = any(
        axis in _MOVES
        for token in reading.claim.tokens
        for axis in (token.axis, *(other for other, _ in token.also))
    )
    if printed.quantity.direction is not None and not moves:
        found.loose.append(f"figure: {printed.quantity.direction}")
    if said.lead and printed.lead and said.lead != printed.lead:
        found.loose.append(f"figure: {said.lead} / {printed.lead}")


def _in_list(reading: Reading, pair: Pair) -> bool:
    """Tell whether a stated figure is printed next to the one compared: "rose 5% and 7%"."""
    tokens, stated = reading.sentence.tokens, reading.stated(pair).quantity
    return any(
        tokens[max(pair.place, other)].border is Border.LIST
        and stated is not None
        and stated.qualifier is None
        and (printed := tokens[other].quantity) is not None
        and compare(stated, printed) is Fit.SAME
        for other in (pair.place - 1, pair.place + 1)
        if 0 <= other < len(tokens)
    )


def rate_of(text: Statement, at: int) -> Token | None:
    """Return the span of time that a figure is given for: "5 million visitors a year"."""
    for place in range(at + 1, min(len(text.tokens), at + 2 + _NEAR)):
        token = text.tokens[place]
        if token.kind is Kind.FIGURE or token.border >= Border.COMMA:
            return None
        if token.role == "per":
            return token if place in text.passing else None
    return None


def _with(text: Statement, at: int, rate: Token) -> str:
    """Return a figure's words up to the span of time it is given for."""
    return text.text[text.tokens[at].start : rate.end]


def _rated(reading: Reading, pair: Pair) -> bool:
    """Tell whether the statement has the word that makes a rate of the printed figure."""
    tokens, sentence = reading.sentence.tokens, reading.sentence
    return any(
        at in reading.matched and (tokens[at].role == "per" or at in sentence.passing)
        for at in range(pair.place + 1, min(len(tokens), pair.place + 1 + _NEAR))
    )


def _period(reading: Reading, pair: Pair, found: Slots) -> None:
    said, printed = reading.stated(pair), reading.found(pair)
    how = relation(said.key, printed.key)
    if how == "same" or (how == "within" and not reading.claim.has_figure):
        return
    apart = how == "apart" and not _recurs(reading.claim)
    conflict = Conflict("period", said.surface, printed.surface)
    (found.conflicts if apart else found.opened).append(conflict)


def _recurs(claim: Statement) -> bool:
    """Tell whether a statement may hold of one period and not of another: a level, change, rank.

    Who did it may be the current or the former one: that says nothing of how often.
    """
    return any(
        token.kind is Kind.FIGURE or (token.kind is Kind.MARK and token.axis not in _ONCE)
        for token in claim.tokens
    )


def _opposed(reading: Reading, pair: Pair, found: Slots) -> None:
    said, printed = reading.stated(pair), reading.found(pair)
    after = reading.sentence.after(pair.place)
    held = printed.axis == "holding" and after is not None and after.joined
    if _attributive(reading, pair) or (held and after is not None and after.kind is Kind.WORD):
        found.loose.append(f"other: {said.surface} / {printed.surface}")
        return
    slot = "rank" if said.axis in _RANKS else "direction"
    found.conflicts.append(Conflict(slot, said.surface, printed.surface))


def _attributive(reading: Reading, pair: Pair) -> bool:
    """Tell whether an opposed word only says which one: "in their last season", "longer-term"."""
    tokens = reading.claim.tokens
    after = reading.claim.after(pair.claim)
    if after is None or not after.joined or after.kind is not Kind.WORD:
        return False
    if pair.claim + 1 in reading.claim.lights:
        return False  # 增长了
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


def _negation(reading: Reading, found: Slots) -> None:
    """Compare negations stretch by stretch: one that is negated only here or there is contrary.

    Two where the other has one say nothing for sure: it depends on the language.
    """
    segments, sentence = _segments(reading), reading.sentence
    printed = Counter(sentence.segment(at) for at in sentence.negations)
    stated = Counter(_negated_segment(reading, at) for at in reading.claim.negations)
    for segment in sorted(segments | stated.keys()):
        here, there = stated[segment], printed[segment]
        if bool(here) != bool(there):
            found.conflicts.append(
                Conflict("negation", "not" if here else "", "not" if there else "")
            )
        elif here != there:
            found.loose.append("negation: twice")


def _cancelled(reading: Reading, found: Slots) -> None:
    """Drop a contrary direction that is denied: "did not fall" is said by "up".

    That something "did not rise" leaves open whether it fell, and a figure what is denied of it.
    """
    opposed = [reading.stated(pair).axis for pair in reading.pairs if pair.opposed]
    slots = sorted(conflict.slot for conflict in found.conflicts)
    if (
        slots == ["direction", "negation"]
        and opposed == ["change"]
        and len(reading.claim.negations) == 1
        and not reading.claim.has_figure
    ):
        found.conflicts.clear()


def _negated_segment(reading: Reading, offset: int) -> int:
    """Return the sentence's stretch that holds what a negation of the statement denies."""
    behind = [p for p in reading.pairs if reading.stated(p).start > offset]
    pair = behind[0] if behind else reading.pairs[-1] if reading.pairs else None
    return -1 if pair is None else reading.sentence.segment(reading.found(pair).start)


def _opens_segment(sentence: Statement, offset: int) -> bool:
    """Tell whether a stretch between commas begins at an offset: "if approved, …"."""
    segment = sentence.segment(offset)
    return not any(
        token.start < offset and sentence.segment(token.start) == segment
        for token in sentence.tokens
    )


def _turned(reading: Reading) -> Iterator[Conflict]:
    turned = turned_round(reading)
    if turned:
        one, other = reading.stated(turned[0]), reading.found(turned[-1])
        yield Conflict("who", one.surface, other.surface)


def _hedges(reading: Reading, around: Around) -> list[str]:
    """Return modal words that only one of them has: what may be isn't what is."""
    segments, sentence = _segments(reading), reading.sentence
    found = {
        kind
        for at, kind in sentence.modes
        if sentence.segment(at) in segments
        or (kind == "condition" and _opens_segment(sentence, at))
        or (kind == "paired" and reading.beside(at))
    }
    found -= {"beyond"}  # "not only A but B" says A
    stated = {kind for _, kind in reading.claim.modes}
    dates = {token.key for token in sentence.tokens if token.kind is Kind.PERIOD}
    if "will" in found and dates and dates <= around.past:
        found -= {"will"}
        stated -= {"will"}
    return [f"modality: {kind}" for kind in sorted((found ^ stated) & _HEDGES)]
