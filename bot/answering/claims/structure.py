"""Whether a sentence puts its words together as a statement does: joints, parts, restrictions.

Without grammar, only what stands plainly there counts; whatever else is "loose", and a loose
reading neither supports nor contradicts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answering.claims.aligning import Alignment, Pair
from bot.answering.claims.decomposing import Border, Kind, Statement, Token

_GAP = 4  # words between two that belong to one phrase: "import and export value of goods trade"
_LISTED = 8  # words of an item of a list that is passed over
_GAP_CHARACTERS = 8
_NAME = 3  # words of a name
_LEADING = 2  # tokens of a phrase that opens a sentence: "In August 2017, …"
_STRONG = frozenset(
    {"by", "from", "against", "for", "with", "than", "before", "after", "since", "until", "per", "as"}
)
_RESTRICTING = frozenset({"of", "for", "with", "from", "in", "to", "against", "by"})
_WEAK = frozenset({"in", "of"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement laid over a sentence. `alone` are names that the document uses by themselves,
    `given` keys that need not be repeated: those of title and heading."""

    claim: Statement
    sentence: Statement
    pairs: tuple[Pair, ...]
    alone: frozenset[str]
    given: frozenset[str]

    @property
    def matched(self) -> frozenset[int]:
        return frozenset(pair.place for pair in self.pairs)

    def stated(self, pair: Pair) -> Token:
        return self.claim.tokens[pair.claim]

    def found(self, pair: Pair) -> Token:
        return self.sentence.tokens[pair.place]


def looseness(reading: Reading) -> list[str]:
    """Return why the sentence may not say it of the same things, none where it does."""
    turned = {pair.claim for pair in turned_round(reading)}
    found = [*_joints(reading, turned), *_parts(reading)]
    if _quantified(reading):
        found += _restrictions(reading)
    return found


def _quantified(reading: Reading) -> bool:
    """Tell whether something is stated that holds of a whole and not of its parts."""
    return any(
        reading.stated(pair).kind in {Kind.FIGURE, Kind.MARK} for pair in reading.pairs
    )


def _joints(reading: Reading, turned: set[int]) -> Iterator[str]:
    """Yield where neighbours of the statement don't belong together in the sentence."""
    matched = reading.matched
    for one, other in pairwise(reading.pairs):
        if one.place == other.place:
            yield "twice"
            continue
        if {one.claim, other.claim} & turned:
            continue
        if other.place < one.place and not _may_turn(reading, one, other):
            yield f"order: {reading.found(other).surface} / {reading.found(one).surface}"
            continue
        if not _together(reading, one, other, matched):
            yield f"apart: {reading.found(one).surface} / {reading.found(other).surface}"


def _may_turn(reading: Reading, one: Pair, other: Pair) -> bool:
    """Tell whether two phrases may stand in the other order without another meaning."""
    kinds = {reading.found(one).kind, reading.found(other).kind}
    if kinds & {Kind.PERIOD, Kind.FIGURE}:
        return True
    for pair in (one, other):
        said, found = reading.stated(pair), reading.found(pair)
        if said.role and said.role == found.role:
            return True
        if {said.role, found.role} <= _WEAK | {""} and (said.role or found.role):
            if abs(one.place - other.place) == 1:
                return True  # "revenue of the museum", "museum revenue"
            if said.role and found.role and not found.name:
                return True  # "ranks first in service trade", "of service trade … first"
    if _commanded(reading, one, other) or _genitive(reading, one, other):
        return True
    if abs(one.place - other.place) == 1:
        later = max(one.place, other.place)
        if reading.sentence.tokens[later].border is Border.LIST:
            return True  # "sold or traded"
    agent = reading.stated(other).role == "by" and not reading.found(other).role
    return agent or (reading.found(one).role == "by" and not reading.stated(one).role)


def _genitive(reading: Reading, one: Pair, other: Pair) -> bool:
    """Tell whether "the fund's market value" is "the market value of the fund", or so again."""
    tokens = reading.sentence.tokens
    first, last = reading.found(other), reading.found(one)
    turned = (first.owns and reading.stated(other).role in _WEAK) or (
        reading.stated(one).owns and last.role in _WEAK
    )
    return turned and all(
        at in reading.matched and tokens[at].kind is Kind.WORD and tokens[at].border is Border.NONE
        for at in range(other.place + 1, one.place + 1)
    )


def _commanded(reading: Reading, one: Pair, other: Pair) -> bool:
    """Tell whether a sentence without subject opens with its verb: "Render charts as images"."""
    tokens = reading.sentence.tokens
    opens = other.place == 0 or tokens[other.place].border is Border.CLAUSE
    between = range(other.place + 1, one.place + 1)
    return opens and all(
        at in reading.matched and tokens[at].border is Border.NONE for at in between
    )


