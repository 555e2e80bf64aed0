"""A statement's words brought into the sentence's order, by changes that keep the meaning.

A phrase of its own may move ("for Norwich, he scored"), a genitive turn ("the fund's value", "the
value of the fund"), a list, active and passive. What needs anything else says something else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answering.claims.aligning import Pair
from bot.answering.claims.inversion import compound, edges, equated, neighbours
from bot.answering.claims.overlay import Reading
from bot.answering.claims.tokens import Border, Kind, Token
from bot.answering.claims.voicing import voiced

_MOST_CHANGES = 6  # of one statement; more is another sentence
_SUPERLATIVES = frozenset({"age", "extreme"})
_WEAK = frozenset({"in", "of"})
# Parts whose phrases may stand anywhere in a clause, and what may say the same there.
_MOVABLE = {
    "in": frozenset({"in", "of"}),
    **{
        part: frozenset({part})
        for part in ("for", "with", "from", "to", "against", "before", "after", "since", "until",
                     "as")
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Arranged:
    """`core` in the sentence's order, the phrases that moved, and where no change helped.

    `turned` are pairs that play another part in the sentence for that: "target for the rate" of a
    "rate target".
    """

    core: tuple[Pair, ...]
    moved: tuple[tuple[Pair, ...], ...]
    problem: str = ""
    turned: frozenset[Pair] = frozenset()


def arrange(reading: Reading, pairs: Sequence[Pair]) -> Arranged:
    """Bring pairs into the sentence's order."""
    core = list(pairs)
    moved: list[tuple[Pair, ...]] = []
    exchanged: set[Pair] = set()
    changes = _MOST_CHANGES
    while (at := _backward(core)) is not None and changes:
        changes -= 1
        phrase = _movable(reading, core, at)
        if phrase is not None:
            moved.append(tuple(core[phrase[0] : phrase[1]]))
            del core[phrase[0] : phrase[1]]
            continue
        joined = compound(reading, core, at)
        if joined is not None:
            core, changed = joined
            exchanged |= changed
            continue
        turned = (
            _turned(reading, core, at) or voiced(reading, core, at) or equated(reading, core, at)
        )
        if turned is None:
            break
        core = turned
    problem = ""
    if at is not None:
        one, other = (reading.stated(pair).surface for pair in core[at : at + 2])
        problem = f"order: {one} / {other}"
        core = sorted(core, key=lambda pair: pair.place)
    return Arranged(tuple(core), tuple(moved), problem, frozenset(exchanged))


def _backward(core: Sequence[Pair]) -> int | None:
    """Return the first place of the statement behind which the sentence goes back."""
    return next(
        (at for at, (one, other) in enumerate(pairwise(core)) if other.place < one.place), None
    )


def _movable(reading: Reading, core: Sequence[Pair], at: int) -> tuple[int, int] | None:
    """Return the phrase to take out so that the words around it follow one another."""
    spans = []
    end = _phrase_end(reading, core, at + 1)
    if _is_phrase(reading, core, at + 1, end):
        spans.append((at + 1, end))
    elif reading.found(core[at + 1]).kind is Kind.PERIOD:
        spans.append((at + 1, at + 2))
    start = _phrase_start(reading, core, at)
    if _is_phrase(reading, core, start, at + 1):
        spans.append((start, at + 1))
    for start, end in spans:
        before, after = edges(reading, core, start, end)
        if before < after:
            return start, end
    return None


def _phrase_end(reading: Reading, core: Sequence[Pair], start: int) -> int:
    """Return where a phrase ends: with the words right behind, as far as the sentence has them."""
    end = start + 1
    while end < len(core):
        token = reading.stated(core[end])
        goes_on = token.joined or token.role == "of"
        if not goes_on or core[end].place < core[end - 1].place:
            break
        if any(at not in reading.matched for at in range(core[end - 1].place + 1, core[end].place)):
            break
        if reading.border(core[end].place) is not Border.NONE:
            break
        end += 1
    return end


def _phrase_start(reading: Reading, core: Sequence[Pair], last: int) -> int:
    start = last
    while start:
        token = reading.stated(core[start])
        if not (token.joined or token.role == "of") or core[start].place < core[start - 1].place:
            break
        start -= 1
    return start


def _is_phrase(reading: Reading, core: Sequence[Pair], start: int, end: int) -> bool:
    """Tell whether core[start:end] is a date, or a phrase with its own word before it, whole."""
    said, found = reading.stated(core[start]), reading.found(core[start])
    if found.kind is Kind.PERIOD and end == start + 1:
        return True
    if said.role not in _MOVABLE or found.role not in _MOVABLE[said.role]:
        return False
    if said.joined or found.joined:
        return False
    if found.role == "of" and found.name:
        return False  # "revenue of Boston" isn't "in Boston"
    last = core[end - 1]
    after, following = reading.sentence.after(last.place), reading.claim.after(last.claim)
    goes_on = after is not None and after.joined and last.place + 1 in reading.matched
    return not (goes_on and following is not None and following.joined)


def _turned(reading: Reading, core: Sequence[Pair], at: int) -> list[Pair] | None:
    """Exchange two neighbouring blocks: a genitive, a list's items, a figure and its word."""
    for first, last in neighbours(reading, core, at):
        left, right = core[first : at + 1], core[at + 1 : last]
        if _exchange(reading, left, right):
            return [*core[:first], *right, *left, *core[last:]]
    return None


def _exchange(reading: Reading, left: Sequence[Pair], right: Sequence[Pair]) -> bool:
    """Tell whether "left right" in the statement is "right left" in the sentence."""
    tokens = reading.sentence.tokens
    gap = range(right[-1].place + 1, left[0].place)
    kinds = {reading.found(pair).kind for pair in (*left, *right)}
    passed = [place for place in gap if not tokens[place].aside]
    dated = Kind.FIGURE in kinds and all(tokens[at].kind is Kind.PERIOD for at in passed)
    if passed and not dated:
        return False
    joint = reading.border(left[0].place)
    if len(left) == len(right) == 1 and Kind.FIGURE in kinds:
        listed = joint is Border.LIST and reading.stated(right[0]).border is Border.LIST
        return joint is Border.NONE or (listed and _unlike(reading, left[0], right[0]))
    if joint is Border.LIST:
        said = reading.claim.tokens[right[0].claim]
        return said.border is Border.LIST
    if joint is not Border.NONE or not all(map(_noun, map(reading.found, (*left, *right)))):
        return False
    said, found = reading.stated(right[0]), reading.found(left[0])
    if reading.found(right[-1]).owns and said.role in _WEAK and not said.joined:
        return True  # "the market value of the fund": "the fund's market value"
    if reading.stated(left[-1]).owns and found.role in _WEAK and not found.joined:
        return True
    single = len(left) == len(right) == 1
    return single and (
        (said.role == "of" and not said.joined and not found.role)
        or (found.role == "of" and not found.joined and not said.role)
    )


def _noun(token: Token) -> bool:
    """Tell whether a word may be one of a noun phrase: "oldest crane" turns like "tall crane"."""
    return token.kind is Kind.WORD or token.axis in _SUPERLATIVES


def _unlike(reading: Reading, one: Pair, other: Pair) -> bool:
    """Tell whether two figures measure different things: "44 million acres and 1 billion dollars"."""
    first, second = reading.stated(one).quantity, reading.stated(other).quantity
    if first is None or second is None:
        return False
    return (first.kind, first.unit) != (second.kind, second.unit)
