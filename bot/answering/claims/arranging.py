"""A statement's words brought into the sentence's order, by changes that keep the meaning.

A phrase of its own may move ("for Norwich, he scored"), a genitive turn ("the fund's value", "the
value of the fund"), a list, active and passive. What needs anything else says something else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.claims.aligning import Pair
from bot.answering.claims.reading import Reading
from bot.answering.claims.tokens import Border, Kind, Token

_MOST_CHANGES = 6  # of one statement; more is another sentence
_LONGEST = 8  # words of a block that is exchanged
_WEAK = frozenset({"in", "of"})
_PHRASES = frozenset({"in", "of", "for", "to"})  # that a compound noun leaves out
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
    core = [pair for number, pair in enumerate(pairs) if not _said_before(reading, pairs, number)]
    moved: list[tuple[Pair, ...]] = []
    exchanged: set[Pair] = set()
    for _ in range(_MOST_CHANGES):
        at = next((n for n in range(len(core) - 1) if core[n + 1].place < core[n].place), None)
        if at is None:
            return Arranged(tuple(core), tuple(moved), turned=frozenset(exchanged))
        phrase = _movable(reading, core, at)
        if phrase is not None:
            moved.append(tuple(core[phrase[0] : phrase[1]]))
            del core[phrase[0] : phrase[1]]
            continue
        compound = _compound(reading, core, at)
        if compound is not None:
            core, changed = compound
            exchanged |= changed
            continue
        turned = (
            _turned(reading, core, at)
            or _voiced(reading, core, at)
            or _equated(reading, core, at)
        )
        if turned is None:
            break
        core = turned
    one, other = core[at or 0], core[min(len(core) - 1, (at or 0) + 1)]
    problem = f"order: {reading.stated(one).surface} / {reading.stated(other).surface}"
    ordered = tuple(sorted(core, key=lambda pair: pair.place))
    return Arranged(ordered, tuple(moved), problem, frozenset(exchanged))


def _said_before(reading: Reading, pairs: Sequence[Pair], at: int) -> bool:
    """Tell whether "the value of X" is said as "X was valued at": any place will do."""
    after = pairs[at + 1 : at + 2]
    if pairs[at].claim not in reading.claim.measures or not after:
        return False
    return reading.stated(after[0]).role == "of" and pairs[at].place > after[0].place


def _movable(reading: Reading, core: Sequence[Pair], at: int) -> tuple[int, int] | None:
    """Return the phrase to take out so that the words around it follow one another."""
    spans = []
    end = _phrase_end(reading, core, at + 1)
    if _is_phrase(reading, core, at + 1, end):
        spans.append((at + 1, end))
    start = _phrase_start(reading, core, at)
    if _is_phrase(reading, core, start, at + 1):
        spans.append((start, at + 1))
    for start, end in spans:
        before = core[start - 1].place if start else -1
        after = core[end].place if end < len(core) else len(reading.sentence.tokens)
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
    tokens = reading.sentence.tokens
    after = tokens[last.place + 1] if last.place + 1 < len(tokens) else None
    following = reading.claim.tokens[last.claim + 1 : last.claim + 2]
    goes_on = after is not None and after.joined and last.place + 1 in reading.matched
    return not (goes_on and following and following[0].joined)


def _turned(reading: Reading, core: Sequence[Pair], at: int) -> list[Pair] | None:
    """Exchange two neighbouring blocks: a genitive, a list's items, a figure and its word."""
    cut = at + 1
    start = at
    while start and cut - start < _LONGEST and core[start - 1].place == core[start].place - 1:
        start -= 1
    end = cut + 1
    while end < len(core) and end - cut < _LONGEST and core[end].place == core[end - 1].place + 1:
        end += 1
    for first in range(start, cut):
        for last in range(end, cut, -1):
            left, right = core[first:cut], core[cut:last]
            before = core[first - 1].place if first else -1
            after = core[last].place if last < len(core) else len(reading.sentence.tokens)
            if not (before < right[0].place and left[-1].place < after):
                continue
            if _exchange(reading, left, right):
                return [*core[:first], *right, *left, *core[last:]]
    return None