def _together(reading: Reading, one: Pair, other: Pair, matched: frozenset[int]) -> bool:
    low, high = sorted((one.place, other.place))
    tokens = reading.sentence.tokens
    bracketed = tokens[low].aside or tokens[high].aside
    passed = [at for at in range(low + 1, high) if bracketed or not tokens[at].aside]
    passing = reading.sentence.passing
    between = [at for at in passed if at not in matched and at not in passing]
    border = max((_border(reading, at) for at in (*passed, high)), default=Border.NONE)
    if not between and border <= Border.COMMA:
        return True
    if Kind.PERIOD in {tokens[low].kind, tokens[high].kind}:
        return _dated(reading, low, high, border)
    if _phrase(reading, between, border):
        return True
    return _continued(reading, low, high, matched)


def _border(reading: Reading, at: int) -> Border:
    """Return what stands before a token, but for the brackets of an aside."""
    tokens = reading.sentence.tokens
    if at and tokens[at - 1].aside != tokens[at].aside:
        return Border.LIST
    return tokens[at].border


def _dated(reading: Reading, low: int, high: int, border: Border) -> bool:
    """Tell whether a date goes with a phrase: in its clause, or opening the sentence."""
    tokens = reading.sentence.tokens
    dates = [at for at, token in enumerate(tokens) if token.kind is Kind.PERIOD]
    place = low if tokens[low].kind is Kind.PERIOD else high
    rest = [at for at in dates if at not in reading.matched and tokens[at].role != "than"]
    if place <= _LEADING and not rest:
        return True
    if border is Border.CLAUSE:
        return False
    return not any(low < at < high for at in rest)


def _phrase(reading: Reading, between: Sequence[int], border: Border) -> bool:
    """Tell whether what stands between is no more than further words of one phrase."""
    tokens = reading.sentence.tokens
    most = _GAP_CHARACTERS if reading.sentence.language == "zh" else _GAP
    if border > Border.LIST:
        return False
    if between and _border(reading, between[0]) is Border.LIST and len(between) <= _LISTED:
        return True  # "founder and chairman of TCL"
    return len(between) <= most and all(
        tokens[at].kind is Kind.WORD and not tokens[at].name and tokens[at].role not in _STRONG
        or tokens[at].kind is Kind.PERIOD
        or tokens[at].lead == "start"
        or tokens[at].key in reading.given
        for at in between
    )


def _continued(reading: Reading, low: int, high: int, matched: frozenset[int]) -> bool:
    """Tell whether a clause goes on about the subject that opens the sentence.

    It must begin with the matched words themselves: one with a subject of its own doesn't.
    """
    tokens = reading.sentence.tokens
    start = high
    while start > low and tokens[start].border < Border.LIST:
        start -= 1
    passing = reading.sentence.passing
    own = [at for at in range(start, high) if at not in matched and at not in passing]
    if start <= low or any(tokens[at].kind is not Kind.MARK for at in own):
        return False
    while low > 0 and tokens[low].border is Border.NONE and low - 1 in matched:
        low -= 1
    if tokens[low].border is not Border.NONE:
        return True  # a clause that it opens
    return not any(at not in matched and tokens[at].name for at in range(low))


def _parts(reading: Reading) -> Iterator[str]:
    """Yield where a word plays another part: by, from, to, with, than …"""
    agents = [pair for pair in reading.pairs if reading.found(pair).role == "by"]
    turned = turned_round(reading)
    for pair in reading.pairs:
        said, found = reading.stated(pair), reading.found(pair)
        if said.role == found.role or said.kind is Kind.FIGURE:
            continue
        strong = _STRONG | {"to"} if found.name or said.kind is Kind.PERIOD else _STRONG
        if not {said.role, found.role} & strong:
            continue
        if {said.role, found.role} == {"by", ""} and _passive(reading, pair, bool(agents)):
            continue
        if pair in turned:
            continue
        yield f"part: {said.role or '-'} {said.surface} / {found.role or '-'} {found.surface}"


def turned_round(reading: Reading) -> tuple[Pair, ...]:
    """Return the words that have changed places: who does it and to whom, what is above what."""
    return _agents_turned(reading) or _order_turned(reading)


def _agents_turned(reading: Reading) -> tuple[Pair, ...]:
    by = [p for p in reading.pairs if reading.stated(p).role == "by" != reading.found(p).role]
    done = [p for p in reading.pairs if reading.found(p).role == "by" != reading.stated(p).role]
    if not by or not done or any(reading.found(p).role for p in by):
        return ()
    if reading.stated(by[0]).joined or reading.found(done[0]).joined:
        return ()  # "by using X" with another X
    return (*by, *done) if not any(reading.stated(p).role for p in done) else ()