def _blocks(
    reading: Reading, core: Sequence[Pair], at: int, *, wide: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield where two neighbouring blocks of words around core[at] begin and end, long ones first.

    `wide` allows words within them that the statement leaves out.
    """
    start, end = at, at + 2
    while start and at - start < _LONGEST and _next(reading, core[start - 1], core[start], wide):
        start -= 1
    while end < len(core) and end - at < _LONGEST:
        if not _next(reading, core[end - 1], core[end], wide):
            break
        end += 1
    for first in range(start, at + 1):
        for last in range(end, at + 1, -1):
            left, right = core[first : at + 1], core[at + 1 : last]
            before = core[first - 1].place if first else -1
            after = core[last].place if last < len(core) else len(reading.sentence.tokens)
            if before < right[0].place <= right[-1].place < left[0].place and left[-1].place < after:
                yield first, last


def _next(reading: Reading, one: Pair, other: Pair, wide: bool = False) -> bool:
    """Tell whether two words stand next to each other in the sentence, but for an aside."""
    tokens = reading.sentence.tokens
    between = range(one.place + 1, other.place)
    return one.place < other.place and (wide or all(tokens[place].aside for place in between))


def _compound(
    reading: Reading, core: Sequence[Pair], at: int
) -> tuple[list[Pair], set[Pair]] | None:
    """Turn "target range for the rate" into "rate target range", or the other way round.

    The words must stand together in both, with only the one word between that gives the part.
    """
    for first, last in _blocks(reading, core, at):
        left, right = core[first : at + 1], core[at + 1 : last]
        if not _next(reading, right[-1], left[0]):
            continue
        if _cuts_name(reading, left, right):
            continue
        if _noun(reading, left) and _noun(reading, right) and _of_one(reading, left, right):
            return [*core[:first], *right, *left, *core[last:]], {*left, *right}
    return None


def _cuts_name(reading: Reading, left: Sequence[Pair], right: Sequence[Pair]) -> bool:
    """Tell whether a name goes on beyond two blocks: "San" of "San Francisco" alone is none."""
    ends = (
        (reading.claim.tokens, left[0].claim, right[-1].claim),
        (reading.sentence.tokens, right[0].place, left[-1].place),
    )
    return any(
        at < len(tokens) and at > 0 and tokens[at].joined and tokens[at].name and tokens[at - 1].name
        for tokens, first, last in ends
        for at in (first, last + 1)
    )


def _noun(reading: Reading, block: Sequence[Pair]) -> bool:
    """Tell whether a block is one noun phrase without anything between its words."""
    tokens = [(reading.stated(pair), reading.found(pair)) for pair in block]
    if any(said.kind is not Kind.WORD or said.axis for said, _ in tokens):
        return False
    return all(said.joined and _bare(found) for said, found in tokens[1:])


def _bare(token: Token) -> bool:
    return token.joined or (token.border is Border.NONE and not token.role)


def _of_one(reading: Reading, left: Sequence[Pair], right: Sequence[Pair]) -> bool:
    """Tell whether one text says "left of right" and the other "right left" in one phrase."""
    said, found = reading.stated(right[0]), reading.found(left[0])
    joint = reading.border(left[0].place)
    named = any(reading.found(pair).name for pair in right)
    parts = _PHRASES - {"to"} if named else _PHRASES
    if said.role in parts and not said.joined and not said.border:
        return not found.role and (found.joined or joint is Border.NONE or found.aside)
    named = any(reading.found(pair).name for pair in left)
    parts = _PHRASES - {"to"} if named else _PHRASES
    if found.role in parts and not found.joined and joint is Border.NONE:
        return said.joined
    return False


def _exchange(reading: Reading, left: Sequence[Pair], right: Sequence[Pair]) -> bool:
    """Tell whether "left right" in the statement is "right left" in the sentence."""
    tokens = reading.sentence.tokens
    gap = range(right[-1].place + 1, left[0].place)
    if any(not tokens[place].aside for place in gap):
        return False
    joint = reading.border(left[0].place)
    kinds = {reading.found(pair).kind for pair in (*left, *right)}
    if len(left) == len(right) == 1 and Kind.FIGURE in kinds:
        listed = joint is Border.LIST and reading.stated(right[0]).border is Border.LIST
        return joint is Border.NONE or (listed and _unlike(reading, left[0], right[0]))
    if joint is Border.LIST:
        said = reading.claim.tokens[right[0].claim]
        return said.border is Border.LIST
    if joint is not Border.NONE or kinds != {Kind.WORD}:
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


def _unlike(reading: Reading, one: Pair, other: Pair) -> bool:
    """Tell whether two figures measure different things: "44 million acres and 1 billion dollars"."""
    first, second = reading.stated(one).quantity, reading.stated(other).quantity
    if first is None or second is None:
        return False
    return (first.kind, first.unit) != (second.kind, second.unit)


def _equated(reading: Reading, core: Sequence[Pair], at: int) -> list[Pair] | None:
    """Turn "Oslo is the second largest" into "the second largest is Oslo", shares alike.

    Nothing but "is" may stand between the two in either text, and one must be a share of
    something ("half of the staff") or the only one of its rank.
    """
    for first, last in _blocks(reading, core, at, wide=True):
        left, right = core[first : at + 1], core[at + 1 : last]
        tokens = reading.sentence.tokens
        gap = [
            place
            for place in range(right[-1].place + 1, left[0].place)
            if not (tokens[place].aside or _known_place(reading, place))
        ]
        if any(place not in reading.sentence.passing for place in gap):
            continue
        opens = (reading.stated(right[0]), *(tokens[at] for at in (*gap[:1], left[0].place)))
        if any(token.role or token.border > Border.LIST or token.name for token in opens[1:]):
            continue
        if not _predicate(opens[0]):
            continue
        if sum(_only_one(reading, block) for block in (left, right)) == 1:
            return [*core[:first], *right, *left, *core[last:]]
    return None


def _known_place(reading: Reading, place: int) -> bool:
    """Tell whether a word only says again what the document is about: "lands in Alaska"."""
    token = reading.sentence.tokens[place]
    return token.role in _WEAK and token.key in reading.given


def _predicate(token: Token) -> bool:
    """Tell whether only "is" or a verb like it can stand before a word."""
    return not token.role and token.border is Border.NONE and not token.joined


def _only_one(reading: Reading, block: Sequence[Pair]) -> bool:
    """Tell whether a block is a share of a whole, or has a rank that one thing alone can have."""
    said = [reading.stated(pair) for pair in block]
    figures = [at for at, token in enumerate(said) if token.kind is Kind.FIGURE]
    if figures:
        behind = said[figures[0] + 1 : figures[0] + 2]
        return figures[0] == 0 and bool(behind) and behind[0].role == "of"
    return any(token.axis == "extreme" for token in said)


def _voiced(reading: Reading, core: Sequence[Pair], at: int) -> list[Pair] | None:
    """Turn a passive statement into the sentence's active, or the other way round.

    A sentence without a subject counts as well: "Render charts as images".
    """
    return _from_passive(reading, core, at) or _to_passive(reading, core, at)


def _from_passive(reading: Reading, core: Sequence[Pair], at: int) -> list[Pair] | None:
    """The statement is [object] [verb] (by [agent]), the sentence [agent] [verb] [object]."""
    done = core[: at + 1]
    end = at + 2
    while end < len(core) and core[end].place == core[end - 1].place + 1 < core[0].place:
        end += 1  # "torch compiled"
    verb, last = core[at + 1], core[end - 1]
    while done and reading.found(done[0]).kind is Kind.PERIOD:
        done = done[1:]
    places = [pair.place for pair in done]
    if places != list(range(last.place + 1, last.place + 1 + len(done))):
        return None
    if any(reading.border(place) is not Border.NONE for place in places):
        return None
    agent = [
        pair
        for pair in core[end:]
        if reading.stated(pair).role == "by" and not reading.found(pair).role
    ]
    tokens = reading.sentence.tokens
    opens = verb.place == 0 or tokens[verb.place].border is Border.CLAUSE
    opens = opens and tokens[last.place + 1].close and not tokens[verb.place].name
    by_it = [pair.place for pair in agent] == list(range(verb.place - len(agent), verb.place))
    if agent and not (by_it and core[end] == agent[0]):
        return None
    if not agent and not opens:
        return None
    dates = [pair for pair in core[: at + 1] if pair not in done]
    return [*dates, *agent, *core[at + 1 : end], *done, *core[end + len(agent) :]]


def _to_passive(reading: Reading, core: Sequence[Pair], at: int) -> list[Pair] | None:
    """The statement is [agent] [verb] [object], the sentence [object] [verb] by [agent]."""
    agent = [
        pair
        for pair in core[: at + 1]
        if reading.found(pair).role == "by" and not reading.stated(pair).role
    ]
    if not agent or core[at] != agent[-1] or reading.found(agent[0]).joined:
        return None
    verb = core[at + 1]
    end = at + 2
    while end < len(core) and core[end].place < verb.place:
        end += 1
    done = core[at + 2 : end]
    if not done or [p.place for p in done] != list(range(verb.place - len(done), verb.place)):
        return None
    first = at + 1 - len(agent)
    rest = core[end:]
    behind = [pair for pair in rest if pair.place < agent[0].place]
    after = [pair for pair in rest if pair.place > agent[0].place]
    return [*core[:first], *done, verb, *behind, *agent, *after]