def _order_turned(reading: Reading) -> tuple[Pair, ...]:
    """Find "A surpassed B" in the place of "B surpassed A"."""
    at = next((n for n, p in enumerate(reading.pairs) if reading.stated(p).axis == "above"), None)
    if at is None or not 0 < at < len(reading.pairs) - 1:
        return ()
    verb = reading.pairs[at]
    left = [p for p in reading.pairs[:at] if reading.found(p).name]
    right = [p for p in reading.pairs[at + 1 :] if reading.found(p).name][:_NAME]
    if not left or not right or any(reading.stated(p).role for p in (*left, *right[:1])):
        return ()
    turned = all(p.place > verb.place for p in left) and right[0].place < verb.place
    return (*left, verb, *(p for p in right if p.place < verb.place)) if turned else ()


def _passive(reading: Reading, pair: Pair, agents: bool) -> bool:
    """Tell whether "by X" stands for the X that does it, the sentence having no other agent."""
    at = reading.pairs.index(pair)
    before = reading.pairs[at - 1] if at else None
    after = reading.pairs[at + 1] if at + 1 < len(reading.pairs) else None
    if reading.stated(pair).role == "by":
        return not agents and before is not None and pair.place < before.place
    return after is not None and pair.place > after.place


def _restrictions(reading: Reading) -> Iterator[str]:
    """Yield words that narrow what the sentence is about and that the statement leaves out."""
    tokens, matched = reading.sentence.tokens, reading.matched
    words = [
        pair.place for pair in reading.pairs if reading.stated(pair).kind in {Kind.WORD}
    ]
    last = max((p.place for p in reading.pairs if reading.stated(p).kind is not Kind.WORD), default=0)
    for place in words:
        before = tokens[place - 1] if place else None
        if before is not None and place - 1 not in matched and tokens[place].joined:
            if place - 1 in reading.sentence.lights:
                continue
            if not _harmless(reading, before, tokens[place]):
                yield f"narrower: {before.surface} {tokens[place].surface}"
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if after is None or place + 1 in matched or after.border >= Border.COMMA:
            continue
        if place + 1 in reading.sentence.lights:
            continue
        if after.role == "of" or (after.role in _RESTRICTING and place < last):
            if after.kind is Kind.WORD and after.key not in reading.given:
                yield f"narrower: {tokens[place].surface} {after.role} {after.surface}"
    yield from _foreign(reading)


def _harmless(reading: Reading, before: Token, after: Token) -> bool:
    """Tell whether a word before a matched one narrows nothing: a date, a first name."""
    if before.kind in {Kind.PERIOD, Kind.FIGURE} or before.key in reading.given:
        return True
    if before.kind is Kind.MARK:
        return before.axis == "change"
    return before.name and after.name and after.key in reading.alone


def _foreign(reading: Reading) -> Iterator[str]:
    """Yield names that restrict the clause ("in Boston") and that the statement doesn't have."""
    tokens, matched = reading.sentence.tokens, reading.matched
    core = [at for at in matched if tokens[at].kind is not Kind.PERIOD]
    low, high = min(core, default=0), max(core, default=-1)
    for place, token in enumerate(tokens):
        if place in matched or not token.name or token.role not in _RESTRICTING:
            continue
        if token.key in reading.given:
            continue
        if token.aside:
            continue
        if low < place < high and not any(at in matched for at in _segment(tokens, place)):
            continue  # ", then playing at Gillingham,"
        inside = low < place < high or place < low and not _parted(tokens, place, low)
        behind = place > high and not _parted(tokens, high, place, Border.COMMA)
        if inside or behind:
            yield f"elsewhere: {token.role} {token.surface}"


def _segment(tokens: Sequence[Token], place: int) -> range:
    """Return the stretch between commas that a token stands in."""
    start, end = place, place + 1
    while start > 0 and tokens[start].border < Border.COMMA:
        start -= 1
    while end < len(tokens) and tokens[end].border < Border.COMMA:
        end += 1
    return range(start, end)


def _parted(
    tokens: Sequence[Token], one: int, other: int, by: Border = Border.CLAUSE
) -> bool:
    return any(tokens[at].border >= by for at in range(one + 1, other + 1))


def aligned(
    claim: Statement,
    sentence: Statement,
    alignment: Alignment,
    alone: frozenset[str],
    given: frozenset[str],
) -> Reading:
    return Reading(claim, sentence, alignment.pairs, alone, given)
